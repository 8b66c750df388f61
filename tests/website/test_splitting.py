"""`aufteilen` as an editor calls it: files of their own, and nothing that a subscriber notices."""

import json
import shutil
from pathlib import Path

import pytest

import tasks
from tests.conftest import TODAY
from tests.termine.history.book import Repository, touched
from tooling.commandline import parse

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def repository(tmp_path):
    found = Repository(tmp_path / "repository")
    shutil.copytree(ROOT / "content", found.content, dirs_exist_ok=True)
    found.commit("2026-12-01 05:10")
    return found


def run(content, *words):
    call = parse(tasks.COMMANDS, [*words, "--content", str(content), "--today", f"{TODAY}"])
    return call.run()


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_entry_gets_a_file_and_the_next_one_too(repository, capsys):
    assert run(repository.content, "aufteilen") == 0
    assert capsys.readouterr().out == (
        "3 Einträge aus content/termine.yaml, jetzt mit eigener Datei:\n"
        "  content/termine/fruehstueck-wez.yaml\n"
        "  content/termine/fruehstueck-whs.yaml\n"
        "  content/termine/tag-der-offenen-tuer-2019.yaml\n"
        "In content/termine.yaml stehen nur noch Kommentare.\n"
        "Bitte geben Sie alles zusammen in einem Commit weiter, dann bleiben die Kalender gleich.\n"
        "Ansehen: python3 tasks.py vorschau\n"
    )
    assert run(repository.content, "pruefen") == 0

    words = ["--titel", "Herbstfest", "--datum", "25.09.2027", "--um", "14 bis 18 Uhr"]
    assert run(repository.content, "neu", *words, "--ort", "WHS") == 0
    text = (repository.content / "termine" / "herbstfest-2027.yaml").read_text("utf-8")
    assert "\nid: herbstfest-2027 " in text
    assert "\nort: whs " in text


def test_without_a_comment_of_its_own_the_old_file_goes(repository, capsys):
    text = "termine:\n- id: a\n  titel: A\n  datum: 3.7.2027\n  um: 9 Uhr\n"
    file = repository.write("termine.yaml", text)
    shutil.rmtree(repository.content / "artikel")
    assert run(repository.content, "split") == 0
    assert not file.exists()
    assert "content/termine.yaml ist nicht mehr nötig" in capsys.readouterr().out


def test_a_file_that_is_there_is_not_overwritten(repository, capsys):
    repository.write("termine/fruehstueck-whs.yaml", "# hier war schon jemand\n")
    before = files(repository.content)
    assert run(repository.content, "aufteilen") == 1
    assert files(repository.content) == before
    assert capsys.readouterr().err == (
        "Die Datei content/termine/fruehstueck-whs.yaml gibt es schon. "
        "Bitte benennen Sie sie um oder löschen Sie sie.\n"
        "Es wurde nichts geändert.\n"
    )


@pytest.mark.slow
def test_families_notice_nothing_once_it_is_committed(repository, build_site, tmp_path):
    touched(repository.content / "termine.yaml", "2026-12-01 05:15")
    before = build_site(repository.content, output=tmp_path / "before")
    repository.commit("2026-12-01 05:20")
    assert run(repository.content, "aufteilen") == 0
    repository.commit("2026-12-01 05:30")
    for path in (repository.content / "termine").iterdir():
        touched(path, "2026-12-01 05:40")
    after = build_site(repository.content, output=tmp_path / "after")
    assert (before.code, after.code) == (0, 0)
    old, new = files(tmp_path / "before"), files(tmp_path / "after")
    commits = [json.loads(site.pop("stand.json"))["commit"] for site in (old, new)]
    assert commits[0] != commits[1]
    assert b"LAST-MODIFIED:20261201T051000Z" in new["kalender/fruehstueck-wez.ics"]
    assert sorted(name for name in old | new if old.get(name) != new.get(name)) == []
