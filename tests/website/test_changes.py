"""`changes` as people call it, on a real repository: what it says and how it ends."""

from datetime import date

import pytest

from plugins.termine.diagnostics import report
from plugins.termine.history import mark_published
from plugins.website.commands.build import check, found_diagnostics
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

    def run(since="HEAD", *, markdown=False, mail=False):
        options = ChangesOptions(repository.content, date(2026, 11, 22), since, markdown, mail)
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


def test_an_article_that_leaves_its_address_is_told_until_it_names_the_old_one(repository, run):
    article = "---\ntitel: Fest\ndatum: 01.11.2026\nslug: fest\nkurztext: Kurz.\n---\nText\n"
    repository.write("artikel/fest.md", article)
    repository.commit("2026-11-02 10:00")
    repository.write("artikel/fest.md", article.replace("slug: fest", "slug: feier"))
    code, told, _ = run()
    assert (code, told.count("Unter „/aktuelles/fest/“ gäbe es nichts mehr.")) == (1, 1)
    assert "\nfrueher: [fest]\n" in told
    kept = article.replace("slug: fest", "slug: feier\nfrueher: [fest]")
    repository.write("artikel/fest.md", kept)
    assert run()[0] == 0


def test_a_mail_tells_what_is_to_come_without_ids(repository, run):
    past = "  - id: alt\n    titel: Alt\n    datum: 01.10.2026\n    um: 9 Uhr\n"
    moved = EVENTS + "    abweichungen: [{am: 11.12.2026, verlegt: 12.12.2026, grund: Sturm}]\n"
    repository.write("termine.yaml", moved + past)
    assert run(mail=True)[1] == (
        "Betreff: Änderungen bei unseren Terminen\n\nGuten Tag,\n\n"
        "bei unseren Terminen hat sich etwas geändert:\n\n"
        "- Verlegt: Fest, Fr 11.12.2026 → Samstag, 12. Dezember 2026, um 13 Uhr (Sturm)\n\n"
        "Alle Termine auf dem neuesten Stand: https://familienbuero.example/termine/\n\n"
        "Freundliche Grüße\nFamilienbüro Herne\n"
    )
    repository.write("termine.yaml", EVENTS)
    assert run(mail=True)[1] == "Für die Familien ändert sich nichts.\n"


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


def test_check_says_how_many_coming_dates_are_other_than_published(repository, checked_lines):
    mark_published(repository.content)
    series = "wann: mittwochs\n    ab: 02.12.2026\n    bis: 23.12.2026\n    feiertage: entfaellt"
    weekly = EVENTS.replace("datum: Fr 11.12.2026", f"{series}\n    ferien: findet statt")
    repository.write("termine.yaml", weekly)
    revision = repository.git("rev-parse", "--short=8", "refs/published")
    assert checked_lines()[-1] == (
        "Gegenüber dem, was veröffentlicht ist: kommende Termine, die anders werden: 0; "
        "die verschwinden: 1. Welche das sind, sagt: "
        f"python3 tasks.py aenderungen --since {revision}"
    )
    repository.commit("2026-11-02 10:00")
    mark_published(repository.content)
    cancelled = "    abweichungen:\n      - am: 09.12.2026\n        entfaellt: Umbau\n"
    repository.write("termine.yaml", weekly + cancelled)
    assert "die anders werden: 1; die verschwinden: 0." in checked_lines()[-1]


def test_check_compares_with_what_was_pushed_where_nothing_was_published(repository, checked_lines):
    assert "Gegenüber" not in checked_lines()[-1]
    repository.git("clone", "--quiet", "--bare", ".", "../server.git")
    repository.git("remote", "add", "origin", "../server.git")
    repository.git("fetch", "--quiet", "origin")
    repository.git("branch", "--quiet", "--set-upstream-to=origin/main")
    assert "Gegenüber" not in checked_lines()[-1]
    repository.write("termine.yaml", EVENTS.replace("13 Uhr", "14 Uhr"))
    assert "die anders werden: 1; die verschwinden: 0." in checked_lines()[-1]


def test_check_hints_at_a_new_extra_date_that_is_over(repository, checked_lines):
    series = "wann: mittwochs\n    ab: 02.09.2026\n    bis: 23.12.2026\n    feiertage: entfaellt"
    weekly = EVENTS.replace("datum: Fr 11.12.2026", f"{series}\n    ferien: findet statt")
    repository.write("termine.yaml", weekly)
    repository.commit("2026-11-02 10:00")
    mark_published(repository.content)
    repository.write("termine.yaml", f"{weekly}    abweichungen:\n      - zusatz: 19.09.2026\n")
    assert (
        "content/termine.yaml, Zeile 12: Hinweis: „Fest“ (fest) bekommt Termine, die schon vorbei "
        "sind: Sa 19.09.2026."
    ) in checked_lines()


@pytest.fixture
def checked_lines(repository, capsys):
    """Everything that `check` prints of the repository."""

    def checked_lines():
        check(CheckOptions(repository.content, date(2026, 11, 22)))
        return capsys.readouterr().out.splitlines()

    return checked_lines
