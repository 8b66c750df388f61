"""Stamps: what tells without reading it that a file is still the same."""

import os
from pathlib import Path

Stamp = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds."""


def walk(root: Path, *, without: str = "") -> dict[str, Stamp]:
    """Every file below a folder with its Stamp; a link is not followed.

    Folders called `without` are left out.
    """
    found: dict[str, Stamp] = {}
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
                    found[prefix + entry.name] = stat.st_size, stat.st_mtime_ns
    return found
