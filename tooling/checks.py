"""What judges the program: pytest, ruff, mypy, djlint, yamllint and the audit of packages."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from . import packages
from .browser import VARIABLE

_ALL_CORES = ("-n", "auto", "--dist", "worksteal")


def run_tests(root: Path, arguments: Sequence[str], browser: str) -> int:
    """Runs pytest: on all cores without arguments, otherwise just as the arguments say.

    `browser` is the program for the browser tests; empty means Playwright's own.
    """
    variables = {**os.environ, VARIABLE: browser}
    command = [sys.executable, "-m", "pytest", *(arguments or _ALL_CORES)]
    code = subprocess.call(command, cwd=root, env=variables)
    return min(code, 2) if code in (0, 1, 4) else 1


def run_style(root: Path, *, fix: bool) -> int:
    """Runs every tool, also after one has found something, and returns 1 if any has."""
    commands = _repairs() if fix else _judgements()
    found = [_passes(root, command) for command in commands]
    return max(found if fix else [*found, packages.run(root)], default=0)


def _judgements() -> Sequence[Sequence[str]]:
    return (
        ("ruff", "format", "--check", "."),
        ("ruff", "check", "."),
        ("mypy",),
        ("djlint", "--lint", "theme/templates"),
        ("yamllint", "--strict", "."),
    )


def _repairs() -> Sequence[Sequence[str]]:
    return (("ruff", "check", "--fix", "."), ("ruff", "format", "."))


def _passes(root: Path, command: Sequence[str]) -> int:
    print(f"» {' '.join(command)}", flush=True)
    return min(1, subprocess.call([sys.executable, "-m", *command], cwd=root))
