"""TimeSpan: at what time of day a date begins and ends, and the hour that summer time leaves out.

A TimeSpan knows no day. In Germany the clocks go from 2 to 3 Uhr on the last Sunday of March: a
date that would begin or end in between is put to 3 Uhr; in Lisbon it is the hour before.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil import tz

ZONE = ZoneInfo("Europe/Berlin")
"""The zone of an event for which nothing else is set."""

_GAP_BEFORE = 4
"""Clocks are put forward in the first hours of a day."""


@dataclass(frozen=True, slots=True)
class Timed:
    """From `start_time` to `end_time` (exclusive); an earlier end means the next morning.

    Of a date on several days these are the begin of its first and the end of its last day.
    """

    start_time: time
    end_time: time

    def end_day(self, first_day: date, last_day: date) -> date:
        """The day on which a date ends that has these days (inclusive); midnight is 24 Uhr."""
        is_next = self.end_time == time() or (
            first_day == last_day and self.end_time <= self.start_time
        )
        return last_day + timedelta(days=is_next)


@dataclass(frozen=True, slots=True)
class OpenEnded:
    """From `start_time` on; when it ends is not known."""

    start_time: time


@dataclass(frozen=True, slots=True)
class AllDay:
    """The whole day, without times."""


TimeSpan = Timed | OpenEnded | AllDay


def begins_in_gap(day: date, span: TimeSpan, zone: ZoneInfo = ZONE) -> bool:
    """Whether a date on this day would begin at a time that the clocks leave out."""
    return not isinstance(span, AllDay) and _gap_end(day, span.start_time, zone) is not None


def without_gap(first_day: date, last_day: date, span: TimeSpan, zone: ZoneInfo = ZONE) -> TimeSpan:
    """The same time of day, with a start or an end in the missing hour put to its end.

    A date that lies in that hour altogether keeps its length: 2:15 to 2:45 becomes 3 to 3:30.
    """
    if isinstance(span, AllDay):
        return span
    start = _gap_end(first_day, span.start_time, zone) or span.start_time
    if isinstance(span, OpenEnded):
        return OpenEnded(start)
    end_day = span.end_day(first_day, last_day)
    end = _gap_end(end_day, span.end_time, zone) or span.end_time
    if end_day == first_day and span.end_time <= start and start != span.start_time:
        begin = datetime.combine(first_day, span.start_time)
        length = datetime.combine(first_day, span.end_time) - begin
        end = (datetime.combine(first_day, start) + length).time()
    return Timed(start, end)


def _gap_end(day: date, clock: time, zone: ZoneInfo) -> time | None:
    """The full hour at which a time goes on that the clocks leave out; None for one that is."""
    if clock.hour >= _GAP_BEFORE or tz.datetime_exists(datetime.combine(day, clock, zone)):
        return None
    hours = (time(hour) for hour in range(clock.hour + 1, 24))
    return next(one for one in hours if tz.datetime_exists(datetime.combine(day, one, zone)))
