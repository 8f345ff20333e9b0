#!/usr/bin/env bash
# Runs every test. Installs what they need and is missing (Chromium, PostgreSQL, Redis, from Debian's packages) where it may, starts the
# servers on free ports, and stops what it started. With --all nothing may be skipped, and the last line is "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")"

all=no
[ "${1:-}" = "--all" ] && { all=yes; shift; }

need() { command -v "$1" >/dev/null 2>&1; }
postgres_bin() { need initdb && dirname "$(command -v initdb)" || ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

for tool in dotnet node npm; do
  need "$tool" || { echo "Missing: $tool. The tests need the .NET SDK 10 and Node 20 or newer."; exit 1; }
done

missing=()
need chromium || [ -x "${CHROMIUM:-}" ] || need google-chrome || missing+=(chromium)
[ -n "$(postgres_bin)" ] || missing+=(postgresql)
need redis-server || missing+=(redis-server)
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && need apt-get; then
    echo "Installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/dev/null
  else
    echo "Missing: ${missing[*]}. Install them (on Debian: apt-get install ${missing[*]}) and run this again."
    exit 1
  fi
fi

work=$(mktemp -d)
chmod 755 "$work"
postgres_as=()
[ "$(id -u)" = 0 ] && postgres_as=(runuser -u postgres --)
redis_pid=

stop() {
  [ -f "$work/pg/postmaster.pid" ] && "${postgres_as[@]}" "$(postgres_bin)/pg_ctl" -D "$work/pg" -m immediate -w stop >/dev/null 2>&1 || true
  [ -n "$redis_pid" ] && kill "$redis_pid" 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT

free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }

pg_port=$(free_port)
mkdir "$work/pg"
[ "$(id -u)" = 0 ] && chown postgres "$work/pg"
"${postgres_as[@]}" "$(postgres_bin)/initdb" -D "$work/pg" -U postgres -A trust --no-sync -E UTF8 --locale=C.UTF-8 >/dev/null
"${postgres_as[@]}" "$(postgres_bin)/pg_ctl" -D "$work/pg" -w -l "$work/pg/log" start \
  -o "-p $pg_port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 -c fsync=off" >/dev/null
export COCREATE_TEST_POSTGRES="Host=127.0.0.1;Port=$pg_port;Username=postgres"

redis_port=$(free_port)
redis-server --port "$redis_port" --bind 127.0.0.1 --save '' --appendonly no --daemonize no >/dev/null 2>&1 &
redis_pid=$!
export COCREATE_TEST_REDIS="127.0.0.1:$redis_port"

dotnet build -nologo -v quiet Credex.CoCreate.sln

options=()
[ $all = yes ] && options+=(--fail-skips on)
status=0
dotnet test --no-build --solution Credex.CoCreate.sln -- "${options[@]}" "$@" | tee "$work/out" || status=$?

if [ $all = yes ]; then
  number() { sed -n "s/^ *$1: *\([0-9]*\).*/\1/p" "$work/out" | tail -n 1; }
  passed=$(number succeeded)
  failed=$(number failed)
  [ "$status" = 0 ] || [ "${failed:-0}" != 0 ] || failed=1
  # Once more, with what they said, where whoever reads only the end sees them.
  grep -E -A 25 '^ *failed .*\(' "$work/out" | cut -c1-300 || true
  grep -E '^ *skipped .*\(' "$work/out" || true
  echo "${passed:-0} passed, ${failed:-1} failed"
fi
exit $status
