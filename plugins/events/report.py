"""Problems as editors read them: a report in German, or JSON for machines."""

import json
from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

from .load import in_reading_order
from .position import Position
from .problem import Problem, Severity

MOST_SHOWN = 200


def report(problems: Iterable[Problem]) -> str:
    """All Problems in the order of the files, with a last line that counts them; may be empty.

    Of more than MOST_SHOWN only these are shown. Ends in a line feed unless empty.
    """
    shown = in_reading_order(problems)
    if not shown:
        return ""
    parts = [*map(described, shown[:MOST_SHOWN]), *_more(len(shown) - MOST_SHOWN), _count(shown)]
    return "\n\n".join(parts) + "\n"


def described(problem: Problem) -> str:
    """One Problem: sentence, the line itself, caret, advice."""
    position = problem.position
    label = "" if problem.is_error else f"{problem.severity.value}: "
    head = f"{position.file}, Zeile {position.line}: {label}{problem.message}"
    advice = [f"  {problem.advice}"] if problem.advice else []
    return "\n".join([head, *_excerpt(position), *advice])


def problems_as_json(problems: Iterable[Problem]) -> str:
    """The Problems as a JSON list, in the order of the report."""
    return json.dumps(
        [
            {
                "file": problem.position.file,
                "line": problem.position.line,
                "column": problem.position.column,
                "length": problem.position.length,
                "kind": problem.kind,
                "severity": "error" if problem.is_error else "warning",
                "message": problem.message,
                "advice": problem.advice,
            }
            for problem in in_reading_order(problems)
        ],
        ensure_ascii=False,
        indent=2,
    )


_WIDEST = 100


def _more(number: int) -> list[str]:
    """How many are not shown, if any."""
    return [f"… und {number} weitere{'s' if number == 1 else ''}."] if number > 0 else []


def _excerpt(position: Position) -> list[str]:
    """The line and the caret below it; of a long line only the part around the caret."""
    if not position.source.strip():
        return []
    start = max(position.column - 1 - _WIDEST // 2, 0) if len(position.source) > _WIDEST else 0
    shown = _visible(position.source[start : start + _WIDEST])
    before = _visible(position.source[start : position.column - 1])
    marked = _visible(position.source[position.column - 1 :][: position.length])
    room = max(_width(shown) - _width(before), 1)
    caret = "^" * max(min(_width(marked), room), 1)
    number = f"{position.line:>4}"
    gutter = " " * len(number)
    return [f"{number} | {shown}".rstrip(), f"{gutter} | {' ' * _width(before)}{caret}"]


def _visible(text: str) -> str:
    """The text as one line of a terminal: control characters would move or hide the rest."""
    return "".join(character if character.isprintable() else " " for character in text)


def _width(text: str) -> int:
    """How many columns a text takes; wide characters and emoji take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _count(problems: Sequence[Problem]) -> str:
    errors = sum(problem.is_error for problem in problems)
    hints = len(problems) - errors
    counted = [f"{errors} {Severity.ERROR.value}"] if errors else []
    if hints:
        counted.append(f"{hints} {Severity.WARNING.value}{'e' if hints > 1 else ''}")
    return ", ".join(counted)
