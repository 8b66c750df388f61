"""An entry of an event file as text: where it stands, and where a line can be put into it.

Repairs are shown as lines to paste; so they need the indentation and the place of what is there.
Entries written in braces have no such place.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..diagnostics import Position
from ..events import Event
from ..reading import Source

_LINE_END = re.compile("\r\n|\r|\n")
_LIST = "abweichungen"


@dataclass(frozen=True, slots=True)
class EntryText:
    """An entry within its file. Lines count from 1, `last_line` is inclusive.

    `indentation` is that of its keys, `dash` that of the dash before it; None for an entry that is
    a file of its own.
    """

    file: str
    lines: tuple[str, ...]
    first_line: int
    last_line: int
    indentation: int
    dash: int | None

    def block(self, dash: int | None) -> tuple[str, ...]:
        """The entry's lines as an item of a list with another indentation, or as they are."""
        own = self.lines[self.first_line - 1 : self.last_line]
        if dash is None:
            return own if self.dash is None else self._shifted(own, -self.indentation)
        if self.dash is None:
            first, *rest = self._shifted(own, dash + 2)
            return f"{' ' * dash}- {first.lstrip()}", *rest
        return self._shifted(own, dash - self.dash)

    def with_lines(self, first_line: int, last_line: int, lines: Sequence[str]) -> "EntryText":
        """The entry with other lines in place of those from `first_line` to `last_line`.

        A `last_line` before `first_line` replaces none: the lines then come before `first_line`.
        """
        changed = (*self.lines[: first_line - 1], *lines, *self.lines[last_line:])
        grown = len(changed) - len(self.lines)
        return replace(self, lines=changed, last_line=self.last_line + grown)

    def line_of(self, key: str) -> int | None:
        """The line in which a key of the entry itself stands."""
        pattern = re.compile(rf" {{{self.indentation}}}{key}\s*:")
        numbers = range(self.first_line, self.last_line + 1)
        return next((one for one in numbers if pattern.match(self._seen(one))), None)

    def with_value(self, key: str, value: str) -> tuple[int, str] | None:
        """The line in which a key stands, and how it reads with another value."""
        number = self.line_of(key)
        if number is None:
            return None
        line = self.lines[number - 1]
        return number, f"{line[: line.index(':')]}: {value}"

    def _seen(self, number: int) -> str:
        """A line with blanks where the dash stands."""
        line = self.lines[number - 1]
        return (
            f"{' ' * self.indentation}{line[self.indentation :]}"
            if self._is_first(number)
            else line
        )

    def _is_first(self, number: int) -> bool:
        return number == self.first_line

    @staticmethod
    def _shifted(lines: Iterable[str], columns: int) -> tuple[str, ...]:
        """Lines moved right, or left as far as there are blanks; a dash that leaves is a blank."""
        if columns >= 0:
            return tuple(f"{' ' * columns}{line}" if line.strip() else "" for line in lines)
        return tuple(_without_margin(line, -columns) for line in lines)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where Abweichungen go: behind a line, with the key `abweichungen` if it is not there yet."""

    line: int
    dash: int
    key_indentation: int | None

    def filled(self, items: Iterable[Sequence[str]]) -> tuple[str, ...]:
        """The lines to put there; each item is a list of `key: value`."""
        head = () if self.key_indentation is None else (f"{' ' * self.key_indentation}{_LIST}:",)
        return *head, *(line for item in items for line in as_item(item, self.dash))


def as_item(pairs: Sequence[str], dash: int) -> tuple[str, ...]:
    """`key: value` lines as one item of a list."""
    blanks = " " * dash
    return tuple(f"{blanks}{'  ' if at else '- '}{pair}" for at, pair in enumerate(pairs))


def entry_text(event: Event, sources: Iterable[Source]) -> EntryText | None:
    """The text of an event; None where it is written in braces."""
    position = event.position
    source = next(one for one in sources if one.name == position.file)
    lines = lines_of(source)
    indentation = position.column - 1
    first = lines[position.line - 1]
    if first[indentation : indentation + 1] == "{":
        return None
    before = first[:indentation]
    dash = before.index("-") if "-" in before else None
    last_line = _last_line(lines, position.line, indentation)
    return EntryText(source.name, lines, position.line, last_line, indentation, dash)


def slot(entry: EntryText) -> Slot | None:
    """Where to put Abweichungen of an entry; None where its list is written in brackets."""
    key_line = entry.line_of(_LIST)
    usual = entry.indentation + 2
    if key_line is None:
        return Slot(entry.last_line, usual, entry.indentation)
    if entry.lines[key_line - 1].partition(":")[2].partition("#")[0].strip():
        return None
    item = _first_item(entry, key_line)
    if item is None:
        return Slot(key_line, usual, None)
    dash = _indentation(entry.lines[item - 1])
    last_line = item
    for number in range(item, entry.last_line + 1):
        line = entry.lines[number - 1]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        depth = _indentation(line)
        if depth < dash or (depth == dash and not line.lstrip().startswith("-")):
            break
        last_line = number
    return Slot(last_line, dash, None)


def adjustment_lines(entry: EntryText, position: Position) -> range:
    """The lines of the Abweichung that stands at a position in the entry's file."""
    last = _last_line(entry.lines, position.line, position.column - 1)
    return range(position.line, last + 1)


def pairs_of(entry: EntryText, position: Position) -> tuple[str, ...]:
    """An Abweichung as its `key: value` lines, without their indentation."""
    found = adjustment_lines(entry, position)
    columns = position.column - 1
    return tuple(_without_margin(entry.lines[number - 1], columns) for number in found)


def lines_of(source: Source) -> tuple[str, ...]:
    """The lines of a file, split where `events` counts them."""
    return tuple(_LINE_END.split(source.data.decode("utf-8-sig", "replace")))


def _last_line(lines: Sequence[str], first_line: int, indentation: int) -> int:
    """The last line that belongs to what begins in `first_line`, blank ones not counted."""
    last = first_line
    for number in range(first_line + 1, len(lines) + 1):
        line = lines[number - 1]
        if not line.strip():
            continue
        if _indentation(line) < indentation:
            if line.lstrip().startswith("#"):
                continue
            break
        last = number
    return last


def _first_item(entry: EntryText, key_line: int) -> int | None:
    for number in range(key_line + 1, entry.last_line + 1):
        bare = entry.lines[number - 1].strip()
        if bare.startswith("-"):
            return number
        if bare and not bare.startswith("#"):
            return None
    return None


def _without_margin(line: str, columns: int) -> str:
    margin, rest = line[:columns], line[columns:]
    return rest if not margin.strip(" -") else margin.lstrip() + rest


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())
