# What happens in a folder of releases, on a server or here: sh -s -- FOLDER TASK [WORD] [NUMBER]
# WORD is the name of a release, or the file to read; `server.py` knows what the exit codes mean.

umask 022
if [ "$2" = prepare ]; then mkdir -p "$1"; fi
set -eu
task=$2
cd "$1" 2>/dev/null || exit 21
mark=.website-ziel
last_file=stand.json
if [ ! -e $mark ]; then
    for name in current previous releases; do
        if [ -e $name ] || [ -L $name ]; then
            # without a mark, a current release with our last file is one of an earlier program
            if [ -L current ] && [ -f "current/$last_file" ]; then continue; fi
            exit 20
        fi
    done
fi

ours() { for name in releases/*/"$last_file"; do basename "$(dirname "$name")"; done; }
lead() { ln -sfn "$2" ".$1-neu"; mv -T ".$1-neu" "$1"; }

case $task in
read)
    if [ -f "current/$3" ]; then cat "current/$3"; else exit 21; fi
    ;;
prepare)
    echo "Diesen Ordner füllt: python3 tasks.py publish" > $mark
    mkdir -p releases
    if [ -e "releases/$3" ]; then exit 22; fi
    rm -rf releases/.neu-*
    mkdir "releases/.neu-$3"
    df -Pk releases | awk 'NR == 2 { print $4 }'
    if [ -L current ]; then readlink current; fi
    ;;
discard)
    rm -rf "releases/.neu-$3"
    ;;
refuse)
    rm -rf "releases/.neu-$3"
    exit 23
    ;;
activate)
    mv "releases/.neu-$3" "releases/$3"
    if [ -L current ]; then lead previous "$(readlink current)"; fi
    lead current "releases/$3"
    now=$(basename "$(readlink current)")
    before=$(basename "$(readlink previous 2>/dev/null || echo releases/)")
    ours | sort -r | tail -n +$(($4 + 1)) | while read -r old; do
        if [ "$old" != "$now" ] && [ "$old" != "$before" ]; then rm -rf "releases/$old"; fi
    done
    ;;
roll_back)
    if [ ! -L current ]; then exit 21; fi
    now=$(basename "$(readlink current)")
    before=$(ours | sort | awk -v now="$now" '$0 < now' | tail -n 1)
    if [ -z "$before" ]; then exit 21; fi
    lead previous "releases/$now"
    lead current "releases/$before"
    echo "$before"
    ;;
esac
