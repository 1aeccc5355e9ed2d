#!/usr/bin/env bash
# Builds the distributions and installs the wheels into empty environments outside the
# repository: core alone, then all of them. Runs the demo there, and makes the plugin of the
# documentation as a new author would. Usage: scripts/check_wheels.sh PYTHON
set -euo pipefail
cd "$(dirname "$0")/.."
python=$1
root=$PWD
case $python in /*) ;; *) python=$root/$python ;; esac
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
failed() { echo "$*" >&2; exit 1; }

for project in . plugins/*/ examples/plugin-*/; do
    "$python" -m build --no-isolation --outdir "$place/dist" "$project" >"$place/build.log" 2>&1 ||
        { cat "$place/build.log" >&2; exit 1; }
done
"$python" -m twine check --strict "$place"/dist/*
for wheel in "$place"/dist/*.whl; do
    names=$("$python" -m zipfile --list "$wheel")
    for wanted in /py.typed licenses/LICENSE; do
        case $names in *"$wanted"*) ;; *) failed "$wheel has no $wanted" ;; esac
    done
done
for source in "$place"/dist/*.tar.gz; do
    names=$(tar tzf "$source")
    for wanted in /py.typed /LICENSE /PKG-INFO; do
        case $names in *"$wanted"*) ;; *) failed "$source has no $wanted" ;; esac
    done
done
"$python" -m scripts.quick_start "$place/author"

# An empty environment with what is named; the working directory is outside the repository.
environment() {
    "$python" -m venv "$place/$1"
    pip=("$place/$1/bin/python" -m pip --disable-pip-version-check --quiet)
    "${pip[@]}" install -c "$root/constraints.txt" "${@:2}"
    "${pip[@]}" check
}
cd "$place"
unset PYTHONPATH

environment core dist/ldsp_core-*.whl
PATH="$place/core/bin:$PATH" ldsp demo core-wrote
for name in partnership.toml board-paper.md figures.csv; do
    test -s "core-wrote/$name" || failed "core alone did not write $name"
done
for pair in docx:ldsp-word xlsx:ldsp-excel; do
    if said=$("$place/core/bin/ldsp" render core-wrote/partnership.toml --report board-paper \
        --to "paper.${pair%:*}" 2>&1); then
        failed "core alone wrote a .${pair%:*}"
    fi
    case $said in
        *"pip install ${pair#*:}"*) ;;
        *) failed "core alone does not say what to install for .${pair%:*}: $said" ;;
    esac
done

environment all dist/*.whl
"${pip[@]}" install -c "$root/constraints.txt" "$(echo dist/ldsp_core-*.whl)[testing]"
PATH="$place/all/bin:$PATH" ldsp demo written
for name in partnership.toml board-paper.docx board-paper.md board-paper.odt monitoring.xlsx; do
    test -s "written/$name" || failed "the demo did not write $name"
done
grep -q '^## .*Who took part' written/board-paper.md ||
    failed "the paper lacks the section of the plugin"
"$place/all/bin/python" -m zipfile -l written/board-paper.docx | grep '\.svg' >/dev/null ||
    failed "the demo drew no figure"
"$place/all/bin/ldsp" plugins
"$place/all/bin/python" -m pytest -q -p no:cacheprovider author
echo "the wheels work on their own, and a new author's plugin keeps the rules"
