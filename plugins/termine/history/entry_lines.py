"""The lines of one entry of an event file, to be shown with other lines between them.

They keep the indentation and the place of what is there; nothing here is written to a file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..diagnostics import Position
from ..editing import Gap, gap_in, with_comments
from ..events import Event
from ..reading import EntryNode, Source, nodes, nodes_in

_INDENTATION = 2


@dataclass(frozen=True, slots=True)
class EntryLines:
    """An entry with all `lines` of its file. Lines count from 1, `last_line` is inclusive.

    `dash` is the indentation of the dash before it; None for an entry that is a file of its own.
    `entry` tells of the lines as they were read, before any of them was changed.
    """

    file: str
    lines: tuple[str, ...]
    entry: EntryNode
    first_line: int
    last_line: int
    dash: int | None

    @property
    def indentation(self) -> int:
        """How many blanks stand before its keys."""
        return self.entry.node.span.first_column - 1

    def block(self, dash: int | None) -> tuple[str, ...]:
        """The entry's lines as an item of a list with another indentation, or as they are."""
        own = self.lines[self.first_line - 1 : self.last_line]
        if dash is None:
            return own if self.dash is None else _shifted(own, -self.indentation)
        if self.dash is None:
            first, *rest = _shifted(own, dash + _INDENTATION)
            return f"{' ' * dash}- {first.lstrip()}", *rest
        return _shifted(own, dash - self.dash)

    def with_lines(self, first_line: int, last_line: int, lines: Sequence[str]) -> "EntryLines":
        """The entry with other lines in place of those from `first_line` to `last_line`.

        A `last_line` before `first_line` replaces none: the lines then come before `first_line`.
        """
        changed = (*self.lines[: first_line - 1], *lines, *self.lines[last_line:])
        grown = len(changed) - len(self.lines)
        return replace(self, lines=changed, last_line=self.last_line + grown)

    def line_of(self, key: str) -> int | None:
        """The line in which a key of the entry itself stands."""
        entry = self.entry.node.entry(key)
        return entry.span.first_line if entry else None

    def with_value(self, key: str, value: str) -> tuple[int, str] | None:
        """The line in which a key stands, and how it reads with another value."""
        entry = self.entry.node.entry(key)
        if entry is None:
            return None
        span = entry.key.span
        line = self.lines[span.last_line - 1]
        return span.first_line, f"{line[: span.end_column - 1]}: {value}"

    def gap(self) -> Gap | None:
        """Where to put Abweichungen; None where the list is written in brackets."""
        return gap_in(self.entry.node, "abweichungen", self.last_line)

    def adjustment_at(self, position: Position) -> nodes.Mapping:
        """The Abweichung that stands at a position."""
        return next(one for one in self.entry.adjustments if one.span.first_line == position.line)

    def adjustment_lines(self, position: Position) -> tuple[int, int]:
        """The first and the last line of the Abweichung that stands at a position."""
        node = self.adjustment_at(position)
        columns = position.column - 1
        return position.line, with_comments(self.lines, node.span.last_line, columns)

    def pairs_of(self, position: Position) -> tuple[str, ...]:
        """The Abweichung as its `key: value` lines, without their indentation."""
        first, last = self.adjustment_lines(position)
        return _shifted(self.lines[first - 1 : last], 1 - position.column)


def entry_lines(event: Event, sources: Iterable[Source]) -> EntryLines | None:
    """The lines of an event; None where it is written in braces."""
    source = next(source for source in sources if source.name == event.position.file)
    file = nodes_in(source)
    entry = next(entry for entry in file.entries if entry.id == event.id)
    if entry.node.is_flow:
        return None
    first_line, indentation = entry.node.span.first_line, entry.node.span.first_column - 1
    last_line = with_comments(file.lines.lines, entry.last_line, indentation)
    dash = entry.dash_column - 1 if first_line == entry.first_line and entry.dash_column else None
    return EntryLines(source.name, file.lines.lines, entry, first_line, last_line, dash)


def _shifted(lines: Iterable[str], columns: int) -> tuple[str, ...]:
    """Lines moved right, or left as far as there are blanks; a dash that leaves is a blank."""
    if columns >= 0:
        return tuple(f"{' ' * columns}{line}" if line.strip() else "" for line in lines)
    return tuple(_without_margin(line, -columns) for line in lines)


def _without_margin(line: str, columns: int) -> str:
    margin, rest = line[:columns], line[columns:]
    return rest if not margin.strip(" -") else margin.lstrip() + rest
