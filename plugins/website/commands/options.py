"""What the commands of tasks.py are told. Standard library only: read before anything is there."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class ContentOptions:
    """For every command that reads content; without `today` it is the day it is."""

    content: Path
    today: date | None

    @property
    def settings(self) -> dict[str, Any]:
        """The settings of pelicanconf.py that they stand for."""
        return {"PATH": str(self.content), "TERMINE_HEUTE": self.today, **self._others}

    @property
    def _others(self) -> dict[str, Any]:
        return {}


@dataclass(frozen=True, slots=True)
class BuildOptions(ContentOptions):
    """For `build`. `workers` None leaves the number of processes to the build."""

    output: Path
    production: bool = False
    full: bool = False
    search: bool = True
    workers: int | None = None

    @property
    def _others(self) -> dict[str, Any]:
        return {
            "OUTPUT_PATH": str(self.output),
            "TERMINE_SUCHE": self.search,
            "TERMINE_ALLES": self.full,
            "TERMINE_PROZESSE": self.workers,
        }


@dataclass(frozen=True, slots=True)
class CheckOptions(ContentOptions):
    """For `check`; `shows_all` hints, also those of one kind that are many."""

    as_json: bool = False
    shows_all: bool = False


@dataclass(frozen=True, slots=True)
class ServeOptions(ContentOptions):
    """For `serve`."""

    port: int

    def preview_settings(self, output: Path, url: str) -> dict[str, Any]:
        """The settings of a preview that is written to `output` and seen at `url`."""
        places = {"OUTPUT_PATH": str(output), "SITEURL": url}
        return {**self.settings, **places, "TERMINE_VORSCHAU": True, "TERMINE_SUCHE": False}


@dataclass(frozen=True, slots=True)
class ChangesOptions(ContentOptions):
    """For `changes`. `since` is anything git understands, empty if it was not given."""

    since: str
    as_markdown: bool = False
    as_mail: bool = False


@dataclass(frozen=True, slots=True)
class FollowOptions(ContentOptions):
    """For `follow`."""


@dataclass(frozen=True, slots=True)
class EditOptions(ContentOptions):
    """For the commands that edit; `despite_hints` writes what brings warnings."""

    despite_hints: bool = False


@dataclass(frozen=True, slots=True)
class ImportOptions(ContentOptions):
    """For `import`. `name` is that of the new file, empty for one like the first calendar's."""

    files: tuple[Path, ...]
    name: str = ""
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class PublishOptions(ContentOptions):
    """For `publish`. An empty `target` is that of the settings; `now` names the release."""

    output: Path
    now: datetime
    target: str = ""
    rollback: bool = False
    without_comparison: bool = False

    @property
    def build(self) -> BuildOptions:
        """The build that is published."""
        return BuildOptions(self.content, self.today, self.output, production=True)
