"""Ids that Git knows from another entry, told to the editors before anybody subscribes."""

from collections.abc import Iterable, Iterator

from plugins.events import ZONE, Event, Problem, plain_day

from . import wording
from .last_changes import History


def reused_ids(history: History, events: Iterable[Event]) -> Iterator[Problem]:
    """A warning for each event whose id once named something else."""
    positions = {event.id: event.position for event in events}
    for one in history.reused:
        if one.id in positions:
            day = plain_day(one.until.astimezone(ZONE).date())
            fault = wording.REUSED_ID(id=one.id, day=day, title=one.title, example=f"{one.id}-2")
            yield fault.at(positions[one.id])
