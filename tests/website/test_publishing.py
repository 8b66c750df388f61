"""`publish` as people call it: a small site in a real repository, brought to a folder."""

import json
import os
import re
import shutil
from datetime import UTC, date, datetime, timedelta

import pytest

from plugins.publishing import STATE_FILE
from plugins.website.commands.options import PublishOptions
from plugins.website.commands.publish import publish
from plugins.website.pages.files import STATE
from plugins.website.settings import ROOT
from tests.servers import OUR_RCLONE, debian_programs
from tests.termine.history.book import Repository

NIGHT = datetime(2026, 11, 22, 2, 17, tzinfo=UTC)
LEGAL = """\
---
titel: {title}
kurztext: Alles, was auf dieser Seite der Website über „{title}“ zu sagen ist.
---

## Angaben

Text.
"""
NEW = """\
termine:
  - id: neu
    titel: Neu
    datum: 11.12.2026
    um: 10 Uhr
"""


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """The miniature site with its legal pages, committed, and the settings of a server."""
    monkeypatch.setenv("SITEURL", "https://familienbuero.test")
    monkeypatch.setenv("SICHERHEIT_KONTAKT", "sicherheit@familienbuero.test")
    monkeypatch.delenv("PUBLISH_TARGET", raising=False)
    made = Repository(tmp_path / "repository")
    shutil.copytree(ROOT / "tests" / "miniature", made.content, dirs_exist_ok=True)
    for title in ("Impressum", "Datenschutz", "Barrierefreiheit"):
        made.write(f"seiten/{title.lower()}.md", LEGAL.format(title=title))
    made.commit("2026-11-01 10:00")
    return made


@pytest.fixture
def run(repository, tmp_path, capsys):
    """Publishes an hour after the last time: the exit code, what was said, what was blamed."""
    times = iter(NIGHT + timedelta(hours=number) for number in range(9))

    def run(**options):
        told = {"target": f"file://{tmp_path}/www", **options}
        code = publish(
            PublishOptions(
                repository.content, date(2026, 11, 22), tmp_path / "output", next(times), **told
            )
        )
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.mark.slow
def test_a_site_is_published_and_a_date_that_vanishes_is_not(repository, run, tmp_path):
    debian_programs("rsync")
    current = tmp_path / "www" / "current"
    first = repository.git("rev-parse", "HEAD")
    code, said, _ = run()
    assert code == 0
    assert f"Veröffentlicht bei „{tmp_path}/www“: " in said.splitlines()[-1]
    assert json.loads((current / STATE_FILE).read_text())["commit"] == first

    events = (repository.content / "termine.yaml").read_text("utf-8")
    repository.write("termine.yaml", "termine: []\n")
    code, said, blamed = run()
    assert (code, said) == (1, "")
    assert blamed.startswith("Diese Änderungen kennt Git noch nicht:\n  content/termine.yaml\n")

    repository.commit("2026-11-02 10:00")
    code, said, blamed = run()
    assert (code, said) == (1, "")
    assert blamed.startswith(f"Was sich seit „{first[:8]}“ für die Familien ändert\n\nVerschwunden")
    assert blamed.endswith("\n\nEs wurde nichts veröffentlicht.\n")
    assert json.loads((current / STATE_FILE).read_text())["commit"] == first

    repository.write("termine.yaml", events.replace("titel: ", "titel: Neues "))
    repository.commit("2026-11-03 10:00")
    assert run()[0] == 0
    assert json.loads((current / STATE_FILE).read_text())["commit"] != first

    name = current.parent.joinpath("previous").readlink().name
    assert run(rollback=True) == (
        0,
        f"Bei „{tmp_path}/www“ gilt wieder der Stand {name}.\n",
        "",
    )
    assert json.loads((current / STATE_FILE).read_text())["commit"] == first


@pytest.mark.slow
def test_another_address_of_the_site_publishes_no_other_uids(run, tmp_path, monkeypatch):
    debian_programs("rsync")
    assert run()[0] == 0
    monkeypatch.setenv("SITEURL", "https://www.familienbuero.test")
    assert run() == (
        1,
        "",
        (
            "Die Kennung jedes Termins in den Kalendern (UID) endet veröffentlicht auf "
            "„familienbuero.test“, mit diesen Einstellungen aber auf „www.familienbuero.test“. "
            "Wer abonniert hat, verlöre alle Erinnerungen und sähe manches doppelt.\n"
            'Bitte in pelicanconf.py eintragen: UID_DOMAIN = "familienbuero.test"\n'
            "Es wurde nichts veröffentlicht.\n"
        ),
    )
    state = json.loads((tmp_path / "www" / "current" / STATE_FILE).read_text())
    assert state["uidDomain"] == "familienbuero.test"


