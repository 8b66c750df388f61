"""The head of a text, in YAML and in Pelican's own lines."""

from datetime import date

import pytest

from plugins.termine.reading import (
    FrontMatter,
    Source,
    read_front_matter,
    read_lines,
    with_defaults,
)


def source(text: str) -> Source:
    return Source("content/artikel/fest.md", text.encode())


def read(text: str) -> FrontMatter:
    return read_front_matter(source(text))


def body(text: str) -> str:
    return read(text).body(read_lines(source(text))[0])


YAML = """\
---
titel: "Sommerfest: mit Musik"
datum: 01.07.2019
termine:
  - fest
  - fest-2020
---

Wir feiern.
"""
PELICAN = """\
Title: Sommerfest: mit Musik
Date: 2019-07-01 10:00
Termine: fest, fest-2020

Wir feiern.
"""


@pytest.mark.parametrize("text", [YAML, PELICAN], ids=["yaml", "pelican"])
def test_both_forms_say_the_same(text: str):
    head = read(text)
    assert head.diagnostics == ()
    assert (head.title, head.published) == ("Sommerfest: mit Musik", date(2019, 7, 1))
    assert head.event_ids == ("fest", "fest-2020")
    assert body(text).strip() == "Wir feiern."


@pytest.mark.parametrize(("text", "line"), [(YAML, 8), (PELICAN, 5)], ids=["yaml", "pelican"])
def test_the_body_knows_its_first_line(text: str, line: int):
    assert read(text).body_line == line
    assert body(text) == "\n".join(text.split("\n")[line - 1 :])


def test_every_event_has_its_place():
    places = [(event.value, event.position.line) for event in read(YAML).events]
    assert places == [("fest", 5), ("fest-2020", 6)]


def test_every_key_reaches_its_field():
    head = read(
        """\
---
titel: Sommerfest
datum: 2019-07-01
kurztext: Wir feiern.
rubrik: Feste
bild: fest.jpg
bildtext: Ein Kuchen
slug: sommerfest
stand: 02.07.2019
geaendert: 03.07.2019
entwurf: ja
sprache: de
suchwort: [Feier, Party]
---
"""
    )
    assert head.diagnostics == ()
    assert (head.summary, head.category, head.slug) == ("Wir feiern.", "Feste", "sommerfest")
    assert (head.image, head.image_text) == ("fest.jpg", "Ein Kuchen")
    assert (head.as_of, head.modified) == (date(2019, 7, 2), date(2019, 7, 3))
    assert (head.is_draft, head.language) == (True, "de")
    assert head.search_words == ("Feier", "Party")
    assert [(one.kind, one.value, one.position.line) for one in head.pictures] == [
        ("bild", "fest.jpg", 6)
    ]


def test_pelicans_own_keys_are_understood():
    head = read("Title: Fest\nCategory: Feste\nSummary: Wir\n    feiern.\nStatus: draft\n\nHallo\n")
    assert head.diagnostics == ()
    assert (head.category, head.summary, head.is_draft) == ("Feste", "Wir feiern.", True)


ENGLISH = {
    "title": "Fest",
    "date": "2026-01-05T10:00:00.000+01:00",
    "modified": "2026/01/06 9:30",
    "category": "Feste",
    "tags": "a",
    "slug": "2026-01-05_Fest_v1.2",
    "lang": "en",
    "summary": "Wir feiern.",
    "status": "hidden",
}
GERMAN = {
    "Titel": "Fest",
    "Datum": "Mon, 05 Jan 2026 10:00:00 +0100",
    "Geändert": "Jan 6, 2026",
    "Kategorie": "Feste",
    "Schlagworte": "a",
    "Slug": "2026-01-05_Fest_v1.2",
    "Sprache": "en",
    "Kurztext": "Wir feiern.",
    "Status": "versteckt",
}


