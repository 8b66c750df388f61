#!/bin/sh
# What a merge request goes through: the check, what changes for families, a preview.
#
# Call it in the root of a full clone with the branch it shall go into:
#     deploy/ci/pruefen.sh origin/main
# It leaves aenderungen.md (for a comment or a summary) and vorschau/ (the site as it would be), and
# ends like tasks.py: 0 all is well, 1 something has to be put right, 2 it could not be called.
set -eu

if ! base=$(git merge-base "$1" HEAD); then
    echo "Der Zweig „$1“ fehlt in dieser Kopie. Bitte den ganzen Verlauf holen (fetch-depth: 0)." >&2
    exit 2
fi

code=0
report=$(python3 tasks.py check) || code=$?
echo "$report"
if [ "$code" -ne 0 ]; then
    printf '## Die Prüfung ist rot\n\n````text\n%s\n````\n' "$report" > aenderungen.md
    exit "$code"
fi

python3 tasks.py changes --markdown --since "$base" > aenderungen.md || code=$?
cat aenderungen.md
python3 tasks.py build --output vorschau
exit "$code"
