"""The output folder changes as a whole or not at all.

A build writes a complete new tree beside the old one, in which unchanged files are hard links to
the files they were (same inode, same time: that is what a web server makes its ETag of). Then both
trees change places in one step. Whoever is killed on the way leaves the old tree, and the next
build clears the rest away.
"""

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from .exchange import exchange

_FOLDER_MODE = 0o755
_SIGN = "kalender/index.html"
"""Every site built here has this page, and hardly any other site does."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file of the site: `path` below the output folder, POSIX.

    `changed` becomes the file's time when it is written (None: the time of writing).
    """

    path: str
    content: bytes
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """How many files the new tree has, and how many of them are new or other than before."""

    files: int
    changed: int
    removed: int


class ForeignFolderError(Exception):
    """The output folder holds something that no build put there; `folder` says which it is."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder."""
        super().__init__(folder)
        self.folder = folder


def write_output(
    output: Path,
    files: Iterable[OutputFile],
    *,
    inspect: Callable[[Path], None] | None = None,
) -> Written:
    """Make `output` hold exactly these files. Only one process may do so at a time (`lock.py`).

    `inspect` sees the new tree before it takes its place; what it raises leaves the old one.
    """
    output = output.resolve()
    recover(output)
    refuse_foreign(output)
    fresh = _fresh(output)
    fresh.mkdir(parents=True)
    try:
        written = _stage(output, fresh, files)
        if inspect is not None:
            inspect(fresh)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    if written.changed or written.removed or not output.exists():
        exchange(fresh, output, _old(output))
    recover(output)
    return written


def recover(output: Path) -> None:
    """Clear away what a killed build left, and bring the old tree back if it stands aside."""
    fresh, old = _fresh(output), _old(output)
    if old.exists() and not output.exists():
        old.rename(output)
    for leftover in (fresh, old):
        if leftover.exists():
            shutil.rmtree(leftover)


def refuse_foreign(output: Path) -> None:
    """Raise ForeignFolderError where a build would replace something that is not a site."""
    if not output.exists():
        return
    if not output.is_dir():
        raise ForeignFolderError(output)
    is_site = (output / _SIGN).is_file() and not (output / ".git").exists()
    if not is_site and any(output.iterdir()):
        raise ForeignFolderError(output)


def _fresh(output: Path) -> Path:
    return output.with_name(f".{output.name}-neu")


def _old(output: Path) -> Path:
    return output.with_name(f".{output.name}-alt")


def _stage(output: Path, fresh: Path, files: Iterable[OutputFile]) -> Written:
    """Fill the new tree."""
    before = _paths(output)
    folders: set[Path] = {fresh}
    changed, now = 0, set()
    for file in files:
        target = fresh / file.path
        if target.parent not in folders:
            target.parent.mkdir(_FOLDER_MODE, parents=True, exist_ok=True)
            folders.add(target.parent)
        now.add(file.path)
        changed += not _keep(output / file.path, target, file)
    return Written(len(now), changed, len(before - now))


def _keep(old: Path, target: Path, file: OutputFile) -> bool:
    """Take the old file over if it is the same; else write the new one. Whether it was the same."""
    if _is_same(old, file):
        _link(old, target)
        return True
    with target.open("xb") as stream:
        stream.write(file.content)
    if file.changed is not None:
        stamp = file.changed.timestamp()
        os.utime(target, (stamp, stamp))
    return False


def _is_same(old: Path, file: OutputFile) -> bool:
    try:
        found = old.lstat()
        if old.is_symlink() or found.st_size != len(file.content):
            return False
        if file.changed is not None and int(found.st_mtime) != int(file.changed.timestamp()):
            return False
        return old.read_bytes() == file.content
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _link(old: Path, target: Path) -> None:
    """A hard link, or a copy with the same time where the file system has none."""
    try:
        os.link(old, target)
    except OSError:
        shutil.copy2(old, target)


def _paths(output: Path) -> set[str]:
    if not output.is_dir():
        return set()
    found = (Path(folder, name) for folder, _, names in os.walk(output) for name in names)
    return {path.relative_to(output).as_posix() for path in found}
