"""The environments under `.venv/`: made from the locks, kept as long as nothing changed.

Works where only `python3` and `pip` are there, as on a bare Debian: `venv` without ensurepip, then
the machine's own pip fills the new environment (`pip --python`, since pip 22.3). Standard library
only; the warm way reads two files.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

ENVIRONMENTS = ("site", "test", "dev")
"""Each holds everything the one before it holds."""

VERSION = sys.version.split()[0]
"""The Python that runs, as `3.11.2`."""

_MACHINE_PYTHON: str = getattr(sys, "_base_executable", sys.executable)
"""The Python outside of any environment: it is the one that has pip."""

_IS_WINDOWS = sys.platform == "win32"
_LONGEST_WAIT_SECONDS = 3600

_FOREIGN_SETTINGS = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
"""Variables that would lead Python or pip out of the environment."""

_WASTEFUL_SETTINGS = ("PYTHONDONTWRITEBYTECODE",)
"""Images of containers like to set it. Each command would compile all of the program anew."""

_GIVES_MEMORY_BACK = {"MALLOC_MMAP_THRESHOLD_": "65536", "MALLOC_TRIM_THRESHOLD_": "131072"}
"""For the C library of Linux: what a build no longer needs is free for its forked processes, too.

Left alone, glibc raises both limits with the first large text, and a tenth of it all stays taken.
"""


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
        return self.folder / ("Scripts/python.exe" if _IS_WINDOWS else "bin/python")

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
        """Whether it was completed for this lock and this place, and its Python is still the same.

        The Python that asks may be another one; only the environment's own can tell whether the
        machine's Python was replaced underneath it.
        """
        try:
            version, _, contents = self._stamp.read_text("utf-8").partition("\n")
        except FileNotFoundError:
            return False
        is_same_python = not self.is_current or version == VERSION
        return is_same_python and contents == self._contents() and self.python.exists()

    def prepare(self) -> None:
        """Makes it anew unless it is fresh; the stamp comes last, so a torn one is made again."""
        if self.is_fresh:
            return
        with one_at_a_time(self.folder.with_suffix(".lock")):
            if not self.is_fresh:
                self._make()

    def replace_process(self, words: Sequence[str]) -> NoReturn:
        """Goes on as its interpreter with `words`; Windows has none that takes another's place."""
        sys.stdout.flush()
        command = [str(self.python), *words]
        if _IS_WINDOWS:
            sys.exit(subprocess.call(command, env=_clean_variables()))
        os.execve(self.python, command, _clean_variables())

    def _make(self) -> None:
        _require_pip()
        print(f"Einmalig: Die Umgebung „{self.name}“ wird eingerichtet …", file=sys.stderr)
        shutil.rmtree(self.folder, ignore_errors=True)
        _create(self.folder)
        _install(self.python, self.lock)
        self._stamp.write_text(f"{VERSION}\n{self._contents()}", "utf-8")

    @property
    def _stamp(self) -> Path:
        return self.folder / "complete"

    def _contents(self) -> str:
        return f"{self.folder}\n{self.lock.read_text('utf-8')}"


def current(root: Path, needed: str) -> Environment | None:
    """The fresh environment this process runs in, if it holds what `needed` holds."""
    for name in ENVIRONMENTS[ENVIRONMENTS.index(needed) :]:
        environment = Environment(root, name)
        if environment.is_current and environment.is_fresh:
            return environment
    return None


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Lets a second call wait for the first; the system opens the lock when a process ends.

    The lock is that of an empty database: the only one of the standard library for every system.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    waiting = sqlite3.connect(lock, timeout=_LONGEST_WAIT_SECONDS, isolation_level=None)
    with closing(waiting) as database:
        database.execute("BEGIN EXCLUSIVE")
        yield


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
    dropped = {*_FOREIGN_SETTINGS, *_WASTEFUL_SETTINGS}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**_GIVES_MEMORY_BACK, **kept, "PYTHONUTF8": "1"}
