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
from plugins.website.commands.inputs import STATE, inputs, is_built, last_build
from plugins.website.commands.options import BuildOptions
from plugins.website.settings import ROOT

SAID = {"report": "eine Warnung", "summary": "3 Seiten, 1 Kalender"}
OPTIONS = BuildOptions(Path("content"), date(2026, 11, 22), Path("output"))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a content, a theme and an output, just built."""
    for name in ("content/termine.yaml", "theme/a.css", "plugins/a.py", "output/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("alt", encoding="utf-8")
    settings = 'import os\nSITENAME = os.environ.get("NAME_DER_SITE", "")\n'
    (tmp_path / "pelicanconf.py").write_text(settings, encoding="utf-8")
    (tmp_path / ".git/refs/heads").mkdir(parents=True)
    (tmp_path / ".git/HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (tmp_path / ".git/refs/heads/main").write_text("1234\n", encoding="utf-8")
    monkeypatch.setenv(STATE, "")
    monkeypatch.delenv(STATE)
    state = inputs(tmp_path, OPTIONS).state()
    last_build(tmp_path, OPTIONS).remember(state, walk(tmp_path / "output"), SAID)
    return tmp_path


def test_nothing_changed_tells_what_was_told_before(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert is_built(root, OPTIONS)
    told = "Nichts zu tun: 3 Seiten, 1 Kalender sind auf dem neuesten Stand.\n"
    assert capsys.readouterr() == (told, "eine Warnung\n")


def test_a_full_build_is_never_left_out(root: Path) -> None:
    assert not is_built(root, replace(OPTIONS, full=True))


def test_what_was_seen_is_handed_on(root: Path) -> None:
    (root / "theme/a.css").write_text("anders", encoding="utf-8")
    assert not is_built(root, OPTIONS)
    assert os.environ[STATE] == inputs(root, OPTIONS).state()


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
def test_whatever_changes_is_noticed(root: Path, change: Callable[[Path], None]) -> None:
    (root / "requirements").mkdir()
    change(root)
    assert not is_built(root, OPTIONS)


def test_another_day_or_option_is_another_build(root: Path) -> None:
    state = inputs(root, OPTIONS).state()
    assert inputs(root, replace(OPTIONS, today=date(2026, 11, 23))).state() != state
    assert inputs(root, replace(OPTIONS, production=True)).state() != state
    assert inputs(root, replace(OPTIONS, workers=4, full=True)).state() == state


def test_a_value_that_settings_take_from_the_environment_counts(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAME_DER_SITE", "Anderer Name")
    assert not is_built(root, OPTIONS)


@pytest.mark.parametrize(
    "line",
    ['os.environ["A"]', "os.environ.get( 'A', 1)", 'os.getenv("A")', 'environ ["A"]'],
)
def test_variables_are_found_however_they_are_read(root: Path, line: str) -> None:
    (root / "publishconf.py").write_text(f"SITEURL = {line}\n", encoding="utf-8")
    assert "A=None" in inputs(root, OPTIONS).values


def test_a_torn_note_is_none(root: Path) -> None:
    (note,) = (root / ".cache").iterdir()
    note.write_bytes(note.read_bytes()[:-3])
    assert not is_built(root, OPTIONS)


def test_a_work_tree_of_its_own_finds_its_branch(root: Path) -> None:
    (root / ".git").rename(root / "store")
    own = root / "store/worktrees/one"
    own.mkdir(parents=True)
    (own / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (own / "commondir").write_text("../..\n", encoding="utf-8")
    (root / ".git").write_text(f"gitdir: {own}\n", encoding="utf-8")
    state = inputs(root, OPTIONS).state()
    (root / "store/refs/heads/main").write_text("5678\n", encoding="utf-8")
    assert inputs(root, OPTIONS).state() != state


def test_it_needs_nothing_but_the_standard_library() -> None:
    code = "import sys; sys.path.insert(0, '.'); import plugins.website.commands.inputs"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 0
