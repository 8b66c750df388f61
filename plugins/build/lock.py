"""Two builds of the same output at once would tear each other's work apart.

The second one does not wait and says so. The system itself opens the lock when its process ends,
however it ends.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from .digest import digest


class BuildRunningError(Exception):
    """Another process is building into the folder `output`."""

    def __init__(self, output: Path) -> None:
        """Remember the folder."""
        super().__init__(output)
        self.output = output


@contextmanager
def build_lock(cache: Path, output: Path) -> Iterator[None]:
    """Hold the lock of an output folder; raises BuildRunningError if somebody else does.

    The lock is a file in the folder `cache`, which is made if need be.
    """
    cache.mkdir(parents=True, exist_ok=True)
    lock = FileLock(cache / f"bau-{digest(os.fsencode(output.resolve())).hex()[:12]}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise BuildRunningError(output) from None
    try:
        yield
    finally:
        lock.release()
