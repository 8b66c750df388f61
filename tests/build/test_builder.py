"""A build does only what is needed, and what it leaves is what a build from nothing leaves."""

import os
import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.build import builder
from plugins.build.builder import Builder, Written
from plugins.build.cache import Cache
from plugins.build.task import OutputFile, Product, Staged, Task
from tests.build.sites import SIGN, tree, write_output

PAST = datetime(2023, 11, 14, tzinfo=UTC)
Build = Callable[..., list[str]]


class Site:
    """An output folder whose tasks are texts by their names; each gives a page and a note."""

    def __init__(self, folder: Path) -> None:
        self.output = folder / "output"
        self.file = folder / "cache.sqlite"
        self.made: list[str] = []
        self.written = Written(0, 0, 0)

    def build(self, *, to: str = "", version: bytes = b"1", **texts: str) -> list[str]:
        """Build; which tasks were done comes back."""
        self.made = []
        cache = None if to else Cache(self.file, b"1")
        output = self.output.with_name(to) if to else self.output
        engine = Builder(output, SIGN, cache, version=version)
        tasks = [self._task(name, text) for name, text in {"kalender": "", **texts}.items()]
        self.written = engine.build(tasks, self._map)
        return self.made

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Inode and time of every file."""
        paths = [path for path in self.output.rglob("*") if path.is_file()]
        return {
            path.relative_to(self.output).as_posix(): (
                path.stat().st_ino,
                path.stat().st_mtime_ns,
            )
            for path in paths
        }

    def _task(self, name: str, text: str) -> Task:
        def make() -> Product:
            self.made.append(name)
            page = OutputFile(f"{name}/index.html", text.encode())
            calendar = OutputFile(f"{name}.ics", text[:1].encode(), PAST)
            return Product((page, calendar), notes=(f"{name}: {text}",))

        return Task(name, text.encode(), make)

    def _map(self, staged: Staged) -> list[Task]:
        def make() -> Product:
            self.made.append("map")
            names = [str(note).partition(":")[0] for note in staged.notes]
            pages = b"".join(staged.read(f"{name}/index.html") for name in names)
            notes = "\n".join(map(str, staged.notes)).encode()
            return Product((OutputFile("sitemap.xml", notes), OutputFile("search", pages)))

        return [Task("map", staged.key, make)]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with two events, built once."""
    site = Site(tmp_path)
    site.build(fest="a", chor="b")
    return site


def test_a_second_build_writes_nothing(site: Site) -> None:
    before, folder = site.stamps(), site.output.stat().st_ino
    assert site.build(fest="a", chor="b") == []
    assert site.written == Written(8, 0, 0)
    assert (site.stamps(), site.output.stat().st_ino) == (before, folder)


def test_only_what_has_another_key_is_made(site: Site) -> None:
    before = site.stamps()
    assert site.build(fest="a", chor="c") == ["chor", "map"]
    changed = {path for path, stamp in site.stamps().items() if before[path] != stamp}
    assert changed == {"chor/index.html", "chor.ics", "sitemap.xml", "search"}
    assert site.written == Written(8, 4, 0)
    assert (site.output / "sitemap.xml").read_text() == "kalender: \nfest: a\nchor: c"
    assert (site.output / "search").read_text() == "ac"


def test_a_build_counts_what_it_gave(site: Site) -> None:
    assert (site.written.count(".html"), site.written.count(".ics")) == (3, 3)
    assert site.written.stamps["fest.ics"] == (1, int(PAST.timestamp()) * 10**9)


def test_what_is_planned_no_more_is_taken_away(site: Site) -> None:
    assert site.build(chor="b") == ["map"]
    assert site.written == Written(6, 2, 2)
    assert not (site.output / "fest").exists()
    assert site.build(chor="b") == []
    assert (site.output / "chor/index.html").read_text() == "b"


def test_what_somebody_broke_is_mended(site: Site) -> None:
    whole = tree(site.output)
    (site.output / "chor/index.html").write_text("kaputt")
    assert site.build(fest="a", chor="b") == ["chor"]
    (site.output / "fest.ics").unlink()
    (site.output / "chor/fremd.txt").touch()
    site.build(fest="a", chor="b")
    assert tree(site.output) == whole
    assert site.build(fest="a", chor="b") == []


def test_a_link_in_the_output_is_replaced_by_the_file(site: Site) -> None:
    whole = tree(site.output)
    (site.output / "fest/index.html").unlink()
    (site.output / "fest/index.html").symlink_to(site.file)
    (site.output / "fremd").symlink_to(site.file.parent)
    site.build(fest="a", chor="b")
    assert tree(site.output) == whole
    assert not (site.output / "fest/index.html").is_symlink()


def test_without_cache_unchanged_files_still_keep_their_time(site: Site) -> None:
    before = site.stamps()
    site.file.unlink()
    assert site.build(fest="a", chor="b") == ["kalender", "fest", "chor", "map"]
    assert site.written == Written(8, 0, 0)
    assert site.stamps() == before
    assert site.build(fest="a", chor="b") == []


def test_another_version_makes_everything_again(site: Site) -> None:
    before = site.stamps()
    assert site.build(fest="a", chor="b", version=b"2") == ["kalender", "fest", "chor", "map"]
    assert site.stamps() == before


