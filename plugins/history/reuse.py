"""Ids that Git knows from another entry, told to the editors before anybody subscribes."""

from collections.abc import Iterable, Iterator

from plugins.events import ZONE, Event, Fault, Problem, plain_day

from . import wording
from .last_changes import History, ReusedId


def reused_ids(history: History, events: Iterable[Event]) -> Iterator[Problem]:
    """A warning for each event whose id once named something else."""
    positions = {event.id: event.position for event in events}
    for one in history.reused:
        if one.id in positions:
            yield _fault(one).at(positions[one.id])


def taken_before(history: History, event_id: str, title: str) -> Fault | None:
    """The same warning for an entry that is not written yet."""
    for one in history.gone:
        if one.id == event_id and one.title.casefold() != title.casefold():
            return _fault(one)
    return None


def _fault(one: ReusedId) -> Fault:
    day = plain_day(one.until.astimezone(ZONE).date())
    return wording.REUSED_ID(id=one.id, day=day, title=one.title, example=f"{one.id}-2")
