"""Diagnostics as editors read them: a report, in German unless told, or JSON for machines."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import category, east_asian_width

from .diagnostic import Diagnostic, Position, Severity, in_reading_order

MOST_SHOWN = 200
_WIDEST = 100
_ERROR_COLOUR, _HINT_COLOUR, _PLAIN = "\x1b[1;31m", "\x1b[1;33m", "\x1b[0m"
_MOVING = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""The categories of Unicode: control and format characters, ends of lines and paragraphs."""


class Words(NamedTuple):
    """What a report says itself, in one language; `more` is filled in with a number."""

    line: str
    error: str
    errors: str
    hint: str
    hints: str
    one_more: str
    more: str


GERMAN = Words(
    *("Zeile", Severity.ERROR.value, "Fehler", Severity.WARNING.value, "Hinweise"),
    *("… und 1 weiteres.", "… und {} weitere."),
)


def report(
    diagnostics: Iterable[Diagnostic],
    *,
    most_alike: int | None = None,
    has_colours: bool = False,
    words: Words = GERMAN,
) -> str:
    """First the hints, then the errors, with a last line that counts them; may be empty.

    Both stand in the order of the files. The errors come last, because that is what is seen on a
    terminal, below the word „Fehler“ if there are hints above. Of more than MOST_SHOWN hints or
    errors only these are shown, and of the hints of one kind only `most_alike`. Ends in a line feed
    unless empty.
    """
    found = in_reading_order(diagnostics)
    if not found:
        return ""
    hints = tuple(one for one in found if not one.is_error)
    errors = tuple(one for one in found if one.is_error)
    shown = hints if most_alike is None else _few_alike(hints, most_alike)
    parts = [
        *(_told(hint, words, has_colours=has_colours) for hint in shown[:MOST_SHOWN]),
        *_more(len(shown) - MOST_SHOWN, words),
        *_left_out(len(hints) - len(shown)),
        *([f"{words.errors}:"] if hints and errors else []),
        *(_told(error, words, has_colours=has_colours) for error in errors[:MOST_SHOWN]),
        *_more(len(errors) - MOST_SHOWN, words),
        _count(found, words),
    ]
    return "\n\n".join(parts) + "\n"


def described(diagnostic: Diagnostic) -> str:
    """One Diagnostic: sentence, the line itself, caret, advice."""
    return _told(diagnostic, GERMAN, has_colours=False)


def _told(diagnostic: Diagnostic, words: Words, *, has_colours: bool) -> str:
    position = diagnostic.position
    label = "" if diagnostic.is_error else f"{words.hint[0].upper()}{words.hint[1:]}: "
    head = f"{position.file}, {words.line} {position.line}: {label}{diagnostic.message}"
    advice = f"  {diagnostic.advice}".split("\n") if diagnostic.advice else []
    lines = [_one_line(head), *_excerpt(position)]
    if has_colours:
        colour = _ERROR_COLOUR if diagnostic.is_error else _HINT_COLOUR
        lines = [
            f"{colour}{line}{_PLAIN}" if number != 1 else line for number, line in enumerate(lines)
        ]
    return "\n".join([*lines, *map(_one_line, advice)])


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


def _more(number: int, words: Words) -> list[str]:
    """How many are not shown, if any."""
    return [words.one_more if number == 1 else words.more.format(number)] if number > 0 else []


def _few_alike(diagnostics: Sequence[Diagnostic], most: int) -> tuple[Diagnostic, ...]:
    """Of the hints of each kind the first ones."""
    seen: Counter[str] = Counter()
    few = []
    for diagnostic in diagnostics:
        seen[diagnostic.kind] += 1
        if seen[diagnostic.kind] <= most:
            few.append(diagnostic)
    return tuple(few)


def _left_out(number: int) -> list[str]:
    """How many hints like those above there are besides, if any."""
    if number <= 0:
        return []
    words = "ein weiterer Hinweis" if number == 1 else f"{number} weitere Hinweise"
    return [f"… und {words} dieser Art. Alle zeigt „python3 tasks.py pruefen --alles“."]


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


def _count(diagnostics: Sequence[Diagnostic], words: Words) -> str:
    errors = sum(diagnostic.is_error for diagnostic in diagnostics)
    hints = len(diagnostics) - errors
    counted = [f"{errors} {words.error if errors == 1 else words.errors}"] if errors else []
    if hints:
        counted.append(f"{hints} {words.hint if hints == 1 else words.hints}")
    return ", ".join(counted)
