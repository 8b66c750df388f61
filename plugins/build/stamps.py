"""Stamps: what tells without reading it that a file is still the same."""

import os
from collections.abc import Iterator
from pathlib import Path

Stamp = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds."""


def walk(root: Path, *, without: str = "") -> dict[str, Stamp]:
    """Every file below a folder with its Stamp, by its path with slashes; links are not followed.

    Folders called `without` are left out. Empty if there is no such folder.
    """
    entries = below(root, without=without)
    return {path: entry_stamp(entry) for path, entry in entries if path[-1] != "/"}


def below(root: Path, *, without: str = "") -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Everything below a folder by its path, which ends with a slash if it is a folder."""
    queue = [("", str(root))] if root.is_dir() else []
    while queue:
        prefix, folder = queue.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.is_dir(follow_symlinks=False):
                    yield prefix + entry.name, entry
                elif entry.name != without:
                    queue.append((f"{prefix}{entry.name}/", entry.path))
                    yield queue[-1][0], entry


def entry_stamp(entry: "os.DirEntry[str]") -> Stamp:
    """The Stamp of a file or of a link itself."""
    stat = entry.stat(follow_symlinks=False)
    return stat.st_size, stat.st_mtime_ns


def stamp_of(path: Path) -> Stamp:
    """The Stamp of one file; zeros if there is none."""
    try:
        stat = path.stat()
    except OSError:
        return 0, 0
    return stat.st_size, stat.st_mtime_ns


def identity_of(folder: Path) -> tuple[int, int, int] | None:
    """Device, inode and last change (ns) of a folder, which no other in its place has; or None."""
    if not folder.exists():
        return None
    stat = folder.stat()
    return stat.st_dev, stat.st_ino, stat.st_mtime_ns
