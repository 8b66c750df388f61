"""The sites that many tests look at, each built once and shared by all workers of a run."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from tests.content_generator import write_content
from tooling.environment import one_at_a_time

pytest_plugins = ["tests.chromium"]

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 22)

# The same examples in every run, and no failure because a machine was busy.
settings.register_profile("site", derandomize=True, deadline=None)
settings.load_profile("site")


@dataclass(frozen=True)
class Built:
    """What a build left behind: its exit code, what it said, and the folder it wrote to."""

    code: int
    said: str
    output: Path

    def read(self, name: str) -> str:
        """One file of the site, as `aktuelles/index.html`."""
        return (self.output / name).read_text("utf-8")


Builder = Callable[..., Built]
"""`build_site(content, *options)`; the options are those of `python3 tasks.py build`."""


@pytest.fixture(scope="session")
def today() -> date:
    """The day all tests agree on: a Sunday, ten days before the next breakfast."""
    return TODAY


@pytest.fixture
def build_site(tmp_path: Path) -> Builder:
    """Builds a content folder as the command does, in a process of its own, without the search."""

    def build(content: Path, *options: str, output: Path = tmp_path / "output") -> Built:
        return _build(content, output, "--no-search", *options)

    return build


@pytest.fixture(scope="session")
def reference_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the site of this repository, with its search."""
    return built_once(tmp_path_factory, "reference", ROOT / "content")


@pytest.fixture(scope="session")
def miniature_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of tests/miniature: one page, one article, one series, one single date."""
    content = ROOT / "tests" / "miniature"
    return built_once(tmp_path_factory, "miniature", content, "--no-search")


@pytest.fixture(scope="session")
def rich_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of tests/rich, content as full as a real office's, with its search."""
    return built_once(tmp_path_factory, "rich", ROOT / "tests" / "rich")


@pytest.fixture(scope="session")
def busy_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a generated site of 200 events with all they can have."""
    return built_once(tmp_path_factory, "busy", _busy_content, "--no-search")


def _busy_content(folder: Path) -> Path:
    return write_content(folder / "content")


def built_once(
    factory: pytest.TempPathFactory,
    name: str,
    content: Path | Callable[[Path], Path],
    *options: str,
) -> Path:
    """Whichever worker comes first builds; the others wait and take its result."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    output, report = shared / name, shared / f"{name}.txt"
    with one_at_a_time(shared / f"{name}.lock"):
        if not report.exists():
            source = content if isinstance(content, Path) else content(shared / f"{name}-content")
            built = _build(source, output, *options)
            report.write_text(f"{built.code}\n{built.said}", "utf-8")
    code, _, said = report.read_text("utf-8").partition("\n")
    assert code == "0", said
    return output


def _build(content: Path, output: Path, *options: str) -> Built:
    """Runs the command through invoke, in the Python that runs the tests."""
    invoke = [sys.executable, "-m", "invoke", "--write-pyc", "build"]
    places = ["--content", str(content), "--output", str(output)]
    day = [] if "--today" in options else ["--today", TODAY.isoformat()]
    done = subprocess.run(
        [*invoke, *places, *day, *options],
        cwd=ROOT,
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    return Built(done.returncode, done.stdout + done.stderr, output)
