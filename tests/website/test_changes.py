"""`changes` as people call it, on a real repository: what it says and how it ends."""

from datetime import date

import pytest

from plugins.termine.diagnostics import report
from plugins.website.commands.build import found_diagnostics
from plugins.website.commands.changes import tell_changes
from plugins.website.commands.options import ChangesOptions, CheckOptions
from tests.termine.history.book import Repository

EVENTS = """\
termine:
  - id: fest
    titel: Fest
    datum: Fr 11.12.2026
    um: 13 Uhr
    ort: buero
"""
VENUES = "- id: buero\n  name: Büro\n"


@pytest.fixture
def repository(tmp_path):
    """A repository whose first commit has one date to come."""
    made = Repository(tmp_path / "site")
    made.write("termine.yaml", EVENTS)
    made.write("orte.yaml", VENUES)
    made.commit("2026-11-01 10:00")
    return made


@pytest.fixture
def run(repository, capsys):
    """The exit code with what was printed and what was complained about."""

    def run(since="HEAD", *, markdown=False):
        options = ChangesOptions(repository.content, date(2026, 11, 22), since, markdown)
        code = tell_changes(options)
        return code, *capsys.readouterr()

    return run


def test_a_change_is_told_and_done(repository, run):
    repository.write("termine.yaml", EVENTS.replace("13 Uhr", "14 Uhr"))
    assert run() == (
        0,
        (
            "Was sich seit „HEAD“ für die Familien ändert\n\n"
            "Geändert\n  Fest (fest)\n"
            "    Fr 11.12.2026: Uhrzeit „14 Uhr“ (bisher „13 Uhr“)\n"
        ),
        "",
    )


def test_a_date_that_vanishes_ends_with_1(repository, run):
    repository.write("termine.yaml", "termine: []\n")
    code, told, _ = run()
    assert (code, told.splitlines()[-1]) == (1, "1 Fehler")


def test_markdown_is_for_a_comment(repository, run):
    repository.write("orte.yaml", VENUES.replace("Büro", "Familienbüro"))
    assert run(markdown=True) == (
        0,
        (
            "## Was sich für die Familien ändert\n\n### Geändert\n\n"
            "- **Fest** (fest)\n  - Fr 11.12.2026: Ort „Familienbüro“ (bisher „Büro“)\n"
        ),
        "",
    )


def test_broken_content_is_reported_as_always_and_ends_with_1(repository, run):
    repository.write("termine.yaml", EVENTS.replace("Fr 11", "Mo 11"))
    code, told, _ = run()
    assert code == 1
    assert told.startswith("content/termine.yaml, Zeile 4: Der 11.12.2026 ist ein Freitag, ")
    assert told.endswith("Bitte zuerst die Fehler beheben. Erst dann lässt sich vergleichen.\n")


def test_what_was_broken_before_is_said_kindly(repository, run):
    repository.write("termine.yaml", EVENTS.replace("Fr 11", "Mo 11"))
    repository.commit("2026-11-02 10:00")
    repository.write("termine.yaml", EVENTS)
    assert run() == (
        0,
        (
            "Was sich seit „HEAD“ für die Familien ändert\n\n"
            "Der frühere Stand hatte selbst Fehler (1). Verglichen ist, was sich lesen ließ; "
            "was dort fehlerhaft war, kann hier als neu erscheinen.\n\n"
            "Neu\n  Fest (fest)\n    Fr 11.12.2026\n"
        ),
        "",
    )


def test_the_first_dates_of_all_are_new(tmp_path, capsys):
    made = Repository(tmp_path / "new")
    made.commit("2026-11-01 10:00")
    made.write("termine.yaml", EVENTS)
    made.write("orte.yaml", VENUES)
    options = ChangesOptions(made.content, date(2026, 11, 22), "HEAD")
    assert tell_changes(options) == 0
    assert "Im früheren Stand gab es noch keine Termine.\n\nNeu\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("since", "sentence"),
    [
        ("", "Bitte sagen, womit verglichen wird, zum Beispiel: --since origin/main\n"),
        (
            "gestern",
            (
                "Den Stand „gestern“ kennt Git hier nicht. Bitte einen Zweig, eine Marke oder "
                "einen Commit nennen, zum Beispiel: --since origin/main\n"
            ),
        ),
    ],
)
def test_without_a_state_to_compare_with_it_ends_with_2(run, since, sentence):
    assert run(since) == (2, "", sentence)


def test_an_entry_that_moves_to_the_new_layout_changes_nothing(repository, run):
    repository.write("termine.yaml", "termine: []\n")
    repository.write("termine/fest.yaml", EVENTS)
    assert run()[1].endswith("\n\nFür die Familien ändert sich nichts.\n")


def test_an_id_known_from_git_is_a_hint_of_check(repository, checked_report):
    repository.write("termine.yaml", "termine: []\n")
    repository.commit("2026-11-02 10:00")
    repository.write("termine.yaml", EVENTS.replace("titel: Fest", "titel: Lesung"))
    assert "Die Kennung „fest“ gehörte bis 2. November 2026 zu „Fest“." in checked_report()


@pytest.fixture
def checked_report(repository):
    """What `check` says of the repository."""

    def checked_report():
        options = CheckOptions(repository.content, date(2026, 11, 22))
        return report(found_diagnostics(options))

    return checked_report
