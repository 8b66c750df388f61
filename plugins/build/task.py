"""Job: files of the site that come from the same values, made only where those have changed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from plugins.website.pages import SitemapEntry


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file of the site: `path` below the output folder, POSIX.

    `changed` becomes the file's time when it is written (None: the time of writing).
    """

    path: str
    content: bytes
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What a Job gives: its files, what the sitemap says of them, the templates they came from."""

    files: tuple[OutputFile, ...]
    entries: tuple[SitemapEntry, ...] = ()
    templates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """Files to make. The same `key` and the same templates give the same files; names are unique.

    `weight` says about how many files it makes. `ahead` is called before, once for all Jobs that
    share it: one process does all of them.
    """

    name: str
    key: bytes
    make: Callable[[], Made]
    weight: int = 1
    ahead: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Jobs that come from the same values, and are planned only if something may be due.

    The same `key` gives the same `jobs`; names are unique.
    """

    name: str
    key: bytes
    jobs: Callable[[], Sequence[Job]]


Work = Job | Group
"""What a build is told to do."""


@dataclass(frozen=True, slots=True)
class Staged:
    """What all Jobs before gave: what the sitemap says, and their pages as they lie in the tree.

    `key` changes whenever one of them does.
    """

    entries: tuple[SitemapEntry, ...]
    key: bytes
    pages: Callable[[], Iterator[OutputFile]]
