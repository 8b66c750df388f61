"""Change: one build of an output folder on its way from the tree that is there to the next one."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from plugins.website.pages import SitemapEntry
from plugins.website.theme_files.fingerprints import TemplateKeys

from .beforehand import Look
from .cache import digest
from .exchange import exchange
from .manifest import NOWHERE, Done, Grouped, Index, IndexFile, identity_of
from .places import fresh_of, old_of, reserve_of
from .pool import Piece, pieces_of, shared_out
from .staging import Tree
from .stamps import Stamp, walk
from .task import Group, Job, OutputFile, Staged, Work

_FEW = 150
"""So many files are made sooner by one process than it takes to start others."""

Parts = tuple[bytes, tuple[tuple[str, Stamp], ...], tuple[tuple[str, str], ...], tuple[str, ...]]
"""A Done as a plain tuple, which can come from another process."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files the new tree has, and how many of them are new or other than before.

    `pages` and `calendars` are those of its files that readers know, `stamps` are those of all.
    """

    files: int
    changed: int
    removed: int
    pages: int = field(default=0, compare=False)
    calendars: int = field(default=0, compare=False)
    stamps: Mapping[str, Stamp] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Build:
    """What a build of the output is told beside its Jobs.

    `late` are Jobs that need what all others gave. `inspect` sees the new tree
    before it takes its place; what it raises leaves the old one. Without `index` nothing is
    remembered; `is_full` does not believe it. `workers` are processes. `look` tells what is there,
    if somebody has looked already.
    """

    late: Callable[[Staged], Sequence[Work]] = lambda _: ()
    inspect: Callable[[Path], None] | None = None
    index: IndexFile | None = None
    templates: TemplateKeys | None = None
    workers: int = 1
    is_full: bool = False
    look: Look | None = None


class Change:
    """One build of an output folder on its way.

    `found` are the files that are there, `known` the last build's Index where it can be believed,
    `touched` the files that may differ between the old tree and the new one.
    """

    def __init__(self, output: Path, build: Build) -> None:
        """Look at what is there."""
        index = build.index.read() if build.index and not build.is_full else None
        self.output = output
        self.build = build
        self.found, reserve = build.look() if build.look else (walk(output), NOWHERE)
        self.known = index or Index({}, {})
        self._has_new_reserve = any(reserve)
        if self._has_new_reserve:
            self.known = replace(self.known, reserve=reserve, behind=())
        self.done: dict[str, Done] = {}
        self.groups: dict[str, Grouped] = {}
        self.changed = 0
        self.touched: set[str] = set()
        self.tree: Tree | None = None
        self._prepared: set[Callable[[], None]] = set()

    def do(self, work: Sequence[Work]) -> None:
        """Take over what is still true, and do the rest."""
        jobs = [job for one in work for job in self._planned(one)]
        self._do_all([job for job in jobs if not self._holds(job)])
        for one in work:
            for name in self.groups[one.name].names if isinstance(one, Group) else (one.name,):
                self.done[name] = self.done.pop(name)

    def _do_all(self, due: Sequence[Job]) -> None:
        if not due:
            return
        self._open()
        count = self.build.workers if sum(job.weight for job in due) > _FEW else 1
        answers = shared_out(due, self._do, count=count, cut=_pieces)
        for job, (parts, changed) in zip(due, answers, strict=True):
            self.done[job.name] = Done(*parts)
            if changed:
                self.changed += changed
                self.touched.update(path for path, _ in self.done[job.name].files)

    def staged(self) -> Staged:
        """What was done so far, in the order of the Jobs that were given."""
        done = tuple(self.done.values())
        return Staged(
            tuple(SitemapEntry(*entry) for one in done for entry in one.entries),
            digest(*(one.key for one in done)),
            self._pages,
        )

    def finished(self) -> Path:
        """The folder with the whole site; the old one, if that is what it was."""
        gone = self._gone()
        if gone:
            self._open()
        if self.tree is None:
            return self.output
        for path in gone:
            self.tree.remove(path)
        return self.tree.root

    def put_in_place(self) -> Written:
        """Publish the tree and remember it."""
        gone = self._gone()
        self.finished()
        index, reserve = self.build.index, self.known.reserve
        behind: Iterable[str] = self.known.behind
        fresh = fresh_of(self.output)
        if self.tree is not None:
            behind = self.touched | gone
            if behind or not self.output.exists():
                self.output.parent.mkdir(parents=True, exist_ok=True)
                keeps_old = exchange(fresh, self.output, old_of(self.output))
            else:
                keeps_old = fresh.exists()
            reserve = identity_of(fresh) if keeps_old and index else NOWHERE
        is_new = self.tree is not None or self._has_new_reserve
        is_new = is_new or self.groups != self.known.groups
        if index is not None and (is_new or self.done != self.known.done):
            if self.tree is None:
                behind = (*behind, *self._vanished())
            index.write(Index(self.done, self.groups, reserve, tuple(behind)))
        if self.tree is not None and any(reserve):
            fresh.rename(reserve_of(self.output))
        return self._told(len(gone))

    def _pages(self) -> Iterator[OutputFile]:
        """Every page, read back."""
        root = self.tree.root if self.tree else self.output
        paths = (path for done in self.done.values() for path, _ in done.files)
        return (
            OutputFile(path, (root / path).read_bytes()) for path in paths if path.endswith(".html")
        )

    def _holds(self, job: Job) -> bool:
        """Whether a Job would give what is there already; it then counts as done."""
        done = self.known.done.get(job.name)
        if done is None or done.key != self._key(job, done.templates) or not self._stands(done):
            return False
        self.done[job.name] = done
        return True

    def _planned(self, work: Work) -> Sequence[Job]:
        """A Job itself; those of a Group, none if all that they would give is there already."""
        if isinstance(work, Job):
            return (work,)
        key = digest(work.key, self.build.templates.of_theme if self.build.templates else b"")
        known = self.known.groups.get(work.name, Grouped(b""))
        done = {name: self.known.done[name] for name in known.names}
        if known.key == key and all(map(self._stands, done.values())):
            self.groups[work.name] = known
            self.done.update(done)
            return ()
        jobs = work.jobs()
        self.groups[work.name] = Grouped(key, tuple(job.name for job in jobs))
        return jobs

    def _stands(self, done: Done) -> bool:
        """Whether its files are as they were left."""
        return all(self.found.get(path) == stamp for path, stamp in done.files)

    def _key(self, job: Job, templates: tuple[str, ...]) -> bytes:
        keys = self.build.templates
        return digest(job.key, keys.of_all(templates)) if keys and templates else job.key

    def _do(self, job: Job) -> tuple[Parts, int]:
        """Make the files of a Job; how many of them are new."""
        tree = self.tree
        if tree is None:
            raise RuntimeError(job.name)
        if job.ahead and job.ahead not in self._prepared:
            self._prepared.add(job.ahead)
            job.ahead()
        made = job.make()
        written = [(file.path, *tree.write(file)) for file in made.files]
        parts = (
            self._key(job, made.templates),
            tuple((path, stamp) for path, stamp, _ in written),
            tuple((entry.address, entry.changed) for entry in made.entries),
            made.templates,
        )
        return parts, sum(is_new for _, _, is_new in written)

    def _open(self) -> None:
        """Begin the new tree, as a likeness of the old one where that is known."""
        if self.tree is not None:
            return
        fresh, reserve = fresh_of(self.output), reserve_of(self.output)
        tree = Tree(self.output, fresh, self.found)
        listed = {path: stamp for done in self.known.done.values() for path, stamp in done.files}
        if any(self.known.reserve) and identity_of(reserve) == self.known.reserve:
            reserve.rename(fresh)
            tree.follow(self.known.behind, self.found)
            strange = [path for path, stamp in self.found.items() if listed.get(path) != stamp]
            for path in (*strange, *(path for path in listed if path not in self.found)):
                tree.remove(path)
                self.touched.add(path)
        else:
            if reserve.exists():
                shutil.rmtree(reserve)
            fresh.mkdir(parents=True)
            tree.mirror(path for path, stamp in listed.items() if self.found.get(path) == stamp)
        self.tree = tree

    def _gone(self) -> set[str]:
        """What is there and belongs to nothing any more."""
        return self.found.keys() - {path for one in self.done.values() for path, _ in one.files}

    def _vanished(self) -> set[str]:
        """What the last build left and somebody has removed since: the reserve still has it."""
        listed = {path for one in self.known.done.values() for path, _ in one.files}
        return listed - self.found.keys()

    def _told(self, removed: int) -> Written:
        paths = {path: stamp for done in self.done.values() for path, stamp in done.files}
        return Written(
            len(paths),
            self.changed,
            removed,
            pages=sum(path.endswith(".html") for path in paths),
            calendars=sum(path.endswith(".ics") for path in paths),
            stamps=paths,
        )


def _pieces(due: Sequence[Job], count: int) -> list[Piece]:
    return pieces_of([job.weight for job in due], count, [job.ahead for job in due])
