#!/usr/bin/env bash
# The same synthetic hours through DigitalTwin and through CLP's warm-started dual simplex, one after the other, and the ratio.
# usage: bench/compare-clp.sh [ZONES LINES HOURS]    (default 60 90 2000). Needs CLP: see bench/clp/build.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
zones=${1:-60} lines=${2:-90} hours=${3:-2000}
bench/clp/build.sh >/dev/null
TWIN=${TWIN:-./twin}
file=$(mktemp)
trap 'rm -f "$file"' EXIT
$TWIN bench clearing --zones "$zones" --lines "$lines" --hours "$hours" --hours-file "$file"
ours=$($TWIN bench clearing --zones "$zones" --lines "$lines" --hours "$hours" --json)
clp=$(artifacts/clp/clp_hours "$file")
echo "$ours"
echo "$clp"
field() { sed -E "s/.*\"$2\":([0-9.eE+-]+).*/\1/" <<<"$1"; }
awk -v a="$(field "$ours" cpu_us_per_hour)" -v b="$(field "$clp" cpu_us_per_hour)" \
  -v x="$(field "$ours" objective)" -v y="$(field "$clp" objective)" 'BEGIN {
    printf "processor time: CLP %.1f us an hour, DigitalTwin %.1f us an hour: %.1f times faster; ", b, a, b / a
    printf "objectives differ by %.1e\n", (x - y) / y
  }'
