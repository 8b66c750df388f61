"""Where nothing has changed, a build says so at once, and tells the same as the one before."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plugins.build.stamps import walk
from plugins.build.unchanged import LastBuild, Told
from plugins.website.commands.options import BuildOptions
from plugins.website.settings import ROOT

SAID = Told("eine Warnung", "3 Seiten, 1 Kalender")


@pytest.fixture
def last(tmp_path: Path) -> LastBuild:
    """A repository with a content, a theme and an output, just built."""
    for name in ("content/termine.yaml", "theme/a.css", "plugins/a.py", "output/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("alt", encoding="utf-8")
    (tmp_path / ".git/refs/heads").mkdir(parents=True)
    (tmp_path / ".git/HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (tmp_path / ".git/refs/heads/main").write_text("1234\n", encoding="utf-8")
    options = BuildOptions(Path("content"), Path("output"), date(2026, 11, 22))
    last = LastBuild(tmp_path, tmp_path / ".cache", options)
    last.keep(last.state(), walk(tmp_path / "output"), SAID)
    return last


def test_nothing_changed_tells_what_was_told_before(last: LastBuild) -> None:
    assert last.told(last.state()) == SAID


def _written(name: str) -> Callable[[Path], None]:
    return lambda root: (root / name).write_text("anders als zuvor", encoding="utf-8") and None


@pytest.mark.parametrize(
    "change",
    [
        *map(_written, ("content/termine.yaml", "content/neu.md", "theme/a.css", "plugins/a.py")),
        *map(_written, ("pelicanconf.py", "requirements/site.txt", ".git/refs/heads/main")),
        *map(_written, (".git/HEAD", ".git/packed-refs", "output/index.html", "output/neu.html")),
        lambda root: (root / "output/index.html").unlink(),
        lambda root: (root / "content/termine.yaml").unlink(),
        lambda root: os.utime(root / "output/index.html", (1, 1)),
    ],
)
def test_whatever_changes_is_noticed(last: LastBuild, change: Callable[[Path], None]) -> None:
    (last.root / "requirements").mkdir()
    change(last.root)
    assert last.told(last.state()) is None


def test_another_day_or_option_is_another_build(last: LastBuild) -> None:
    later = replace(last.options, today=date(2026, 11, 23))
    other = replace(last, options=later)
    assert other.told(other.state()) is None
    published = replace(last.options, production=True)
    other = replace(last, options=published)
    assert other.told(other.state()) is None
    faster = replace(last.options, workers=4)
    other = replace(last, options=faster)
    assert other.told(other.state()) == SAID


def test_the_address_of_the_site_counts(last: LastBuild, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITEURL", "https://www.example.org")
    assert last.told(last.state()) is None


def test_a_torn_note_is_none(last: LastBuild) -> None:
    (note,) = (last.root / ".cache").iterdir()
    note.write_bytes(note.read_bytes()[:-3])
    assert last.told(last.state()) is None


def test_a_work_tree_of_its_own_finds_its_branch(last: LastBuild, tmp_path: Path) -> None:
    (tmp_path / ".git").rename(tmp_path / "store")
    own = tmp_path / "store/worktrees/one"
    own.mkdir(parents=True)
    (own / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (own / "commondir").write_text("../..\n", encoding="utf-8")
    (tmp_path / ".git").write_text(f"gitdir: {own}\n", encoding="utf-8")
    state = last.state()
    (tmp_path / "store/refs/heads/main").write_text("5678\n", encoding="utf-8")
    assert last.state() != state


def test_it_needs_nothing_but_the_standard_library() -> None:
    code = "import sys; sys.path.insert(0, '.'); import plugins.build.unchanged"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 0
