#!/bin/sh
# What must hold before anything is committed. Called by `./run check`; every step is run, and
# those that failed are named at the end.
set -u
bin=.venv/bin
failed=""
log=$(mktemp)
trap 'rm -f "$log"' EXIT

step() {
  name=$1
  shift
  if "$@" >"$log" 2>&1; then
    printf '  ok      %s\n' "$name"
  else
    printf '  FAILED  %s\n' "$name"
    cat "$log"
    failed="$failed $name;"
  fi
}

in_production() {
  env -u DATABASE_URL DJANGO_SETTINGS_MODULE=parvis.config.settings.production \
    SECRET_KEY=a-long-secret-that-only-this-check-knows-0123456789-abcdefghijklm \
    ALLOWED_HOSTS=parvis.example SITE_URL=https://parvis.example PARVIS_VAR="${TMPDIR:-/tmp}" \
    "$bin/python" -W error -m parvis.config.command "$@"
}

pages_lint() { find parvis -path '*/templates/*' -name '*.html' -print0 | xargs -0 -r "$bin/djlint" --lint --quiet; }
pages_format() { find parvis -path '*/templates/*' -name '*.html' -print0 | xargs -0 -r "$bin/djlint" --check --quiet; }

step "python format" "$bin/ruff" format --check .
step "python lint" "$bin/ruff" check .
step "pages format" pages_format
step "pages lint" pages_lint
step "floors and files" "$bin/lint-imports" --no-cache
step "migrations" "$bin/python" -m parvis.config.command makemigrations --check --dry-run
step "security settings" in_production check --deploy --fail-level WARNING
step "french" "$bin/python" -m parvis.config.command messages --check
step "types" "$bin/mypy"
step "rules of the house" "$bin/python" -m pytest -q -p no:cacheprovider tests/test_house.py

if [ -n "$failed" ]; then
  printf 'Not right yet:%s\n' "$failed"
  exit 1
fi
