"""Whatever stands in a file, reading it gives Diagnostics and never an exception."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.termine.diagnostics import diagnostics_as_json, message, report
from plugins.termine.reading import Loaded, Source, load, read_front_matter
from tests.termine.reading.book import cases

SNIPPETS = [file.data.decode() for case in cases() for file in case.files]
MARKS = [*"\n\t:-#\"'[]{}|>&*!%@`?,~\\\x85\u2028😀", "- ", ": ", "\n  ", "\n---\n", "ja", "am: "]
few = settings(max_examples=60)


def read_everywhere(data: bytes) -> Loaded:
    loaded = load([Source("a.yaml", data)], Source("orte.yaml", data), Source("ferien.yaml", data))
    head = read_front_matter(Source("a.md", data))
    report([*loaded.diagnostics, *head.diagnostics])
    diagnostics_as_json(loaded.diagnostics)
    return loaded


@few
@given(st.binary(max_size=200))
def test_any_bytes_can_be_read(data: bytes):
    read_everywhere(data)


@few
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str):
    read_everywhere(text.encode("utf-8", "surrogatepass"))


@few
@given(st.sampled_from(SNIPPETS), st.integers(0, 400), st.integers(0, 4), st.sampled_from(MARKS))
def test_an_edited_example_can_be_read(text: str, place: int, removed: int, inserted: str):
    place = min(place, len(text))
    edited = text[:place] + inserted + text[place + removed :]
    loaded = read_everywhere(edited.encode())
    assert list(loaded.diagnostics) == sorted(loaded.diagnostics, key=lambda one: one.position)


HUGE = {
    "five thousand unknown keys": "termine:\n  - id: fest\n"
    + "".join(f"    angabe{number}: 1\n" for number in range(5000)),
    "fifty thousand entries of an unknown key": "termine:\n"
    + "".join(f"- angabe{number}: 1\n" for number in range(50_000)),
    "two thousand entries of an unknown key": "termine:\n" + "- angabe: 1\n" * 2000,
    "a thousand rules that nobody understands": "termine:\n- regeln:\n"
    + "".join(f"  - wann: jeden {number}. Mittwoch vielleicht\n" for number in range(1000)),
    "twenty thousand Abweichungen": "termine:\n- abweichungen:\n" + "  - x: 1\n" * 20_000,
    "a key as long as a book": f"termine:\n- {'ab' * 500_000}: 1\n",
    "a control character in each line": "\x01\n" * 900_000,
    "five thousand words as entries": f"termine: [{'x,' * 5000}]",
    "a rule of a hundred thousand words": "termine:\n  - wann: " + "jeden " * 100_000,
    "five thousand unknown metadata": "".join(f"angabe{number}: 1\n" for number in range(5000)),
    "brackets without end": "termine: " + "[" * 1_000_000,
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE)
def test_a_hostile_file_is_read_in_two_seconds(text: str):
    """In time of the processor: how busy the machine is, is not what is measured."""
    started = process_time()
    loaded = load([Source("a.yaml", text.encode())], None)
    report(loaded.diagnostics)
    assert process_time() - started < 2


def test_a_file_full_of_mistakes_is_not_read_to_its_end():
    loaded = load([Source("a.yaml", HUGE["two thousand entries of an unknown key"].encode())], None)
    assert report(loaded.diagnostics).splitlines()[-3:] == ["… und 1 weiteres.", "", "201 Fehler"]
    assert loaded.diagnostics[-1].message == (
        "Ab hier wird diese Datei nicht mehr geprüft, weil schon so viele Fehler darin sind."
    )
    assert loaded.diagnostics[-1].advice == "Bitte zuerst die Fehler weiter oben beheben."


def test_a_file_of_too_many_entries_is_told():
    (diagnostic,) = load(
        [Source("a.yaml", HUGE["fifty thousand entries of an unknown key"].encode())], None
    ).diagnostics
    assert (diagnostic.kind, diagnostic.message, diagnostic.advice) == (
        "file-too-full",
        "Ab hier sind es mehr als 60 000 Angaben in einer Datei, so viele lesen wir nicht.",
        "Bitte die Einträge auf mehrere Dateien im Ordner „termine“ verteilen.",
    )


def test_a_list_of_too_many_items_is_told():
    text = "termine:\n- id: a\n  fuer:\n" + "  - Eltern\n" * 1001
    (diagnostic,) = load([Source("a.yaml", text.encode())], None).diagnostics
    assert (diagnostic.kind, diagnostic.position.line, diagnostic.message, diagnostic.advice) == (
        "too-many-items",
        1004,
        "In dieser Liste stehen mehr als 1000 Punkte.",
        "Bitte prüfen, ob sie so lang sein soll, und sonst auf mehrere Einträge verteilen.",
    )


def test_a_long_value_is_shortened_in_its_sentence():
    fault = message("unknown-key", key="x" * 1000, advice="")
    assert fault.message == f"Die Angabe „{'x' * 300}…“ ist hier nicht bekannt."
