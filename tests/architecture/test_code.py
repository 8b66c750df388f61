"""The program keeps to its design. Each rule is told apart in `test_rules_can_fail.py`."""

import pytest

from tests.architecture import code_rules as rules
from tests.architecture.sources import modules

PLUGINS = modules("plugins")
PROGRAM = modules("plugins", "tooling", "tasks.py")


def report(rule, sources):
    findings = [finding for module in sources for finding in rule(module)]
    assert not findings, "\n" + "\n".join([rule.__doc__, *findings])


@pytest.mark.parametrize(
    "rule",
    [
        rules.imports_against_the_table,
        rules.imports_past_a_face,
        rules.imports_in_functions,
        rules.late_imports_hidden,
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


def test_no_import_leads_back_to_itself():
    assert list(rules.cycles(PROGRAM)) == []


def test_settings_are_values_without_logic():
    report(rules.logic, modules(*rules.SETTINGS))


def test_every_package_stands_in_the_table():
    assert {module.package for module in PLUGINS} - {""} <= set(rules.MAY_IMPORT)


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
