"""Whether two events want the same room at the same time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from ..diagnostics import Diagnostic, message
from ..events import AllDay, Occurrence, in_order, long_day

Room = tuple[str, str]


def same_room(occurrences: Iterable[Occurrence], today: date) -> Iterator[Diagnostic]:
    """Coming dates of two events that overlap in one room: one Diagnostic for two events.

    All-day dates keep no room busy, and a date with an open end only while it begins. A venue whose
    rooms are not named counts as one room.
    """
    rooms: defaultdict[Room, list[Occurrence]] = defaultdict(list)
    for one in occurrences:
        if one.details.venue and _needs_room(one, today):
            rooms[one.details.venue.id, one.details.room.casefold()].append(one)
    told: set[tuple[str, str]] = set()
    for dates in rooms.values():
        for earlier, later in _overlapping(sorted(dates, key=in_order)):
            first, second = sorted((earlier, later), key=lambda one: one.event.position)
            pair = (first.event.id, second.event.id)
            if first.event.id != second.event.id and pair not in told:
                told.add(pair)
                fault = message(
                    "same-room", id=pair[1], other=pair[0], day=long_day(later.first_day)
                )
                yield fault.at(second.event.position)


def _needs_room(occurrence: Occurrence, today: date) -> bool:
    return not (
        occurrence.is_past(today) or occurrence.is_cancelled or isinstance(occurrence.time, AllDay)
    )


def _overlapping(dates: list[Occurrence]) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Pairs that overlap, of dates sorted by start; the one that begins first stands first."""
    busy: list[tuple[datetime, Occurrence]] = []
    for one in dates:
        start = one.start
        busy = [(end, before) for end, before in busy if end > start]
        for _, before in busy:
            yield before, one
        busy.append((_end(one), one))


def _end(occurrence: Occurrence) -> datetime:
    return occurrence.end or occurrence.start + timedelta(minutes=1)
