"""What the commands of tasks.py are told."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


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
