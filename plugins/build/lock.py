"""Two builds of the same output at once would tear each other's work apart.

The second one waits for nobody and says so. The system itself opens the lock when its process ends,
however it ends.
"""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class BuildRunningError(Exception):
    """Another process is building into this output folder."""


@contextmanager
def build_lock(cache: Path, output: Path) -> Iterator[None]:
    """Hold the lock of an output folder; raises BuildRunningError if somebody else does."""
    cache.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(os.fsencode(output.resolve())).hexdigest()[:12]
    with (cache / f"bau-{name}.lock").open("a") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildRunningError(output) from None
        yield
