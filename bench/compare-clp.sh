#!/usr/bin/env bash
# The same synthetic hours through DigitalTwin and through CLP's warm-started dual simplex, turn by turn: processor time, ratio and median.
# usage: bench/compare-clp.sh [ZONES LINES HOURS]    (default: 60 90 2000, then 200 300 500). ROUNDS=n for other than 5 turns.
# Needs CLP: see bench/clp/build.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
zones=${1:-60} lines=${2:-90} hours=${3:-2000} rounds=${ROUNDS:-5}
bench/clp/build.sh >/dev/null
TWIN=${TWIN:-./twin}
file=$(mktemp)
trap 'rm -f "$file"' EXIT
field() { sed -E "s/.*\"$2\":([0-9.eE+-]+).*/\1/" <<<"$1"; }
compare() {
  local zones=$1 lines=$2 hours=$3 round ours clp
  echo "$zones zones, $lines lines, $hours hours, $rounds rounds:"
  $TWIN bench clearing --zones "$zones" --lines "$lines" --hours "$hours" --hours-file "$file"
  for ((round = 0; round < rounds; round++)); do
    ours=$($TWIN bench clearing --zones "$zones" --lines "$lines" --hours "$hours" --json)
    clp=$(artifacts/clp/clp_hours "$file")
    echo "$(field "$clp" cpu_us_per_hour) $(field "$ours" cpu_us_per_hour) $(field "$clp" objective) $(field "$ours" objective)"
  done | awk '{ printf "%.3f CLP %.1f us an hour, DigitalTwin %.1f us: %.1f times faster; objectives differ by %.1e\n",
      $1 / $2, $1, $2, $1 / $2, ($4 - $3) / $3 }' \
    | sort -n | cut -d' ' -f2- | awk '{ print; line[NR] = $0 } END { print "median: " line[int((NR + 1) / 2)] }'
}
if [ $# -gt 0 ]; then
  compare "$zones" "$lines" "$hours"
else
  compare 60 90 2000
  compare 200 300 500
fi
