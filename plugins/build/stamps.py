"""Stamps: what tells without reading it that a file is still the same."""

import os
from pathlib import Path

Stamp = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds."""


def walk(root: Path, *, without: str = "") -> dict[str, Stamp]:
    """Every file below a folder with its Stamp, by its path with slashes; links are not followed.

    Folders called `without` are left out. Empty if there is no such folder.
    """
    stamps: dict[str, Stamp] = {}
    queue = [("", str(root))] if root.is_dir() else []
    while queue:
        prefix, folder = queue.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != without:
                        queue.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    stat = entry.stat(follow_symlinks=False)
                    stamps[prefix + entry.name] = stat.st_size, stat.st_mtime_ns
    return stamps


def stamp_of(path: Path) -> Stamp:
    """The Stamp of one file; zeros if there is none."""
    try:
        stat = path.stat()
    except OSError:
        return 0, 0
    return stat.st_size, stat.st_mtime_ns


def identity_of(folder: Path) -> tuple[int, int, int]:
    """Device, inode and last change (ns) of a folder, which no other in its place has; or zeros."""
    try:
        stat = folder.stat()
    except OSError:
        return 0, 0, 0
    return stat.st_dev, stat.st_ino, stat.st_mtime_ns
