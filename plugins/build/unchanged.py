"""Nothing to do: told from the stamps of all files, before anything of the site is loaded.

This module and what it imports need nothing but the standard library: `tasks.py` asks it before
there is an environment. It looks at everything a build looks at, and at the output itself: whoever
changed or removed a file there gets it back.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.website.commands.options import BuildOptions

from .cache import digest, read_whole, write_whole
from .stamps import Stamp, walk

CACHE = ".cache"
_PLACES = ("plugins", "theme")
_FILES = ("tasks.py", "pelicanconf.py", "publishconf.py", "requirements/site.txt")
_EDITOR = f"{CACHE}/redaktion/programm/fassung.txt"
_VARIABLES = ("SITEURL", "FEEDBACK_FORM_URL", "SICHERHEIT_KONTAKT")
_FORGOTTEN = "__pycache__"


STATE = "SITE_STATE"
"""The variable that hands the state of all files on to the process that builds."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the last build said: the report of its warnings, and what it had built."""

    report: str
    summary: str


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What is known of the last build with the same options; `root` is the repository."""

    root: Path
    cache: Path
    options: BuildOptions

    def state(self) -> str:
        """Changes with everything that a build reads. To be asked before it begins."""
        return digest(*self._parts()).hex()

    def told(self, state: str) -> Told | None:
        """What the last build said, if a new one that begins in this state would do nothing."""
        try:
            said = json.loads(read_whole(self._file) or b"{}")
            if said.get("before") != state or said.get("after") != _seal(walk(self._output)):
                return None
            return Told(said["report"], said["summary"])
        except (OSError, ValueError, KeyError, AttributeError):
            return None

    def keep(self, state: str, files: Mapping[str, Stamp], told: Told) -> None:
        """Remember a build that began in this state and left these files in the output."""
        said = {"before": state, "after": _seal(files), **_fields(told)}
        write_whole(self._file, json.dumps(said).encode())

    @property
    def _file(self) -> Path:
        output = os.fsencode(self._output.resolve())
        return self.cache / f"stand-{digest(output).hex()[:12]}.json"

    @property
    def _output(self) -> Path:
        return self.root / self.options.output

    def _parts(self) -> Iterator[str]:
        yield repr(replace(self.options, full=False, workers=None))
        yield repr([(name, os.environ.get(name)) for name in _VARIABLES])
        for place in (*(self.root / name for name in _PLACES), self.root / self.options.content):
            yield _seal(walk(place, without=_FORGOTTEN))
        yield repr([_stamp(self.root / name) for name in (*_FILES, _EDITOR)])
        yield repr(_revision(self.root / self.options.content))


def is_built(root: Path, options: BuildOptions) -> bool:
    """Whether a build would do nothing, and then says so; else what was seen is handed on to it."""
    if STATE in os.environ:  # asked already, by the process before
        return False
    last = LastBuild(root, root / CACHE, options)
    state = last.state()
    told = None if options.full else last.told(state)
    if told is None:
        os.environ[STATE] = state
        return False
    if told.report:
        print(told.report, file=sys.stderr)
    print(f"Nichts zu tun: {told.summary} sind auf dem neuesten Stand.")
    return True


def _seal(files: Mapping[str, Stamp]) -> str:
    return digest(repr(sorted(files.items()))).hex()


def _fields(told: Told) -> dict[str, str]:
    return {"report": told.report, "summary": told.summary}


def _stamp(path: Path) -> tuple[int, int]:
    with suppress(OSError):
        stat = path.stat()
        return stat.st_size, stat.st_mtime_ns
    return 0, 0


def _revision(folder: Path) -> tuple[object, ...]:
    """Which commit is checked out where a folder lies, as far as Git's own files tell.

    HEAD names a commit or a branch; a branch is a file, or a line of `packed-refs`. In a work tree
    of its own `.git` is a file that leads to the rest.
    """
    here = folder.resolve()
    git = next((one / ".git" for one in (here, *here.parents) if (one / ".git").exists()), None)
    if git is None:
        return ()
    if git.is_file():
        git = git.parent / git.read_text("utf-8").partition(":")[2].strip()
    common = git / _text(git / "commondir") if (git / "commondir").is_file() else git
    head = _text(git / "HEAD")
    branch = head.partition("ref:")[2].strip()
    return (
        head,
        _text(common / branch) if branch else "",
        _stamp(common / "packed-refs"),
        _stamp(common / "shallow"),
    )


def _text(path: Path) -> str:
    with suppress(OSError):
        return path.read_text("utf-8").strip()
    return ""
