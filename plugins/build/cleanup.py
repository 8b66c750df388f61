"""What lies in the cache for nobody: what killed builds had begun, and what is used no more.

Whatever is written to the cache bears the number of its process at the end of its name until it is
whole. If that process is gone, so may the file. What has been whole but was neither read nor
written for long belongs to a picture, an index or an output that is no more; should it be missed
after all, it is made again.
"""

import glob
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

from .places import reserve_of

_FOLDERS = ("bilder", "karten", "qr-codes", "verlauf", "vorlagen*")
_LONG = 90 * 24 * 60 * 60
"""In seconds. A disk that does not note when a file was read counts from its writing."""

_MADE_AGAIN = (
    "bau-*.verzeichnis",
    "gelesen-*",
    "kalender-*",
    "stand-*",
    "tage-*",
    *(f"{name}/*" for name in _FOLDERS),
)


def clear_leftovers(cache: Path, output: Path) -> None:
    """Remove both, in the cache and in its folders; a folder closed to us is no matter.

    Beside the `output` there may be a reserve that nobody has finished.
    """
    for path in (*_unfinished(cache), *_unused(cache), *_unfinished_reserves(output.resolve())):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()


def _unfinished(cache: Path) -> Iterator[Path]:
    for folder in (cache, *(path for path in cache.iterdir() if path.is_dir())):
        for path in folder.iterdir():
            if _is_unfinished(path):
                yield path


def _unfinished_reserves(output: Path) -> Iterator[Path]:
    reserve = reserve_of(output)
    return filter(_is_unfinished, reserve.parent.glob(f"{glob.escape(reserve.name)}.*"))


def _is_unfinished(path: Path) -> bool:
    number = path.suffix[1:]
    return number.isascii() and number.isdigit() and not _runs(int(number))


def _unused(cache: Path) -> Iterator[Path]:
    """Never a lock: whoever holds it may have opened it long ago."""
    now = _now(cache)
    for pattern in _MADE_AGAIN:
        for path in cache.glob(pattern):
            with suppress(OSError):  # another build may be as tidy
                times = path.stat()
                if max(times.st_atime, times.st_mtime) < now - _LONG:
                    yield path


def _now(cache: Path) -> float:
    """The time as the disk counts it."""
    try:
        with TemporaryFile(dir=cache) as file:
            return os.fstat(file.fileno()).st_mtime
    except OSError:
        return 0


def _runs(process: int) -> bool:
    """Whether a process is there; the signal 0 asks and does nothing."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
