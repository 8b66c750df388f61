#!/bin/sh
# Builds and publishes many offices one after the other: those of aemter.txt whose turn it is.
#
#   deploy/ci/viele.sh PART PARTS      part 1 of 20 takes lines 1, 21, 41 …
#
# A line has four words: name, Git address, SITEURL, PUBLISH_TARGET. What fails holds nothing up.
set -eu

part=$1
parts=$2
number=0
failed=""

while read -r name repository address target || [ -n "$name" ]; do
    case "$name" in "" | \#*) continue ;; esac
    number=$((number + 1))
    if [ $(((number - part) % parts)) -ne 0 ]; then continue; fi
    echo "== $name"
    if ! (
        if [ -d "aemter/$name" ]; then
            git -C "aemter/$name" pull --quiet --ff-only
        else
            git clone --quiet "$repository" "aemter/$name"
        fi &&
            cd "aemter/$name" &&
            SITEURL="$address" PUBLISH_TARGET="$target" python3 tasks.py publish
    ) < /dev/null; then
        failed="$failed $name"
    fi
done < aemter.txt

if [ -n "$failed" ]; then
    echo "Nicht veröffentlicht:$failed" >&2
    exit 1
fi
