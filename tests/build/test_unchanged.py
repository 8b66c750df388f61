"""Where nothing has changed, a build says so at once, and tells the same as the one before."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.build.stamps import walk
from plugins.build.unchanged import Inputs, LastBuild

ROOT = Path(__file__).resolve().parents[2]
SAID = {"report": "eine Warnung", "summary": "3 Seiten, 1 Kalender"}


@pytest.fixture
def inputs(tmp_path: Path) -> Inputs:
    """A content and a theme and an output, just built."""
    for name in ("content/termine.yaml", "theme/a.css", "output/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("alt", encoding="utf-8")
    inputs = Inputs(
        folders=(tmp_path / "content", tmp_path / "theme"),
        files=(tmp_path / "pelicanconf.py",),
        values=("2026-11-22", "https://example.org"),
    )
    last = LastBuild(tmp_path / "note.json", tmp_path / "output")
    last.remember(inputs.state(), walk(tmp_path / "output"), SAID)
    return inputs


@pytest.fixture
def last(tmp_path: Path) -> LastBuild:
    """What is known of the last build."""
    return LastBuild(tmp_path / "note.json", tmp_path / "output")


def test_nothing_changed_tells_what_was_told_before(inputs: Inputs, last: LastBuild) -> None:
    assert last.told(inputs.state()) == SAID


def _written(name: str) -> Callable[[Path], None]:
    return lambda root: (root / name).write_text("anders als zuvor", encoding="utf-8") and None


@pytest.mark.parametrize(
    "change",
    [
        *map(_written, ("content/termine.yaml", "content/neu.md", "theme/a.css")),
        *map(_written, ("pelicanconf.py", "output/index.html", "output/neu.html")),
        lambda root: (root / "output/index.html").unlink(),
        lambda root: (root / "content/termine.yaml").unlink(),
        lambda root: os.utime(root / "output/index.html", (1, 1)),
    ],
)
def test_whatever_changes_is_noticed(
    inputs: Inputs, last: LastBuild, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    change(tmp_path)
    assert last.told(inputs.state()) is None


def test_another_day_or_option_is_another_build(inputs: Inputs, last: LastBuild) -> None:
    other = replace(inputs, values=("2026-11-23", "https://example.org"))
    assert last.told(other.state()) is None


def test_compiled_files_do_not_count(inputs: Inputs, last: LastBuild, tmp_path: Path) -> None:
    (tmp_path / "theme/__pycache__").mkdir()
    (tmp_path / "theme/__pycache__/a.pyc").touch()
    assert last.told(inputs.state()) == SAID


@pytest.mark.parametrize("damage", [slice(0, -3), slice(0, 0), slice(3, None)])
def test_a_torn_note_is_none(inputs: Inputs, last: LastBuild, damage: slice) -> None:
    last.note.write_bytes(last.note.read_bytes()[damage])
    assert last.told(inputs.state()) is None


def test_no_single_wrong_bit_is_believed(inputs: Inputs, last: LastBuild) -> None:
    right, state = last.note.read_bytes(), inputs.state()
    for place in range(len(right)):
        last.note.write_bytes(right[:place] + bytes([right[place] ^ 1]) + right[place + 1 :])
        assert last.told(state) is None


def test_it_needs_nothing_but_the_standard_library() -> None:
    code = "import sys; sys.path.insert(0, '.'); import plugins.build.unchanged"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 0
