"""What is taken over from an earlier version of a file is what reading it anew gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.termine.history.walk import EntryState, states_by_item, states_in

ITEMS = (
    "  - id: a\n    titel: Treffen\n    ort: haus\n",
    "  - id: b\n    beschreibung: |\n      # Viel\n\n      - id: x\n",
    "  -\n    titel: Essen\n    id: c\n    # Ende\n\n",
    "  # Neu\n  - {id: d, ort: hof}\n",
    '  - titel: "Ohne\n\n    Kennung"\n',
    "  - id: e\n    abweichungen:\n    - am: 01.05.2026\n      ort: hof\n",
    "  - [kein, Eintrag]\n",
    "  - id: f\n  titel: verrutscht\n",
    '  - id: g\n    titel: "offen\n',
    "vorgaben:\n  ort: saal\n",
    "# links\n",
    "archiv:\n",
)
texts = st.lists(st.sampled_from(ITEMS), max_size=7).map("".join)
heads = st.sampled_from(["termine:\n", "vorgaben:\n  ort: haus\ntermine:\n", ""])


@given(head=heads, old=texts, new=texts)
def test_a_version_that_follows_another_reads_as_it_does_alone(head, old, new):
    known = {}
    states_by_item((head + old).encode(), known)
    content = (head + new).encode()

    following, alone = states_by_item(content, known), states_in(content)

    assert following == alone


def test_only_what_differs_is_another_state():
    text = "termine:\n- id: a\n  titel: A\n- id: b\n  titel: B\n- id: c\n  ort: [haus, hof]\n"
    known = {}
    before = states_by_item(text.encode(), known)
    assert len(known) == 3

    after = states_by_item(text.replace("titel: B", "titel: D\n  ort: saal").encode(), known)

    assert len(known) == 4
    assert [(state.key, state.title, state.venues) for state in after] == [
        ("termin a", "A", ()),
        ("termin b", "D", ("saal",)),
        ("termin c", "", ("haus", "hof")),
    ]
    same = [one == other for one, other in zip(before, after, strict=True)]
    assert same == [True, False, True]


@pytest.mark.parametrize("text", ["", "a: b\n", "- x\n", "{", "\x00", "termine: []\n"])
def test_a_file_without_entries_has_no_states(text):
    assert states_in(text.encode()) == ()


def test_an_entry_without_an_id_has_no_key():
    assert states_in(b"termine:\n- titel: A\n") == (EntryState("", ""),)
