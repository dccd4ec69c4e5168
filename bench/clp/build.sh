#!/usr/bin/env bash
# Builds the CLP drivers beside this script. Needs a C++ compiler and CLP's headers (Debian: apt-get install g++ coinor-libclp-dev).
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p ../../artifacts/clp
for driver in clp_hours clp_mps; do
  g++ -O2 -std=c++17 "$driver.cpp" -o "../../artifacts/clp/$driver" -lClp -lCoinUtils
  echo "built artifacts/clp/$driver"
done
