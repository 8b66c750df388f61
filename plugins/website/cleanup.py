"""What lies in the cache folder for nobody: what killed builds had begun, and what is used no more.

Whatever is written there beside the cache itself bears the number of its process at the end of its
name until it is whole. If that process is gone, so may the file. What has been whole but was
neither read nor written for long belongs to an output that is no more, or to an earlier version.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

_LONG = 90 * 24 * 60 * 60
"""In seconds. A disk that does not note when a file was read counts from its writing."""

_FILES = ("stand-*", "bau-*.verzeichnis", "gelesen-*", "kalender-*", "tage-*")
_FOLDERS = ("bilder", "karten", "qr-codes", "suche", "verlauf", "vorlagen*")
"""All that builds leave, or have left before there was one file for it; never a lock: whoever holds
it may have opened it long ago."""


def clear_leftovers(cache: Path) -> None:
    """Remove both, in the cache and in its folders; a folder closed to us is no matter."""
    for path in (*_unfinished(cache), *_unused(cache)):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):  # another build may be as tidy
                path.unlink()


def _unfinished(cache: Path) -> Iterator[Path]:
    for folder in (cache, *(path for path in cache.iterdir() if path.is_dir())):
        for path in folder.iterdir():
            number = path.suffix[1:]
            if number.isascii() and number.isdigit() and not _runs(int(number)):
                yield path


def _unused(cache: Path) -> Iterator[Path]:
    with TemporaryFile(dir=cache) as file:
        now = os.fstat(file.fileno()).st_mtime  # the time as the disk counts it
    patterns = (*_FILES, *(f"{folder}/*" for folder in _FOLDERS))
    for path in (path for pattern in patterns for path in cache.glob(pattern)):
        with suppress(OSError):
            times = path.stat()
            if max(times.st_atime, times.st_mtime) < now - _LONG:
                yield path


def _runs(process: int) -> bool:
    """Whether a process is there; the signal 0 asks and does nothing, but not on Windows."""
    if os.name == "nt":
        return True
    with suppress(PermissionError):  # it is there, and somebody else's
        try:
            os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return False
    return True
