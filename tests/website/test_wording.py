"""Commands speak the language of the command that was typed."""

import io

import pytest

import tasks
from plugins.website.commands.wording import ALIASES, TYPED, as_typed, has_colours

TEXT = "Ansehen: python3 tasks.py serve, prüfen: python3 tasks.py pruefen --alles"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("bauen", "Ansehen: python3 tasks.py vorschau, prüfen: python3 tasks.py pruefen --alles"),
        ("build", "Ansehen: python3 tasks.py serve, prüfen: python3 tasks.py check --alles"),
        ("", TEXT),
        ("style", TEXT),
    ],
)
def test_other_commands_are_named_in_the_language_of_the_one_typed(monkeypatch, typed, expected):
    monkeypatch.setenv(TYPED, typed)
    assert as_typed(TEXT) == expected


def test_the_names_are_those_of_the_commands():
    assert {one.name: one.alias for one in tasks.COMMANDS if one.alias} == dict(ALIASES)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "variables", "expected"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ],
    ids=["a terminal", "unwanted", "a terminal without", "a file"],
)
def test_only_a_terminal_gets_colours(monkeypatch, stream, variables, expected):
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert has_colours(stream) is expected
