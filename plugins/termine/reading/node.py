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

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there."""
        return not self.text and not self.is_quoted


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping(_Placed):
    """Keys with values in the order of the file, each key once; `last_line` is inclusive."""

    entries: tuple[Entry, ...]
    place: Place
    last_line: int
    _by_key: Mapped[str, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the entries by their keys."""
        object.__setattr__(self, "_by_key", {entry.key.text: entry for entry in self.entries})

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


Node = Scalar | Mapping | Sequence
