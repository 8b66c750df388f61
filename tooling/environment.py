"""The environments under `.venv/`: made from the locks, kept as long as nothing changed.

Works where only `python3` and `pip` are there, as on a bare Debian: `venv` without ensurepip, then
the machine's own pip fills the new environment (`pip --python`, since pip 22.3). Standard library
only; the warm way reads two files.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ENVIRONMENTS = ("site", "test", "dev")
"""Each holds everything the one before it holds."""

_MACHINE_PYTHON: str = getattr(sys, "_base_executable", sys.executable)
"""The Python outside of any environment: it is the one that has pip."""

_FOREIGN_SETTINGS = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
"""Variables that would lead Python or pip out of the environment."""


class EnvironmentFault(Exception):  # noqa: N818  # its text is for people, not a crash
    """An environment that cannot be made; the text tells in German what to do."""


@dataclass(frozen=True, slots=True)
class Environment:
    """One virtual environment of the repository at `root`."""

    root: Path
    name: str

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.root / ".venv" / self.name

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def lock(self) -> Path:
        """The packages it holds, with their hashes."""
        return self.root / "requirements" / f"{self.name}.txt"

    @property
    def is_current(self) -> bool:
        """Whether this very process runs in it."""
        return os.path.realpath(sys.prefix) == os.path.realpath(self.folder)

    @property
    def is_fresh(self) -> bool:
        """Whether it was completed for this lock, this Python and this place."""
        try:
            return self._stamp.read_text("utf-8") == self._mark()
        except FileNotFoundError:
            return False

    def prepare(self) -> None:
        """Makes it anew unless it is fresh; the stamp comes last, so a torn one is made again."""
        if self.is_fresh:
            return
        _require_pip()
        print(f"Einmalig: Die Umgebung „{self.name}“ wird eingerichtet …", file=sys.stderr)
        shutil.rmtree(self.folder, ignore_errors=True)
        _create(self.folder)
        _install(self.python, self.lock)
        self._stamp.write_text(self._mark(), "utf-8")

    def replace_process(self, words: Sequence[str]) -> int:
        """Goes on as its interpreter with `words`; returns only on Windows, with the exit code."""
        command = [str(self.python), *words]
        if os.name != "nt":  # exec on Windows gives the prompt back before the command is done
            sys.stdout.flush()
            os.execve(command[0], command, _clean_variables())
        return subprocess.call(command, env=_clean_variables())

    @property
    def _stamp(self) -> Path:
        return self.folder / "complete"

    def _mark(self) -> str:
        return f"{sys.version}\n{self.folder}\n{self.lock.read_text('utf-8')}"


def current(root: Path, needed: str) -> Environment | None:
    """The fresh environment this process runs in, if it holds what `needed` holds."""
    for name in ENVIRONMENTS[ENVIRONMENTS.index(needed) :]:
        environment = Environment(root, name)
        if environment.is_current and environment.is_fresh:
            return environment
    return None


def _require_pip() -> None:
    asking = [_MACHINE_PYTHON, "-m", "pip", "--version"]
    if subprocess.run(asking, check=False, capture_output=True).returncode:
        raise EnvironmentFault(
            "Es fehlt „pip“, das die Pakete installiert.\n"
            "  Debian und Ubuntu:  sudo apt-get install python3-pip\n"
            "  Fedora:             sudo dnf install python3-pip\n"
            f"  sonst:              {_MACHINE_PYTHON} -m ensurepip --upgrade"
        )


def _create(folder: Path) -> None:
    """Makes the empty environment in a process of its own: `venv` is slow to import."""
    _run([_MACHINE_PYTHON, "-m", "venv", "--without-pip", str(folder)], "anlegen")


def _install(python: Path, lock: Path) -> None:
    pip = [_MACHINE_PYTHON, "-m", "pip", "--python", str(python), "install", "--quiet", "--quiet"]
    safely = ["--no-deps", "--only-binary=:all:", "--require-hashes", "--no-input"]
    _run([*pip, *safely, "--disable-pip-version-check", "-r", str(lock)], "füllen")


def _run(command: Sequence[str], doing: str) -> None:
    done = subprocess.run(
        command,
        check=False,
        env=_clean_variables(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise EnvironmentFault(
            f"Die Umgebung ließ sich nicht {doing}. Bitte prüfen: Gibt es Netz? Ist Platz auf der "
            "Platte? Ist pip mindestens 22.3?\n"
            f"Die Meldung war:\n{(done.stderr or done.stdout).strip()}"
        )


def _clean_variables() -> dict[str, str]:
    """The variables of the caller, but in UTF-8 whatever the machine's locale is."""
    kept = {name: value for name, value in os.environ.items() if name not in _FOREIGN_SETTINGS}
    return {**kept, "PYTHONUTF8": "1"}
