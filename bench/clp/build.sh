#!/usr/bin/env bash
# Builds the CLP driver beside this script. Needs a C++ compiler and CLP's headers (Debian: apt-get install g++ coinor-libclp-dev).
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p ../../artifacts/clp
g++ -O2 -std=c++17 clp_hours.cpp -o ../../artifacts/clp/clp_hours -lClp -lCoinUtils
echo "built artifacts/clp/clp_hours"
