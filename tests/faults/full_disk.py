"""Builds on a disk of a few megabytes that is nearly full, and on one that may only be read.

A program of its own, because it mounts: `full_disk.py FOLDER CACHE`, inside `unshare --mount`. It
prints what it saw as JSON; `test_disk.py` judges.
"""

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from plugins.website.commands.command import command
from tests.faults.killed_builds import Site

FREE = (0, 4_096, 30_000, 60_000, 120_000, 250_000)
"""How many bytes are left when a build begins."""


def told(site: Site) -> tuple[int, str]:
    """Build; the exit code and what it says on stderr."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        code = command(lambda: site.build(TERMINE_ALLES=True) or 0)()
    return code, said.getvalue()


def main(folder: Path, cache: Path) -> dict[str, object]:
    _mount(folder)
    site = Site(folder)
    seen = {"full": [_on_a_full_disk(site, free) for free in FREE]}
    for where in (None, cache):
        site = Site(folder, where)
        site.say(1)
        site.build()
        before = site.tree()
        site.say(0)
        _mount(folder, "remount,ro")
        code, said = told(site)
        _mount(folder, "remount,rw")
        seen["read-only" if where else "all read-only"] = [code, said, site.tree() == before]
        seen.setdefault("left", []).extend(site.leftovers())
    return seen


def _on_a_full_disk(site: Site, free: int) -> dict[str, object]:
    site.say(0)
    site.build()
    old = site.tree()
    site.say(1)
    shutil.rmtree(site.folder / ".output-staging", ignore_errors=True)  # it would make room
    _leave(site.folder, free)
    code, said = told(site)
    found = site.tree()
    (site.folder / "ballast").unlink()
    site.build()
    new = site.tree()
    return {
        "free": free,
        "code": code,
        "said": said,
        "is old": found == old,
        "is new": found == new,
        "left": site.leftovers(),
    }


def _leave(folder: Path, free: int) -> None:
    """Fill the disk but for so many bytes."""
    disk = os.statvfs(folder)
    size = disk.f_bavail * disk.f_frsize - free
    with (folder / "ballast").open("wb") as ballast:
        os.posix_fallocate(ballast.fileno(), 0, size)


def _mount(folder: Path, options: str = "size=6m") -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
