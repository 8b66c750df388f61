"""Where in the editors' files a value stands, so that every Diagnostic can point at it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A stretch of one line in one file.

    `file` is the path as the editor knows it (`content/termine.yaml`), `line` and `column` count
    from 1, `length` counts characters and is at least 1, `source` is the line without its end.
    """

    file: str
    line: int
    column: int = 1
    length: int = 1
    source: str = ""
