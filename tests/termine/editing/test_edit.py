"""Lines are put between the lines of a text; everything else stays, byte for byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.termine.editing.edit import spliced


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("", 0, "neu\n"),
        ("eins\nzwei\n", 0, "neu\neins\nzwei\n"),
        ("eins\nzwei\n", 1, "eins\nneu\nzwei\n"),
        ("eins\nzwei\n", 2, "eins\nzwei\nneu\n"),
        ("eins\nzwei", 2, "eins\nzwei\nneu\n"),
        ("eins\r\nzwei\r\n", 1, "eins\r\nneu\r\nzwei\r\n"),
        ("\ufeffeins\n", 0, "\ufeffneu\neins\n"),
        ("\ufeff", 0, "\ufeffneu\n"),
    ],
    ids=["empty", "first", "between", "last", "open-end", "windows", "bom", "only-bom"],
)
def test_a_line_goes_behind_the_line_that_is_named(text, after, expected):
    assert spliced(text, after, ["neu"]) == expected


@given(st.text(alphabet="ab#: \n\r\ufeff-", max_size=60), st.integers(0, 12))
def test_every_character_that_was_there_stays(text, after):
    changed = spliced(text, after, ["neu", "", "mehr"])

    start = next(n for n in range(len(text) + 1) if _is_around(text, n, changed))
    assert changed[:start] + changed[len(changed) - (len(text) - start) :] == text


def _is_around(text, place, changed):
    rest = text[place:]
    return changed.startswith(text[:place]) and changed.endswith(rest)
