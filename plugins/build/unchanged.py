"""Nothing to do: told from the stamps of all files, before anything else of a program is loaded.

This module and what it imports need nothing but the standard library: it is asked before there is
an environment. It looks at everything that a build reads, as it is told, and at the output itself:
whoever changed or removed a file there gets it back.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .digest import digest
from .stamps import Stamp, stamp_of, walk


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a build reads, and what it is told.

    `folders` count with all files below them but compiled ones, `files` one by one, and `values`
    are options, variables and whatever else can be said as a text.
    """

    folders: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()
    values: tuple[str, ...] = ()

    def state(self) -> str:
        """Changes with any of them. To be asked before a build begins."""
        folders = [_state(walk(folder, without="__pycache__")) for folder in self.folders]
        files = [stamp_of(file) for file in self.files]
        return digest(repr((folders, files, self.values))).hex()


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What is remembered in the file `note` of the last build of an `output` folder."""

    note: Path
    output: Path

    def told(self, state: str) -> dict[str, str] | None:
        """What the last build told, if a new one that begins in this state would do nothing."""
        try:
            seal, _, content = self.note.read_bytes().partition(b"\n")
            note = json.loads(content) if seal == _seal(content) else {}
        except (OSError, ValueError):
            return None
        if note.get("state") != state or note["output"] != _state(walk(self.output)):
            return None
        return {str(key): str(text) for key, text in note["told"].items()}

    def remember(self, state: str, stamps: Mapping[str, Stamp], told: Mapping[str, str]) -> None:
        """Remember a build that began in this state, left these files, and told these texts.

        A folder that may not be written is no matter.
        """
        note = {"state": state, "output": _state(stamps), "told": dict(told)}
        content = json.dumps(note).encode()
        beside = self.note.with_name(f"{self.note.name}.{os.getpid()}")
        with suppress(OSError):
            self.note.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(_seal(content) + b"\n" + content)
            beside.replace(self.note)


def _state(stamps: Mapping[str, Stamp]) -> str:
    return digest(repr(sorted(stamps.items()))).hex()


def _seal(content: bytes) -> bytes:
    return digest(content).hex().encode()
