"""What is written keeps to its rules, in code, content, theme and documents."""

import pytest

from tests.architecture import text_rules as rules
from tests.architecture.sources import ROOT, modules, tracked_files

BINARY = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".ico", ".woff2", ".gz")
TEXTS = tuple(name for name in tracked_files() if not name.endswith(BINARY) and name != "LICENSE")
GERMAN = tuple(
    name
    for name in TEXTS
    if name.startswith(("content/", "theme/templates/", "docs/redaktion/"))
    or name in {"LIESMICH.md", "docs/glossar.md", "docs/betrieb.md"}
)


def read(name):
    file = ROOT / name
    return file.read_text("utf-8") if file.is_file() else ""


def report(rule, names):
    findings = [finding for name in names for finding in rule(name, read(name))]
    assert not findings, "\n" + "\n".join([rule.__doc__, *findings])


@pytest.mark.parametrize("rule", [rules.transliterated, rules.unbalanced_quotes])
def test_german_texts_are_written_with_german_signs(rule):
    report(rule, GERMAN)


@pytest.mark.parametrize("rule", [rules.transliterated, rules.unbalanced_quotes])
def test_messages_are_written_with_german_signs(rule):
    messages = [
        message
        for module in modules("plugins", "tooling", "tasks.py")
        for message in rules.german_messages(module)
    ]
    findings = [finding for place, text in messages for finding in rule(place, text)]
    assert not findings, "\n" + "\n".join(findings)


def test_no_file_knows_the_machine_it_was_written_on():
    report(rules.machine_traces, TEXTS)


def test_nothing_is_left_for_later():
    report(rules.unfinished, [name for name in TEXTS if name.endswith((".py", ".html", ".css"))])


@pytest.mark.parametrize("lock", ["site", "test", "dev"])
def test_a_lock_names_only_packages_versions_and_hashes(lock):
    report(rules.lock_faults, [f"requirements/{lock}.txt"])
