"""Builds that are killed at random moments, each followed by one that is left in peace.

A program of its own, because it forks: `killed_builds.py FOLDER COUNT SEED`. It prints what it saw
as JSON: how often the old and how often the new site stood after a kill, and everything that was
neither. It tells no test of its own; `test_killed.py` does.
"""

import json
import os
import random
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path

from plugins.build import builder
from plugins.build.lock import BuildRunningError, build_lock
from plugins.website.run import run
from tests.drawn_cards import give_cards

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
PAST = 1_800_000_000
"""When all content was last written; without Git it is the stamp of every calendar entry."""

PUBLISHED = ("index.html", "termine/index.html", "kalender/alle.ics")
"""What the visitor in the test asks for while builds run."""

_LEFT_BEHIND = re.compile(r"\.\d+$|\.neu$|^\.neu|^tmp")

_ANOTHER = """
  - id: basteln
    titel: Basteln
    rubrik: Kunst
    wann: jeden 1. Freitag im Monat
    um: 15 Uhr
    ab: 01.01.2026
    ort: familienbuero
"""

Tree = Mapping[str, tuple[bytes, int]]


class Site:
    """Content that is said in two ways, and the output they become."""

    def __init__(self, folder: Path, cache: Path | None = None) -> None:
        self.folder = folder
        self.cache = cache or folder / "cache"
        self.output = folder / "output"
        shutil.copytree(ROOT / "tests" / "miniature", folder / "content", dirs_exist_ok=True)
        give_cards(self.cache)
        self.texts = [(folder / "content" / "termine.yaml").read_text("utf-8")]
        self.texts.append(_said_otherwise(self.texts[0]))
        self.say(0)

    def say(self, number: int) -> None:
        """Let the editors write the one or the other."""
        (self.folder / "content" / "termine.yaml").write_text(self.texts[number], "utf-8")
        for path in (self.folder / "content").rglob("*"):
            os.utime(path, (PAST + number, PAST + number))

    def build(self, workers: int = 1, **more: object) -> None:
        """Build in this process; raises whatever stands in the way."""
        override = {
            "PATH": str(self.folder / "content"),
            "CACHE_PATH": str(self.cache),
            "OUTPUT_PATH": str(self.output),
            "TERMINE_HEUTE": TODAY,
            "TERMINE_SUCHE": False,
            "TERMINE_PROZESSE": workers,
            **more,
        }
        outcome = run(override)
        if outcome.written is None:
            raise RuntimeError(outcome.diagnostics)

    def tree(self) -> Tree:
        """Every file, with its time where the content gives it."""
        paths = (path for path in self.output.rglob("*") if path.is_file())
        return {
            path.relative_to(self.output).as_posix(): (
                path.read_bytes(),
                int(path.stat().st_mtime) if path.suffix == ".ics" else 0,
            )
            for path in paths
        }

    def leftovers(self) -> list[str]:
        """What lies about that no later build would use."""
        beside = {path.name for path in self.folder.iterdir()}
        strange = beside - {"content", "cache", "output", ".output-staging"}
        in_cache = (path.name for path in self.cache.rglob("*"))
        return sorted(strange | {name for name in in_cache if _LEFT_BEHIND.search(name)})

    def wait_for_orphans(self) -> None:
        """A killed build's helpers hold its lock until they notice."""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with suppress(BuildRunningError), build_lock(self.cache, self.output):
                return
            time.sleep(0.005)
        raise TimeoutError("the helpers of a killed build never ended")


def _said_otherwise(text: str) -> str:
    """Other words, and addresses that come and go."""
    other = text.replace("Singen mit Babys", "Tanzen mit Babys").replace("24.11", "17.11")
    return f"{other}{_ANOTHER}"


