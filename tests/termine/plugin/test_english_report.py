"""A site in English is told of every mistake in English, with English keys."""

import re
from pathlib import Path
from string import Formatter

import pytest

from plugins.termine.diagnostics import message
from plugins.termine.plugin.english import BOOK, report_in
from plugins.termine.reading import Source, load

TERMINE = Path(__file__).parents[3] / "plugins" / "termine"
ONLY_IN_GERMAN = ("front_matter.py", "details.py")
"""Heads of texts, and partners that are followed: neither is read for other sites."""


def told_of() -> set[str]:
    """Every kind of mistake that reading an event file or a text can tell."""
    sources = [
        file.read_text("utf-8")
        for folder in ("reading", "plugin")
        for file in sorted((TERMINE / folder).glob("*.py"))
    ]
    text = "\n".join(sources)
    forms = {key: form for key, form in message.forms.items() if key != "texts"}
    return {form.get("kind", key) for key, form in forms.items() if f'"{key}"' in text}


OF_HEADS_AND_PARTNERS = {
    *("calendar-link", "duplicate-subscription", "front-matter-dashes", "front-matter-open"),
    *("front-matter-unopened", "head-own", "head-status", "language-form", "metadata-line"),
    "slug-form",
}


def test_every_kind_has_an_english_sentence_and_no_other_has() -> None:
    english = BOOK.forms.keys() - {"texts"}
    assert told_of() - english == OF_HEADS_AND_PARTNERS
    assert english - told_of() == {"extra-in-the-past"}  # told by the history of a site


@pytest.mark.parametrize("kind", sorted(BOOK.forms.keys() - {"texts"}))
def test_an_english_sentence_asks_only_for_what_the_german_one_was_given(kind: str) -> None:
    german = [f for key, f in message.forms.items() if kind in {key, f.get("kind")}]
    given = [names(form["message"]) | names(form.get("advice", "")) for form in german]
    asked = names(BOOK.forms[kind]["message"]) | names(BOOK.forms[kind]["advice"])
    assert all(asked <= one for one in given)
    german_words = re.search(r"[„äöüß]|\b(und|bitte|der|das)\b", str(BOOK.forms[kind]).lower())
    assert not german_words or kind.startswith("opening-")  # these hours are written in German


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_report_names_line_key_and_what_to_write() -> None:
    text = (
        "events:\n  - id: choir\n    title: Choir\n    when: every Tuesday\n    time: 25:00\n"
        "    from: 2027-01-05\n    when: every Friday\n  - id: choir\n    title: Feast\n"
        "    time: 10:00\n    date: 2027-13-01\n"
    )
    source = Source("content/termine.yaml", text.encode(), may_be_english=True)
    assert report_in("en", load([source], None).diagnostics) == (
        "content/termine.yaml, line 5: There is no time “25:00”.\n"
        "   5 |     time: 25:00\n"
        "     |           ^^^^^\n"
        "  Hours go from 0 to 23, minutes from 00 to 59.\n\n"
        "content/termine.yaml, line 7: “when” stands in this entry already, in line 4.\n"
        "   7 |     when: every Friday\n"
        "     |     ^^^^\n"
        "  Keep one of the two lines.\n\n"
        "content/termine.yaml, line 8: There is an id “choir” already, in content/termine.yaml, "
        "line 2.\n"
        "   8 |   - id: choir\n"
        "     |         ^^^^^\n"
        "  Choose another one, for example “choir-2”.\n\n"
        "content/termine.yaml, line 11: There is no day “2027-13-01”.\n"
        "  11 |     date: 2027-13-01\n"
        "     |           ^^^^^^^^^^\n"
        "  Write it as 2027-02-28 or 28.02.2027.\n\n"
        "4 errors\n"
    )
