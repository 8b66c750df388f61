"""Single files of the cache folder: each is whole or not there, and cleared away in the end.

Whatever is written there bears the number of its process at the end of its name until it is whole:
if that process is gone, so may the file. What was neither read nor written for long belongs to
something that is no more; should it be missed after all, it is made again.
"""

import os
import shutil
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

_CHECKSUM_SIZE = 4
_LONG = 90 * 24 * 60 * 60
"""In seconds. A disk that does not note when a file was read counts from its writing."""


def write_whole(file: Path, octets: bytes) -> None:
    """Replace a file at once, a checksum before its content; a folder closed to us is no matter."""
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(_checksum(octets) + octets)
        beside.replace(file)


def read_whole(file: Path) -> bytes:
    """What `write_whole` wrote; empty for a file that is not there or not whole."""
    try:
        octets = file.read_bytes()
    except OSError:
        return b""
    content = octets[_CHECKSUM_SIZE:]
    return content if octets[:_CHECKSUM_SIZE] == _checksum(content) else b""


def clear_leftovers(folder: Path, lasting: Iterable[str] = ()) -> None:
    """Remove what killed builds had begun in a folder and in the folders in it.

    Files that fit one of the `lasting` patterns are removed when nobody has used them for ninety
    days. Never name a lock there: whoever holds it may have opened it long ago.
    """
    for path in (*_unfinished(folder), *_unused(folder, lasting)):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):  # another build may be as tidy
                path.unlink()


def _unfinished(folder: Path) -> Iterator[Path]:
    for below in (folder, *(path for path in folder.iterdir() if path.is_dir())):
        for path in below.iterdir():
            number = path.suffix[1:]
            if number.isascii() and number.isdigit() and not _runs(int(number)):
                yield path


def _unused(folder: Path, patterns: Iterable[str]) -> Iterator[Path]:
    now = _now(folder)
    for pattern in patterns:
        for path in folder.glob(pattern):
            with suppress(OSError):
                times = path.stat()
                if max(times.st_atime, times.st_mtime) < now - _LONG:
                    yield path


def _now(folder: Path) -> float:
    """The time as the disk counts it."""
    try:
        with TemporaryFile(dir=folder) as file:
            return os.fstat(file.fileno()).st_mtime
    except OSError:
        return 0


def _runs(process: int) -> bool:
    """Whether a process is there; the signal 0 asks and does nothing, but not on Windows."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _checksum(octets: bytes) -> bytes:
    return zlib.crc32(octets).to_bytes(_CHECKSUM_SIZE, "big")
