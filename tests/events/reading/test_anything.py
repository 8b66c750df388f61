"""Whatever stands in a file, reading it gives Problems and never an exception."""

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.events import Loaded, Source, load, problems_as_json, read_front_matter, report
from plugins.events.messages import UNKNOWN_KEY
from tests.events.reading.book import cases

SNIPPETS = [file.data.decode() for case in cases() for file in case.files]
MARKS = [*"\n\t:-#\"'[]{}|>&*!%@`?,~\\\x85\u2028😀", "- ", ": ", "\n  ", "\n---\n", "ja", "am: "]
few = settings(max_examples=60)


def read_everywhere(data: bytes) -> Loaded:
    loaded = load([Source("a.yaml", data)], Source("orte.yaml", data), Source("ferien.yaml", data))
    head = read_front_matter(Source("a.md", data))
    report([*loaded.problems, *head.problems])
    problems_as_json(loaded.problems)
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
    assert list(loaded.problems) == sorted(loaded.problems, key=lambda one: one.position)


HUGE = {
    "five thousand unknown keys": "termine:\n  - id: fest\n"
    + "".join(f"    angabe{number}: 1\n" for number in range(5000)),
    "five thousand words as entries": f"termine: [{'x,' * 5000}]",
    "a rule of a hundred thousand words": "termine:\n  - wann: " + "jeden " * 100_000,
    "five thousand unknown metadata": "".join(f"angabe{number}: 1\n" for number in range(5000)),
    "brackets without end": "termine: " + "[" * 1_000_000,
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE)
def test_a_hostile_file_is_read_in_no_time(text: str):
    started = perf_counter()
    read_everywhere(text.encode())
    assert perf_counter() - started < 10


def test_a_long_list_of_problems_is_cut_and_still_counted():
    loaded = read_everywhere(HUGE["five thousand words as entries"].encode())
    shown = report(loaded.problems).splitlines()
    assert shown[-3:] == ["… und 4802 weitere.", "", "5002 Fehler"]


def test_a_long_value_is_shortened_in_its_sentence():
    fault = UNKNOWN_KEY(key="x" * 1000, advice="")
    assert fault.message == f"Die Angabe „{'x' * 300}…“ ist hier nicht bekannt."
