"""Builder: an output folder on its way from the tree that is there to the next one.

1. What is remembered of the last build tells which tasks are due: those with another key, and
those whose files are not as they were left. 2. They are done, and their files written into a tree
beside the output. 3. So are the tasks that depend on what all others gave. 4. The tree is
inspected, which may refuse it. 5. It takes the place of the output. 6. What was done is remembered.

There is no other way: a first build finds all tasks due, a build without changes none.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .cache import Cache
from .digest import digest
from .manifest import Record, read_manifest, write_manifest
from .pool import shared_out
from .staging import Staging
from .stamps import Stamp
from .task import Staged, Task

_FEW = 150
"""So many files are made sooner by one process than it takes to start others."""


@dataclass(eq=False)
class RefusedError(Exception):
    """The new tree must not be put in place; `reasons` are values that say why."""

    reasons: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """How many files the output has, and how many of them are new or other than before.

    `stamps` are those of all its files, by their path.
    """

    files: int
    changed: int
    removed: int
    stamps: Mapping[str, Stamp] = field(default_factory=dict, compare=False, repr=False)

    def count(self, suffix: str) -> int:
        """How many files there are whose path ends so."""
        return sum(path.endswith(suffix) for path in self.stamps)


@dataclass(frozen=True, slots=True)
class Builder:
    """How an output folder is built.

    `sign` is the path of a file that every build makes and hardly any other folder has: a folder
    without it that is not empty is refused. Without `cache` nothing is remembered. `version` is
    that of everything that all tasks depend on. `workers` are processes. A build that `is_full`
    does not believe what is remembered. `inspect` sees the new tree before it takes its place: if
    it raises (RefusedError, say), the old one stays.
    """

    output: Path
    sign: str
    cache: Cache | None = None
    version: bytes = b""
    workers: int = 1
    is_full: bool = False
    inspect: Callable[[Path], None] | None = None

    def build(
        self, tasks: Sequence[Task], dependents: Callable[[Staged], Sequence[Task]] | None = None
    ) -> Written:
        """Make the output hold what the tasks give, and nothing else.

        `dependents` gives the tasks that depend on what these gave. Only one process may do so at
        a time (`lock`). Raises ForeignFolderError, KilledError, OSError, ValueError if two tasks or
        two files have the same name, and what the tasks raise; the output is then as it was.
        """
        run = _Run(self)
        try:
            run.do(tasks)
            if dependents is not None:
                run.do(dependents(run.staged()))
            folder = run.finished()
            if self.inspect is not None:
                self.inspect(folder)
            return run.put_in_place()
        except BaseException:
            run.staging.discard()
            raise


class _Run:
    """One build: `records` are those of the tasks that are done so far, `known` of the last one."""

    def __init__(self, builder: Builder) -> None:
        output = builder.output.resolve()
        self.builder = builder
        self.staging = Staging(output, builder.sign)
        self.records: dict[str, Record] = {}
        cache = None if builder.is_full else builder.cache
        self.known = read_manifest(cache, output, builder.version) if cache else None
        self.changed = 0

    def do(self, tasks: Sequence[Task]) -> None:
        """Take over what is still true, and do the rest."""
        records = {task.name: self._standing(task) for task in tasks}
        due = [task for task in tasks if records[task.name] is None]
        standing = {name: record for name, record in records.items() if record is not None}
        if self.staging.is_open:
            self.staging.add(_paths(standing))
        elif due:
            self.staging.open(_paths(self.records | standing))
        count = self.builder.workers if sum(task.weight for task in due) > _FEW else 1
        answers = shared_out(
            due, self._do, count=count, cache=self.builder.cache, name=lambda task: task.name
        )
        done = {task.name: answer for task, answer in zip(due, answers, strict=True)}
        if len(records) < len(tasks) or not self.records.keys().isdisjoint(records):
            raise ValueError([task.name for task in tasks])
        self.records |= {name: standing.get(name) or done[name][0] for name in records}
        self.changed += sum(changed for _, changed in answers)

    def staged(self) -> Staged:
        """What was done so far, in the order of the tasks."""
        return Staged(
            tuple(note for record in self.records.values() for note in record.notes),
            digest(*(record.key for record in self.records.values())),
            lambda path: (self._root() / path).read_bytes(),
        )

    def finished(self) -> Path:
        """The folder with all files and no other; the output itself if that is what it has."""
        paths = [path for record in self.records.values() for path, _ in record.files]
        if len(paths) > len(set(paths)):
            raise ValueError(sorted(path for path in set(paths) if paths.count(path) > 1))
        superfluous = self._superfluous()
        if superfluous and not self.staging.is_open:
            self.staging.open(_paths(self.records))
        if self.staging.is_open:
            self.staging.remove(superfluous)
        return self._root()

    def put_in_place(self) -> Written:
        """Publish the tree and remember what was done."""
        output, cache = self.staging.output, self.builder.cache
        removed = len(self._superfluous())
        is_other = bool(self.changed or removed or not output.exists())
        if is_other and self.staging.is_open:
            self.staging.put_in_place()
        if cache is None:
            self.staging.discard()
        else:
            if is_other or self.records != self.known:
                write_manifest(cache, output, self.builder.version, self.records)
            cache.save()
        stamps = {path: stamp for record in self.records.values() for path, stamp in record.files}
        return Written(len(stamps), self.changed, removed, stamps)

    def _standing(self, task: Task) -> Record | None:
        """What a task gave the last time, if it would give the same, and all of it is there."""
        record = self.known.get(task.name) if self.known else None
        if record is None or record.key != task.key:
            return None
        before = self.staging.before
        return record if all(before.get(path) == stamp for path, stamp in record.files) else None

    def _do(self, task: Task) -> tuple[Record, int]:
        """Make the files of a task; also how many of them are new."""
        product = task.make()
        written = [(file.path, *self.staging.write(file)) for file in product.files]
        files = tuple((path, stamp) for path, stamp, _ in written)
        return Record(task.key, files, product.notes), sum(is_new for *_, is_new in written)

    def _root(self) -> Path:
        return self.staging.root if self.staging.is_open else self.staging.output

    def _superfluous(self) -> set[str]:
        """What is in the output and belongs to nothing any more."""
        return self.staging.before.keys() - _paths(self.records)


def _paths(records: Mapping[str, Record]) -> dict[str, None]:
    """Every file of some tasks, once and in their order."""
    return {path: None for record in records.values() for path, _ in record.files}
