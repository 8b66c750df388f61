"""Ids that Git knows from another entry, told to the editors before anybody subscribes."""

from collections.abc import Iterable, Iterator

from ..diagnostics import Diagnostic, Message, message
from ..events import ZONE, Event, plain_day
from .last_changes import History, ReusedId


def reused_ids(history: History, events: Iterable[Event]) -> Iterator[Diagnostic]:
    """A warning for each event whose id once named something else."""
    positions = {event.id: event.position for event in events}
    for one in history.reused:
        if one.id in positions:
            yield _fault(one).at(positions[one.id])


def taken_before(history: History, event_id: str, title: str) -> Message | None:
    """The same warning for an entry that is not written yet."""
    for one in history.gone:
        if one.id == event_id and one.title.casefold() != title.casefold():
            return _fault(one)
    return None


def _fault(one: ReusedId) -> Message:
    day = plain_day(one.until.astimezone(ZONE).date())
    return message("id-reused", id=one.id, day=day, title=one.title, example=f"{one.id}-2")
