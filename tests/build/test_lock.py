"""Only one build of an output folder runs at a time."""

import os
import signal
from pathlib import Path

import pytest

from plugins.build.lock import BuildRunningError, build_lock


def test_a_second_build_is_refused_while_one_runs(tmp_path: Path) -> None:
    with build_lock(tmp_path, tmp_path / "output"):
        with pytest.raises(BuildRunningError), build_lock(tmp_path, tmp_path / "output"):
            pass
        with build_lock(tmp_path, tmp_path / "vorschau"):
            pass
    with build_lock(tmp_path, tmp_path / "output"):
        pass


def test_a_build_that_was_killed_holds_no_lock(tmp_path: Path) -> None:
    taking, giving = os.pipe()
    child = os.fork()
    if not child:
        with build_lock(tmp_path, tmp_path / "output"):
            os.write(giving, b"x")
            signal.pause()
    assert os.read(taking, 1) == b"x"
    with pytest.raises(BuildRunningError), build_lock(tmp_path, tmp_path / "output"):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with build_lock(tmp_path, tmp_path / "output"):
        pass
    for end in (taking, giving):
        os.close(end)
