"""The output folder changes as a whole or not at all."""

import errno
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.build import staging
from plugins.build.builder import Builder, RefusedError, Written
from plugins.build.cache import Cache
from plugins.build.staging import ForeignFolderError
from plugins.build.task import OutputFile, Product, Task
from tests.build.sites import DATES, HOME, SIGN, tree, write_output


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An output folder with two pages."""
    folder = tmp_path / "output"
    write_output(folder, HOME, DATES)
    return folder


def test_a_first_build_makes_the_folder(tmp_path: Path) -> None:
    assert write_output(tmp_path / "a" / "output", HOME, DATES) == Written(2, 2, 0)
    assert tree(tmp_path) == {
        "a/output/kalender/index.html": b"Start",
        "a/output/termine/index.html": b"Termine",
    }


def test_an_unchanged_file_keeps_its_inode_and_time(site: Path) -> None:
    before = (site / "kalender/index.html").stat()
    assert write_output(site, HOME, OutputFile("neu.html", b"Neu")) == Written(2, 1, 1)
    after = (site / "kalender/index.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert tree(site) == {"kalender/index.html": b"Start", "neu.html": b"Neu"}


def test_a_build_without_changes_leaves_even_the_folder(site: Path) -> None:
    before = site.stat().st_ino
    assert write_output(site, HOME, DATES) == Written(2, 0, 0)
    assert site.stat().st_ino == before


def test_a_changed_file_does_not_change_the_old_one_in_place(site: Path) -> None:
    with (site / "kalender/index.html").open("rb") as being_served:
        write_output(site, OutputFile("kalender/index.html", b"Neuer Start"), DATES)
        assert being_served.read() == b"Start"
    assert (site / "kalender/index.html").read_bytes() == b"Neuer Start"


@pytest.mark.parametrize("memory", [None, "cache.sqlite"])
def test_a_file_may_become_a_folder(tmp_path: Path, memory: str | None) -> None:
    cache = Cache(tmp_path / memory, b"1") if memory else None
    sites = (
        (HOME, OutputFile("termine", b"Datei")),
        (HOME, OutputFile("termine/heute/index.html", b"Seite")),
        (HOME, OutputFile("termine/heute", b"Datei")),
        (HOME, OutputFile("termine", b"Datei")),
    )
    for files in sites:
        for _ in range(2):
            write_output(tmp_path / "output", *files, cache=cache)
            expected = {file.path: file.content for file in files}
            assert tree(tmp_path / "output") == expected


def test_a_file_gets_the_time_of_its_content(tmp_path: Path) -> None:
    changed = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
    write_output(tmp_path / "output", OutputFile("alle.ics", b"x", changed))
    assert (tmp_path / "output" / "alle.ics").stat().st_mtime == changed.timestamp()


def test_a_later_time_is_taken_over_though_the_bytes_are_the_same(tmp_path: Path) -> None:
    first, later = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    write_output(tmp_path / "output", HOME, OutputFile("alle.ics", b"x", first))
    write_output(tmp_path / "output", HOME, OutputFile("alle.ics", b"x", later))
    assert (tmp_path / "output" / "alle.ics").stat().st_mtime == later.timestamp()


def test_a_build_that_fails_leaves_the_old_site(site: Path) -> None:
    def breaking() -> Product:
        raise OSError(28, "No space left on device")

    home = Task("home", b"1", lambda: Product((OutputFile("kalender/index.html", b"neu"),)))
    with pytest.raises(OSError, match="No space left"):
        Builder(site, SIGN).build([home, Task("dates", b"1", breaking)])
    assert tree(site) == {"kalender/index.html": b"Start", "termine/index.html": b"Termine"}
    assert [path.name for path in site.parent.iterdir()] == ["output"]


def test_a_tree_that_is_refused_leaves_the_old_site(site: Path) -> None:
    seen: list[dict[str, bytes]] = []

    def refuse(folder: Path) -> None:
        seen.append(tree(folder))
        raise RefusedError(("tot",))

    task = Task("home", b"1", lambda: Product((OutputFile("kalender/index.html", b"neu"),)))
    with pytest.raises(RefusedError) as refused:
        Builder(site, SIGN, inspect=refuse).build([task])
    assert refused.value.reasons == ("tot",)
    assert seen == [{"kalender/index.html": b"neu"}]
    assert tree(site.parent) == {
        "output/kalender/index.html": b"Start",
        "output/termine/index.html": b"Termine",
    }


def test_a_build_killed_while_writing_leaves_the_old_site(site: Path) -> None:
    half = site.parent / ".output-staging"
    (half / "leer" / "tief").mkdir(parents=True)
    (half / "index.html").write_bytes(b"halb")
    (half / "termine").symlink_to(site)
    assert tree(site) == {"kalender/index.html": b"Start", "termine/index.html": b"Termine"}
    write_output(site, HOME, OutputFile("termine/heute.html", b"Heute"))
    assert tree(site) == {"kalender/index.html": b"Start", "termine/heute.html": b"Heute"}
    assert [path.name for path in site.iterdir() if path.is_dir()].count("leer") == 0
    assert [path.name for path in site.parent.iterdir()] == ["output"]


def test_a_build_killed_between_two_renames_brings_the_old_site_back(site: Path) -> None:
    site.rename(site.parent / ".output-alt")
    staging.Staging(site, SIGN)
    assert tree(site.parent) == {
        "output/kalender/index.html": b"Start",
        "output/termine/index.html": b"Termine",
    }


def test_a_build_killed_before_clearing_away_is_cleared_by_the_next(site: Path) -> None:
    old = site.parent / ".output-alt"
    old.mkdir()
    (old / "index.html").write_bytes(b"alt")
    write_output(site, HOME)
    assert tree(site.parent) == {"output/kalender/index.html": b"Start"}


def no_swap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_swap", lambda *_: False)


def no_rename(monkeypatch: pytest.MonkeyPatch) -> None:
    no_swap(monkeypatch)
    monkeypatch.setattr(staging, "_rename_both", lambda *_: False)


@pytest.mark.parametrize("system", [no_swap, no_rename], ids=["no swap", "a mount point"])
def test_where_the_system_cannot_swap_the_site_is_the_same(
    site: Path, monkeypatch: pytest.MonkeyPatch, system: Callable[[pytest.MonkeyPatch], None]
) -> None:
    system(monkeypatch)
    files = [
        OutputFile("kalender/index.html", b"Neu"),
        OutputFile("termine", b"x"),
        OutputFile("a/b", b"y"),
    ]
    write_output(site, *files)
    assert tree(site.parent) == {
        "output/kalender/index.html": b"Neu",
        "output/termine": b"x",
        "output/a/b": b"y",
    }


def test_a_mount_that_is_full_keeps_the_old_site_whole(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_rename(monkeypatch)
    moved: list[object] = []
    move = shutil.move

    def until_full(source: Path, target: Path) -> object:
        moved.append(source)
        if len(moved) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        return move(source, target)

    monkeypatch.setattr(shutil, "move", until_full)
    with pytest.raises(OSError, match="No space left"):
        write_output(site, OutputFile("kalender/index.html", b"Neu"), OutputFile("x", b"y"))
    assert tree(site.parent) == {
        "output/kalender/index.html": b"Start",
        "output/termine/index.html": b"Termine",
    }


def test_a_mount_takes_over_only_what_is_other(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_rename(monkeypatch)
    before = (site / "kalender/index.html").stat().st_ino
    for text in (b"eins", b"zwei"):
        write_output(site, HOME, OutputFile("neu.html", text))
        assert (site / "kalender/index.html").stat().st_ino == before
        assert tree(site) == {"kalender/index.html": b"Start", "neu.html": text}


def test_the_folder_that_every_disk_of_its_own_has_is_no_foreign_one(tmp_path: Path) -> None:
    (tmp_path / "output" / "lost+found").mkdir(parents=True)
    write_output(tmp_path / "output", HOME)
    assert tree(tmp_path / "output") == {"kalender/index.html": b"Start"}


def test_where_hard_links_are_missing_the_time_still_stays(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    before = (site / "kalender/index.html").stat().st_mtime_ns
    write_output(site, HOME)
    assert (site / "kalender/index.html").stat().st_mtime_ns == before
    assert tree(site) == {"kalender/index.html": b"Start"}


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "Bilder").mkdir()
    with pytest.raises(ForeignFolderError):
        write_output(tmp_path, HOME)
    assert [path.name for path in tmp_path.iterdir()] == ["Bilder"]


def test_the_root_of_the_machine_is_refused_like_any_folder_that_is_no_site() -> None:
    with pytest.raises(ForeignFolderError):
        write_output(Path("/"), HOME)


def test_a_repository_is_never_an_output_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "kalender").mkdir()
    (tmp_path / "kalender" / "index.html").touch()
    with pytest.raises(ForeignFolderError):
        write_output(tmp_path, HOME)


def test_an_empty_folder_may_become_the_site(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    write_output(tmp_path / "output", HOME)
    assert tree(tmp_path) == {"output/kalender/index.html": b"Start"}


def test_the_tree_that_was_replaced_serves_the_next_build(tmp_path: Path) -> None:
    cache, output = Cache(tmp_path / "cache.sqlite", b"1"), tmp_path / "output"
    write_output(output, HOME, DATES, cache=cache)
    write_output(output, HOME, OutputFile("neu.html", b"Neu"), cache=cache)
    replaced = (tmp_path / ".output-staging").stat().st_ino
    write_output(output, HOME, DATES, cache=cache)
    assert output.stat().st_ino == replaced
    assert tree(output) == {HOME.path: b"Start", DATES.path: b"Termine"}


def test_what_somebody_did_to_the_staging_is_put_right(tmp_path: Path) -> None:
    cache, output = Cache(tmp_path / "cache.sqlite", b"1"), tmp_path / "output"
    for text in (b"1", b"2"):
        write_output(output, HOME, DATES, OutputFile("neu.html", text), cache=cache)
    beside = tmp_path / ".output-staging"
    (beside / HOME.path).unlink()
    (beside / HOME.path).mkdir()
    (beside / DATES.path).unlink()
    (beside / DATES.path).write_bytes(b"fremd")
    write_output(output, HOME, DATES, OutputFile("neu.html", b"3"), cache=cache)
    assert tree(output) == {HOME.path: b"Start", DATES.path: b"Termine", "neu.html": b"3"}
