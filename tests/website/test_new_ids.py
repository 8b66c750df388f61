"""`neu` asks Git before it gives an id away that something else once had."""

import pytest

import tasks
from tests.conftest import TODAY
from tests.termine.history.book import Repository
from tooling.commandline import parse

FEST = "  - id: fest-2027\n    titel: Sommerfest\n    datum: 03.07.2027\n    um: 9 Uhr\n"
OTHER = "  - id: b\n    titel: Essen\n    datum: 01.07.2027\n    um: 12 Uhr\n"


@pytest.fixture
def repository(tmp_path):
    """The party was there and was taken out."""
    found = Repository(tmp_path / "repository")
    found.write("termine.yaml", f"termine:\n{OTHER}{FEST}")
    found.commit("2026-03-01 10:00")
    found.write("termine.yaml", f"termine:\n{OTHER}")
    found.commit("2026-03-05 10:00")
    return found


def new(repository, *options):
    words = ["neu", "--datum", "10.07.2027", "--um", "9 Uhr", *options]
    place = ["--content", str(repository.content), "--today", f"{TODAY}"]
    return parse(tasks.COMMANDS, [*words, *place]).run()


def test_an_id_of_something_else_has_to_be_accepted(repository, capsys):
    words = ["--titel", "Herbstfest", "--kennung", "fest-2027"]
    assert new(repository, *words) == 1
    said = capsys.readouterr()
    assert "Die Kennung „fest-2027“ gehörte bis 5. März 2026 zu „Sommerfest“." in said.out
    assert said.err.endswith("--trotzdem\nEs wurde nichts geändert.\n")
    assert new(repository, *words, "--trotzdem") == 0


def test_the_same_event_may_come_back_under_its_id(repository):
    assert new(repository, "--titel", "Sommerfest", "--kennung", "fest-2027") == 0


def test_an_id_made_of_the_title_keeps_clear_of_it(repository):
    assert new(repository, "--titel", "Fest") == 0
    assert "- id: fest-2027-2 " in (repository.content / "termine.yaml").read_text("utf-8")