def test_a_full_build_makes_everything_and_changes_nothing(site: Site) -> None:
    before = site.stamps()
    task = Task("kalender", b"", lambda: Product((OutputFile(SIGN, b""),)))
    cache = Cache(site.file, b"1")
    assert Builder(site.output, SIGN, cache, version=b"1", is_full=True).build([task]).changed == 0
    assert site.stamps() == {SIGN: before[SIGN]}


def test_a_folder_that_somebody_put_there_is_not_taken_for_ours(site: Site) -> None:
    whole = tree(site.output)
    site.output.rename(site.output.with_name("weg"))
    (site.output / "kalender").mkdir(parents=True)
    (site.output / SIGN).write_text("fremd")
    assert site.build(fest="a", chor="b") == ["kalender", "fest", "chor", "map"]
    assert tree(site.output) == whole


def test_a_copy_that_somebody_put_there_is_not_taken_for_ours(site: Site) -> None:
    whole, page = tree(site.output), site.output / "fest/index.html"
    shutil.copytree(site.output, site.output.with_name("kopie"))
    shutil.rmtree(site.output)
    site.output.with_name("kopie").rename(site.output)
    stat = page.stat()
    page.write_text("x")
    os.utime(page, ns=(stat.st_mtime_ns, stat.st_mtime_ns))
    assert site.build(fest="a", chor="b") == ["kalender", "fest", "chor", "map"]
    assert tree(site.output) == whole


def test_a_folder_that_comes_back_after_two_killed_builds_is_not_taken_for_what_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    def build(text: str) -> None:
        files = [OutputFile(SIGN, b""), OutputFile("kalender/fest.ics", text.encode(), PAST)]
        write_output(tmp_path / "output", *files, cache=Cache(tmp_path / "cache.sqlite", b"1"))

    build("a")
    with monkeypatch.context() as patch:
        patch.setattr(builder, "write_manifest", die)
        for text in "bc":
            with pytest.raises(KeyboardInterrupt):
                build(text)
    build("a")
    assert (tmp_path / "output/kalender/fest.ics").read_text() == "a"


@pytest.mark.parametrize("moment", ["before the exchange", "before the manifest"])
def test_a_build_killed_at_the_worst_moment_is_made_good(
    site: Site, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    before = tree(site.output)
    with monkeypatch.context() as patch:
        name = {
            "before the exchange": "plugins.build.staging.exchange",
            "before the manifest": "plugins.build.builder.write_manifest",
        }[moment]
        patch.setattr(name, die)
        with pytest.raises(KeyboardInterrupt):
            site.build(fest="c", chor="b")
    if moment == "before the exchange":
        assert tree(site.output) == before
    site.build(fest="d", chor="b")
    after = tree(site.output)
    site.build(to="fresh", fest="d", chor="b")
    assert after == tree(site.output.with_name("fresh"))


def test_several_processes_give_the_same_bytes_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builder, "_FEW", 0)

    def task(name: str) -> Task:
        return Task(name, b"", lambda: Product((OutputFile(f"{name}/{os.getpid() * 0}", b"x"),)))

    tasks = [task(SIGN), *(task(f"seite/{number}") for number in range(40))]
    for workers in (1, 3):
        output = tmp_path / str(workers)
        Builder(output, f"{SIGN}/0", Cache(None, b""), workers=workers).build(tasks)
    assert tree(tmp_path / "1") == tree(tmp_path / "3")
    assert len(tree(tmp_path / "3")) == 41


def test_a_mistake_is_told_from_every_process(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builder, "_FEW", 0)
    before = tree(site.output)
    tasks = [Task(str(number), b"", lambda: Product(())) for number in range(9)]
    tasks.append(Task("kaputt", b"", lambda: Product(1 // 0)))
    with pytest.raises(ZeroDivisionError):
        Builder(site.output, SIGN, workers=2).build(tasks)
    assert tree(site.output) == before


def test_two_tasks_of_one_name_are_refused(site: Site) -> None:
    task = Task("fest", b"", lambda: Product((OutputFile(SIGN, b""),)))
    with pytest.raises(ValueError, match="fest"):
        Builder(site.output, SIGN).build([task, task])
    with pytest.raises(ValueError, match="fest"):
        Builder(site.output, SIGN).build([task], lambda _: [task])


def test_two_files_of_one_path_are_refused(site: Site) -> None:
    before = tree(site.output)
    tasks = [
        Task(name, b"", lambda name=name: Product((OutputFile(SIGN, name.encode()),)))
        for name in ("fest", "chor")
    ]
    with pytest.raises(ValueError, match=SIGN):
        Builder(site.output, SIGN).build(tasks)
    assert tree(site.output) == before


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_bytes_are_those_of_a_build_from_nothing(
    tmp_path: Path, seed: int
) -> None:
    site, chance = Site(tmp_path), random.Random(seed)  # noqa: S311  # a test
    texts: dict[str, str] = {}
    for _ in range(12):
        name = chance.choice("abcdef")
        if chance.randrange(3):
            texts[name] = chance.choice("xyz") * chance.randrange(1, 4)
        else:
            texts.pop(name, None)
        paths = sorted(path for path in site.output.rglob("*") if path.is_file())
        if paths and not chance.randrange(4):
            chance.choice([path for path in paths if path != site.output / SIGN]).unlink()
        site.build(**texts)
        after = tree(site.output)
        site.build(to="fresh", **texts)
        assert after == tree(tmp_path / "fresh")
