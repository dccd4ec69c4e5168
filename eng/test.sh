#!/bin/sh
# Runs the built test programs, one line a project; what failed is shown in full. Called by `twin test`, after the build.
#   twin test                              every test
#   twin test Model Clearing               the projects with these words in their names
#   twin test Engine -method '*hash*'      anything from the first option on goes to the xunit runner
# The last line is "N passed, N failed"; the exit code is 0 when something ran and nothing failed.
# Each test project is a program of its own and runs its collections in parallel: a run without the VSTest host starts in a second
# a project, and `dotnet test DigitalTwin.sln` gives the same answers.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd -P)
results=$root/artifacts/test-results
rm -rf "$results"
mkdir -p "$results"

words=
while [ $# -gt 0 ]; do
  case $1 in
    -*) break ;;
    *) words="$words $1"; shift ;;
  esac
done

chosen() { # chosen PROJECT
  [ -n "$words" ] || return 0
  for word in $words; do
    case $1 in *"$word"*) return 0 ;; esac
  done
  return 1
}

left_out() { # left_out PROJECT: it needs Orleans, and the package source has none
  grep -qs '<NeedsOrleans>true' "$root/tests/$1/$1.csproj" && ! grep -qsx complete "$root/artifacts/package-source"
}

count() { # count FIELD FILE: a figure that the runner wrote about the whole project
  sed -n "s/.*<assembly [^>]* $1=\"\([0-9]*\)\".*/\1/p" "$2" 2>/dev/null || :
}

# watch PID_FILE LOG: ends the program when it takes longer than any should; a test that waits for ever must not hold up the rest.
# It ends with the file, and holds no output open.
longest=${TWIN_TEST_LIMIT:-1200}
watch() {
  waited=0
  while [ -e "$1" ]; do
    sleep 1
    waited=$((waited + 1))
    [ "$waited" -eq "$longest" ] || continue
    echo "twin: ended after $longest s; the tests that were running had not come to an end (TWIN_TEST_LIMIT)" >>"$2"
    kill -9 "$(cat "$1")" || :
    return
  done
}

reasons() { # reasons FILE: why tests were skipped, each reason once, with the number of its tests
  sed 's/<test /\n<test /g' "$1" 2>/dev/null | sed -n 's/.*<reason><!\[CDATA\[\(.*\)\]\]><\/reason>.*/\1/p; t
    s/.*<reason>\([^<]*\)<\/reason>.*/\1/p' | sort | uniq -c | sed 's/^ *\([0-9]*\) /    \1 skipped: /'
}

summary() { # summary LOG: the failed tests of a project by name, with the first lines of their reasons
  grep -A 12 -F ' [FAIL]' "$1" | cut -c 1-300 || tail -n 20 "$1"
}

passed=0 failed=0 skipped=0
for folder in "$root"/tests/*.Tests; do
  project=$(basename "$folder")
  chosen "$project" || continue
  if left_out "$project"; then
    printf '%-36s left out: the package source lacks Orleans\n' "$project"
    continue
  fi
  log=$results/$project.log xml=$results/$project.xml pid=$results/$project.pid began=$(date +%s) code=0
  : >"$pid"
  watch "$pid" "$log" >/dev/null 2>&1 &
  # In the foreground, as what is begun in the background would not hear of Ctrl-C.
  sh -c 'echo $$ >"$0"; exec dotnet "$@"' "$pid" "$root/artifacts/bin/$project/release/$project.dll" \
    -noLogo -noColor -noAutoReporters -longRunning 120 -diagnostics -xml "$xml" "$@" >>"$log" 2>&1 </dev/null || code=$?
  rm -f "$pid"

  good=$(count passed "$xml") bad=$(count failed "$xml") errors=$(count errors "$xml")
  omitted=$(count skipped "$xml") untried=$(count not-run "$xml")
  good=${good:-0} bad=$((${bad:-0} + ${errors:-0})) omitted=$((${omitted:-0} + ${untried:-0}))
  # A program that fails without a failed test (a crash, a missing program, an unknown option) failed as a whole.
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + omitted))
  printf '%-36s %5d passed %3d failed %3d skipped %4d s\n' "$project" "$good" "$bad" "$omitted" $(($(date +%s) - began))
  [ "$omitted" -eq 0 ] || reasons "$xml"
  [ "$bad" -eq 0 ] || { cat "$log"; { echo "$project:"; summary "$log"; } >>"$results/failures"; }
done

if [ $((passed + failed)) -eq 0 ]; then
  echo 'twin: no test was run' >&2
  failed=1
fi
# Again at the end, where whoever sees the last lines only finds it.
[ ! -e "$results/failures" ] || { echo 'What failed:'; cat "$results/failures"; }
note=
[ "$skipped" -eq 0 ] || note=", $skipped skipped"
printf '%d passed, %d failed%s\n' "$passed" "$failed" "$note"
[ "$failed" -eq 0 ]
