#!/usr/bin/env bash
# Writes the exact versions of everything that is installed for any purpose, taken from a new
# environment. Usage: scripts/write_constraints.sh PYTHON CONSTRAINTS PROJECT...
set -euo pipefail
cd "$(dirname "$0")/.."
python=$1
target=$2
shift 2
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

"$python" -m venv "$place/venv"
pip=("$place/venv/bin/python" -m pip --disable-pip-version-check)
for file in requirements/*.txt; do
    "${pip[@]}" install --quiet -r "$file"
done
"${pip[@]}" install --quiet --no-build-isolation "${@/#/./}"
{
    echo "# Exact versions of all that is installed here, for any purpose (make constraints)."
    "${pip[@]}" list --format freeze --exclude pip --exclude setuptools --exclude wheel |
        grep -v '^ldsp-' | LC_ALL=C sort -f
} >"$place/constraints.txt"
mv "$place/constraints.txt" "$target"
echo "$(grep -c == "$target") versions in $target"
