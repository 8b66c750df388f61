"""The calendar as a package of its own: `dist/pelican_termine-….whl` and `.tar.gz`."""

import subprocess
import sys
from pathlib import Path

SOURCE = "plugins/termine"


def build(root: Path, target: Path) -> int:
    """Writes wheel and sdist of the plugin to a folder and returns the builder's exit code."""
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(target)]
    return subprocess.run(command, cwd=root / SOURCE, check=False).returncode
