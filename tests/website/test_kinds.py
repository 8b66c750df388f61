"""Every kind of mistake has a case, and errors stop a build where hints do not."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from plugins.events import (
    Wording,
    date_messages,
    entry_messages,
    link_messages,
    messages,
    site_messages,
    value_messages,
    yaml_messages,
)
from plugins.website.checking import found_problems
from plugins.website.options import CheckOptions
from tests.case_book import WrittenCase, written_cases
from tests.conftest import TODAY, Builder
from tests.website.conftest import Checked, Write

TESTS = Path(__file__).parents[1]
CASES = TESTS / "website" / "cases"
MODULES = (
    *(messages, yaml_messages, value_messages, entry_messages, date_messages),
    *(site_messages, link_messages),
)


@pytest.mark.parametrize("case", [*written_cases(CASES)], ids=lambda case: case.title)
def test_the_report_is_worded_exactly_so(checked: Checked, case: WrittenCase):
    assert checked(case.files).strip("\n") == case.report


def wordings() -> dict[str, Wording]:
    """Each kind once; `rrule` only gives its sentence to another kind."""
    found = (each for module in MODULES for each in vars(module).values())
    return {each.message: each for each in found if isinstance(each, Wording)}


def told() -> str:
    """All that the tests expect, without the places where a long sentence is broken."""
    files = [*TESTS.glob("*/*.py"), *TESTS.glob("*/*/*.py"), *TESTS.glob("**/cases/*.txt")]
    text = "\n".join(file.read_text("utf-8") for file in sorted(files))
    return re.sub(r'"\n\s*f?"', "", text)


def longest_part(message: str) -> str:
    """Of a sentence, that no value is filled in to."""
    return max(re.split(r"\{.*?\}|[:„“]", message), key=len)


def test_every_sentence_has_a_case():
    text = told()
    fixed = {wording.kind: longest_part(wording.message) for wording in wordings().values()}
    assert [kind for kind, words in fixed.items() if words not in text] == []


def test_there_are_more_than_a_hundred_kinds():
    assert len({wording.kind for wording in wordings().values()}) > 100


def test_settings_that_name_missing_pages_are_hints(write: Write):
    problems = found_problems(CheckOptions(write({}), TODAY))
    told = [one.message.partition(": ")[0] for one in problems if not one.is_error]
    assert told == [
        "Das Menü nennt Seiten, die es nicht gibt",
        "Es gibt kein Formular, mit dem man Barrieren melden kann.",
        "Die Karten der Startseite nennen Seiten, die es nicht gibt",
    ]


HINT = """\
    termine:
      - id: fest
        titel: Fest
        datum: 11.12.2026
        um: 3 Uhr
    """


@pytest.mark.slow
def test_a_hint_lets_the_build_go_on_and_an_error_stops_it(write: Write, build_site: Builder):
    content = write({"termine.yaml": HINT, "seiten/start.md": "---\ntitel: Start\n---\n"})
    built = build_site(content)
    assert "Beginn um 3 Uhr: Das ist mitten in der Nacht." in built.said
    assert (built.code, "um 3 Uhr" in built.read("termine/index.html")) == (0, True)
    wrong = dedent(HINT).replace("11.12.2026", "31.11.2026")
    (content / "termine.yaml").write_text(wrong, "utf-8")
    stopped = build_site(content)
    assert "Den Tag „31.11.2026“ gibt es nicht." in stopped.said
    assert (stopped.code, "um 3 Uhr" in stopped.read("termine/index.html")) == (1, True)
