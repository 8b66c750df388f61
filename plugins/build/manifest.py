"""Index: what the last build put into an output folder, and from which values.

It is kept in the cache and names the very folder it describes. A build that is killed leaves an
Index of another folder, which is not believed; so does whoever replaces the output.
"""

import hashlib
import marshal
import os
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from .cache import read_whole, write_whole
from .stamps import Stamp

Identity = tuple[int, int, int]
NOWHERE: Identity = (0, 0, 0)
_FORM = b"2"


class Done(NamedTuple):
    """A Job as it was last done: the key of what it was made from, and what came of it."""

    key: bytes
    files: tuple[tuple[str, Stamp], ...] = ()
    entries: tuple[tuple[str, str], ...] = ()
    templates: tuple[str, ...] = ()


class Grouped(NamedTuple):
    """A Group as it was last planned: its key and the names of its Jobs."""

    key: bytes
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """All that was done, by the names of the Jobs, and what was planned together.

    `reserve` is the tree before this one, if it is kept, and `behind` the files in which it is
    other than the output.
    """

    done: dict[str, Done]
    groups: dict[str, Grouped]
    reserve: Identity = NOWHERE
    behind: tuple[str, ...] = ()


class IndexFile:
    """Where the Index of an output folder is kept; `version` is that of program and settings."""

    def __init__(self, cache: Path, output: Path, version: bytes) -> None:
        """Find the place."""
        self.output = output.resolve()
        name = hashlib.sha256(os.fsencode(self.output)).hexdigest()[:12]
        self.file = cache / f"bau-{name}.verzeichnis"
        self._version = _FORM + version

    @property
    def is_believed(self) -> bool:
        """Whether there is one of this program and these settings, whatever folder it names."""
        return read_whole(self.file).startswith(self._version)

    def read(self) -> Index | None:
        """The Index, if it was written by this program for the folder that is there now."""
        octets = read_whole(self.file)
        if not octets.startswith(self._version):
            return None
        try:
            identity, done, groups, *rest = marshal.loads(octets[len(self._version) :])  # noqa: S302  # own file
        except (ValueError, EOFError, TypeError):
            return None
        if identity != identity_of(self.output):
            return None
        return Index(
            {name: Done(*parts) for name, parts in done.items()},
            {name: Grouped(*parts) for name, parts in groups.items()},
            *rest,
        )

    def write(self, index: Index) -> None:
        """Keep the Index of the folder as it is now."""
        done = {name: tuple(parts) for name, parts in index.done.items()}
        groups = {name: tuple(parts) for name, parts in index.groups.items()}
        content = identity_of(self.output), done, groups, index.reserve, index.behind
        write_whole(self.file, self._version + marshal.dumps(content))


def identity_of(folder: Path) -> Identity:
    """What tells a folder from every other that ever stood in its place."""
    try:
        stat = folder.stat()
    except OSError:
        return NOWHERE
    return stat.st_dev, stat.st_ino, stat.st_mtime_ns
