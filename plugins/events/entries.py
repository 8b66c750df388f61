"""What one event file says: its entries as Events, and what was found on the way."""

from dataclasses import dataclass

from .event import Event
from .position import Position
from .problem import Problem
from .references import Reference


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An entry as it was read: `event` is None where it cannot be one.

    `id` is empty where it is missing or wrong; `lines` are those the entry takes up in its file,
    `adjustment_lines` those of each Abweichung that shares no line with anything else.
    """

    event: Event | None
    id: str
    id_position: Position
    category_position: Position
    lines: range
    adjustment_lines: tuple[range, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """What one event file says; `is_silent` where it holds nothing but comments."""

    name: str
    entries: tuple[EventEntry, ...]
    references: tuple[Reference, ...]
    problems: tuple[Problem, ...]
    is_silent: bool = False
