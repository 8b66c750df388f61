#!/bin/sh
# Every night before the publication: fetch the calendars of partners (content/abos.yaml) and enter
# in Git what changed. Needs the right to push. Ends with 1 if a partner could not be fetched.
set -eu
cd "${1:-/srv/familienbuero}"
git pull --quiet --ff-only
code=0
python3 tasks.py abgleichen || code=$?
if [ -d content/abos ]; then
  git add content/abos
  if ! git diff --cached --quiet -- content/abos; then
    git commit --quiet --message "Fetch the calendars of partners" -- content/abos
    git push --quiet
  fi
fi
exit "$code"
