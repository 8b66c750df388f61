"""The plainest heads, read without a parser of YAML: they say what YAML says, or nothing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.termine.reading.lines import Lines
from plugins.termine.reading.node import Mapping
from plugins.termine.reading.nodes import read_nodes
from plugins.termine.reading.plain_head import plain_head

SIGNS = "aZäß0 9:#-'\"[]{}&*!|>%@`,.?~\t\u00a0\u200b\u0301=<\\/"
values = st.text(alphabet=st.one_of(st.sampled_from(SIGNS), st.characters(exclude_characters="\n")))
lines_of_head = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["titel", "datum", "rubrik", "bild"]), values).map(": ".join),
        st.sampled_from(["", "# so", "  mehr", "titel", "titel:", "- titel: a", "...", "Titel: a"]),
    ),
    min_size=1,
)


def said(root: Mapping) -> list[tuple]:
    """All that a head of single values says, and where."""
    return [
        (root.position, root.last_line),
        *(
            (node.text, node.position, node.last_line, node.is_quoted, node.is_refused)
            for entry in root.entries
            for node in (entry.key, entry.value)
        ),
    ]


@given(head=lines_of_head)
@example(head=["titel: Fest", "datum: 12.06.2024"])
@example(head=["titel:   Fest  "])
@example(head=["titel: Fest", "  im Hof"])
def test_a_plain_head_says_what_yaml_says(head):
    lines = Lines("content/artikel/a.md", ("", *head))
    plain = plain_head(lines, 1)
    if plain is not None:
        found = read_nodes(lines)
        assert found.diagnostics == ()
        assert said(plain) == said(found.root)


@pytest.mark.parametrize(
    "head",
    [
        ["titel: Fest", "datum: 12.06.2024", "stand: 2024-06-12"],
        ["titel: Väter & Mütter – „Café“ (mit Kind), 3 € * 2!"],
        ["titel: nein"],
    ],
)
def test_most_heads_are_plain(head):
    assert plain_head(Lines("a.md", ("", *head)), 1) is not None


@pytest.mark.parametrize(
    "head",
    [
        [],
        ["titel: 'Fest'"],
        ["titel: Fest #3"],
        ["titel: Fest: im Hof"],
        ["titel: Fest:"],
        ["titel: Fest "],
        ["titel: Fest\tim Hof"],
        ["titel: Fest\u00a0im Hof"],
        ["titel:"],
        ["titel: a", "titel: b"],
        ["titel: a", "", "datum: b"],
        ["termine: [a, b]"],
        ["termine:", "  - a"],
        [*(f"{'a' * number}: x" for number in range(1, 41)), f"{'a' * 41}: x"],
    ],
)
def test_what_is_not_plain_is_left_to_yaml(head):
    assert plain_head(Lines("a.md", ("", *head)), 1) is None
