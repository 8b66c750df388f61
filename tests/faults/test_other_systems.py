"""A system that cannot fork, lock or count its cores as Linux does makes the same site."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.termine.history.book import Repository

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-22"

USUAL = "import sys\n"
OTHER = """\
import os
import sys
import invoke  # it asks for the name of the system instead

for name in ("fork", "forkpty", "sched_getaffinity", "sched_setaffinity"):
    delattr(os, name)
for name in ("fcntl", "resource"):
    sys.modules[name] = None  # to import it is an ImportError from now on
"""
RUN = """\
import warnings
warnings.simplefilter("ignore")  # filelock says that its lock is a softer one
import tasks
from tooling.commandline import parse
code = parse(tasks.COMMANDS, sys.argv[1:]).run()
lacking = sorted(name for name in ("fork", "sched_getaffinity") if not hasattr(tasks.os, name))
print(f"ohne {', '.join(lacking)}" if lacking else "mit allem", file=sys.stderr)
sys.exit(code)
"""


class Answer(NamedTuple):
    """What a command printed, without what it measured, and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The miniature in a repository, whose last commit moved a date and took another away."""
    made = Repository(tmp_path_factory.mktemp("systems"))
    shutil.copytree(ROOT / "tests" / "miniature", made.content, dirs_exist_ok=True)
    made.commit("2026-11-01 10:00")
    events = made.content / "termine.yaml"
    events.write_text(events.read_text("utf-8").replace("24.11", "17.11"), "utf-8")
    made.commit("2026-11-02 10:00")
    return made


def answer(system: str, *words: str) -> Answer:
    """The command in a process of its own that lacks what `system` takes away."""
    done = subprocess.run(
        [sys.executable, "-c", system + RUN, *words, "--today", TODAY],
        cwd=ROOT,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    *err, system_was = done.stderr.splitlines()
    assert system_was == ("mit allem" if system == USUAL else "ohne fork, sched_getaffinity")
    out = re.sub(r"\d+ Dateien geändert, [0-9,]+ Sekunden", "", done.stdout)
    return Answer(done.returncode, out, "\n".join(err))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file by its name."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.slow
def test_without_fork_and_fcntl_the_same_site_is_built(
    repository: Repository, tmp_path: Path
) -> None:
    for words in (["--full"], []):
        answers = [
            answer(
                system,
                *("build", "--no-search", "--content", str(repository.content)),
                *("--output", str(tmp_path / name), *words),
            )
            for name, system in (("here", USUAL), ("there", OTHER))
        ]
        assert answers[0] == answers[1]
        assert answers[0].code == 0
        assert tree(tmp_path / "here") == tree(tmp_path / "there")
    assert "termine/index.html" in tree(tmp_path / "there")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["check"], "pelicanconf.py, Zeile 1: Hinweis: Es gibt kein Formular"),
        (["changes", "--since", "HEAD~1"], "Was sich seit „HEAD~1“ für die Familien ändert"),
    ],
    ids=["check", "changes"],
)
def test_without_fork_and_fcntl_the_same_is_told(
    repository: Repository, words: list[str], line: str
) -> None:
    answers = [
        answer(system, *words, "--content", str(repository.content)) for system in (USUAL, OTHER)
    ]
    assert answers[0] == answers[1]
    assert line in answers[0].out
