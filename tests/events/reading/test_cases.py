"""The book of mistakes: for each kind, content beside the German report it gives."""

import pytest

from plugins.events import (
    Source,
    Wording,
    entry_messages,
    load,
    messages,
    report,
    value_messages,
    yaml_messages,
)
from tests.events.reading.book import Case, cases

BY_HAND = {
    *{"file-too-large", "not-utf8", "control-character", "unreadable", "too-many-keys"},
    *{"file-too-full", "too-many-items", "too-many-mistakes"},
}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_the_report_is_worded_exactly_so(case: Case):
    assert report(case.problems()).strip("\n") == case.report


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_a_case_shows_the_kind_it_is_named_after(case: Case):
    kinds = {problem.kind for problem in case.problems()}
    assert case.kind in kinds | {"all at once"}


def test_every_kind_of_mistake_has_a_case():
    modules = (messages, yaml_messages, value_messages, entry_messages)
    named = (each for module in modules for each in vars(module).values())
    worded = {each.kind for each in named if isinstance(each, Wording)}
    shown = {problem.kind for case in cases() for problem in case.problems()}
    assert worded - BY_HAND <= shown


def test_a_file_in_latin_1_is_told_with_line_and_byte():
    source = Source(
        "content/termine.yaml", "termine:\n  - id: fest\n    titel: Für\n".encode("cp1252")
    )
    assert report(load([source], None).problems) == (
        "content/termine.yaml, Zeile 3: Byte 35 der Datei (0xFC) ist kein UTF-8.\n"
        "   3 |     titel: Für\n"
        "     |             ^\n"
        "  Bitte als UTF-8 speichern; "
        "im Editor steht das meist bei „Speichern unter“ als „Kodierung“.\n"
        "\n"
        "1 Fehler\n"
    )


def test_an_invisible_control_character_is_told_with_its_number():
    source = Source("content/termine.yaml", b"termine:\n  - id: fe\x00st\n")
    assert report(load([source], None).problems) == (
        "content/termine.yaml, Zeile 2: Hier steht ein unsichtbares Steuerzeichen (U+0000).\n"
        "   2 |   - id: fe st\n"
        "     |           ^\n"
        "  Bitte das Zeichen löschen und die Stelle neu tippen.\n"
        "\n"
        "1 Fehler\n"
    )


def test_a_file_of_three_megabytes_is_refused_unread():
    source = Source("content/termine.yaml", b"# \n" * 1024 * 1024)
    assert report(load([source], None).problems) == (
        "content/termine.yaml, Zeile 1: "
        "Die Datei ist mit 3,0 MB zu groß, höchstens 2 MB sind möglich.\n"
        "  Bitte auf mehrere Dateien verteilen, Termine auf solche im Ordner „termine“.\n"
        "\n"
        "1 Fehler\n"
    )
