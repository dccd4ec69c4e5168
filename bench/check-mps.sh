#!/usr/bin/env bash
# Writes hours as MPS, lets CLP read and solve them, and compares the sum of the objectives with ours: within 1e-6, or it fails.
# usage: bench/check-mps.sh [HOURS]    (default: 24). Needs CLP: see bench/clp/build.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
hours=${1:-24}
bench/clp/build.sh >/dev/null
TWIN=${TWIN:-./twin}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
field() { sed -E "s/.*\"$2\":([0-9.eE+-]+).*/\1/" <<<"$1"; }
check() {
  local name=$1 ours clp
  shift
  $TWIN bench clearing "$@" --hours "$hours" --mps "$folder/$name" --every 1
  ours=$($TWIN bench clearing "$@" --hours "$hours" --json)
  clp=$(artifacts/clp/clp_mps "$folder/$name"/*.mps)
  awk -v name="$name" -v ours="$(field "$ours" objective)" -v clp="$(field "$clp" objective)" 'BEGIN {
    apart = (ours - clp) / clp
    printf "%s: CLP %.10e, DigitalTwin %.10e USD, %.1e apart\n", name, clp, ours, apart
    exit !(apart < 1e-6 && apart > -1e-6) }'
}
check synthetic-60 --zones 60 --lines 90
check synthetic-200 --zones 200 --lines 300
check world-2025 --scenario world-2025
