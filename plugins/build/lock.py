"""Two builds of the same output at once would tear each other's work apart.

The second one does not wait and says so. The system itself opens the lock when its process ends,
however it ends.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from .digest import digest


@dataclass(eq=False)
class BuildRunningError(Exception):
    """Another process is building into the folder `output`."""

    output: Path


@contextmanager
def build_lock(cache: Path, output: Path) -> Iterator[None]:
    """Hold the lock of an output folder; raises BuildRunningError if somebody else does.

    The lock is a file in the folder `cache`, which is made if need be.
    """
    cache.mkdir(parents=True, exist_ok=True)
    lock = FileLock(cache / f"bau-{digest(str(output.resolve())).hex()[:12]}.lock")
    try:
        held = lock.acquire(timeout=0)
    except Timeout:
        raise BuildRunningError(output) from None
    with held:
        yield
