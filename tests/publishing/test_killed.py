"""A publication that is killed leaves the old site or the new one, and the next goes through."""

import os
import signal
import subprocess
import sys
import time

import pytest

from plugins.publishing import target_of
from tests.architecture.sources import ROOT

PUBLISH = """\
import sys
from pathlib import Path
from plugins.publishing import target_of
target_of(sys.argv[1], Path(sys.argv[2])).publish(Path(sys.argv[3]), sys.argv[4])
"""
PAGES = 40


@pytest.fixture(params=["server", "branch"])
def target(request, tmp_path):
    """How a target is written: a folder, or a branch of a bare repository."""
    if request.param == "server":
        request.getfixturevalue("rsync")
        return f"file://{tmp_path}/www"
    forge = tmp_path / "forge.git"
    subprocess.run(["git", "init", "--quiet", "--bare", forge], check=True)
    return f"git+file://{forge}#seiten"


def pages(word):
    return {f"seite-{number}.html": f"{word} {number}" for number in range(PAGES)}


def shown(there):
    """The words of all pages and of the state; more than one would be a mixture."""
    names = ["seite-0.html", f"seite-{PAGES - 1}.html", "stand.json"]
    return {(there.read(name) or b"nichts").split()[0].decode() for name in names}


@pytest.mark.slow
def test_a_killed_publication_leaves_one_whole_site(target, site, tmp_path):
    there = target_of(target, tmp_path / "cache")
    there.publish(site({**pages("alt"), "stand.json": "alt"}), "20261101T000000Z")
    before = "alt"
    for number, seconds in enumerate((0.1, 0.16, 0.2, 0.24, 0.3, 0.45), start=2):
        folder = site({**pages(f"neu{number}"), "stand.json": f"neu{number}"})
        command = (target, tmp_path / "cache", folder, f"2026110{number}T000000Z")
        _kill_after(seconds, *map(str, command))
        word, *others = shown(there)
        assert (word in {before, f"neu{number}"}, others) == (True, [])
        before = word
    there.publish(site({**pages("ganz"), "stand.json": "ganz"}), "20261109T000000Z")
    assert shown(there) == {"ganz"}


def _kill_after(seconds, *words):
    """Publishes in a process of its own, which dies with all that it has started."""
    command = [sys.executable, "-c", PUBLISH, *words]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, process_group=0)
    time.sleep(seconds)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
