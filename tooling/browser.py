"""A Chromium for the browser tests: the one that is there, or one that is installed for them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence

VARIABLE = "SITE_TEST_BROWSER"
"""The variable that names the browser's program, for this module and for the tests."""

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
_DEBIAN_PACKAGES = ("chromium", "fonts-dejavu-core", "libatomic1")


def find(variables: Mapping[str, str]) -> str:
    """The path of a browser of the Chromium family, or an empty text."""
    if named := variables.get(VARIABLE):
        return named
    return next((path for path in map(shutil.which, NAMES) if path), "")


def ensure() -> str:
    """The path of a browser, installed if need be; empty means Playwright's own."""
    if path := find(os.environ):
        return path
    print("Für die Tests wird ein Chromium installiert …", file=sys.stderr)
    if shutil.which("apt-get") and (prefix := _as_administrator()) is not None:
        _install_on_debian(prefix)
        return find(os.environ)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    return ""


def _as_administrator() -> Sequence[str] | None:
    """What to write before a command so that it runs as root; None where that is not possible."""
    if os.geteuid() == 0:
        return ()
    if not shutil.which("sudo"):
        return None
    return ("sudo",) if sys.stdin.isatty() else ("sudo", "--non-interactive")


def _install_on_debian(prefix: Sequence[str]) -> None:
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--quiet"]
    subprocess.run([*apt, "update"], check=True, stdout=sys.stderr)
    install = [*apt, "install", "--yes", "--no-install-recommends", *_DEBIAN_PACKAGES]
    subprocess.run(install, check=True, stdout=sys.stderr)
