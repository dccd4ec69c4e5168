#!/bin/sh
# `dotnet test` with a closing line that CI reads. Called by `twin test`.
#   twin test                                     every test
#   twin test Model Clearing                      the projects with these words in their names
#   twin test Engine --filter-method '*hash*'     from the first option on: options of `dotnet test`
# The last line is "N passed, N failed[, N skipped]"; the exit code is 0 when something ran and nothing failed.
# A project may take TWIN_TEST_LIMIT (20m): a test that never ends fails its project, and the others go on.
set -eu
cd "$(dirname "$0")/.."
results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1

words=
while [ $# -gt 0 ]; do
  case $1 in
    -*) break ;;
    *) words="$words $1"; shift ;;
  esac
done

modules=
for folder in tests/*.Tests; do
  project=${folder#tests/} chosen=
  [ -n "$words" ] || chosen=1
  for word in $words; do
    case $project in *"$word"*) chosen=1 ;; esac
  done
  [ -z "$chosen" ] || modules="$modules;artifacts/bin/$project/release/$project.dll"
done

echo 'twin: building DigitalTwin.sln (Release)' >&2
if ! dotnet build DigitalTwin.sln -c Release -v:quiet -nologo >artifacts/build.log 2>&1; then
  cat artifacts/build.log
  echo '0 passed, 1 failed'
  exit 1
fi

# One project after the other: each runs its collections in parallel, and some start processes of their own.
{
  code=0
  dotnet test --test-modules "${modules#;}" --max-parallel-test-modules 1 --timeout "${TWIN_TEST_LIMIT:-20m}" \
    --results-directory "$results" --no-ansi --progress off "$@" </dev/null || code=$?
  echo "$code" >"$results/code"
} 2>&1 | tee "$results/log"

count() { sed -n "s/^ *$1: *\([0-9][0-9]*\)\$/\1/p" "$results/log" | tail -n 1; } # a figure of the summary
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped) errors=$(count error)
failed=$((${failed:-0} + ${errors:-0}))
# A run that fails without a failed test (a crash, an unknown option, no test at all) failed as a whole.
[ "$(cat "$results/code")" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
# What failed, for whoever sees the last lines only.
awk '/^failed |\) failed \(/ { shown = 1 } /^[^ ]/ && !/^failed |\) failed \(/ { shown = 0 } shown' "$results/log" >"$results/failures"
if [ -s "$results/failures" ]; then
  echo 'What failed:'
  cut -c 1-300 "$results/failures"
fi
note=
[ "${skipped:-0}" -eq 0 ] || note=", $skipped skipped"
printf '%d passed, %d failed%s\n' "${passed:-0}" "$failed" "$note"
[ "$failed" -eq 0 ] && [ "${passed:-0}" -gt 0 ]
