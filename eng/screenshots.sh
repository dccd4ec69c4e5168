#!/bin/sh
# Makes the pictures of README and docs from a real run of world-2025: six weeks, and the same six weeks with dear gas. Needs Chromium;
# takes some minutes. Without an argument they go where the documents look for them.
#   eng/screenshots.sh [FOLDER]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd -P)
folder=${1:-$root/docs/pictures}
mkdir -p "$folder"
TWIN_SCREENSHOTS=$(cd "$folder" && pwd -P)
export TWIN_SCREENSHOTS
exec "$root/twin" test Viewer --filter-class '*Screenshots'
