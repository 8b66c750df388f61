"""Tree: the new output folder while it is filled, beside the one that is still served.

An unchanged file is a hard link to the file it was: same inode, same time, which is what a web
server makes its ETag of. A file is never written in place, because it may be such a link.
"""

# A Path for each of 10,000 files would cost more than the calls themselves.
# ruff: noqa: PTH102, PTH103, PTH106, PTH108, PTH121

import os
import shutil
from collections.abc import Container, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .stamps import Stamp

if TYPE_CHECKING:  # it comes from what has loaded all views
    from .task import OutputFile

_FOLDER_MODE = 0o755
_FILE_MODE = 0o644


class Tree:
    """The folder `fresh`, to become what `output` is; `before` are the files of `output`."""

    def __init__(self, output: Path, fresh: Path, before: Mapping[str, Stamp]) -> None:
        """Begin; the folder is there already."""
        self.root = fresh
        self._output = f"{output}/"
        self._fresh = f"{fresh}/"
        self._before = before
        self._folders: set[str] = set()

    def mirror(self, paths: Iterable[str]) -> None:
        """Take over these files as they are."""
        for path in paths:
            self._link(path)

    def follow(self, paths: Iterable[str], known: Container[str]) -> None:
        """Make a tree of some builds ago like `output`, which differs from it in these files."""
        for path in paths:
            if path not in known:
                self.remove(path)
                continue
            with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
                os.unlink(self._fresh + path)
            self._link(path)

    def write(self, file: "OutputFile") -> tuple[Stamp, bool]:
        """Have this file in the tree; its Stamp, and whether it is new or other than before."""
        stamp = self._before.get(file.path)
        if stamp is not None and self._is_same(file, stamp):
            self._link(file.path)
            return stamp, False
        return self._create(file), True

    def remove(self, path: str) -> None:
        """Have no such file, and no folder that is left empty."""
        try:
            os.unlink(self._fresh + path)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return
        folder = path.rpartition("/")[0]
        while folder:
            try:
                os.rmdir(self._fresh + folder)
            except OSError:
                return
            self._folders.discard(folder)
            folder = folder.rpartition("/")[0]

    def _is_same(self, file: "OutputFile", stamp: Stamp) -> bool:
        if stamp[0] != len(file.content):
            return False
        if file.changed is not None and stamp[1] // 10**9 != int(file.changed.timestamp()):
            return False
        old = Path(self._output + file.path)
        return not old.is_symlink() and old.read_bytes() == file.content

    def _create(self, file: "OutputFile") -> Stamp:
        self._make_folder(file.path)
        target = self._fresh + file.path
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
        try:
            number = os.open(target, flags, _FILE_MODE)
        except FileExistsError:
            self._make_room(file.path)
            number = os.open(target, flags, _FILE_MODE)
        try:
            _write_all(number, file.content)
            if file.changed is not None:
                moment = int(file.changed.timestamp()) * 10**9
                os.utime(number, ns=(moment, moment))
            stat = os.fstat(number)
        finally:
            os.close(number)
        return stat.st_size, stat.st_mtime_ns

    def _link(self, path: str) -> None:
        """A hard link, or a copy with the same time where the file system has none."""
        self._make_folder(path)
        source, target = self._output + path, self._fresh + path
        try:
            os.link(source, target)
        except FileExistsError:
            if not os.path.samefile(source, target):
                self._make_room(path)
                os.link(source, target)
        except OSError:
            shutil.copy2(source, target)

    def _make_folder(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if not folder or folder in self._folders:
            return
        try:
            os.mkdir(
                self._fresh + folder, _FOLDER_MODE
            )  # mostly it is new, and the one above is not
        except OSError:
            self._make_folders(folder)
        self._folders.add(folder)

    def _make_folders(self, folder: str) -> None:
        try:
            os.makedirs(self._fresh + folder, _FOLDER_MODE, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            self._make_room(folder)
            os.makedirs(self._fresh + folder, _FOLDER_MODE, exist_ok=True)

    def _make_room(self, path: str) -> None:
        """What stands at a path goes, and a file that stands where one of its folders must be."""
        parts = path.split("/")
        for length in range(1, len(parts) + 1):
            place = Path(self._fresh + "/".join(parts[:length]))
            is_last = length == len(parts)
            if place.is_dir() and not place.is_symlink():
                if is_last:
                    shutil.rmtree(place)
            elif os.path.lexists(place):
                place.unlink()
                return


def _write_all(number: int, content: bytes) -> None:
    written = os.write(number, content)
    while written < len(content):
        written += os.write(number, content[written:])
