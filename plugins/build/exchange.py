"""Two folders change places: in one step where the system can, else as nearly so as it allows."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def exchange(fresh: Path, output: Path, old: Path) -> bool:
    """Put `fresh` in the place of `output`; whether what was there stands whole at `fresh` after.

    1. Linux swaps both names at once (renameat2). 2. Else two renames; between them `output` is
    missing for an instant, and `old` is there for the next build to bring back. 3. A folder that
    cannot be renamed (a mount point) takes the files over one by one, the removed ones last.
    """
    if not output.exists():
        fresh.rename(output)
        return False
    if _swap(fresh, output):
        return True
    if _rename_both(fresh, output, old):
        old.rename(fresh)
        return True
    _take_over(fresh, output)
    return False


def _swap(fresh: Path, output: Path) -> bool:
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    names = os.fsencode(fresh), os.fsencode(output)
    return bool(renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)


def _rename_both(fresh: Path, output: Path, old: Path) -> bool:
    try:
        output.rename(old)
    except OSError:
        return False
    try:
        fresh.rename(output)
    except OSError:
        old.rename(output)
        raise
    return True


def _take_over(fresh: Path, output: Path) -> None:
    new = {path.relative_to(fresh) for path in fresh.rglob("*") if path.is_file()}
    before = {path.relative_to(output) for path in output.rglob("*") if not path.is_dir()}
    for path in sorted(new):
        _make_room(output, path)
        _replace(fresh / path, output / path)
    for path in sorted(before - new):
        if os.path.lexists(output / path):
            (output / path).unlink()
    for folder in sorted((path for path in output.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _make_room(output: Path, path: Path) -> None:
    """A file where a folder is needed goes, and a folder where a file is needed."""
    for parent in reversed(path.parents):
        if (output / parent).exists() and not (output / parent).is_dir():
            (output / parent).unlink()
    (output / path).parent.mkdir(parents=True, exist_ok=True)
    if (output / path).is_dir():
        shutil.rmtree(output / path)


def _replace(source: Path, target: Path) -> None:
    """Atomic for this one file, also across file systems."""
    try:
        source.replace(target)
    except OSError:
        beside = target.with_name(f".{target.name}.neu")
        shutil.copy2(source, beside)
        beside.replace(target)
