"""Node: a value of a YAML text as it is written, with the place where it stands."""

from collections.abc import Mapping as Mapped
from dataclasses import dataclass, field
from typing import Any

from ..diagnostics import Position
from .lines import LARGEST_FILE, Lines


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text between two marks of the parser.

    Few values are ever asked where they stand, so the Position is made for those that are. `Any`
    because each loader has a class of marks of its own.
    """

    lines: Lines
    start: Any
    end: Any

    @property
    def line(self) -> int:
        """The line in which it begins, counted from 1."""
        line: int = self.start.line
        return line + 1

    @property
    def position(self) -> Position:
        """The Position; what spans lines is shown up to the end of its first."""
        start, end = self.start, self.end
        length = end.column - start.column if end.line == start.line else LARGEST_FILE
        return self.lines.position(start.line + 1, start.column + 1, length)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: from one character to another, both counted from 1.

    It ends on `last_line`, and there before `end_column`. Comments and blank lines behind a value
    are not in its span. Of a value that is not written the span is empty.
    """

    first_line: int
    first_column: int
    last_line: int
    end_column: int


MOST_KEYS = 100
Place = Position | Stretch


class _Placed:
    """A node knows its place, and the Position there."""

    __slots__ = ()
    place: Place

    @property
    def position(self) -> Position:
        """Where it stands."""
        return self.place if isinstance(self.place, Position) else self.place.position

    @property
    def first_line(self) -> int:
        """The line in which it begins."""
        return self.place.line


@dataclass(frozen=True, slots=True)
class Scalar(_Placed):
    """One value as text; `is_quoted` tells an empty text (`""`) from no value at all.

    `is_refused` is a value whose own Diagnostic is told already, so nothing else is said of it.
    """

    text: str
    place: Place
    last_line: int
    is_quoted: bool = False
    is_refused: bool = False
    is_flow = False

    @property
    def span(self) -> Span:
        """From its first character, a quotation mark or `|` included, to its last."""
        first = self.place.line, _first_column(self.place)
        if isinstance(self.place, Position):
            return Span(*first, self.last_line, self.place.column + self.place.length)
        end = self.place.end
        if end.line + 1 == self.last_line:
            return Span(*first, self.last_line, end.column + 1)
        lines = self.place.lines.lines
        return Span(*first, self.last_line, len(lines[self.last_line - 1].rstrip()) + 1)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there."""
        return not self.text and not self.is_quoted


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: "Node"

    @property
    def span(self) -> Span:
        """From the first character of the key to the last of the value."""
        return _joined(self.key.span, self.value.span)


@dataclass(frozen=True, slots=True)
class Mapping(_Placed):
    """Keys with values in the order of the file, each key once; `last_line` is inclusive."""

    entries: tuple[Entry, ...]
    place: Place
    last_line: int
    flow_end: Any = None
    _by_key: Mapped[str, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the entries by their keys."""
        object.__setattr__(self, "_by_key", {entry.key.text: entry for entry in self.entries})

    @property
    def is_flow(self) -> bool:
        """Whether it is written within braces."""
        return self.flow_end is not None

    @property
    def span(self) -> Span:
        """From the first key to the end of the last value, or from brace to brace."""
        return _span_of_collection(self, tuple(entry.span for entry in self.entries[-1:]))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys as they are written."""
        return tuple(entry.key.text for entry in self.entries)

    def entry(self, key: str) -> Entry | None:
        """The entry of a key, None where it is not given."""
        return self._by_key.get(key)

    def get(self, key: str) -> "Node | None":
        """The value of a key, None where it is not given."""
        entry = self._by_key.get(key)
        return entry.value if entry else None


@dataclass(frozen=True, slots=True)
class Sequence(_Placed):
    """Values in the order of the file; `last_line` is inclusive."""

    items: tuple["Node", ...]
    place: Place
    last_line: int
    flow_end: Any = None

    @property
    def is_flow(self) -> bool:
        """Whether it is written within brackets."""
        return self.flow_end is not None

    @property
    def span(self) -> Span:
        """From the first dash to the end of the last item, or from bracket to bracket."""
        return _span_of_collection(self, tuple(item.span for item in self.items[-1:]))


Node = Scalar | Mapping | Sequence


def _first_column(place: Place) -> int:
    if isinstance(place, Position):
        return place.column
    column: int = place.start.column
    return column + 1


def _joined(first: Span, last: Span) -> Span:
    return Span(first.first_line, first.first_column, last.last_line, last.end_column)


def _span_of_collection(node: Mapping | Sequence, last_child: tuple[Span, ...]) -> Span:
    line, column = node.place.line, _first_column(node.place)
    if node.flow_end is not None:
        return Span(line, column, node.flow_end.line + 1, node.flow_end.column + 1)
    first = Span(line, column, line, column)
    return _joined(first, *last_child or (first,))
