"""The book of mistakes: for each kind, content beside the German report it gives."""

import pytest

from plugins.termine.diagnostics import Diagnostic, message, report
from plugins.termine.reading import (
    Source,
    load,
    read_lines,
    unseen_signs,
)
from tests.obedience import Files, after_obeying, says_what_is_written
from tests.termine.reading.book import Case, cases

BY_HAND = {
    *{"file-too-large", "not-utf8", "control-character", "unreadable", "too-many-keys"},
    *{"turning-sign", "sign-without-width", "utf-16"},
    *{"file-too-full", "too-many-items", "too-many-mistakes"},
}
SHOWN_BY_DATES = {
    *{"clock-change", "extra-on-regular-date", "far-off", "moved-onto-date", "night-end"},
    *{"stretch-without-dates"},
    *{"night-time", "no-regular-date", "pause-without-dates", "picture-without-text", "rrule"},
    *{"registration-after-event", "moved-back", "moved-far", "moved-onto-closed-day"},
    *{"rule-without-dates", "same-room", "school-holidays-unknown", "series-runs-dry"},
    "undecided-closed-days",
}
SHOWN_BY_THE_SITE = {"calendar-link", "duplicate-subscription"}
SHOWN_BY_THE_PLUGIN = {
    *{"dates-unknown-event", "dates-unknown-name", "event-file-missing"},
    *{"dates-nothing-named", "dates-unknown-option", "dates-repeated-option"},
    *{"dates-empty-option", "dates-wrong-number", "dates-wrong-only", "dates-several-sources"},
}
SHOWN_BY_HISTORY = {
    *{
        "address-gone",
        "adjustment-gone",
        "commit-ahead",
        "date-gone",
        "date-now-skipped",
        "date-replaced",
    },
    *{"entry-gone", "entry-now-draft", "entry-renamed", "entry-reused", "extra-in-the-past"},
    *{"git-silent", "id-reused", "moved-day-lost", "past-changed", "past-place"},
}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_the_report_is_worded_exactly_so(case: Case):
    assert report(case.diagnostics()).strip("\n") == case.report


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_a_case_shows_the_kind_it_is_named_after(case: Case):
    kinds = {diagnostic.kind for diagnostic in case.diagnostics()}
    assert case.kind in kinds | {"all at once"}


def diagnosed(files: Files) -> tuple[Diagnostic, ...]:
    sources = tuple(Source(name, text.encode()) for name, text in files.items())
    return Case("", sources, "", {}).diagnostics()


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_who_obeys_the_report_is_told_nothing_more(case: Case):
    files = {source.name: source.data.decode() for source in case.files}
    left = after_obeying(files, diagnosed, case.obeyed)
    # A case that shows some lines of a file alone has no entry, before and after.
    assert [one for one in left if one.kind != "no-entries" or case.kind == one.kind] == []


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_no_advice_is_what_stands_there_already(case: Case):
    assert not any(map(says_what_is_written, case.diagnostics()))


def test_every_kind_of_mistake_has_a_case():
    worded = {form.get("kind", key) for key, form in message.forms.items() if key != "texts"}
    shown = {diagnostic.kind for case in cases() for diagnostic in case.diagnostics()}
    elsewhere = (
        BY_HAND | SHOWN_BY_DATES | SHOWN_BY_HISTORY | SHOWN_BY_THE_SITE | SHOWN_BY_THE_PLUGIN
    )
    assert worded - elsewhere <= shown


