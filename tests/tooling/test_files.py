"""A command that takes files: as many as one likes, named from where the caller stands."""

import pytest

from tooling.commandline import Command, UsageError, manual, parse


def import_(*files: str, full: bool = False) -> int:
    """Liest Dateien."""
    return len(files) + full


COMMANDS = (Command(import_, alias="uebernehmen", arguments=("DATEI…",)),)


def test_a_word_of_python_can_be_the_name_of_a_command():
    assert parse(COMMANDS, ["import", "a.ics"]).command is COMMANDS[0]


def test_files_stay_apart_and_are_meant_from_where_the_caller_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    call = parse(COMMANDS, ["uebernehmen", "a b.ics", "--full", "/c.ics", "--", "-d.ics"])
    assert call.rest == (f"{tmp_path}/a b.ics", "/c.ics", f"{tmp_path}/-d.ics")
    assert call.run() == 4


def test_without_any_file_the_call_is_explained():
    with pytest.raises(UsageError) as caught:
        parse(COMMANDS, ["uebernehmen"])
    assert str(caught.value) == (
        "Es fehlt DATEI…. Bitte so schreiben: python3 tasks.py uebernehmen DATEI…"
    )


def test_the_help_shows_the_files():
    text = manual(COMMANDS, ["import", "--help"], {"full": "alles"})
    assert text.startswith("Aufruf: python3 tasks.py import DATEI… [OPTIONEN]\n")
