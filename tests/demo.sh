#!/bin/sh
# The demonstration, as a visitor of a bare clone meets it: it starts, shows a page, ends when told
# with nothing left running, and asked twice keeps its data. Usage: sh tests/demo.sh
set -eu
folder=$(mktemp -d)
export PARVIS_VAR=$folder/var
trap 'rm -rf "$folder"' EXIT
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
fail() {
  echo "$1" >&2
  cat "$folder/log" >&2
  exit 1
}

start() {
  ./run demo --port "$port" >"$folder/log" 2>&1 &
  demo=$!
  waited=0
  until grep -q 'Stop with' "$folder/log"; do
    kill -0 "$demo" 2>/dev/null || fail "The demonstration ended by itself."
    waited=$((waited + 1))
    [ $waited -lt 360 ] || fail "The demonstration is not there after three minutes."
    sleep 0.5
  done
}

answer() { python3 -c "import sys, urllib.request as u; print(u.urlopen(sys.argv[1]).status)" "http://localhost:$port$1"; }

stop() {
  kill -TERM "$demo"
  wait "$demo" || fail "The demonstration did not end cleanly."
  if grep -l -z "PARVIS_VAR=$PARVIS_VAR" /proc/[0-9]*/environ 2>/dev/null | grep -v "/proc/$$/" |
    xargs -r -n1 dirname | while read -r process; do cat "$process/cmdline" 2>/dev/null; echo; done |
    grep -aE '[g]unicorn|[c]ommand.worker'; then
    fail "Something is left running."
  fi
}

start
[ "$(answer /)" = 200 ] || fail "No start page."
[ "$(answer /account/demo/direction/)" = 200 ] || fail "No one-click sign-in."
stop
echo "  first start: $((waited / 2)) s"
before=$(cksum <"$PARVIS_VAR/secret_key")
accounts() { .venv/bin/python -c "
import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute('select count(*), max(id) from people_user').fetchone())" "$PARVIS_VAR/parvis.sqlite3"; }
counted=$(accounts)
start
stop
[ "$before" = "$(cksum <"$PARVIS_VAR/secret_key")" ] && [ "$counted" = "$(accounts)" ] || fail "The data was not kept."
echo "  second start: $((waited / 2)) s, data kept"
