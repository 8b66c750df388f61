"""Whatever stands in a file, reading it gives Problems and never an exception."""

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.events import Loaded, Source, load, problems_as_json, read_front_matter, report
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
