"""What stands in the output is looked at while a build is still loading."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.build import pool as workers
from plugins.build.beforehand import looking, remembered
from plugins.build.builder import Build
from plugins.build.cleanup import clear_leftovers
from plugins.build.manifest import NOWHERE, IndexFile
from plugins.build.output import ForeignFolderError, write_site
from plugins.build.pool import WorkerError
from plugins.build.stamps import walk
from plugins.build.task import Job, Made, OutputFile

HOME = OutputFile("kalender/index.html", b"Start")
OTHER_HOME = OutputFile("kalender/index.html", b"Anderer Start")
DATES = OutputFile("termine/index.html", b"Termine")
MOVED = OutputFile("termine/index.html", b"Andere Termine")

Write = Callable[..., None]


@pytest.fixture(params=[1, 2], ids=["one process", "two processes"])
def count(request: pytest.FixtureRequest) -> int:
    """How many processes a build has."""
    return int(request.param)


@pytest.fixture
def write(tmp_path: Path, count: int) -> Write:
    """Builds these files into `output`; `meanwhile` is done after the look has begun."""
    index = IndexFile(tmp_path / "cache", tmp_path / "output", b"version")

    def write(*files: OutputFile, meanwhile: Callable[[], object] = tuple) -> None:
        jobs = [Job(file.path, file.content, lambda file=file: Made((file,))) for file in files]
        with looking(tmp_path / "output", workers=count) as look:
            meanwhile()
            write_site(tmp_path / "output", jobs, Build(index=index, look=look))

    return write


def texts(folder: Path) -> dict[str, bytes]:
    return {path: (folder / path).read_bytes() for path in walk(folder)}


def test_a_build_that_has_looked_leaves_what_any_build_leaves(tmp_path: Path, write: Write) -> None:
    for files in ((HOME,), (HOME, DATES), (HOME, MOVED), (HOME, MOVED), (HOME,)):
        write(*files)
        assert texts(tmp_path / "output") == {file.path: file.content for file in files}
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".output-reserve",
        "cache",
        "output",
    ]


def test_a_missing_reserve_is_made_of_links_and_used(tmp_path: Path, write: Write) -> None:
    write(HOME, DATES)
    assert not (tmp_path / ".output-reserve").exists()
    write(HOME, DATES)
    reserve = (tmp_path / ".output-reserve").stat().st_ino
    assert (tmp_path / ".output-reserve" / HOME.path).samefile(tmp_path / "output" / HOME.path)
    write(HOME, MOVED)
    assert (tmp_path / "output").stat().st_ino == reserve
    assert texts(tmp_path / "output") == {HOME.path: b"Start", MOVED.path: b"Andere Termine"}


def test_what_another_build_has_put_there_since_is_seen(tmp_path: Path, write: Write) -> None:
    write(HOME, DATES)
    write(HOME, DATES, meanwhile=lambda: write(HOME, MOVED))
    assert texts(tmp_path / "output") == {HOME.path: b"Start", DATES.path: b"Termine"}
    write(HOME, DATES)
    assert texts(tmp_path / "output") == {HOME.path: b"Start", DATES.path: b"Termine"}


def test_a_file_that_somebody_put_there_goes(tmp_path: Path, write: Write) -> None:
    write(HOME, DATES)
    (tmp_path / "output" / "fremd.html").write_text("fremd")
    write(HOME, DATES)
    assert texts(tmp_path / "output") == {HOME.path: b"Start", DATES.path: b"Termine"}


def test_a_page_that_was_removed_by_hand_and_then_from_the_site_does_not_come_back(
    tmp_path: Path, write: Write
) -> None:
    write(HOME, DATES)
    write(HOME, DATES)
    (tmp_path / "output" / DATES.path).unlink()
    write(HOME)
    write(OTHER_HOME)
    assert texts(tmp_path / "output") == {HOME.path: b"Anderer Start"}


def test_a_look_that_nobody_asks_for_leaves_nothing(
    tmp_path: Path, write: Write, count: int
) -> None:
    write(HOME, DATES)
    with looking(tmp_path / "output", workers=count):
        pass
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "output"]


def test_what_another_build_takes_away_meanwhile_is_no_matter(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise FileNotFoundError(2, "No such file or directory")

    write(HOME, DATES)
    monkeypatch.setattr("plugins.build.beforehand._look", gone)
    write(HOME, MOVED)
    assert texts(tmp_path / "output") == {HOME.path: b"Start", MOVED.path: b"Andere Termine"}


def test_a_folder_that_is_no_site_gets_no_reserve(tmp_path: Path, count: int) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "brief.txt").write_text("Liebe Familie")
    with looking(tmp_path / "output", workers=count) as look:
        assert look() == (walk(tmp_path / "output"), NOWHERE)
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_the_root_of_the_machine_is_refused_like_any_folder_that_is_no_site() -> None:
    with looking(Path("/"), workers=1), pytest.raises(ForeignFolderError):
        write_site(Path("/"), [], Build())


def test_where_no_reserve_can_be_made_the_build_goes_on(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    write(HOME, DATES)
    with monkeypatch.context() as patch:
        patch.setattr("plugins.build.staging.Tree.mirror", refused)
        write(HOME, DATES)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "output"]
    write(HOME, MOVED)
    assert texts(tmp_path / "output") == {HOME.path: b"Start", MOVED.path: b"Andere Termine"}


def test_a_reserve_that_a_killed_build_left_half_made_is_cleared_away(tmp_path: Path) -> None:
    ask = [sys.executable, "-c", "import os; print(os.getpid())"]
    gone = subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip()
    (tmp_path / "cache").mkdir()
    for number in (gone, os.getpid()):
        (tmp_path / f".output-reserve.{number}").mkdir()
    clear_leftovers(tmp_path / "cache", tmp_path / "output")
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [f".output-reserve.{os.getpid()}", "cache"]


def test_what_a_build_left_is_remembered_until_another_folder_is_there(
    tmp_path: Path, write: Write
) -> None:
    write(HOME, DATES)
    look = remembered(tmp_path / "output", walk(tmp_path / "output"))
    assert look()[0] == walk(tmp_path / "output")
    write(HOME)
    assert look()[0] == walk(tmp_path / "output")
    assert list(look()[0]) == [HOME.path]


def test_a_process_aside_tells_why_it_failed() -> None:
    with workers.aside(lambda: 1 // 0, count=2) as find, pytest.raises(ZeroDivisionError):
        find()
    with workers.aside(lambda: os._exit(3), count=2) as find, pytest.raises(WorkerError):
        find()
