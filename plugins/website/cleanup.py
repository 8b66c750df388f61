"""What killed builds had begun in the cache folder is for nobody, and goes.

Whatever is written there beside the cache itself bears the number of its process at the end of its
name until it is whole. If that process is gone, so may the file.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path


def clear_leftovers(cache: Path) -> None:
    """Remove it from the folder and from the folders in it; one closed to us is no matter."""
    for folder in (cache, *(path for path in cache.iterdir() if path.is_dir())):
        for path in folder.iterdir():
            number = path.suffix[1:]
            if not number.isascii() or not number.isdigit() or _runs(int(number)):
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with suppress(OSError):  # another build may be as tidy
                    path.unlink()


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
