"""Staging: the complete new tree beside the output folder, and how the two change places.

The tree begins with the files that are still true, each a hard link to the one in the output. What
is new is written into it. Then it takes the place of the output in one step: whoever is killed on
the way leaves the old tree or the new one. No file is ever written in place, as it may be such a
link; an unchanged one keeps its inode and its time, of which a web server makes its ETag.

The tree that was replaced stays, and is the staging of the next build: nearly all of its files have
the inodes of those in the output, so that few are linked anew. Nothing is believed of it: whatever
a killed build has left there is compared with the output and put right.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .stamps import Stamp, below, entry_stamp, walk
from .task import OutputFile

_FOLDER_MODE = 0o755
_opened = partial(os.open, mode=0o644)
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_ARRIVED = ".neu"
"""The folder in an output that cannot be renamed, in which its new files wait for each other."""

_OF_THE_SYSTEM = "lost+found"
"""A disk of its own has this folder before anything was put there."""

UNFINISHED = ".unfertig"
"""A file in an output that only other programs have written into, for a build that failed."""


def claim(output: Path) -> None:
    """Say of a folder in which there is nothing that it is the output of builds to come."""
    if not output.is_dir() or not any(output.iterdir()):
        output.mkdir(parents=True, exist_ok=True)
        (output / UNFINISHED).touch()


@dataclass(eq=False)
class ForeignFolderError(Exception):
    """The `folder` that shall become the output holds something that no build put there."""

    folder: Path


class Staging:
    """The tree at `root`, to become what `output` is; `before` are the files of the output now."""

    def __init__(self, output: Path, sign: str) -> None:
        """Look at the output, after having brought it back if a build was killed between renames.

        Raises ForeignFolderError where that would replace a folder that no build has made: it is
        not empty and lacks `sign`, a file that all outputs have and hardly any other folder does;
        one that a build has claimed is none.
        """
        self.output = output
        self.root = output.parent / f".{output.name}-staging"
        self.is_open = False
        self._old = output.parent / f".{output.name}-alt"
        self._folders: set[str] = set()
        self._present: set[str] = set()
        if self._old.exists() and not output.exists():
            self._old.rename(output)
        elif self._old.exists():
            shutil.rmtree(self._old)
        self._refuse_foreign(sign)
        entries = [(path, entry) for path, entry in below(output) if path[-1] != "/"]
        self.before = {path: entry_stamp(entry) for path, entry in entries}
        self._inodes = {path: _inode(entry) for path, entry in entries}

    def open(self, paths: Iterable[str]) -> None:
        """Make a tree that has these files of the output, and beside them no others than it has."""
        self.root.mkdir(parents=True, exist_ok=True)
        here, there = self._inodes, {path: _inode(entry) for path, entry in below(self.root)}
        folders = {path for path in there if path[-1] == "/"}
        if self.output.exists() and self.output.stat().st_dev != self.root.stat().st_dev:
            here = {}  # the inodes of two disks say nothing
        self._present = {path for path, inode in there.items() if inode and here.get(path) == inode}
        for path in sorted(there.keys() - self._present - folders):
            os.unlink(f"{self.root}/{path}")  # noqa: PTH108  # a Path for each costs more than this
        for folder in sorted(folders - _folders_of(self._present), reverse=True):
            (self.root / folder).rmdir()
        self.add(paths)
        self.is_open = True

    def add(self, paths: Iterable[str]) -> None:
        """Have these files of the output in the tree."""
        for path in paths:
            if path not in self._present:
                self._link(path)
                self._present.add(path)

    def write(self, file: OutputFile) -> tuple[Stamp, bool]:
        """Have this file in the tree; its stamp, and whether it is new or other than before."""
        stamp = self.before.get(file.path)
        if stamp is not None and self._is_same(file, stamp):
            self.add((file.path,))
            return stamp, False
        _make_room(self.root, file.path, self._folders)
        with open(f"{self.root}/{file.path}", "xb", opener=_opened) as stream:
            stream.write(file.content)
            stream.flush()
            if file.changed is not None:
                moment = int(file.changed.timestamp()) * 10**9
                os.utime(stream.name, ns=(moment, moment))
            stat = os.fstat(stream.fileno())
        return (stat.st_size, stat.st_mtime_ns), True

    def remove(self, paths: Iterable[str]) -> None:
        """Have none of these files of the output in the tree, and no folder that is left empty."""
        for path in paths:
            place = self.root / path
            with suppress(OSError):  # it is not there, or what was there made room
                place.unlink()
                while (place := place.parent) != self.root:
                    place.rmdir()

    def put_in_place(self) -> None:
        """Let the tree and the output change places."""
        os.utime(self.root)  # no folder that ever stood there is taken for this one
        exchange(self.root, self.output, self._old)

    def discard(self) -> None:
        """Have no tree beside the output."""
        shutil.rmtree(self.root, ignore_errors=True)

    def _refuse_foreign(self, sign: str) -> None:
        if self.output.is_dir():
            names = {path.name for path in self.output.iterdir()} - {_OF_THE_SYSTEM}
            is_ours = (self.output / sign).is_file() or UNFINISHED in names
            if not names or (".git" not in names and is_ours):
                return
        if self.output.exists():
            raise ForeignFolderError(self.output)

    def _is_same(self, file: OutputFile, stamp: Stamp) -> bool:
        """Whether the output has this very file, with the time it should have."""
        moment = file.changed and int(file.changed.timestamp())
        if stamp[0] != len(file.content) or moment not in {None, stamp[1] // 10**9}:
            return False
        old = self.output / file.path
        return not old.is_symlink() and old.read_bytes() == file.content

    def _link(self, path: str) -> None:
        """A hard link, or a copy with the same time where the file system has none."""
        _make_room(self.root, path, self._folders)
        source, target = f"{self.output}/{path}", f"{self.root}/{path}"
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)


def exchange(staging: Path, output: Path, old: Path) -> None:
    """Put `staging` in the place of `output`, which then stands in the place of `staging`.

    1. Linux swaps both names at once. 2. Else two renames; between them `output` is missing for an
    instant, and `old` is there for the next build to bring back. 3. A folder that cannot be
    renamed (a mount point) takes the files over one by one when all have arrived there, so that a
    full disk changes nothing; the removed ones go last.
    """
    if not output.exists():
        staging.rename(output)
    elif not _swap(staging, output) and not _rename_both(staging, output, old):
        _take_over(staging, output)


def _swap(staging: Path, output: Path) -> bool:
    library = ctypes.CDLL(None) if sys.platform == "linux" else None
    renameat2 = getattr(library, "renameat2", None)
    if renameat2 is None:
        return False
    names = os.fsencode(staging), os.fsencode(output)
    return bool(renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)


def _rename_both(staging: Path, output: Path, old: Path) -> bool:
    try:
        output.rename(old)
    except OSError:
        return False
    try:
        staging.rename(output)
    except OSError:
        old.rename(output)
        raise
    old.rename(staging)
    return True


def _take_over(staging: Path, output: Path) -> None:
    """Rename every other file into its place, once all of them have found room on that disk."""
    new, before = walk(staging), walk(output)
    arrived = output / _ARRIVED
    _bring(staging, arrived, [path for path in sorted(new) if new[path] != before.get(path)])
    folders: set[str] = set()
    for path in sorted(walk(arrived)):
        _make_room(output, path, folders, stays=True)
        (arrived / path).replace(output / path)
    for path in sorted(before.keys() - new.keys()):
        with suppress(FileNotFoundError, NotADirectoryError):
            (output / path).unlink()
    for folder in sorted((path for path in output.rglob("*") if path.is_dir()), reverse=True):
        with suppress(OSError):  # most are not empty
            folder.rmdir()


def _make_room(root: Path, path: str, folders: set[str], *, stays: bool = False) -> None:
    """Have all folders of a file, and nothing in its own place but, where it `stays`, a file.

    `folders` are those that are known to be there; they grow.
    """
    for folder in sorted(_folders_of([path]) - folders):
        place = root / folder
        if place.is_file() or place.is_symlink():
            place.unlink(missing_ok=True)  # another process may be as quick
        place.mkdir(_FOLDER_MODE, exist_ok=True)
        folders.add(folder)
    if not os.path.lexists(f"{root}/{path}"):
        return
    target = root / path
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    elif not stays:
        target.unlink()


def _bring(staging: Path, arrived: Path, paths: Iterable[str]) -> None:
    """Move these files, to another disk maybe; if one of them finds no room there, none is left."""
    try:
        for path in paths:
            (arrived / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(staging / path, arrived / path)
    except BaseException:
        shutil.rmtree(arrived, ignore_errors=True)
        raise


def _inode(entry: "os.DirEntry[str]") -> int:
    """The inode of a file, 0 for whatever else it is."""
    return entry.inode() if entry.is_file(follow_symlinks=False) else 0


def _folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder above these files with a slash behind it, but for the one that all stand in."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and f"{folder}/" not in folders:
            folders.add(f"{folder}/")
            folder = folder.rpartition("/")[0]
    return folders
