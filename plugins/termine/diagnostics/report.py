"""Diagnostics as editors read them: a report in German, or JSON for machines."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from unicodedata import category, east_asian_width

from .diagnostic import Diagnostic, Position, Severity, in_reading_order

MOST_SHOWN = 200
_WIDEST = 100
_MOVING = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""The categories of Unicode: control and format characters, ends of lines and paragraphs."""


def report(diagnostics: Iterable[Diagnostic], *, most_alike: int | None = None) -> str:
    """All Diagnostics in the order of the files, with a last line that counts them; may be empty.

    Of more than MOST_SHOWN only these are shown, and of the hints of one kind only `most_alike`.
    Ends in a line feed unless empty.
    """
    found = in_reading_order(diagnostics)
    if not found:
        return ""
    shown = found if most_alike is None else _few_alike(found, most_alike)
    parts = [
        *map(described, shown[:MOST_SHOWN]),
        *_more(len(shown) - MOST_SHOWN),
        *_left_out(len(found) - len(shown)),
        _count(found),
    ]
    return "\n\n".join(parts) + "\n"


def described(diagnostic: Diagnostic) -> str:
    """One Diagnostic: sentence, the line itself, caret, advice."""
    position = diagnostic.position
    label = "" if diagnostic.is_error else f"{diagnostic.severity.value}: "
    head = f"{position.file}, Zeile {position.line}: {label}{diagnostic.message}"
    advice = f"  {diagnostic.advice}".split("\n") if diagnostic.advice else []
    return "\n".join([_one_line(head), *_excerpt(position), *map(_one_line, advice)])


def diagnostics_as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """The Diagnostics as a JSON list, in the order of the report."""
    found = [
        {
            "file": one.position.file,
            "line": one.position.line,
            "column": one.position.column,
            "length": one.position.length,
            "kind": one.kind,
            "severity": "error" if one.is_error else "warning",
            "message": one.message,
            "advice": one.advice,
        }
        for one in in_reading_order(diagnostics)
    ]
    return json.dumps(found, ensure_ascii=False, indent=2)


def _more(number: int) -> list[str]:
    """How many are not shown, if any."""
    return [f"… und {number} weitere{'s' if number == 1 else ''}."] if number > 0 else []


def _few_alike(diagnostics: Sequence[Diagnostic], most: int) -> tuple[Diagnostic, ...]:
    """Every mistake, and of the hints of each kind the first ones."""
    seen: Counter[str] = Counter()
    kept = []
    for diagnostic in diagnostics:
        seen[diagnostic.kind] += not diagnostic.is_error
        if diagnostic.is_error or seen[diagnostic.kind] <= most:
            kept.append(diagnostic)
    return tuple(kept)


def _left_out(number: int) -> list[str]:
    """How many hints like those above there are besides, if any."""
    if number <= 0:
        return []
    words = "ein weiterer Hinweis" if number == 1 else f"{number} weitere Hinweise"
    return [f"… und {words} dieser Art. Alle zeigt „python3 tasks.py pruefen“."]


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


def _one_line(text: str) -> str:
    """Without what would move, hide or turn round the rest: names of files may hold anything."""
    return "".join(" " if category(sign) in _MOVING else sign for sign in text)


def _visible(text: str) -> str:
    """The text as one line of a terminal: control characters would move or hide the rest."""
    return "".join(character if character.isprintable() else " " for character in text)


def _width(text: str) -> int:
    """How many columns a text takes; wide characters and emoji take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _count(diagnostics: Sequence[Diagnostic]) -> str:
    errors = sum(diagnostic.is_error for diagnostic in diagnostics)
    hints = len(diagnostics) - errors
    counted = [f"{errors} {Severity.ERROR.value}"] if errors else []
    if hints:
        counted.append(f"{hints} {Severity.WARNING.value}{'e' if hints > 1 else ''}")
    return ", ".join(counted)
