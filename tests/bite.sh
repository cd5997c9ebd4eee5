#!/bin/sh
# Each rule of `./run check` bites: break it in a copy of the tree, and see that it is refused.
# Usage: sh tests/bite.sh (from the root, once `./run check` passes)
set -u
root=$(pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z --cached --others --exclude-standard | tar -c --null -T - -f - | tar -x -C "$copy"
cd "$copy" || exit 1
bin=$root/.venv/bin
export DJANGO_SETTINGS_MODULE=parvis.config.settings.test PYTHONDONTWRITEBYTECODE=1
toothless=0

house() { "$bin/python" -m pytest -q -x -p no:cacheprovider tests/test_house.py -k "$1"; }
floors() { "$bin/lint-imports" --no-cache; }
french() { "$bin/python" -m parvis.config.command messages --check; }
lint() { "$bin/ruff" check parvis; }
migrations() { "$bin/python" -m parvis.config.command makemigrations --check --dry-run; }
pages() { "$bin/djlint" --lint --quiet parvis/ui/templates/bitten.html; }

# bites <what> <file> <line to add> <word that must be told> <command...>
bites() {
  what=$1 file=$2 line=$3 word=$4
  shift 4
  if [ -e "$file" ]; then cp "$file" "$file.kept"; fi
  mkdir -p "$(dirname "$file")"
  printf '%s\n' "$line" >>"$file"
  if told=$("$@" 2>&1); then
    printf '  TOOTHLESS  %s\n' "$what"
    toothless=1
  elif printf '%s' "$told" | grep -q -- "$word"; then
    printf '  bites      %s\n' "$what"
  else
    printf '  TOOTHLESS  %s: refused, but not for that:\n%s\n' "$what" "$told"
    toothless=1
  fi
  if [ -e "$file.kept" ]; then mv "$file.kept" "$file"; else rm -f "$file"; fi
}

bites "a floor crossed" parvis/terms/models.py \
  "from parvis.members import models as members_models" "parvis.terms is not allowed to import parvis.members" floors
bites "a floor crossed inside a room" parvis/terms/figures.py \
  "from parvis.terms import models" "is not allowed to import parvis.terms.models" floors
bites "a file of no known kind" parvis/terms/extras.py "" "extras" floors
bites "a file without a room's name" parvis/members/utils.py "" "utils.py" house every_file
bites "an address without a permission row" parvis/config/urls.py \
  "urlpatterns.append(path('lost/', login_not_required(health.health_live), name='health_lost'))" \
  "health_lost GET: no row" house permission
bites "a view named otherwise than its address" parvis/config/urls.py \
  "urlpatterns.append(path('lost/', health.health_live, name='health_lost'))" \
  "health_lost -> health_live" house a_view_has
bites "a French message missing" parvis/config/extra.py \
  "from django.utils.translation import gettext as _; X = _('Nobody has translated this yet.')" \
  "no French: 'Nobody has translated this yet.'" french
bites "a script inside a page" parvis/ui/templates/bitten.html "<script>alert(1)</script>" \
  "bitten.html:1" house no_script
bites "a page that djlint refuses" parvis/ui/templates/bitten.html "<a href=x><img></a>" \
  "bitten.html" pages
bites "a left side in a style sheet" parvis/ui/static/ui/bitten.css "p { margin-left: 1px }" \
  "bitten.css:1" house left_and_right
bites "an import inside a function" parvis/kit/clock.py "def f() -> None:
    import os" "PLC0415" lint
bites "a model without its migration" parvis/terms/models.py "class Bitten(models.Model):
    class Meta:
        app_label = 'terms'" "Bitten" migrations

exit $toothless
