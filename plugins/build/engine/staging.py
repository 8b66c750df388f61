"""Staging: the complete new tree beside the output folder, and how the two change places.

A build begins with a tree that is like the output, file by file a hard link to it, writes what is
new, and puts the tree in place of the output in one step. Whoever is killed on the way leaves the
old tree or the new one. A file is never written in place, because it may be such a link, and an
unchanged file keeps its inode and its time, of which a web server makes its ETag.

The tree that was replaced stays and is the staging of the next build: it has the same inodes but
for a few files, so that only those are linked. Nothing is believed of it: whatever a killed
build left there is compared with the output and put right.
"""

# A Path for each of 10,000 files would cost more than the calls themselves.
# ruff: noqa: PTH106, PTH108

import ctypes
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from .stamps import Stamp, walk
from .task import OutputFile

_FOLDER_MODE = 0o755
_FILE_MODE = 0o644
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class ForeignFolderError(Exception):
    """The folder that shall become the output holds something that no build put there."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder."""
        super().__init__(folder)
        self.folder = folder


class Staging:
    """The tree at `root`, to become what `output` is; `before` are the files of the output now."""

    def __init__(self, output: Path) -> None:
        """Look at the output; nothing is made before `open`."""
        self.output = output
        self.root = output.parent / f".{output.name}-staging"
        self.before = walk(output)
        self._old = output.parent / f".{output.name}-alt"
        self._folders: set[str] = set()
        self._is_open = False

    @property
    def is_open(self) -> bool:
        """Whether there is a tree like the output by now."""
        return self._is_open

    def recover(self) -> None:
        """Bring the old output back if a build was killed between two renames."""
        if not self._old.exists():
            return
        if self.output.exists():
            shutil.rmtree(self._old)
        else:
            self._old.rename(self.output)
            self.before = walk(self.output)

    def refuse_foreign(self, sign: str) -> None:
        """Raise ForeignFolderError where a build would replace something that no build has made.

        `sign` is a file that all our outputs have and hardly any other folder does.
        """
        if not self.output.exists():
            return
        is_ours = (self.output / sign).is_file() and not (self.output / ".git").exists()
        if not self.output.is_dir() or (not is_ours and any(self.output.iterdir())):
            raise ForeignFolderError(self.output)

    def open(self) -> None:
        """Make the tree like the output."""
        self.root.mkdir(parents=True, exist_ok=True)
        here, there = _inodes(self.output), _inodes(self.root)
        if self.output.exists() and self.output.stat().st_dev != self.root.stat().st_dev:
            there = dict.fromkeys(there, 0)  # inodes of two disks say nothing
        for path, inode in there.items():
            if not inode or here.get(path) != inode:
                self.remove(path)
        for path, inode in here.items():
            if inode and there.get(path) != inode:
                self._link(path)
        self._is_open = True

    def write(self, file: OutputFile) -> tuple[Stamp, bool]:
        """Have this file in the tree; its stamp, and whether it is new or other than before."""
        stamp = self.before.get(file.path)
        if stamp is not None and self._is_same(file, stamp):
            return stamp, False
        return self._create(file), True

    def remove(self, path: str) -> None:
        """Have no such file, and no folder that is left empty (`a/b/` is such a folder)."""
        with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError):
            os.unlink(f"{self.root}/{path}")
        folder = path.rpartition("/")[0]
        while folder:
            try:
                os.rmdir(f"{self.root}/{folder}")
            except OSError:
                return
            self._folders.discard(folder)
            folder = folder.rpartition("/")[0]

    def put_in_place(self) -> None:
        """Let the tree and the output change places."""
        self.output.parent.mkdir(parents=True, exist_ok=True)
        os.utime(self.root)  # no folder that ever stood there is taken for this one
        exchange(self.root, self.output, self._old)

    def discard(self) -> None:
        """Have no tree beside the output."""
        shutil.rmtree(self.root, ignore_errors=True)

    def _is_same(self, file: OutputFile, stamp: Stamp) -> bool:
        """Whether the output has this very file, with the time it should have."""
        if stamp[0] != len(file.content):
            return False
        if file.changed is not None and stamp[1] // 10**9 != int(file.changed.timestamp()):
            return False
        old = self.output / file.path
        return not old.is_symlink() and old.read_bytes() == file.content

    def _create(self, file: OutputFile) -> Stamp:
        """Write a file that is no link to another one."""
        self._make_room(file.path)
        with open(f"{self.root}/{file.path}", "xb", opener=_opener) as stream:
            stream.write(file.content)
            stream.flush()
            if file.changed is not None:
                moment = int(file.changed.timestamp()) * 10**9
                os.utime(stream.name, ns=(moment, moment))
            stat = os.fstat(stream.fileno())
        return stat.st_size, stat.st_mtime_ns

    def _link(self, path: str) -> None:
        """A hard link, or a copy with the same time where the file system has none."""
        self._make_room(path)
        source, target = f"{self.output}/{path}", f"{self.root}/{path}"
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)

    def _make_room(self, path: str) -> None:
        """Have the folder of a file and nothing in the file's place."""
        folder = path.rpartition("/")[0]
        if folder and folder not in self._folders:
            self._make_folder(folder)
            self._folders.add(folder)
        target = f"{self.root}/{path}"
        try:
            os.unlink(target)
        except FileNotFoundError:
            return
        except (IsADirectoryError, PermissionError):
            shutil.rmtree(target)

    def _make_folder(self, folder: str) -> None:
        """A file or link that stands in the place of one of the folders goes."""
        place = Path(self.root)
        for name in folder.split("/"):
            place /= name
            if place.is_symlink() or place.is_file():
                place.unlink(missing_ok=True)
            place.mkdir(_FOLDER_MODE, exist_ok=True)


