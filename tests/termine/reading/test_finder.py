"""Where the entries of an event file stand, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.termine.reading import Source, entries_in, nodes_in


def source(text: str) -> Source:
    return Source("termine.yaml", text.encode())


FILE = """\
vorgaben: {kosten: frei}
termine:
  - {id: hoffest, titel: Hoffest, datum: 11.12.2026}  # im Hof
  # Das Frühstück
  -
    # noch zu klären
    id: fruehstueck
    text: |
      eins

      zwei

    # die Themen
    abweichungen:
      - am: 06.01.2027   # Mittwoch
        entfaellt: ja
      - {am: 03.02.2027,
         thema: "Zähne"}
    fuer: [Eltern,
      Kinder]
    raum:

"""


ADJUSTMENTS = """\
abweichungen:
      - am: 06.01.2027   # Mittwoch
        entfaellt: ja
      - {am: 03.02.2027,
         thema: "Zähne"}"""


def test_an_entry_is_found_in_block_and_in_flow_style():
    found = [
        (entry.id, entry.first_line, entry.last_line, entry.dash_column, entry.node.is_flow)
        for entry in entries_in(source(FILE))
    ]
    assert found == [("hoffest", 3, 3, 3, True), ("fruehstueck", 5, 21, 3, False)]


def test_every_key_is_found_with_its_value_and_without_comments():
    file = nodes_in(source(FILE))
    found = [
        (entry.key.text, file.text(entry.span), entry.value.is_flow)
        for event in file.entries
        for entry in event.node.entries
    ]
    assert found == [
        ("id", "id: hoffest", False),
        ("titel", "titel: Hoffest", False),
        ("datum", "datum: 11.12.2026", False),
        ("id", "id: fruehstueck", False),
        ("text", "text: |\n      eins\n\n      zwei", False),
        ("abweichungen", ADJUSTMENTS, False),
        ("fuer", "fuer: [Eltern,\n      Kinder]", True),
        ("raum", "raum:", False),
    ]


def test_every_abweichung_is_found():
    file = nodes_in(source(FILE))
    spans = [one.span for one in file.entries[1].adjustments]
    assert [(one.first_line, one.first_column, one.last_line, one.end_column) for one in spans] == [
        (15, 9, 16, 22),
        (17, 9, 18, 25),
    ]


def test_the_vorgaben_are_found():
    file = nodes_in(source(FILE))
    assert [file.text(one.span) for one in file.defaults] == ["kosten: frei"]


@pytest.mark.parametrize(
    ("text", "events", "venues"),
    [
        pytest.param("", [], [], id="empty"),
        pytest.param("id: a\ntitel: A\n", ["a"], [], id="a file that is an entry"),
        pytest.param("- id: a\n- id: b\n", [], ["a", "b"], id="a bare list"),
        pytest.param("termine: [{id: a, um: 10 Uhr}, {id: b}]\n", ["a", "b"], [], id="in brackets"),
        pytest.param("\ufefftermine:\r\n- id: a\r\n", ["a"], [], id="windows"),
        pytest.param("termine:\n  - 'id': \"a\"\n", ["a"], [], id="in quotes"),
    ],
)
def test_entries_of_every_kind_of_file_are_found(text, events, venues):
    file = nodes_in(source(text))
    assert [one.id for one in file.entries] == events
    assert [one.id for one in file.venues] == venues


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param(
            "termine:\n  - id: a\n   - id: b\n     titel: B\n  - id: c\n", "abc", id="indentation"
        ),
        pytest.param('termine:\n  - id: a\n    titel: "A\n  - id: b\n', "ab", id="open quote"),
        pytest.param("termine:\n  - id: a\n    titel: A: B\n  - id: b\n", "ab", id="second colon"),
        pytest.param("termine:\n  - id: a\n    titel: @A\n  - id: b\n", "ab", id="reserved sign"),
        pytest.param("termine:\n  - {id: a, titel: A\n  - id: b\n", "ab", id="open brace"),
        pytest.param('vorgaben:\n  kosten: "0\ntermine:\n  - id: a\n', "a", id="in the vorgaben"),
        pytest.param("termine:\n\t- id: a\n\t- id: b\n", "ab", id="tabs"),
        pytest.param("termine:\n  - id: a\n    um: \x00\n  - id: b\n", "ab", id="control sign"),
        pytest.param("termine:\n  - id: a\n  - *b\n  - id: c\n", "ac", id="alias"),
        pytest.param("- *\n" * 300 + "- id: a\n", "", id="too many mistakes"),
        pytest.param("termine: &x\n  - id: a\n  -\n    id: b\n", "ab", id="anchor"),
        pytest.param("[" * 3000, "", id="too deep"),
    ],
)
def test_beside_a_mistake_the_other_entries_are_found(text, ids):
    file = nodes_in(source(text))
    assert "".join(entry.id for entry in (*file.entries, *file.venues)) == ids


def test_an_entry_ends_before_its_mistake():
    (first, second) = entries_in(
        source("termine:\n  - id: a\n    um: 10\n    x: @y\n  - id: b\n    um: 11\n")
    )
    assert (first.node.keys, first.last_line) == (("id", "um"), 3)
    assert (second.node.keys, second.last_line) == (("id", "um"), 6)


def test_a_byte_that_is_not_utf_8_hides_no_entry():
    data = "termine:\n  - id: a\n    titel: Frühstück\n  - id: b\n".encode("latin-1")
    assert [entry.id for entry in entries_in(Source("termine.yaml", data))] == ["a", "b"]


SIGNS = "\n -:,#&*!|>'\"{}[]@\t\x00\u2028\u00e4a1"
edits = st.lists(
    st.tuples(st.integers(0, len(FILE)), st.integers(0, 9), st.text(SIGNS, max_size=4)), max_size=4
)


@given(edits=edits)
def test_every_span_lies_within_its_file_whatever_stands_there(edits):
    text = FILE
    for begin, length, put in edits:
        text = text[:begin] + put + text[begin + length :]
    file = nodes_in(source(text))
    for entry in (*file.entries, *file.venues):
        assert 1 <= entry.first_line <= entry.node.first_line <= entry.last_line
        assert entry.last_line <= len(file.lines.lines)
        assert all(file.text(one.span).strip() for one in entry.node.entries)
        assert all(file.text(one.span).strip() for one in entry.adjustments if one.entries)
