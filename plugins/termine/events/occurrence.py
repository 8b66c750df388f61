"""Occurrence (Termin): one concrete date of an event, with everything inherited filled in."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from .details import Details
from .event import Event
from .timespan import AllDay, OpenEnded, Timed, TimeSpan

ZONE = ZoneInfo("Europe/Berlin")
TimeOfDay = time
"""A time of day; named because the field `time` hides the type within the class."""


class Status(Enum):
    """How a date stands; the values are those of schema.org's EventStatusType."""

    SCHEDULED = "EventScheduled"
    CANCELLED = "EventCancelled"
    MOVED = "EventRescheduled"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and a time of day: where a moved date had been planned."""

    day: date
    time: TimeSpan


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date. `event.id` with `original_day` is its identity and never changes.

    `first_day` and `last_day` (inclusive) are where it stands now; a date that crosses midnight
    still has one day. `reason` tells why it is cancelled or moved and may be empty.
    """

    event: Event
    original_day: date
    first_day: date
    last_day: date
    time: TimeSpan
    details: Details
    status: Status = Status.SCHEDULED
    reason: str = ""
    moved_from: Moment | None = None
    is_extra: bool = False

    @property
    def start(self) -> datetime:
        """When it begins, in Europe/Berlin; midnight for an all-day date."""
        return _at(self.first_day, self.start_time or time())

    @property
    def end(self) -> datetime | None:
        """When it ends (exclusive), in Europe/Berlin; None for an open end."""
        match self.time:
            case OpenEnded():
                return None
            case AllDay():
                return _at(self.last_day + timedelta(days=1), time())
            case Timed(end_time=end_time) as span:
                return _at(self.last_day + timedelta(days=span.crosses_midnight), end_time)

    @property
    def start_time(self) -> TimeOfDay | None:
        """The time of day it begins, None for an all-day date."""
        return None if isinstance(self.time, AllDay) else self.time.start_time

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.status is Status.CANCELLED

    @property
    def is_moved(self) -> bool:
        """Whether it takes place at another time than planned."""
        return self.status is Status.MOVED

    def is_past(self, today: date) -> bool:
        """Whether its last day is over on `today`; on its own day a date is never past."""
        return self.last_day < today


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=ZONE)
