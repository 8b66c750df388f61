"""What a build is told to do: tasks, each with a key, and the files that they make."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file to be: `path` below the output folder, with slashes.

    `changed` becomes the file's time, in whole seconds (None: the time at which it is written).
    """

    path: str
    content: bytes
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """What a task gives: files, and notes on them for the tasks that come after all others.

    Notes are any values that can be pickled. They are remembered with the task, so that they are
    there also when it need not be done again.
    """

    files: tuple[OutputFile, ...]
    notes: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """Files that come from the same values.

    `key` is a digest of everything that `make` reads: while it stays the same, the files that are
    there stay. `name` is unique in a build. `weight` is about how many files it makes: it pays to
    start processes only for many of them.
    """

    name: str
    key: bytes
    make: Callable[[], Product]
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Staged:
    """What the tasks of a build gave, for tasks that depend on all of it.

    `notes` are theirs in the order of the tasks, `key` changes whenever a key of them does, and
    `read` gives the bytes of one of their files.
    """

    notes: tuple[object, ...]
    key: bytes
    read: Callable[[str], bytes]