@pytest.mark.parametrize("form", ["---\n{}---\nHallo\n", "{}\nHallo\n"], ids=["yaml", "pelican"])
@pytest.mark.parametrize("keys", [ENGLISH, GERMAN], ids=["English", "German"])
def test_both_forms_have_one_table_of_names(form: str, keys: dict[str, str]):
    head = read(form.format("".join(f"{key}: {value}\n" for key, value in keys.items())))
    assert head.diagnostics == ()
    assert (head.title, head.category, head.summary) == ("Fest", "Feste", "Wir feiern.")
    assert (head.published, head.modified) == (date(2026, 1, 5), date(2026, 1, 6))
    assert (head.slug, head.language, head.status) == ("2026-01-05_Fest_v1.2", "en", "hidden")
    assert head.tags == ("a",)
    assert body(form.format("")).strip().endswith("Hallo")


@pytest.mark.parametrize("form", ["---\n{}---\nHallo\n", "{}\nHallo\n"], ids=["yaml", "pelican"])
def test_keys_of_ones_own_are_told_and_kept(form: str):
    head = read(form.format("Title: Fest\nEvent-start: 2026-02-01 10:00\nCover: fest.jpg\n"))
    assert head.own == (("event-start", "2026-02-01 10:00"), ("cover", "fest.jpg"))
    assert [(one.kind, one.is_error) for one in head.diagnostics] == [("head-own", False)] * 2


@pytest.mark.parametrize("form", ["---\n{}---\nHallo\n", "{}\nHallo\n"], ids=["yaml", "pelican"])
@pytest.mark.parametrize(("slip", "meant"), [("Kurztxt", "kurztext"), ("sumary", "summary")])
def test_a_misspelt_key_is_no_key_of_ones_own(form: str, slip: str, meant: str):
    (fault,) = read(form.format(f"Title: Fest\n{slip}: fest\n")).diagnostics
    assert (fault.kind, fault.advice, fault.is_error) == (
        "unknown-key",
        f"Meinten Sie „{meant}“?",
        True,
    )


def test_what_the_name_of_a_file_tells_counts_where_the_head_says_nothing():
    words = {"date": "2026-01-05", "slug": "fest", "title": "Fest", "author": "E. Muster"}
    head = with_defaults(read("Title: Sommerfest\n\nHallo\n"), words)
    assert (head.title, head.published, head.slug) == ("Sommerfest", date(2026, 1, 5), "fest")
    assert head.own == (("author", "E. Muster"),)
    assert head.diagnostics == ()


def test_a_day_in_the_name_of_a_file_that_does_not_exist_is_no_day():
    head = with_defaults(read("Title: Fest\n\nHallo\n"), {"date": "2026-02-31"})
    assert (head.published, head.diagnostics) == (None, ())


@pytest.mark.parametrize("text", ["", "\n", "Wir feiern.\n", "# Fest\n\nTitel: nein\n"])
def test_a_text_without_a_head_is_all_body(text: str):
    head = read(text)
    assert (head.title, body(text), head.body_line, head.diagnostics) == ("", text, 1, ())


def test_an_empty_head_says_nothing():
    text = "---\n---\nWir feiern.\n"
    head = read(text)
    assert (head.title, body(text), head.diagnostics) == ("", "Wir feiern.\n", ())


def test_a_mistake_in_the_head_leaves_the_rest_readable():
    text = "---\ntitel: Fest\ndatum: 31.06.2019\n---\nHallo\n"
    head = read(text)
    assert [(one.kind, one.position.line) for one in head.diagnostics] == [("date-impossible", 3)]
    assert (head.title, body(text)) == ("Fest", "Hallo\n")


def test_a_line_of_dashes_in_the_body_belongs_to_the_body():
    assert body("---\ntitel: Fest\n---\nEins\n\n---\n\nZwei\n") == "Eins\n\n---\n\nZwei\n"


def test_windows_line_ends_and_a_bom_change_nothing():
    text = "\ufeff" + YAML.replace("\n", "\r\n")
    head = read(text)
    assert (head.diagnostics, head.body_line, body(text).strip()) == ((), 8, "Wir feiern.")


@pytest.mark.parametrize(
    "text", ["\n\n---\ntitel: Fest\n---\nText\n", "-----\ntitel: Fest\n-----\nText\n"]
)
def test_blank_lines_before_the_head_and_longer_fences_are_no_matter(text: str):
    head = read(text)
    assert (head.title, body(text), head.diagnostics) == ("Fest", "Text\n", ())
    assert text.split("\n")[head.body_line - 1] == "Text"
