"""Memory: what a process that builds again and again need not read from disk again."""

from collections.abc import Mapping
from pathlib import Path

from .beforehand import Look, remembered
from .cache import Kept
from .stamps import Stamp


class Memory:
    """Of one output folder and one content folder."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._look: Look | None = None
        self._kept: dict[Path, Kept] = {}

    def kept(self, file: Path, version: bytes) -> Kept:
        """The Kept of a file, ready for the next build."""
        known = self._kept.get(file)
        if known is None or known.version != version:
            known = self._kept[file] = Kept(file, version, holds_values=True)
        known.begin()
        return known

    def leave(self, output: Path, files: Mapping[str, Stamp]) -> None:
        """Remember the files of a finished build."""
        self._look = remembered(output, files)

    def taken(self) -> Look | None:
        """What the last build left, told once: after a build that failed the next one looks."""
        look, self._look = self._look, None
        return look