def killed_builds(folder: Path, count: int, seed: int) -> dict[str, object]:
    """What `count` kills leave."""
    site = Site(folder)
    builder._FEW = 20  # else so few pages never have helpers
    trees = []
    for number in (0, 1):
        site.say(number)
        _finished(site, workers=1)
        trees.append(site.tree())
    longest = max(_seconds(site, workers) for workers in (1, 2))
    seen = {"old": 0, "new": 0, "in time": 0, "mixed": [], "left": [], "seconds": longest}
    chance = random.Random(seed)  # noqa: S311  # the same moments in every run
    for turn in range(count):
        new = turn % 2
        site.say(new)
        moment = _moment(site, turn, chance, longest)
        visitor = _Visitor(site, trees)
        seen["in time"] += _killed(site, 1 + turn % 5 // 3, moment, visitor.look)
        site.wait_for_orphans()
        found = site.tree()
        seen["new" if found == trees[new] else "old"] += 1
        if found not in trees or visitor.faults:
            seen["mixed"].append([turn, *visitor.faults[:3]])
        _finished(site, workers=1)
        if site.tree() != trees[new] or site.leftovers():
            seen["left"].append([turn, *site.leftovers()])
    return seen


def _moment(site: Site, turn: int, chance: random.Random, longest: float) -> Callable[[], bool]:
    """When to kill: anywhere, after the new tree was begun, or about when the trees change places.

    The last two are a small part of a build, and all that can go wrong goes wrong there.
    """
    inode, staged = site.output.stat().st_ino, _modified(site.folder / ".output-staging")
    has_begun = (
        lambda: True,
        lambda: _modified(site.folder / ".output-staging") != staged,
        lambda: site.output.stat().st_ino != inode,
    )[turn % 3]
    delay = chance.uniform(0, (longest, longest / 2, 0.004)[turn % 3])
    begin: list[float] = []

    def has_come() -> bool:
        if not begin and has_begun():
            begin.append(time.monotonic())
        return bool(begin) and time.monotonic() - begin[0] >= delay

    return has_come


def _modified(folder: Path) -> int:
    """When a folder last changed, 0 where there is none."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


def _child(site: Site, workers: int) -> int:
    pid = os.fork()
    if pid:
        return pid
    with suppress(BaseException):
        site.build(workers)
        os._exit(0)
    os._exit(1)


def _finished(site: Site, workers: int) -> None:
    _, status = os.waitpid(_child(site, workers), 0)
    if status:
        raise RuntimeError(f"a build that nobody killed ended with {status}")


def _seconds(site: Site, workers: int) -> float:
    """How long a build takes that has something to do."""
    times = []
    for number in (0, 1, 0, 1):
        site.say(number)
        start = time.monotonic()
        _finished(site, workers)
        times.append(time.monotonic() - start)
    return min(times)


def _killed(
    site: Site, workers: int, has_come: Callable[[], bool], meanwhile: Callable[[], None]
) -> bool:
    """Whether the build still ran when it was killed; its helpers are left to themselves."""
    pid = _child(site, workers)
    while not has_come() and not os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        meanwhile()
        time.sleep(0.0005)
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return status != 0


class _Visitor:
    """Asks for some files of one moment: they belong to one site, and are always there."""

    def __init__(self, site: Site, trees: list[Tree]) -> None:
        self.faults: list[str] = []
        self._site, self._trees = site, trees

    def look(self) -> None:
        try:
            with _opened(self._site.output) as folder:
                found = {name: _read(name, folder) for name in PUBLISHED}
        except OSError as error:
            self.faults.append(f"a visitor saw {error!r}")
            return
        if not any(all(tree[name][0] == found[name] for name in PUBLISHED) for tree in self._trees):
            self.faults.append("a visitor saw a mixture")


@contextmanager
def _opened(folder: Path):
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield number
    finally:
        os.close(number)


def _read(name: str, folder: int) -> bytes:
    with closing(os.fdopen(os.open(name, os.O_RDONLY, dir_fd=folder), "rb")) as stream:
        return stream.read()


if __name__ == "__main__":
    place, kills, start_of_chance = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    print(json.dumps(killed_builds(place, kills, start_of_chance)))
