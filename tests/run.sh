#!/usr/bin/env bash
# The one test command. Brings what the tests need, builds, runs every test project, and ends with the counts.
# Arguments go to the build, e.g. -p:UseScriban=true -p:RestoreAdditionalProjectSources=FEED.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

# Installs the packages of this system that tests need, where they are missing and may be installed.
need() {
  local missing=()
  for package in "$@"; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
  [ ${#missing[@]} -eq 0 ] && return
  local admin=(); [ "$(id -u)" -eq 0 ] || admin=(sudo)
  "${admin[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${admin[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
if command -v apt-get >/dev/null; then need postgresql chromium poppler-utils fonts-noto-cjk; fi
# What another office program makes of our workbooks; without it those tests are passed over.
if command -v apt-get >/dev/null && ! command -v soffice >/dev/null; then need libreoffice-calc-nogui || true; fi

log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT

dotnet build RongTong.Assessment.sln -c Release --nologo -v quiet "$@"

# The longest project beside the others: much of it waits for browsers, databases and programs it starts.
run() {
  local name
  for project in "$@"; do
    name=$(basename "$project" .csproj)
    dotnet test "$project" -c Release --no-build --nologo --logger "console;verbosity=minimal" "${build[@]}" >"$log/$name" 2>&1 || touch "$log/$name.bad"
  done
}
build=("$@")
projects=(tests/*Tests/*.csproj)
run tests/*EdgeTests/*.csproj &
run $(printf '%s\n' "${projects[@]}" | grep -v EdgeTests)
wait

passed=0 failed=0 status=0
for project in "${projects[@]}"; do
  name=$(basename "$project" .csproj)
  [ -e "$log/$name.bad" ] && status=1
  grep -vE '^\s*$|^(Test run for|VSTest version|Starting test execution|A total of)' "$log/$name" || true
  summary=$(grep -E '(Passed|Failed)! +- +Failed:' "$log/$name" | tail -n 1 || true)
  if [ -z "$summary" ]; then
    echo "$name: no test was run" >&2
    status=1 failed=$((failed + 1))
    continue
  fi
  passed=$((passed + $(sed -E 's/.*Passed: +([0-9]+).*/\1/' <<<"$summary")))
  failed=$((failed + $(sed -E 's/.*Failed: +([0-9]+),.*/\1/' <<<"$summary")))
done

echo "$passed passed, $failed failed"
exit "$status"
