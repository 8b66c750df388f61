"""Real servers on ports of this machine, for as long as a test needs them."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tooling.debian import MissingProgramsError, programs

OUR_RCLONE = Path(sys.executable).with_name("rclone")
"""The one of requirements/: it can serve S3, which Debian's cannot yet."""


def debian_programs(*names: str) -> Mapping[str, str]:
    """The path of each program; skips the test where they cannot be had."""
    try:
        return programs(*names)
    except MissingProgramsError as missing:
        pytest.skip(str(missing))


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(command: Sequence[str], port: int, log: Path) -> Iterator[None]:
    """A server for as long as the block; it must listen within ten seconds."""
    with log.open("wb") as said:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
    try:
        _await(process, port, log)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _await(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Returns as soon as somebody answers."""
    for _ in range(200):
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    pytest.fail(f"{process.args} does not listen:\n{log.read_text('utf-8')}")
