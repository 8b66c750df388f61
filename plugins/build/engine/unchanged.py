"""Nothing to do: told from the stamps of all files, before anything else of a program is loaded.

This module and what it imports need nothing but the standard library: it is asked before there is
an environment. It looks at everything that a build reads, as it is told, and at the output itself:
whoever changed or removed a file there gets it back.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .digest import digest
from .scratch import read_whole, write_whole
from .stamps import Stamp, stamp_of, walk

_FORGOTTEN = "__pycache__"


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a build reads, and what it is told.

    `folders` count with all files below them but compiled ones, `files` one by one, `values` are
    options and variables as texts, and of `repositories` (folders) the commit counts that is
    checked out there.
    """

    folders: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()
    values: tuple[str, ...] = ()
    repositories: tuple[Path, ...] = ()

    def state(self) -> str:
        """Changes with any of them. To be asked before a build begins."""
        parts = (
            *(_seal(walk(folder, without=_FORGOTTEN)) for folder in self.folders),
            repr([stamp_of(file) for file in self.files]),
            repr(self.values),
            repr([_commit(folder) for folder in self.repositories]),
        )
        return digest(*parts).hex()


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What is remembered in the file `note` of the last build of an `output` folder."""

    note: Path
    output: Path

    def told(self, state: str) -> dict[str, str] | None:
        """What the last build told, if a new one that begins in this state would do nothing."""
        try:
            note = json.loads(read_whole(self.note) or b"{}")
            if note.get("state") != state or note.get("output") != _seal(walk(self.output)):
                return None
            return {str(key): str(text) for key, text in note["told"].items()}
        except (OSError, ValueError, KeyError, AttributeError):
            return None

    def remember(self, state: str, stamps: Mapping[str, Stamp], told: Mapping[str, str]) -> None:
        """Remember a build that began in this state, left these files, and told these texts."""
        note = {"state": state, "output": _seal(stamps), "told": dict(told)}
        write_whole(self.note, json.dumps(note).encode())


def _seal(stamps: Mapping[str, Stamp]) -> str:
    return digest(repr(sorted(stamps.items()))).hex()


def _commit(folder: Path) -> tuple[object, ...]:
    """Which commit is checked out where a folder lies, as far as Git's own files tell.

    HEAD names a commit or a branch; a branch is a file, or a line of `packed-refs`. In a work tree
    of its own `.git` is a file that leads to the rest.
    """
    here = folder.resolve()
    git = next((one / ".git" for one in (here, *here.parents) if (one / ".git").exists()), None)
    if git is None:
        return ()
    if git.is_file():
        git = git.parent / _text(git).partition(":")[2].strip()
    common = git / _text(git / "commondir") if (git / "commondir").is_file() else git
    head = _text(git / "HEAD")
    branch = head.partition("ref:")[2].strip()
    reference = _text(common / branch) if branch else ""
    return head, reference, *_stamps_of(common, ("packed-refs", "shallow"))


def _stamps_of(folder: Path, names: Iterable[str]) -> Iterable[Stamp]:
    return (stamp_of(folder / name) for name in names)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except OSError:
        return ""
