"""What one file says: entries as Events, venues or closed days, and what was found on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..diagnostics import Diagnostic, Position
from ..events import ClosedStretch, Event, Reference, Venue


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
    diagnostics: tuple[Diagnostic, ...]
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class VenueList:
    """What orte.yaml says: the venues by id, in its order.

    None stands for one that is listed but wrong, so that it is not called unknown. Of a file that
    cannot be read none is known (`is_read`), and none is called unknown.
    """

    by_id: Mapping[str, Venue | None] = field(default_factory=dict)
    is_read: bool = True
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def venues(self) -> tuple[Venue, ...]:
        """Those without mistakes, sorted by id."""
        return tuple(venue for _, venue in sorted(self.by_id.items()) if venue)


@dataclass(frozen=True, slots=True)
class ClosedList:
    """What ferien.yaml says: own closed days, sorted by day."""

    stretches: tuple[ClosedStretch, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
