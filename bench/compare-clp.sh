#!/usr/bin/env bash
# The same hours through DigitalTwin and through CLP's warm-started dual simplex, turn by turn: processor time, ratio and median.
# usage: bench/compare-clp.sh [ZONES LINES HOURS | SCENARIO HOURS]    ROUNDS=n for other than 5 turns.
# Without arguments: synthetic years of 60 zones and of 200, then hours of world-2025. Needs CLP: see bench/clp/build.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${ROUNDS:-5}
bench/clp/build.sh >/dev/null
TWIN=${TWIN:-./twin}
file=$(mktemp)
trap 'rm -f "$file"' EXIT
field() { sed -E "s/.*\"$2\":([0-9.eE+-]+).*/\1/" <<<"$1"; }
compare() {
  local round ours clp
  echo "twin bench clearing $*, $rounds rounds:"
  $TWIN bench clearing "$@" --hours-file "$file"
  for ((round = 0; round < rounds; round++)); do
    ours=$($TWIN bench clearing "$@" --json)
    clp=$(artifacts/clp/clp_hours "$file")
    echo "$(field "$clp" cpu_us_per_hour) $(field "$ours" cpu_us_per_hour) $(field "$clp" objective) $(field "$ours" objective)" \
      "$(field "$clp" iterations_per_hour) $(field "$ours" iterations_per_hour)"
  done | awk '{
      printf "%.3f CLP %.1f us and %.1f iterations an hour, ", $1 / $2, $1, $5
      printf "DigitalTwin %.1f us and %.1f pivots: %.1f times faster", $2, $6, $1 / $2
      printf "; objectives differ by %.1e\n", ($4 - $3) / $3 }' \
    | sort -n | cut -d' ' -f2- | awk '{ print; line[NR] = $0 } END { print "median: " line[int((NR + 1) / 2)] }'
}
case $# in
  3) compare --zones "$1" --lines "$2" --hours "$3" ;;
  2) compare --scenario "$1" --hours "$2" ;;
  *)
    compare --zones 60 --lines 90 --hours 2000
    compare --zones 200 --lines 300 --hours 500
    compare --scenario world-2025 --hours 2000
    ;;
esac
