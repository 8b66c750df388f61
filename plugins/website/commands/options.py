"""What the commands of tasks.py are told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """For `build`. `workers` None leaves the number of processes to the build."""

    content: Path
    output: Path
    today: date
    production: bool = False
    full: bool = False
    search: bool = True
    workers: int | None = None

    @property
    def override(self) -> Mapping[str, Any]:
        """The settings that they stand for."""
        return {
            "PATH": str(self.content),
            "OUTPUT_PATH": str(self.output),
            "TERMINE_HEUTE": self.today,
            "TERMINE_SUCHE": self.search,
            "TERMINE_ALLES": self.full,
            "TERMINE_PROZESSE": self.workers,
        }


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """For `check`."""

    content: Path
    today: date
    as_json: bool = False


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """For `serve`."""

    content: Path
    port: int
    today: date


@dataclass(frozen=True, slots=True)
class EditOptions:
    """For `new`, `cancel`, `move`, `topic`, `split`. `despite_hints` writes what brings warnings.

    Without `today` it is the day it is.
    """

    content: Path
    today: date | None
    despite_hints: bool = False


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """For `import`. `name` is that of the new file, empty for one like the first calendar's."""

    files: tuple[Path, ...]
    content: Path
    today: date
    name: str = ""
    dry_run: bool = False
