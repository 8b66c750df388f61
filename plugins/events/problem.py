"""A Problem: one mistake in the content, as a value that can be collected, sorted and shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from .position import Position

MOST_ERRORS = 200
"""After so many, a file is not read any further: nobody mends more at once."""


class Severity(Enum):
    """Whether a Problem stops the build (ERROR) or is only told (WARNING)."""

    ERROR = "Fehler"
    WARNING = "Hinweis"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, explained to an editor in German.

    `kind` is a stable English word for machines and tests (`unknown-key`), `message` says what is
    wrong in one sentence, `advice` what to write instead (may be empty).
    """

    kind: str
    message: str
    position: Position
    advice: str = ""
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Whether this Problem stops the build."""
        return self.severity is Severity.ERROR


def without_echoes(problems: Iterable[Problem], kind: str) -> tuple[Problem, ...]:
    """All but those that stand where a Problem of this kind does: mending it mends them."""
    found = tuple(problems)
    places = {_place(one) for one in found if one.kind == kind}
    return tuple(one for one in found if one.kind == kind or _place(one) not in places)


def _place(problem: Problem) -> tuple[str, int, int]:
    return problem.position.file, problem.position.line, problem.position.column
