"""A full disk and one that may only be read: the old site stays, and the message says why."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMESPACE = ("unshare", "--mount") if os.geteuid() == 0 else ("unshare", "--mount", "-r")
NO_ROOM = "Auf dem Datenträger ist kein Platz mehr. Die bisherige Website bleibt, wie sie war.\n"


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """What happened on a small disk of our own; skipped where the system lets nobody mount one."""
    folder, cache = tmp_path_factory.mktemp("disk"), tmp_path_factory.mktemp("cache")
    mount = [*NAMESPACE, "mount", "-t", "tmpfs", "tmpfs", str(folder)]
    if not shutil.which("unshare") or subprocess.run(mount, check=False).returncode:
        pytest.skip("a disk of its own cannot be mounted here")
    program = ROOT / "tests" / "faults" / "full_disk.py"
    done = subprocess.run(
        [*NAMESPACE, sys.executable, str(program), str(folder), str(cache)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
def test_a_disk_that_fills_up_leaves_the_old_site(seen: dict) -> None:
    failed = [one for one in seen["full"] if one["code"]]
    assert [one["free"] for one in failed][:2] == [0, 4096]
    assert all(one["said"] == NO_ROOM and one["is old"] for one in failed)
    assert all(one["is new"] for one in seen["full"] if not one["code"])


@pytest.mark.slow
def test_once_there_is_room_again_nothing_reminds_of_it(seen: dict) -> None:
    assert [one["left"] for one in seen["full"]] == [[]] * len(seen["full"])


@pytest.mark.slow
def test_a_disk_that_may_only_be_read_is_named_and_stays_as_it_is(seen: dict) -> None:
    for which in ("all read-only", "read-only"):
        code, said, is_as_before = seen[which]
        assert code == 1
        assert "darf nicht beschrieben werden. Die bisherige Website bleibt" in said
        assert is_as_before
    assert seen["left"] == []
