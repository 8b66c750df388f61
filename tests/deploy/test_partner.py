"""The nightly look at partners: what changed is committed and pushed, and a failure is told."""

import subprocess
from pathlib import Path

import pytest

from tests.servers import debian_programs

FOLDER = Path(__file__).parents[2] / "deploy" / "partner"
FETCHING = """
import pathlib, sys
assert sys.argv[1:] == ["abgleichen"]
pathlib.Path("content/abos").mkdir(exist_ok=True)
pathlib.Path("content/abos/bibliothek.ics").write_text("BEGIN:VCALENDAR")
sys.exit(int(pathlib.Path("code").read_text()))
"""


def git(folder: Path, *words: str) -> str:
    names = ("-c", "user.name=Familienbuero", "-c", "user.email=web@example.org")
    done = subprocess.run(
        ["git", *names, *words], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A clone whose command fetches one calendar and ends with the number in `code`."""
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "forge")
    git(tmp_path, "clone", "--quiet", "forge", "site")
    folder = tmp_path / "site"
    (folder / "content").mkdir()
    (folder / "content" / "abos.yaml").write_text("")
    (folder / "tasks.py").write_text(FETCHING)
    (folder / "code").write_text("0")
    git(folder, "config", "user.name", "Familienbuero")
    git(folder, "config", "user.email", "web@example.org")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Begin")
    git(folder, "push", "--quiet", "origin", "HEAD:main")
    return folder


def night(site: Path) -> int:
    script = FOLDER / "abgleichen.sh"
    return subprocess.run(["/bin/sh", script, site], check=False, capture_output=True).returncode


def subjects(site: Path) -> list[str]:
    return git(site.parent / "forge", "log", "--format=%s", "main").splitlines()


def test_what_changed_is_committed_and_pushed_once(site):
    assert night(site) == 0
    assert night(site) == 0
    assert subjects(site) == ["Fetch the calendars of partners", "Begin"]
    assert git(site, "status", "--porcelain") == ""


def test_a_partner_that_fails_keeps_no_other_back(site):
    (site / "code").write_text("1")
    git(site, "commit", "--quiet", "--all", "--message", "Fail")
    git(site, "push", "--quiet", "origin", "HEAD:main")
    assert night(site) == 1
    assert subjects(site)[0] == "Fetch the calendars of partners"


def test_systemd_understands_every_line_of_the_units():
    program = debian_programs("systemd-analyze")["systemd-analyze"]
    units = sorted(map(str, FOLDER.glob("familienbuero-partner.*")))
    assert len(units) == 2
    done = subprocess.run([program, "verify", *units], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
