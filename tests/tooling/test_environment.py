"""An environment is made once, kept while nothing changed, and made again when something did."""

import subprocess
import sys
from pathlib import Path

import pytest

from tooling import environment as environments
from tooling.environment import VERSION, Environment, EnvironmentFault, current

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def empty(tmp_path: Path) -> Environment:
    """An environment whose lock names no package, so that it needs no network."""
    locks = tmp_path / "requirements"
    locks.mkdir()
    (locks / "site.txt").write_text("", "utf-8")
    return Environment(tmp_path, "site")


def make_by_hand(environment: Environment, version: str = VERSION) -> None:
    environment.python.parent.mkdir(parents=True)
    environment.python.touch()
    environment._stamp.write_text(f"{version}\n{environment._contents()}", "utf-8")


def said_inside(environment: Environment, code: str) -> str:
    """What code prints with which a process goes on in the environment."""
    folder = f"Path({str(environment.root)!r})"
    start = f"Environment({folder}, 'site').replace_process(['-c', {code!r}])"
    begin = f"from pathlib import Path; from tooling.environment import Environment; {start}"
    return subprocess.check_output([sys.executable, "-c", begin], text=True, cwd=ROOT).strip()


def test_an_environment_is_made_for_real(empty):
    empty.prepare()

    assert empty.is_fresh
    said = subprocess.check_output([empty.python, "-c", "import sys; print(sys.prefix)"], text=True)
    assert said.strip() == str(empty.folder)


def test_its_processes_give_memory_back_unless_the_caller_says_otherwise(empty, monkeypatch):
    empty.prepare()
    monkeypatch.delenv("MALLOC_TRIM_THRESHOLD_", raising=False)
    monkeypatch.setenv("MALLOC_MMAP_THRESHOLD_", "4096")
    limits = "import os; print([os.environ[f'MALLOC_{n}_THRESHOLD_'] for n in ('MMAP', 'TRIM')])"
    assert said_inside(empty, limits) == "['4096', '131072']"


def test_its_processes_keep_what_they_compile(empty, monkeypatch):
    empty.prepare()
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert said_inside(empty, "import sys; print(sys.dont_write_bytecode)") == "False"


def test_a_fresh_environment_is_left_alone(empty):
    make_by_hand(empty)
    (empty.folder / "kept").touch()

    empty.prepare()

    assert (empty.folder / "kept").exists()


def test_an_environment_without_its_stamp_is_not_fresh(empty):
    empty.folder.mkdir(parents=True)

    assert not empty.is_fresh


def test_a_changed_lock_makes_it_stale(empty):
    make_by_hand(empty)

    empty.lock.write_text("segno==1.6.6", "utf-8")

    assert not empty.is_fresh


def test_another_python_on_the_machine_uses_it_too(empty):
    make_by_hand(empty, version="3.99")

    assert empty.is_fresh


def test_a_python_replaced_underneath_makes_it_stale(empty, monkeypatch):
    make_by_hand(empty, version="3.99")
    monkeypatch.setattr(sys, "prefix", str(empty.folder))

    assert not empty.is_fresh


def test_a_python_that_is_gone_makes_it_stale(empty):
    make_by_hand(empty)

    empty.python.unlink()

    assert not empty.is_fresh


def test_two_first_calls_make_it_once(empty):
    call = "from tooling.environment import Environment as E; from pathlib import Path; import sys;"
    call += "E(Path(sys.argv[1]), 'site').prepare()"
    command = [sys.executable, "-c", call, str(empty.root)]
    both = [
        subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]

    said = [process.communicate()[1] for process in both]

    assert sorted(said) == ["", "Einmalig: Die Umgebung „site“ wird eingerichtet …\n"]
    assert empty.is_fresh


def test_another_place_makes_it_stale(empty, tmp_path):
    make_by_hand(empty)

    moved = tmp_path / "moved"
    moved.mkdir()
    for folder in (".venv", "requirements"):
        (tmp_path / folder).rename(moved / folder)

    assert not Environment(moved, "site").is_fresh


def test_packages_that_cannot_be_had_are_told_in_german():
    with pytest.raises(EnvironmentFault) as caught:
        environments._install(Path(sys.executable), Path("gibt-es-nicht.txt"))

    assert str(caught.value).startswith("Die Umgebung ließ sich nicht füllen. Bitte prüfen:")


def test_a_missing_pip_is_told_with_the_command_that_helps(tmp_path, monkeypatch):
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(environments, "_MACHINE_PYTHON", str(python))

    with pytest.raises(EnvironmentFault) as caught:
        environments._require_pip()

    assert "Es fehlt „pip“" in str(caught.value)
    assert "sudo apt-get install python3-pip" in str(caught.value)


def test_a_command_runs_in_a_larger_environment_too(tmp_path, monkeypatch):
    locks = tmp_path / "requirements"
    locks.mkdir()
    for name in ("site", "test"):
        (locks / f"{name}.txt").write_text("", "utf-8")
    larger = Environment(tmp_path, "test")
    make_by_hand(larger)
    monkeypatch.setattr(sys, "prefix", str(larger.folder))

    assert current(tmp_path, "site") == larger
    assert current(tmp_path, "test") == larger


def test_a_command_leaves_an_environment_that_is_too_small(empty, monkeypatch):
    make_by_hand(empty)
    (empty.root / "requirements" / "test.txt").write_text("", "utf-8")
    (empty.root / "requirements" / "dev.txt").write_text("", "utf-8")
    monkeypatch.setattr(sys, "prefix", str(empty.folder))

    assert current(empty.root, "test") is None
