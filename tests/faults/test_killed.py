"""A build that is killed leaves the old site or the new one, and the next build clears up."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.website.cleanup import clear_leftovers

ROOT = Path(__file__).resolve().parents[2]
KILLS = 50
"""How many builds are killed with each seed, two hundred in all."""


@pytest.mark.slow
@pytest.mark.parametrize("seed", [20190711, 20261122, 3, 4])
def test_a_killed_build_leaves_the_old_site_or_the_new_one(tmp_path: Path, seed: int) -> None:
    program = ROOT / "tests" / "faults" / "killed_builds.py"
    done = subprocess.run(
        [sys.executable, str(program), str(tmp_path), str(KILLS), str(seed)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    print(seen)
    assert seen["mixed"] == []
    assert seen["left"] == []
    assert seen["old"] + seen["new"] == KILLS
    assert seen["in time"] > 0
    assert done.stderr == ""


def test_what_a_killed_build_had_begun_in_the_cache_is_cleared_away(tmp_path: Path) -> None:
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    (tmp_path / "bilder").mkdir()
    (tmp_path / f".suche-x.{gone}" / "seiten").mkdir(parents=True)
    for name in (f"bau-1.verzeichnis.{gone}", f"bilder/.tuer.avif.{gone}", "bilder/tuer.avif"):
        (tmp_path / name).touch()
    (tmp_path / f"bau-2.verzeichnis.{os.getpid()}").touch()
    (tmp_path / f"verlauf.{9 * 10**30}").touch()
    clear_leftovers(tmp_path)
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert left == ["bau-2.verzeichnis." + str(os.getpid()), "bilder", "bilder/tuer.avif"]


def test_what_no_build_has_used_for_long_is_cleared_away(tmp_path: Path) -> None:
    used, unused = "stand-1.json", ("stand-2.json", "bilder/alt.avif", "vorlagen/alt", "suche/alt")
    kept = ("bau-1.lock", "redaktion/programm.js", "zweig-1.git")
    for name in (used, *unused, *kept, "cache.sqlite"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
        ninety_days_ago = (tmp_path / name).stat().st_mtime - 90 * 24 * 60 * 60 - 60
        os.utime(tmp_path / name, (ninety_days_ago, ninety_days_ago))
    (tmp_path / used).write_bytes(b"seen again")
    clear_leftovers(tmp_path)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert left == {used, *kept, "cache.sqlite"}
