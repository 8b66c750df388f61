"""A build that is killed leaves the old site or the new one, and the next build clears up."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from plugins.build import builder, staging
from plugins.build.builder import Builder
from plugins.build.cache import Cache
from plugins.build.lock import BuildRunningError, build_lock
from plugins.build.task import OutputFile, Product, Task
from tests.build.sites import SIGN, tree

KILLS = 50
"""How many builds are killed with each seed, two hundred in all."""

PAGES = 40


class Site:
    """Pages that two versions have in common, pages that differ, and pages of one of them only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"

    def build(self, version: int, workers: int) -> None:
        """Build in this process."""
        with build_lock(self.folder, self.output):
            cache = Cache(self.folder / "cache.sqlite", b"1")
            Builder(self.output, SIGN, cache, workers=workers).build(list(self._tasks(version)))

    def child(self, version: int, workers: int) -> int:
        """Build in a process of its own; its number."""
        number = os.fork()
        if number:
            return number
        with suppress(BaseException):
            self.build(version, workers)
            os._exit(0)
        os._exit(1)

    def finished(self, version: int, workers: int = 1) -> None:
        """Build in a process of its own that nobody kills."""
        assert os.waitpid(self.child(version, workers), 0)[1] == 0

    def wait_for_orphans(self) -> None:
        """What a killed build has started holds its lock until it notices."""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with suppress(BuildRunningError), build_lock(self.folder, self.output):
                return
            time.sleep(0.002)
        raise TimeoutError

    def _tasks(self, version: int) -> Iterator[Task]:
        for name, text in self._texts(version):
            yield Task(name, text.encode(), partial(_page, name, text))

    def _texts(self, version: int) -> Iterator[tuple[str, str]]:
        yield SIGN, "Start"
        for number in range(PAGES):
            yield f"gleich/{number}/index.html", "gleich"
            yield f"anders/{number}.html", f"Fassung {version}"
            yield f"nur-{version}/{number}/index.html", "nur hier"
        yield ("termine", "Datei") if version else ("termine/index.html", "Seite")


def _page(name: str, text: str) -> Product:
    return Product((OutputFile(name, text.encode()),))


@pytest.mark.parametrize("seed", [20190711, 20261122, 3, 4])
def test_a_killed_build_leaves_the_old_site_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(builder, "_FEW", 20)
    site, chance = Site(tmp_path), random.Random(seed)  # noqa: S311  # the same moments each time
    trees = []
    for version in (0, 1, 0, 1):
        start = time.monotonic()
        site.finished(version, workers=2)
        longest = time.monotonic() - start
        trees.append(tree(site.output))
    was_new = []
    for turn in range(KILLS):
        new, workers = turn % 2, 1 + turn % 5 // 3
        pid = site.child(new, workers)
        _wait(_moment(site, turn, chance, longest), pid)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        site.wait_for_orphans()
        found = tree(site.output)
        assert found in trees[:2]
        was_new.append(found == trees[new])
        site.finished(new)
        assert tree(site.output) == trees[new]
        assert {path.name for path in tmp_path.iterdir() if path.suffix != ".lock"} <= {
            *("output", ".output-staging", "cache.sqlite"),
        }
    assert {True, False} == set(was_new)


def _moment(site: Site, turn: int, chance: random.Random, longest: float) -> Callable[[], bool]:
    """When to kill: anywhere, or about when the trees change places.

    The last is a small part of a build, and all that can go wrong goes wrong there.
    """
    inode = site.output.stat().st_ino
    is_near = turn % 2 == 1
    delay = chance.uniform(0, 0.004 if is_near else longest)
    begin: list[float] = []

    def has_come() -> bool:
        if not begin and (not is_near or site.output.stat().st_ino != inode):
            begin.append(time.monotonic())
        return bool(begin) and time.monotonic() - begin[0] >= delay

    return has_come


def _wait(has_come: Callable[[], bool], pid: int) -> None:
    while not has_come() and not os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        time.sleep(0.0003)


def test_without_a_swap_a_killed_build_is_brought_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        os._exit(9)

    monkeypatch.setattr(staging, "_swap", lambda *_: False)
    site = Site(tmp_path)
    site.finished(0)
    before = tree(site.output)
    with monkeypatch.context() as patch:
        steps = iter([Path.rename, die])

        def step(path: Path, target: Path) -> None:
            next(steps)(path, target)

        patch.setattr(Path, "rename", step)
        assert os.waitpid(site.child(1, 1), 0)[1] == 9 << 8
    assert not site.output.exists()
    staging.Staging(site.output, SIGN)
    assert tree(site.output) == before
    site.finished(1)
    assert "nur-1/0/index.html" in tree(site.output)
