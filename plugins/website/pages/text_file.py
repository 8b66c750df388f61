"""TextFile: one file of the site that is no HTML page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file with its address below the output folder (`robots.txt`) and its whole text."""

    url: str
    text: str
