"""Every kind of mistake has a case, and errors stop a build where hints do not."""

import re
from pathlib import Path
from shutil import rmtree
from textwrap import dedent

import pytest

from plugins.audit.site import message as audit_message
from plugins.termine.diagnostics import Diagnostic
from plugins.website.commands.build import found_diagnostics
from plugins.website.commands.options import CheckOptions
from plugins.website.messages import message
from tests.case_book import WrittenCase, written_cases
from tests.conftest import TODAY, Builder
from tests.obedience import Files, after_obeying, says_what_is_written
from tests.website.conftest import EVENTS, VENUES, Checked, Diagnosed, Write

TESTS = Path(__file__).parents[1]
CASES = TESTS / "website" / "cases"


@pytest.mark.parametrize("case", [*written_cases(CASES)], ids=lambda case: case.title)
def test_the_report_is_worded_exactly_so(checked: Checked, case: WrittenCase):
    assert checked(case.files).strip("\n") == case.report


NOT_YET_OBEYED = {
    "calendar-link: an address with a password, and a mailbox",
    "duplicate-subscription: a partner that stands there twice",
}
"""Cases whose advice needs more than files, a fetched calendar; the list only becomes shorter."""


@pytest.mark.parametrize("case", [*written_cases(CASES)], ids=lambda case: case.title)
def test_who_obeys_the_report_is_told_nothing_more(
    diagnosed: Diagnosed, tmp_path: Path, case: WrittenCase
):
    def check(files: Files) -> tuple[Diagnostic, ...]:
        rmtree(tmp_path / "content", ignore_errors=True)
        return diagnosed(files)

    files = {"termine.yaml": EVENTS, "orte.yaml": VENUES, **case.files}
    left = after_obeying(files, check, case.obeyed)
    assert bool(left) == (case.title in NOT_YET_OBEYED), left


@pytest.mark.parametrize("case", [*written_cases(CASES)], ids=lambda case: case.title)
def test_no_advice_is_what_stands_there_already(diagnosed: Diagnosed, case: WrittenCase):
    assert not any(map(says_what_is_written, diagnosed(case.files)))


def told() -> str:
    """All that the tests expect, without the places where a long sentence is broken."""
    files = [*TESTS.rglob("*.py"), *TESTS.glob("**/cases/*.txt")]
    text = "\n".join(file.read_text("utf-8") for file in sorted(files))
    return re.sub(r'"\n\s*f?"|\\\n', "", text)


def longest_part(message: str) -> str:
    """Of a sentence, that no value is filled in to."""
    return max(re.split(r"\{.*?\}|[:„“]", message), key=len)


def sentences() -> dict[str, str]:
    """The sentence of each kind; those of `rrule` are values of another one."""
    forms = {key: form for key, form in message.forms.items() if key != "texts"}
    return {form.get("kind", key): form["message"] for key, form in forms.items()}


def test_every_sentence_has_a_case():
    text = told()
    fixed = {key: longest_part(sentence) for key, sentence in sentences().items()}
    assert [key for key, words in fixed.items() if words not in text] == []


def test_there_are_more_than_a_hundred_kinds():
    assert len(sentences()) > 100


CALL = re.compile(r'\bmessage(\.text)?\(\s*"([a-z0-9-]+)"')
PLUGINS = TESTS.parent / "plugins"


def test_every_sentence_that_the_program_names_is_there():
    books = {"audit": audit_message, "termine": message, "website": message}
    for room, book in books.items():
        named = [
            (call[1], call[2])
            for file in sorted((PLUGINS / room).rglob("*.py"))
            for call in CALL.finditer(file.read_text("utf-8"))
        ]
        known = {**book.forms, **book.forms.get("texts", {})}
        assert [key for is_part, key in named if key not in known] == []
        assert named


def test_settings_that_name_missing_pages_are_hints(write: Write):
    diagnostics = found_diagnostics(CheckOptions(write({}), TODAY))
    told = [one.message.partition(": ")[0] for one in diagnostics if not one.is_error]
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