def test_a_file_in_latin_1_is_told_with_line_and_byte():
    source = Source(
        "content/termine.yaml", "termine:\n  - id: fest\n    titel: Für\n".encode("cp1252")
    )
    assert report(load([source], None).diagnostics) == (
        "content/termine.yaml, Zeile 3: Byte 35 der Datei (0xFC) ist kein UTF-8.\n"
        "   3 |     titel: Für\n"
        "     |             ^\n"
        "  Bitte als UTF-8 speichern; "
        "im Editor steht das meist bei „Speichern unter“ als „Kodierung“.\n"
        "\n"
        "1 Fehler\n"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_is_told_once(encoding: str):
    source = Source("content/termine.yaml", "termine:\n  - id: fest\n".encode(encoding))
    assert report(load([source], None).diagnostics) == (
        "content/termine.yaml, Zeile 1: "
        "Die Datei ist als UTF-16 („Unicode“) gespeichert, so lesen wir sie nicht.\n"
        "   1 | termine:\n"
        "     | ^^^^^^^^\n"
        "  Bitte als UTF-8 speichern; im Editor steht das meist bei „Speichern unter“ "
        "als „Kodierung“ oder „Codierung“.\n"
        "\n"
        "1 Fehler\n"
    )


def test_a_file_whose_lines_end_with_a_carriage_return_alone_is_read_as_any_other():
    text = "termine:\r  - id: fest\r    titel: Fest\r    datum: 11.12.2026\r    um: 13 Uhr\r"
    loaded = load([Source("content/termine.yaml", text.encode())], None)
    assert ([event.id for event in loaded.catalogue.events], loaded.diagnostics) == (["fest"], ())


def test_an_invisible_control_character_is_told_with_its_number():
    source = Source("content/termine.yaml", b"termine:\n  - id: fe\x00st\n")
    assert report(load([source], None).diagnostics) == (
        "content/termine.yaml, Zeile 2: Hier steht ein unsichtbares Steuerzeichen (U+0000).\n"
        "   2 |   - id: fe st\n"
        "     |           ^\n"
        "  Bitte das Zeichen löschen und die Stelle neu tippen.\n"
        "\n"
        "1 Fehler\n"
    )


def test_a_sign_that_turns_the_text_is_told_once_a_line():
    text = "termine:\n  - id: fest\n    titel: \u202a02323\u202c 160\n    # \u2066weg\u2069\n"
    diagnostics = load([Source("content/termine.yaml", text.encode())], None).diagnostics
    assert report(one for one in diagnostics if not one.is_error) == (
        "content/termine.yaml, Zeile 3: Hinweis: Hier steht ein unsichtbares Zeichen: "
        "der Anfang einer Schreibrichtung (U+202A).\n"
        "   3 |     titel:  02323  160\n"
        "     |            ^\n"
        "  Bitte die Stelle löschen und neu tippen: "
        "Der Text dahinter kann sonst verkehrt herum stehen.\n"
        "\n"
        "content/termine.yaml, Zeile 4: Hinweis: Hier steht ein unsichtbares Zeichen: "
        "der Anfang einer Schreibrichtung (U+2066).\n"
        "   4 |     #  weg\n"
        "     |       ^\n"
        "  Bitte die Stelle löschen und neu tippen: "
        "Der Text dahinter kann sonst verkehrt herum stehen.\n"
        "\n"
        "2 Hinweise\n"
    )


def test_a_sign_without_width_is_told_where_it_stands():
    venue = "- id: whs\n  name: W\u200bHS\n"
    diagnostics = load([], Source("content/orte.yaml", venue.encode())).diagnostics
    assert report(diagnostics) == (
        "content/orte.yaml, Zeile 2: Hinweis: Hier steht ein unsichtbares Zeichen: "
        "ein Leerzeichen ohne Breite (U+200B).\n"
        "   2 |   name: W HS\n"
        "     |          ^\n"
        "  Bitte das Wort löschen und neu tippen, sonst findet die Suche es nicht.\n"
        "\n"
        "1 Hinweis\n"
    )


UNSEEN = {
    "\u200b": "ein Leerzeichen ohne Breite (U+200B).",
    "\u200c": "ein Trenner ohne Breite (U+200C).",
    "\u200d": "ein Verbinder ohne Breite (U+200D).",
    "\u2060": "ein Wortverbinder (U+2060).",
    "\u2063": "ein Rechenzeichen ohne Breite (U+2063).",
    "\u202c": "das Ende einer Schreibrichtung (U+202C).",
    "\u202e": "eine Umkehr der Schreibrichtung (U+202E).",
}


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
def test_an_unseen_sign_has_a_name(sign: str):
    lines, _ = read_lines(Source("a.md", f"Fami{sign}lie\n".encode()))
    (diagnostic,) = unseen_signs(lines)
    assert diagnostic.message == f"Hier steht ein unsichtbares Zeichen: {UNSEEN[sign]}"


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "USB\u200cها",
        "क्\u200dष",
        "👨\u200d👩\u200d👧",
        "❤️\u200d🔥",
        "Fami\u00adlie",
        "\u200fשלום",
    ],
    ids=["Persian", "Persian behind Latin", "Hindi", "family", "heart", "soft hyphen", "mark"],
)
def test_a_sign_that_its_script_needs_is_not_told(text: str):
    assert [*unseen_signs(read_lines(Source("a.md", text.encode()))[0])] == []


def test_a_file_of_three_megabytes_is_refused_unread():
    source = Source("content/termine.yaml", b"# \n" * 1024 * 1024)
    assert report(load([source], None).diagnostics) == (
        "content/termine.yaml, Zeile 1: "
        "Die Datei ist mit 3,0 MB zu groß, höchstens 2 MB sind möglich.\n"
        "  Bitte auf mehrere Dateien verteilen, Termine auf solche im Ordner „termine“.\n"
        "\n"
        "1 Fehler\n"
    )
