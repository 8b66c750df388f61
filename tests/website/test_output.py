"""The output folder changes as a whole or not at all."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.build import exchange, output
from plugins.build.engine.lock import BuildRunningError, build_lock
from plugins.build.output import ForeignFolderError, OutputFile, Written, write_output

HOME = OutputFile("kalender/index.html", b"Start")
DATES = OutputFile("termine/index.html", b"Termine")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An output folder with two pages."""
    folder = tmp_path / "output"
    write_output(folder, [HOME, DATES])
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_first_build_makes_the_folder(tmp_path: Path) -> None:
    assert write_output(tmp_path / "a" / "output", [HOME, DATES]) == Written(2, 2, 0)
    assert tree(tmp_path) == {
        "a/output/kalender/index.html": b"Start",
        "a/output/termine/index.html": b"Termine",
    }


def test_an_unchanged_file_keeps_its_inode_and_time(site: Path) -> None:
    before = (site / "kalender/index.html").stat()
    assert write_output(site, [HOME, OutputFile("neu.html", b"Neu")]) == Written(2, 1, 1)
    after = (site / "kalender/index.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert tree(site) == {"kalender/index.html": b"Start", "neu.html": b"Neu"}


def test_a_build_without_changes_leaves_even_the_folder(site: Path) -> None:
    before = site.stat().st_ino
    assert write_output(site, [HOME, DATES]) == Written(2, 0, 0)
    assert site.stat().st_ino == before


def test_a_changed_file_does_not_change_the_old_one_in_place(site: Path) -> None:
    with (site / "kalender/index.html").open("rb") as being_served:
        write_output(site, [OutputFile("kalender/index.html", b"Neuer Start"), DATES])
        assert being_served.read() == b"Start"
    assert (site / "kalender/index.html").read_bytes() == b"Neuer Start"


def test_a_file_may_become_a_folder(site: Path) -> None:
    write_output(site, [HOME, OutputFile("termine", b"Datei")])
    assert tree(site) == {"kalender/index.html": b"Start", "termine": b"Datei"}


def test_a_file_gets_the_time_of_its_content(tmp_path: Path) -> None:
    changed = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
    write_output(tmp_path / "output", [OutputFile("alle.ics", b"x", changed)])
    assert (tmp_path / "output" / "alle.ics").stat().st_mtime == changed.timestamp()


def test_a_later_time_is_taken_over_though_the_bytes_are_the_same(tmp_path: Path) -> None:
    first, later = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    write_output(tmp_path / "output", [HOME, OutputFile("alle.ics", b"x", first)])
    write_output(tmp_path / "output", [HOME, OutputFile("alle.ics", b"x", later)])
    assert (tmp_path / "output" / "alle.ics").stat().st_mtime == later.timestamp()


def test_a_build_that_fails_leaves_the_old_site(site: Path) -> None:
    def breaking() -> object:
        yield OutputFile("kalender/index.html", b"halb")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        write_output(site, breaking())
    assert tree(site) == {"kalender/index.html": b"Start", "termine/index.html": b"Termine"}
    assert [path.name for path in site.parent.iterdir()] == ["output"]


def test_a_build_killed_while_writing_leaves_the_old_site(site: Path) -> None:
    half = site.parent / ".output-neu"
    half.mkdir()
    (half / "index.html").write_bytes(b"halb")
    assert tree(site) == {"kalender/index.html": b"Start", "termine/index.html": b"Termine"}
    write_output(site, [HOME])
    assert [path.name for path in site.parent.iterdir()] == ["output"]


def test_a_build_killed_between_two_renames_brings_the_old_site_back(site: Path) -> None:
    site.rename(site.parent / ".output-alt")
    output.recover(site)
    assert tree(site.parent) == {
        "output/kalender/index.html": b"Start",
        "output/termine/index.html": b"Termine",
    }


def test_a_build_killed_before_clearing_away_is_cleared_by_the_next(site: Path) -> None:
    old = site.parent / ".output-alt"
    old.mkdir()
    (old / "index.html").write_bytes(b"alt")
    write_output(site, [HOME])
    assert tree(site.parent) == {"output/kalender/index.html": b"Start"}


def _no_swap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_swap", lambda *_: False)


def _no_rename(monkeypatch: pytest.MonkeyPatch) -> None:
    _no_swap(monkeypatch)
    monkeypatch.setattr(exchange, "_rename_both", lambda *_: False)


@pytest.mark.parametrize("system", [_no_swap, _no_rename], ids=["no swap", "a mount point"])
def test_where_the_system_cannot_swap_the_site_is_the_same(
    site: Path, monkeypatch: pytest.MonkeyPatch, system: Callable[[pytest.MonkeyPatch], None]
) -> None:
    system(monkeypatch)
    files = [
        OutputFile("kalender/index.html", b"Neu"),
        OutputFile("termine", b"x"),
        OutputFile("a/b", b"y"),
    ]
    write_output(site, files)
    assert tree(site.parent) == {
        "output/kalender/index.html": b"Neu",
        "output/termine": b"x",
        "output/a/b": b"y",
    }


def test_where_hard_links_are_missing_the_time_still_stays(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    before = (site / "kalender/index.html").stat().st_mtime_ns
    write_output(site, [HOME])
    assert (site / "kalender/index.html").stat().st_mtime_ns == before


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "Bilder").mkdir()
    with pytest.raises(ForeignFolderError):
        write_output(tmp_path, [HOME])
    assert [path.name for path in tmp_path.iterdir()] == ["Bilder"]


def test_a_repository_is_never_an_output_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "kalender").mkdir()
    (tmp_path / "kalender" / "index.html").touch()
    with pytest.raises(ForeignFolderError):
        write_output(tmp_path, [HOME])


def test_an_empty_folder_may_become_the_site(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    write_output(tmp_path / "output", [HOME])
    assert tree(tmp_path) == {"output/kalender/index.html": b"Start"}


def test_a_second_build_is_refused_while_one_runs(tmp_path: Path) -> None:
    with build_lock(tmp_path, tmp_path / "output"):
        with pytest.raises(BuildRunningError), build_lock(tmp_path, tmp_path / "output"):
            pass
        with build_lock(tmp_path, tmp_path / "vorschau"):
            pass
    with build_lock(tmp_path, tmp_path / "output"):
        pass
