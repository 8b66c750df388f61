"""The program keeps to its design. Each rule is told apart in `test_rules_can_fail.py`."""

import os
import subprocess
import sys

import pytest

from tests.architecture import code_rules as rules
from tests.architecture.sources import ROOT, modules

PLUGINS = modules("plugins")
PROGRAM = modules("plugins", "tooling", "tasks.py")


def report(rule, sources):
    findings = [finding for module in sources for finding in rule(module)]
    assert not findings, "\n" + "\n".join([rule.__doc__, *findings])


@pytest.mark.parametrize(
    "rule",
    [
        rules.imports_past_a_face,
        rules.imports_in_functions,
        rules.private_parts,
        rules.starts_programs,
        rules.reads_the_environment,
        rules.thawed_dataclasses,
    ],
    ids=lambda rule: rule.__name__,
)
def test_the_packages_keep_their_borders(rule):
    report(rule, PLUGINS)


@pytest.mark.parametrize(
    "rule",
    [
        rules.mutable_state,
        rules.asks_for_the_day,
        rules.missing_docstrings,
        rules.too_long,
        rules.empty_names,
    ],
    ids=lambda rule: rule.__name__,
)
def test_the_program_is_written_as_agreed(rule):
    report(rule, PROGRAM)


def test_the_table_of_imports_is_kept():
    """The contracts stand in pyproject.toml; import-linter looks at every chain of imports."""
    told = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr


def test_no_room_is_larger_than_agreed():
    assert list(rules.budgets_passed(PLUGINS)) == []


def test_no_folder_is_a_heap():
    assert list(rules.heaps(PLUGINS)) == []


def test_settings_are_values_without_logic():
    report(rules.logic, modules(*rules.SETTINGS))


def test_what_starts_before_anything_is_installed_needs_only_python():
    early = modules(
        "tooling/browser.py",
        "tooling/checks.py",
        "tooling/commandline.py",
        "tooling/environment.py",
        "tooling/locks.py",
        "tooling/packages.py",
    )
    report(rules.imports_beyond_the_standard_library, early)
