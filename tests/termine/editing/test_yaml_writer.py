"""A value is written so that it is read back as the same text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.termine.editing import yaml_lines, yaml_scalar
from plugins.termine.reading import Lines, nodes


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Zähne gesund", ["thema: Zähne gesund"]),
        ("10:30–12 Uhr", ["thema: 10:30–12 Uhr"]),
        ("Neu: Krabbeln", ['thema: "Neu: Krabbeln"']),
        ("Platz #3", ['thema: "Platz #3"']),
        ("*Stern", ['thema: "*Stern"']),
        ('"Wort" und mehr', ['thema: "\\"Wort\\" und mehr"']),
        ("C:\\Neu: alt", ['thema: "C:\\\\Neu: alt"']),
        ("", ['thema: ""']),
        ("eins\n\nzwei: drei", ["thema: |", "  eins", "", "  zwei: drei"]),
        ("44627", ['thema: "44627"']),
        ("true", ['thema: "true"']),
        ("2026-13-45", ['thema: "2026-13-45"']),
        ("ja", ["thema: ja"]),
        (" vorn\nhinten", ['thema: " vorn\\nhinten"']),
    ],
)
def test_only_what_needs_quotes_gets_them(value, expected):
    assert list(yaml_lines("thema", value)) == expected


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), max_size=40))
def test_any_text_of_one_line_comes_back(value):
    value = value.replace("\ufeff", "").replace("\ufffe", "").replace("\uffff", "").strip()

    root = nodes.read_nodes(Lines("", tuple(yaml_lines("thema", value)))).root

    assert isinstance(root, nodes.Mapping)
    assert [(one.key.text, one.value.text) for one in root.entries] == [("thema", value)]


def test_a_value_alone_stays_on_one_line():
    assert yaml_scalar("Zähne gesund") == "Zähne gesund"
    assert yaml_scalar("eins\nzwei") == '"eins\\nzwei"'
