# Building for the entry; sourced by `twin`, which sets $root. What it says goes to standard error: the other is the program's.
# shellcheck shell=sh disable=SC2154,SC2016 # root comes from the entry; quoted backticks are text

say() { printf 'twin: %s\n' "$1" >&2; }

need_sdk() {
  if ! command -v dotnet >/dev/null 2>&1; then
    say 'the .NET 10 SDK is missing (no `dotnet` on the PATH). Get it from https://dotnet.microsoft.com/download/dotnet/10.0'
    exit 1
  fi
  # The host knows global.json: it answers with an error when no SDK fits.
  if ! (cd "$root" && dotnet --version) >/dev/null 2>&1; then
    say 'the .NET 10 SDK is missing; `dotnet` here has only:'
    dotnet --list-sdks >&2 || true
    say 'get it from https://dotnet.microsoft.com/download/dotnet/10.0'
    exit 1
  fi
}

# One line for the content of every file that a build reads. Content, not time stamps: it notices files that were added, deleted,
# renamed, or replaced by older ones, and a branch switched forth and back builds nothing.
fingerprint() (
  cd "$root" || exit
  find "$@" Directory.* global.json -type f ! -path '*/node_modules/*' -exec cksum {} + 2>/dev/null | LC_ALL=C sort | cksum
)

needs_orleans() { grep -ls '<NeedsOrleans>true' "$root"/src/*/*.csproj "$root"/tests/*/*.csproj 2>/dev/null; }

# Asks once whether the Orleans packages restore; eng/package-source.proj remembers the answer and says what was left out.
look_at_package_source() {
  needs_orleans >/dev/null || return 0
  need_sdk
  mkdir -p "$root/artifacts"
  log=$root/artifacts/probe.log
  if ! (cd "$root/eng" && dotnet msbuild package-source.proj -nologo -v:minimal "-p:LookAgain=${TWIN_PROBE:-0}") >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
  fi
  sed "s/^ */twin: /" "$log" >&2
}

is_built() {
  [ -f "$root/artifacts/bin/DigitalTwin.Client/release/twin.dll" ] &&
    [ "$(cat "$root/artifacts/built-$1" 2>/dev/null)" = "$2" ] &&
    { [ -f "$root/artifacts/package-source" ] || ! needs_orleans >/dev/null; }
}

# Two terminals may find the same change: the second waits for the first.
lock_build() {
  lock=$root/artifacts/building
  mkdir -p "$root/artifacts"
  until (set -C; echo $$ >"$lock") 2>/dev/null; do
    holder=$(cat "$lock" 2>/dev/null || true)
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then rm -f "$lock"; else sleep 1; fi
  done
  trap 'rm -f "$lock"' EXIT
  trap 'rm -f "$lock"; exit 130' INT TERM HUP
}

unlock_build() {
  rm -f "$lock"
  trap - EXIT INT TERM HUP
}

# build_if_changed console|everything
build_if_changed() {
  case $1 in
    console) project=src/DigitalTwin.Client; trees='src eng' ;;
    everything) project=DigitalTwin.sln; trees='src eng tests bench DigitalTwin.sln' ;;
  esac
  # shellcheck disable=SC2086 # a list of folders
  state="$(fingerprint $trees) $(command -v node || :)" # with Node.js the page is built too
  if is_built "$1" "$state"; then
    command -v dotnet >/dev/null 2>&1 || need_sdk
    return 0
  fi
  need_sdk
  lock_build
  if ! is_built "$1" "$state"; then
    say "building $project (Release)"
    look_at_package_source
    if ! (cd "$root" && dotnet build "$project" -c Release -v:quiet -nologo) >"$root/artifacts/build.log" 2>&1; then
      cat "$root/artifacts/build.log" >&2
      say 'the build failed; nothing was run'
      exit 1
    fi
    printf '%s\n' "$state" >"$root/artifacts/built-$1"
    [ -f "$root/artifacts/page/index.html" ] || [ ! -d "$root/src/DigitalTwin.Viewer/page" ] ||
      say 'the page of the viewer is left out: Node.js 20.19 or newer is missing, or npm could not fetch its packages; the API is there'
  fi
  unlock_build
}