def exchange(staging: Path, output: Path, old: Path) -> None:
    """Put `staging` in the place of `output`, which then stands in the place of `staging`.

    1. Linux swaps both names at once. 2. Else two renames; between them `output` is missing for an
    instant, and `old` is there for the next build to bring back. 3. A folder that cannot be
    renamed (a mount point) takes the files over one by one, and the removed ones go last.
    """
    if not output.exists():
        staging.rename(output)
    elif not _swap(staging, output) and not _rename_both(staging, output, old):
        _take_over(staging, output)


def _swap(staging: Path, output: Path) -> bool:
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
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
    new, before = walk(staging), walk(output)
    for path in sorted(new):
        target = output / path
        for parent in reversed(Path(path).parents):
            if (output / parent).is_file() or (output / parent).is_symlink():
                (output / parent).unlink()
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        beside = target.with_name(f".{target.name}.neu")  # the staging may be on another disk
        shutil.move(staging / path, beside)
        beside.replace(target)
    for path in sorted(before.keys() - new.keys()):
        with suppress(FileNotFoundError, NotADirectoryError):
            (output / path).unlink()
    for folder in sorted((path for path in output.rglob("*") if path.is_dir()), reverse=True):
        with suppress(OSError):
            folder.rmdir()


def _inodes(root: Path) -> dict[str, int]:
    """The inode of every file below a folder; 0 for a link, and for an empty folder (`a/b/`)."""
    inodes: dict[str, int] = {}
    queue = [("", str(root))] if root.is_dir() else []
    while queue:
        prefix, folder = queue.pop()
        inodes[prefix] = 0
        with os.scandir(folder) as entries:
            for entry in entries:
                inodes.pop(prefix, None)
                if entry.is_dir(follow_symlinks=False):
                    queue.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    is_file = entry.is_file(follow_symlinks=False)
                    inodes[prefix + entry.name] = entry.inode() if is_file else 0
    inodes.pop("", None)
    return inodes


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags, _FILE_MODE)
