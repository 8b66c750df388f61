"""The manual's commands, word by word and as root, on a machine that only seems to be new.

A program of its own, because it mounts: `new_machine.py REPOSITORY BLOCKS`, inside
`unshare --mount --net`. What the manual changes (/etc, /srv, /var) lies on layers that vanish with
the process, and the network has nobody but this machine, so that the ports 80 and 443 are free.
BLOCKS is a JSON list of shell texts; what each answered is printed as JSON.

Played are only what comes from outside: packages, systemd, the editor, and for certbot an authority
that believes what it sees (pebble). Everything else is real: the user and his rights, git, publish,
nginx with its own settings, certbot, curl.
"""

import fcntl
import json
import os
import socket
import struct
import subprocess
import sys
from pathlib import Path

LAYERS = ("/etc", "/srv", "/var")
NAME = "www.beispiel.de"
SHORT = "beispiel.de"
FORGE = "https://forge.beispiel.de/familienbuero/website.git"
_UP = struct.pack("16sH14s", b"lo", 0x41, b"")  # IFF_UP | IFF_RUNNING, netdevice(7)
_SET_FLAGS = 0x8914
SECONDS = 300

PLAYED = {
    "apt": """
        case $1 in
            update) ;;
            install) mkdir -p /var/log/nginx && nginx ;;
            *) exit 1 ;;
        esac
    """,
    "editor": r"""
        for gap in SITEURL=https://{name} SICHERHEIT_KONTAKT=https://{name}/kontakt/; do
            grep -qx "${gap%%=*}=" "$1"
            sed -i "s|^${gap%%=*}=\$|$gap|" "$1"
        done
    """,
    "systemctl": """
        for unit in "$@"; do
            case $unit in familienbuero.*) test -f /etc/systemd/system/$unit ;; esac
        done
        case "$*" in
            "reload nginx")
                nginx -s reload
                test -e /etc/nginx/sites-enabled/familienbuero || exit 0
                for try in $(seq 100); do  # the order is given; the port opens a moment later
                    curl -so /dev/null https://{name}/ && break
                    sleep 0.1
                done ;;
            "start familienbuero.service")
                unit=/etc/systemd/system/familienbuero.service
                said() { sed -n "s/^$1=//p" $unit; }
                set -a; . "$(said EnvironmentFile)"; set +a
                cd "$(said WorkingDirectory)"
                runuser -u "$(said User)" -- $(said ExecStartPre)
                runuser -u "$(said User)" -- $(said ExecStart) ;;
            daemon-reload | "enable --now familienbuero.timer") ;;
            *) exit 1 ;;
        esac
    """,
    "python3": """
        test "$1" = tasks.py || exec {python} "$@"
        shift
        exec {python} -c 'import sys, tasks
from tooling.commandline import parse
sys.exit(parse(tasks.COMMANDS, sys.argv[1:]).run())' "$@"
    """,
}
"""What stands for a program: nothing is fetched, and the environment of the tests is there."""

AUTHORITY = {
    "listenAddress": "127.0.0.1:14000",
    "managementListenAddress": "127.0.0.1:15000",
    "httpPort": 80,
    "tlsPort": 443,
}
CERTBOT = """
server = https://127.0.0.1:14000/dir
no-verify-ssl = true
email = technik@beispiel.de
agree-tos = true
no-eff-email = true
"""
"""Whom certbot asks here, and what it would ask of people."""


def main(repository: str, blocks: list[str]) -> list[tuple[int, str]]:
    """Do what each block says, until one fails; its code and what it answered."""
    scratch = _new_machine()
    _know_forge(repository)
    programs = scratch / "bin"
    programs.mkdir()
    for name, text in PLAYED.items():
        filled = text.replace("{name}", NAME).replace("{short}", SHORT)
        filled = filled.replace("{python}", sys.executable)
        (programs / name).write_text(f"#!/bin/sh\nset -eu\n{filled}")
        (programs / name).chmod(0o755)
    variables = {
        "PATH": f"{programs}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": str(Path("~root").expanduser()),
        "LC_ALL": "C.UTF-8",
        "CURL_CA_BUNDLE": str(scratch / "certificate.pem"),
    }
    authority = _certificate_authority(scratch, Path(variables["CURL_CA_BUNDLE"]))
    answers = []
    for block in blocks:
        done = subprocess.run(
            ["sh", "-euc", block],
            check=False,
            cwd="/srv",
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=SECONDS,
        )
        answers.append((done.returncode, done.stdout))
        if done.returncode:
            break
    subprocess.run(["nginx", "-s", "stop"], check=False, env=variables)
    authority.terminate()
    return answers


def _new_machine() -> Path:
    """Layers on top of what is there, a network of our own; the folder of the scratch disk."""
    scratch = Path("/mnt")
    _mount("-t", "tmpfs", "-o", "mode=755", "tmpfs", str(scratch))
    _mount("-t", "tmpfs", "tmpfs", "/run")
    for place in (*LAYERS, *_closed_folders()):
        _cover(Path(place), scratch / place.strip("/").replace("/", "-"))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        fcntl.ioctl(asking, _SET_FLAGS, _UP)
    with Path("/etc/hosts").open("a") as hosts:
        hosts.write(f"\n127.0.0.1 {NAME} {SHORT}\n")
    return scratch


def _closed_folders() -> list[str]:
    """Where the Python of the tests lies and only its owner may look."""
    places = {folder for prefix in (sys.prefix, sys.base_prefix) for folder in Path(prefix).parents}
    return [str(place) for place in sorted(places) if not place.stat().st_mode & 0o001]


def _cover(place: Path, layer: Path) -> None:
    """Lay a layer over a folder that takes all changes, and lets everybody look."""
    for part in ("upper", "free"):
        (layer / part).mkdir(parents=True)
    options = f"lowerdir={place},upperdir={layer}/upper,workdir={layer}/free"
    _mount("-t", "overlay", "-o", options, "overlay", str(place))
    place.chmod(0o755)


def _know_forge(repository: str) -> None:
    """The forge of the manual is a folder here; nobody minds whose it is."""
    Path("/etc/gitconfig").write_text(
        f'[url "file://{repository}"]\n\tinsteadOf = {FORGE}\n[safe]\n\tdirectory = *\n'
    )


def _certificate_authority(scratch: Path, roots: Path) -> "subprocess.Popen[bytes]":
    """Someone who gives certificates to who can be reached here; `roots` is what to trust then."""
    own = {"certificate": f"{scratch}/authority.pem", "privateKey": f"{scratch}/authority.key"}
    making = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
    files = ["-out", own["certificate"], "-keyout", own["privateKey"]]
    subprocess.run([*making, *files], check=True, stderr=subprocess.DEVNULL)
    settings = scratch / "authority.json"
    settings.write_text(json.dumps({"pebble": AUTHORITY | own}))
    Path("/etc/letsencrypt").mkdir(exist_ok=True)
    with Path("/etc/letsencrypt/cli.ini").open("a") as certbot:
        certbot.write(CERTBOT)
    authority = subprocess.Popen(
        ["pebble", "-config", str(settings)],
        env={**os.environ, "PEBBLE_VA_NOSLEEP": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    asking = ["curl", "-fsSk", "--retry", "20", "--retry-delay", "1", "--retry-connrefused"]
    address = f"https://{AUTHORITY['managementListenAddress']}/roots/0"
    subprocess.run([*asking, "-o", str(roots), address], check=True)
    return authority


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)


if __name__ == "__main__":
    os.umask(0o022)
    print(json.dumps(main(sys.argv[1], json.loads(sys.argv[2]))))
