"""Builder: an output folder on its way from the tree that is there to the next one.

1. What is remembered of the last build tells which tasks are due: those with another key, and
those whose files are not as they were left. 2. They are done, and their files written into a tree
beside the output. 3. So are the tasks that depend on what all others gave. 4. The tree is
inspected, which may refuse it. 5. It takes the place of the output. 6. What was done is remembered.

There is no other way: a first build finds all tasks due, a build without changes none.
"""

from collections import Counter
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


class RefusedError(Exception):
    """The new tree must not be put in place; `reasons` are values that say why."""

    def __init__(self, reasons: tuple[object, ...]) -> None:
        """Keep the reasons."""
        super().__init__(len(reasons))
        self.reasons = reasons


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


def nothing_more(_: Staged) -> Sequence[Task]:
    """No task depends on what all others gave."""
    return ()


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
        self,
        tasks: Sequence[Task],
        dependents: Callable[[Staged], Sequence[Task]] = nothing_more,
    ) -> Written:
        """Make the output hold what the tasks give, and nothing else.

        `dependents` gives the tasks that depend on what these gave. Only one process may do so at
        a time (`lock`). Raises ForeignFolderError, PoolError, OSError, and what the tasks raise;
        the output is then as it was.
        """
        run = _Run(self)
        try:
            run.do(tasks)
            run.do(dependents(run.staged()))
            folder = run.finished()
            if self.inspect is not None:
                self.inspect(folder)
        except BaseException:
            run.staging.discard()
            raise
        return run.put_in_place()


class _Run:
    """One build: `records` are of the tasks that are done so far."""

    def __init__(self, builder: Builder) -> None:
        output = builder.output.resolve()
        self.builder = builder
        self.staging = Staging(output)
        self.staging.recover()
        self.staging.refuse_foreign(builder.sign)
        self.known: dict[str, Record] | None = None
        if builder.cache and not builder.is_full:
            self.known = read_manifest(builder.cache, output, builder.version)
        self.records: dict[str, Record] = {}
        self.changed = 0

    def do(self, tasks: Sequence[Task]) -> None:
        """Take over what is still true, and do the rest."""
        due = [task for task in tasks if not self._holds(task)]
        done: Mapping[str, tuple[Record, int]] = {}
        if due:
            weights = [task.weight for task in due]
            count = self.builder.workers if sum(weights) > _FEW else 1
            self._open()
            answers = shared_out(
                due, self._do, count=count, weights=weights, cache=self.builder.cache
            )
            done = {task.name: answer for task, answer in zip(due, answers, strict=True)}
        for task in tasks:
            if task.name in self.records:
                raise ValueError(task.name)
            record, changed = done.get(task.name) or ((self.known or {})[task.name], 0)
            self.records[task.name] = record
            self.changed += changed

    def staged(self) -> Staged:
        """What was done so far, in the order of the tasks."""
        records = self.records.values()
        root = self.staging.root if self.staging.is_open else self.staging.output
        return Staged(
            tuple(note for record in records for note in record.notes),
            digest(*(record.key for record in records)),
            tuple(path for record in records for path, _ in record.files),
            lambda path: (root / path).read_bytes(),
        )

    def finished(self) -> Path:
        """The folder with all files and no other; the output itself if nothing has changed."""
        superfluous = self._superfluous()
        if superfluous:
            self._open()
        for path in superfluous:
            self.staging.remove(path)
        return self.staging.root if self.staging.is_open else self.staging.output

    def put_in_place(self) -> Written:
        """Publish the tree and remember what was done."""
        output, cache = self.staging.output, self.builder.cache
        removed = len(self._superfluous())
        stamps = self._stamps()
        if self.changed or removed or (self.staging.is_open and not output.exists()):
            self.staging.put_in_place()
        if cache is None:
            self.staging.discard()
        else:
            if self.records != self.known or self.changed or removed:
                write_manifest(cache, output, self.builder.version, self.records)
            cache.save()
        return Written(len(stamps), self.changed, removed, stamps)

    def _holds(self, task: Task) -> bool:
        """Whether a task would give what is there already."""
        record = self.known.get(task.name) if self.known else None
        if record is None or record.key != task.key:
            return False
        before = self.staging.before
        return all(before.get(path) == stamp for path, stamp in record.files)

    def _do(self, task: Task) -> tuple[Record, int]:
        """Make the files of a task; also how many of them are new."""
        product = task.make()
        written = [(file.path, *self.staging.write(file)) for file in product.files]
        files = tuple((path, stamp) for path, stamp, _ in written)
        return Record(task.key, files, product.notes), sum(is_new for *_, is_new in written)

    def _open(self) -> None:
        if not self.staging.is_open:
            self.staging.open()

    def _stamps(self) -> dict[str, Stamp]:
        """Every file of the new tree; raises ValueError if two tasks have made the same."""
        files = [file for record in self.records.values() for file in record.files]
        stamps = dict(files)
        if len(stamps) < len(files):
            counts = Counter(path for path, _ in files)
            raise ValueError([path for path, count in counts.items() if count > 1])
        return stamps

    def _superfluous(self) -> set[str]:
        """What is in the output and belongs to nothing any more."""
        return self.staging.before.keys() - self._stamps()
