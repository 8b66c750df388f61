"""tasks.py as people call it: as a script before anything is installed, and through invoke."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import tasks
from tooling.commandline import manual
from tooling.environment import ENVIRONMENTS, Environment

ROOT = Path(tasks.__file__).parent


def run(*words: str) -> subprocess.CompletedProcess:
    """Runs a command as a newcomer does: `-S` hides everything that is installed."""
    command = [sys.executable, "-S", "tasks.py", *words]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)


def test_without_a_command_it_lists_them_and_counts_as_wrong_usage():
    done = run()

    assert done.returncode == 2
    assert "  build, bauen         Prüft die Inhalte und baut die Website.\n" in done.stdout


def test_help_needs_no_environment():
    done = run("bauen", "--help")

    assert (done.returncode, done.stderr) == (0, "")
    assert "--today TT.MM.JJJJ   Tag, für den gebaut wird (sonst heute)" in done.stdout


def test_a_reader_who_has_seen_enough_is_told_nothing():
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-S", "tasks.py", "--help"]
    done = subprocess.run(
        command, cwd=ROOT, check=False, stdout=writing, stderr=subprocess.PIPE, text=True
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (141, "")


def test_a_wrong_call_ends_with_two_lines_of_german_and_no_traceback():
    done = run("build", "--today", "morgen")

    assert done.returncode == 2
    assert done.stderr == (
        "„--today morgen“ geht nicht. "
        "Bitte einen Tag als TT.MM.JJJJ schreiben, zum Beispiel 01.03.2027.\n"
        "Alle Befehle zeigt: python3 tasks.py --help\n"
    )


@pytest.mark.parametrize("command", tasks.COMMANDS, ids=lambda command: command.name)
def test_every_option_is_explained(command):
    assert manual(tasks.COMMANDS, [command.name], tasks.OPTION_TEXTS)


def test_invoke_knows_the_same_commands():
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "--list", "--list-format=flat"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )

    for command in tasks.COMMANDS:
        assert f"  {command.name}" in done.stdout


def test_invoke_tells_a_wrong_value_in_german():
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "build", "--today", "morgen"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 2
    assert done.stderr.startswith("„--today morgen“ geht nicht.")


def test_windows_is_told_once_that_nothing_is_tested_there(tmp_path, monkeypatch, capsys):
    (tmp_path / "requirements").mkdir()
    for name in ENVIRONMENTS:
        (tmp_path / "requirements" / f"{name}.txt").write_text("", "utf-8")
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(Environment, "replace_process", lambda *_: 0)
    assert [tasks.main(["schema"]), tasks.main(["schema"])] == [0, 0]
    first, *others = capsys.readouterr().err.splitlines()
    assert first == (
        "Unter Windows ist das Programm nicht erprobt. "
        "Geprüft ist es unter Linux, auch im Windows-Subsystem für Linux (WSL)."
    )
    assert others == ["Einmalig: Die Umgebung „site“ wird eingerichtet …"]
