"""Opening hours (Öffnungszeiten) of a venue: on weekdays, and other hours on single days.

A line names weekdays or a stretch of days. What a single day says goes before what its weekday
says; lines of the same day are read together.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from .event import Opening, OpenTimes
from .german import WEEKDAYS, bare_time, enumeration, short_day

CLOSED = "geschlossen"
BY_APPOINTMENT = "nach Vereinbarung"
_FRIDAY = 4
_SPAN = 3
"""So many days in a row are said by the first and the last."""


def open_phrases(times: OpenTimes) -> tuple[str, ...]:
    """`9 bis 12 Uhr` and `nach Vereinbarung`, one after the other; or `geschlossen` alone."""
    spans = (bare_time(span) for span in times.spans)
    appointment = (BY_APPOINTMENT,) if times.is_by_appointment else ()
    return (*spans, *appointment) or (CLOSED,)


def week(openings: Iterable[Opening]) -> tuple[OpenTimes, ...]:
    """When it is open from Monday to Sunday; closed on days that no line names."""
    lines = tuple(openings)
    return tuple(
        _together(line.times for line in lines if day in line.weekdays) for day in range(7)
    )


def _together(times: Iterable[OpenTimes]) -> OpenTimes:
    found = tuple(times)
    spans = sorted({span for one in found for span in one.spans}, key=lambda one: one.start_time)
    return OpenTimes(tuple(spans), any(one.is_by_appointment for one in found))


def weekly_rows(openings: Iterable[Opening]) -> tuple[tuple[tuple[int, ...], OpenTimes], ...]:
    """Days in a row with the same hours, and these; a weekend that is closed is left out."""
    days = [*enumerate(week(openings))]
    while days and days[-1][0] > _FRIDAY and days[-1][1].is_closed:
        days.pop()
    rows = groupby(days, key=lambda pair: pair[1])
    return tuple((tuple(day for day, _ in row), times) for times, row in rows)


def weekdays_phrase(days: Sequence[int]) -> str:
    """`Montag`, `Montag und Dienstag`, `Montag bis Donnerstag` for weekdays in a row."""
    names = [WEEKDAYS[day] for day in days]
    return enumeration(names) if len(names) < _SPAN else f"{names[0]} bis {names[-1]}"


def other_days(openings: Iterable[Opening], today: date) -> tuple[Opening, ...]:
    """The lines of single days that are not over, sorted by day."""
    coming = (line for line in openings if not line.weekdays and line.last_day >= today)
    return tuple(sorted(coming, key=lambda line: (line.first_day, line.last_day, line.reason)))


def stretch_phrase(line: Opening) -> str:
    """`Do 24.12.2026`, `Do 24.12.2026 bis Fr 01.01.2027`."""
    first = short_day(line.first_day)
    is_one = line.first_day == line.last_day
    return first if is_one else f"{first} bis {short_day(line.last_day)}"


def hours_by_day(openings: Iterable[Opening], today: date) -> dict[date, OpenTimes]:
    """The hours of each single day that is not over."""
    days: dict[date, list[OpenTimes]] = {}
    for line in other_days(openings, today):
        for ahead in range((line.last_day - line.first_day).days + 1):
            days.setdefault(line.first_day + timedelta(days=ahead), []).append(line.times)
    return {day: _together(times) for day, times in days.items()}
