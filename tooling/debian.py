"""Programs that some tests need beside Python: found on the machine, or installed once on Debian.

Servers and the like, as Debian packages them. Where a machine has none and cannot get any, the
tests that need them are skipped; all others run.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from .environment import one_at_a_time

PACKAGES: Mapping[str, str] = {
    "nginx": "nginx-light",
    "apache2": "apache2",
    "caddy": "caddy",
    "certbot": "certbot",
    "pebble": "pebble",
    "sshd": "openssh-server",
    "ssh": "openssh-client",
    "ssh-keygen": "openssh-client",
    "rsync": "rsync",
    "rclone": "rclone",
    "systemd-analyze": "systemd",
    "wrk": "wrk",
}
"""The Debian package of each program."""

_ALSO_IN = ("/usr/sbin", "/usr/local/sbin", "/sbin")
_NO_START = "#!/bin/sh\nexit 101\n"
_POLICY = Path("/usr/sbin/policy-rc.d")
_STDERR = 2
"""The number itself: while a test captures what is said, `sys.stderr` is no file."""


class MissingProgramsError(Exception):
    """Programs that are neither there nor can be installed here; the text names them."""


def programs(*names: str) -> Mapping[str, str]:
    """The path of each program; whoever is root on Debian gets what is missing, once.

    Raises MissingProgramsError. Several processes may ask at a time.
    """
    missing = [name for name in names if not _find(name)]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        with one_at_a_time(Path(tempfile.gettempdir(), "tests-debian-packages.lock")):
            _install(sorted({PACKAGES[name] for name in missing if not _find(name)}))
    found = {name: _find(name) for name in names}
    absent = [name for name, path in found.items() if not path]
    if absent:
        packages = " ".join(sorted({PACKAGES[name] for name in absent}))
        raise MissingProgramsError(
            f"{', '.join(absent)} missing; on Debian: apt-get install {packages}"
        )
    return found


def _find(name: str) -> str:
    path = os.pathsep.join((os.environ.get("PATH", ""), *_ALSO_IN))
    return shutil.which(name, path=path) or ""


def _install(packages: list[str]) -> None:
    """Install without starting any service; a failure shows as a missing program."""
    if not packages:
        return
    print(f"Für die Tests wird installiert: {', '.join(packages)} …", file=sys.stderr)
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--quiet"]
    install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    is_ours = not _POLICY.exists()
    if is_ours:  # Debian asks this file whether a service may start (invoke-rc.d(8))
        _POLICY.write_text(_NO_START)
        _POLICY.chmod(0o755)
    try:
        for command in ([*apt, "update"], install):
            subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=_STDERR)
    finally:
        if is_ours:
            _POLICY.unlink(missing_ok=True)
