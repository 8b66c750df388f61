"""The command line reads German habits, types its values and explains itself."""

from datetime import date
from pathlib import Path

import pytest

from tooling.commandline import Command, UsageError, asks_for_help, manual, parse


def build(
    *,
    output: Path = Path("output"),
    today: date | None = None,
    search: bool = True,
    full: bool = False,
    workers: int | None = None,
) -> int:
    """Baut die Website."""
    return 0


def probe(*arguments: str) -> int:
    """Prüft alles."""
    return len(arguments)


COMMANDS = (Command(build, alias="bauen"), Command(probe, environment="test"))


@pytest.mark.parametrize("word", ["build", "bauen"])
def test_a_command_answers_to_both_its_names(word):
    assert parse(COMMANDS, [word]).command.name == "build"


def test_options_arrive_with_the_types_of_the_signature():
    words = ["build", "--today", "2026-11-22", "--workers=2", "--no-search", "--full"]

    assert parse(COMMANDS, words).values == {
        "today": date(2026, 11, 22),
        "workers": 2,
        "search": False,
        "full": True,
    }


def test_a_folder_is_meant_from_where_the_caller_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert parse(COMMANDS, ["build", "--output", "hier"]).values["output"] == tmp_path / "hier"


def test_everything_behind_two_dashes_goes_to_the_other_program():
    call = parse(COMMANDS, ["probe", "--", "-k", "feed", "--help"])

    assert call.rest == ("-k", "feed", "--help")
    assert call.run() == 3


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("biuld", "Den Befehl „biuld“ gibt es nicht. Meinten Sie „build“?"),
        ("xyz", "Den Befehl „xyz“ gibt es nicht."),
        ("build --outptu x", "„build“ versteht „--outptu“ nicht. Meinten Sie „--output“?"),
        ("build output", "„build“ versteht „output“ nicht. Meinten Sie „--output“?"),
        ("build --today", "Hinter „--today“ fehlt ein Wert."),
        ("build --today=", "Hinter „--today“ fehlt ein Wert."),
        ("build --full=ja", "„--full“ steht allein, ohne „=ja“."),
        (
            "build --today 2026-02-30",
            (
                "„--today 2026-02-30“ geht nicht. "
                "Bitte einen Tag als TT.MM.JJJJ schreiben, zum Beispiel 01.03.2027."
            ),
        ),
        (
            "build --workers viele",
            "„--workers viele“ geht nicht. Bitte eine ganze Zahl schreiben, zum Beispiel 8000.",
        ),
    ],
)
def test_a_wrong_call_is_explained_in_german(words, message):
    with pytest.raises(UsageError) as caught:
        parse(COMMANDS, words.split())

    assert str(caught.value) == message


def test_help_is_asked_for_only_before_two_dashes():
    assert asks_for_help(["build", "--help"])
    assert not asks_for_help(["probe", "--", "--help"])


def test_the_manual_lists_every_command_with_its_alias():
    assert manual(COMMANDS, [], {}) == (
        "Aufruf: python3 tasks.py BEFEHL [OPTIONEN]\n"
        "\n"
        "  build, bauen         Baut die Website.\n"
        "  probe                Prüft alles.\n"
        "\n"
        "Mehr zu einem Befehl: python3 tasks.py BEFEHL --help"
    )


def test_the_manual_of_a_command_lists_its_options():
    texts = {
        "output": "Ordner",
        "today": "Tag",
        "search": "ohne Suche",
        "full": "alles",
        "workers": "Prozesse",
    }

    assert manual(COMMANDS, ["bauen"], texts) == (
        "Aufruf: python3 tasks.py build [OPTIONEN]\n"
        "\n"
        "Baut die Website.\n"
        "Auf Deutsch: python3 tasks.py bauen\n"
        "\n"
        "  --output ORDNER      Ordner\n"
        "  --today TT.MM.JJJJ   Tag\n"
        "  --no-search          ohne Suche\n"
        "  --full               alles\n"
        "  --workers ZAHL       Prozesse"
    )


def cancel(event_id: str, day: str, reason: str = "", /, *, full: bool = False) -> int:
    """Sagt ab."""
    return 0


WITH_ARGUMENTS = (Command(cancel, alias="absagen", arguments=("ID", "DATUM", "GRUND")),)


@pytest.mark.parametrize(
    ("words", "arguments"),
    [
        (["fest", "3.2.2027"], ("fest", "3.2.2027")),
        (["fest", "3.2.2027", "Regen"], ("fest", "3.2.2027", "Regen")),
        (["fest", "--full", "3.2.2027", "viel", "Regen"], ("fest", "3.2.2027", "viel Regen")),
        (["fest", "3.2.2027", "   "], ("fest", "3.2.2027")),
    ],
    ids=["without-the-last", "all", "the-last-takes-the-rest", "a-blank-is-none"],
)
def test_words_without_dashes_are_arguments(words, arguments):
    assert parse(WITH_ARGUMENTS, ["absagen", *words]).rest == arguments


def test_a_missing_argument_is_named_with_the_whole_call():
    with pytest.raises(UsageError) as error:
        parse(WITH_ARGUMENTS, ["absagen", "fest"])

    assert str(error.value) == (
        "Es fehlt DATUM. Bitte so schreiben: python3 tasks.py absagen ID DATUM [GRUND]"
    )


def test_the_help_names_the_arguments():
    lines = manual(WITH_ARGUMENTS, ["cancel"], {"full": "ganz"}).splitlines()

    assert lines[0] == "Aufruf: python3 tasks.py cancel ID DATUM [GRUND] [OPTIONEN]"
    assert lines[3] == "Auf Deutsch: python3 tasks.py absagen ID DATUM [GRUND]"
