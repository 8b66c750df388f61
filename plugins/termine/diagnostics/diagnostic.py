"""A Diagnostic: one mistake in the content at its Position, to be collected, sorted and shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

MOST_ERRORS = 200
"""After so many, a file is not read any further: nobody mends more at once."""


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


class Severity(Enum):
    """Whether a Diagnostic stops the build (ERROR) or is only told (WARNING)."""

    ERROR = "Fehler"
    WARNING = "Hinweis"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake, explained to an editor in German.

    `kind` is a stable English word for machines and tests (`unknown-key`), `message` says what is
    wrong in one sentence, `advice` what to write instead (may be empty). `values` are what was
    filled in to both, by its name.
    """

    kind: str
    message: str
    position: Position
    advice: str = ""
    severity: Severity = Severity.ERROR
    values: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_error(self) -> bool:
        """Whether this Diagnostic stops the build."""
        return self.severity is Severity.ERROR


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Diagnostics by file, line and column; errors before warnings at the same place."""
    return tuple(
        sorted(diagnostics, key=lambda one: (one.position, not one.is_error, one.kind, one.message))
    )


def without_echoes(diagnostics: Iterable[Diagnostic], kind: str) -> tuple[Diagnostic, ...]:
    """All but those that stand where a Diagnostic of this kind does: mending it mends them."""
    found = tuple(diagnostics)
    places = {_place(one) for one in found if one.kind == kind}
    return tuple(one for one in found if one.kind == kind or _place(one) not in places)


def _place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    return diagnostic.position.file, diagnostic.position.line, diagnostic.position.column
