"""What killed builds left in the cache: files they had begun and nobody will ever look for.

Whatever is written to the cache bears the number of its process at the end of its name until it is
whole. If that process is gone, so may the file.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def clear_leftovers(cache: Path) -> None:
    """Remove them, in the cache and in its folders; a folder closed to us is no matter."""
    for path in _unfinished(cache):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()


def _unfinished(cache: Path) -> Iterator[Path]:
    for folder in (cache, *(path for path in cache.iterdir() if path.is_dir())):
        for path in folder.iterdir():
            number = path.suffix[1:]
            if number.isascii() and number.isdigit() and not _runs(int(number)):
                yield path


def _runs(process: int) -> bool:
    """Whether a process is there; the signal 0 asks and does nothing."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
