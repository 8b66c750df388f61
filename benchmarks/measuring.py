"""One run of a program, measured from outside: time, processor, memory of all its processes."""

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.02


class FailedError(Exception):
    """A program did not end well; the text is what it said."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds on the wall and of all processors together."""

    wall: float
    cpu: float


def measured(command: Sequence[str], folder: Path) -> Measured:
    """Run a command and take its time; what its children used counts, too."""
    with (folder / "bench.log").open("w+b") as log:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            raise FailedError(log.read().decode("utf-8", "replace")[-2000:])
    return Measured(wall, used.ru_utime + used.ru_stime)


def peak_memory(command: Sequence[str], folder: Path) -> int:
    """The most bytes that a command and its children held at one time.

    Shared pages count once (PSS). Looking costs time, so this is a run of its own.
    """
    most = 0
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while process.poll() is None:
        most = max(most, sum(map(_held, _family(process.pid))))
        time.sleep(_PAUSE)
    return most


def _family(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = path.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _held(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