def test_settings_that_nobody_filled_in_publish_nothing(run, monkeypatch, tmp_path):
    example = (ROOT / "deploy" / "familienbuero.env.example").read_text("utf-8")
    for name, value in re.findall(r"^(\w+)=(.*)$", example, re.MULTILINE):
        monkeypatch.setenv(name, value)
    assert run() == (
        2,
        "",
        (
            "Die Einstellung SITEURL ist „“. Sie muss eine ganze Adresse sein, "
            "zum Beispiel https://www.beispiel.de.\n"
        ),
    )
    assert not (tmp_path / "www").exists()


@pytest.mark.slow
def test_an_earlier_state_returns_to_a_storage_by_being_published_again(
    repository, run, tmp_path, monkeypatch
):
    (tmp_path / "rclone.conf").write_text("[ziel]\ntype = local\n")
    monkeypatch.setenv("RCLONE_CONFIG", str(tmp_path / "rclone.conf"))
    monkeypatch.setenv("PATH", str(OUR_RCLONE.parent), prepend=os.pathsep)
    there = {"target": f"rclone:ziel:{tmp_path}/www"}
    first = repository.git("rev-parse", "HEAD")
    assert run(**there)[0] == 0
    repository.write("termine/neu.yaml", NEW)
    repository.commit("2026-11-02 10:00")
    assert run(**there)[0] == 0

    code, _, blamed = run(rollback=True, **there)
    assert code == 2
    assert "git switch --detach STAND, dann python3 tasks.py publish --ohne-vergleich" in blamed
    repository.git("switch", "--detach", "--quiet", first)
    assert run(**there)[0] == 1  # the new date would vanish
    code, said, _ = run(without_comparison=True, **there)
    assert code == 0
    assert said.splitlines()[-1].startswith("Veröffentlicht bei „ziel:")
    assert json.loads((tmp_path / "www" / STATE_FILE).read_text())["commit"] == first
    assert not (tmp_path / "www" / "termine" / "neu" / "index.html").exists()


def test_a_published_state_that_git_has_lost_is_told(repository, run, tmp_path):
    debian_programs("rsync")
    current = tmp_path / "www" / "current"
    current.parent.mkdir()
    (tmp_path / "www" / "alt").mkdir()
    (tmp_path / "www" / "alt" / STATE_FILE).write_text(json.dumps({"commit": "1" * 40}))
    current.symlink_to("alt")
    code, _, blamed = run()
    assert code == 1
    assert blamed == (
        "Veröffentlicht ist der Stand 11111111, und den gibt es hier nicht. Bitte den ganzen "
        "Verlauf holen (git fetch --unshallow). Ist er für immer fort: "
        "python3 tasks.py publish --ohne-vergleich\n"
    )


@pytest.mark.parametrize("state", ["", "{", "[]", '{"commit": ""}', '{"commit": 7}'])
def test_a_published_state_that_says_nothing_is_not_taken_for_a_first_time(run, tmp_path, state):
    current = tmp_path / "www" / "current"
    (tmp_path / "www" / "alt").mkdir(parents=True)
    (tmp_path / "www" / "alt" / STATE_FILE).write_text(state)
    current.symlink_to("alt")
    code, _, blamed = run()
    assert code == 1
    assert blamed == (
        f"Bei „{tmp_path}/www“ sagt stand.json nicht, welcher Stand veröffentlicht ist. Ohne ihn "
        "lässt sich nicht prüfen, ob Termine verschwänden. Ist das in Ordnung: "
        "python3 tasks.py publish --ohne-vergleich\n"
    )


def test_the_end_of_a_history_is_not_published(repository, run, tmp_path):
    name = repository.commit("2026-11-05 10:00")
    (repository.top / ".git" / "shallow").write_text(f"{name}\n")
    code, _, blamed = run()
    assert code == 1
    assert blamed.startswith("Von Git ist hier nur das Ende des Verlaufs da.")
    assert not (tmp_path / "www").exists()


@pytest.mark.parametrize("without_comparison", [False, True])
def test_where_git_is_missing_nothing_is_published(run, tmp_path, monkeypatch, without_comparison):
    monkeypatch.setenv("PATH", "")
    code, said, blamed = run(without_comparison=without_comparison)
    assert (code, said) == (1, "")
    assert blamed == (
        "Veröffentlicht wird nur, was in Git eingetragen ist, und Git gibt hier keine Auskunft. "
        "Woran es liegt, sagt: git log\n"
    )
    assert not (tmp_path / "www").exists()


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("", "Es fehlt das Ziel. Bitte PUBLISH_TARGET in publishconf.py"),
        ("ftp://x", "Das Ziel „ftp:…“ ist nicht zu verstehen."),
    ],
)
def test_without_a_target_it_ends_with_2(run, target, sentence):
    code, _, blamed = run(target=target)
    assert code == 2
    assert blamed.startswith(sentence)


def test_nothing_to_go_back_to_is_told(run, tmp_path):
    code, said, blamed = run(rollback=True)
    assert (code, said) == (1, "")
    assert blamed == (
        f"Bei „{tmp_path}/www“ gibt es keinen früheren Stand.\n"
        "Die veröffentlichte Website bleibt.\n"
    )


def test_the_state_is_the_file_that_is_put_in_place_last():
    assert STATE_FILE == STATE
