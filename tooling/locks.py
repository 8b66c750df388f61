"""The locks in requirements/: every package with its version and hashes, and no host name.

uv resolves pyproject.toml once for all systems and Python versions; a lock keeps the versions of
the one before it, so that the site is tested with what it is built with.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_FORM = ("--universal", "--python-version", "3.11", "--generate-hashes")
_BARE = ("--no-annotate", "--no-header", "--quiet")


def write(root: Path, *, upgrade: bool) -> int:
    """Writes all locks; versions stay as they are unless `upgrade` is asked for."""
    for command in _commands(upgrade=upgrade):
        if code := subprocess.call([sys.executable, "-m", "uv", *command], cwd=root):
            return min(code, 1)
    return 0


def _commands(*, upgrade: bool) -> Sequence[Sequence[str]]:
    compile_ = ("pip", "compile", "pyproject.toml", *_FORM, *_BARE)
    renewal = ("--upgrade",) if upgrade else ()
    return (
        (*compile_, *renewal, "--output-file", "requirements/site.txt"),
        (
            *(*compile_, "--group", "test", "--constraints", "requirements/site.txt"),
            *(*renewal, "--output-file", "requirements/test.txt"),
        ),
        (
            *(*compile_, "--group", "plugins", "--constraints", "requirements/site.txt"),
            *("--no-binary", "recurrent", "--emit-build-options"),  # of it there is no wheel
            *(*renewal, "--output-file", "requirements/plugins.txt"),
        ),
        (
            *(*compile_, "--group", "dev", "--constraints", "requirements/test.txt"),
            *(*renewal, "--output-file", "requirements/dev.txt"),
        ),
    )
