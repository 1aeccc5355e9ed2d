#!/usr/bin/env bash
# Builds the distributions, installs the wheels alone into an empty environment outside the
# repository, and runs the demo there. Usage: scripts/check_wheels.sh PYTHON
set -euo pipefail
cd "$(dirname "$0")/.."
python=$1
root=$PWD
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

for project in . plugins/*/; do
    "$python" -m build --no-isolation --outdir "$place/dist" "$project" >"$place/build.log" 2>&1 ||
        { cat "$place/build.log" >&2; exit 1; }
done
"$python" -m twine check --strict "$place"/dist/*

"$python" -m venv "$place/venv"
pip=("$place/venv/bin/python" -m pip --disable-pip-version-check --quiet)
"${pip[@]}" install -c "$root/constraints.txt" "$place"/dist/*.whl
"${pip[@]}" check

cd "$place"
PATH="$place/venv/bin:$PATH" ldsp demo written
for name in partnership.toml board-paper.docx board-paper.md monitoring.xlsx; do
    test -s "written/$name" || { echo "the demo did not write $name" >&2; exit 1; }
done
"$place/venv/bin/python" -m zipfile -l written/board-paper.docx | grep '\.svg' >/dev/null ||
    { echo "the demo drew no figure" >&2; exit 1; }
echo "the wheels work on their own"
