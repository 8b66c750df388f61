"""Short ways to write an event, and its dates as lines that can be compared by eye."""

from datetime import date, time
from functools import cache

from plugins.termine.diagnostics import Position
from plugins.termine.events import (
    Catalogue,
    ClosedDayPolicy,
    ClosedDays,
    Details,
    Event,
    Occurrence,
    OneOff,
    OpenEnded,
    Pause,
    Recurrence,
    Rule,
    Series,
    Timed,
    Venue,
    closed_days,
    occurrences,
    recurrence_from_phrase,
    time_phrase,
)

HERE = Position("content/termine.yaml", 3)
TEN = OpenEnded(time(10))
TEN_TO_NOON = Timed(time(10), time(12))
SKIPPED, TAKES_PLACE = ClosedDayPolicy.SKIPPED, ClosedDayPolicy.TAKES_PLACE
OFFICE = Venue("familienbuero", "Familienbüro", HERE)


def day(text):
    """`02.01.2019` as a date."""
    return date(*reversed([int(part) for part in text.split(".")]))


@cache
def closed_in_nrw():
    return closed_days("NW", range(2018, 2033))


def nothing_closed():
    return ClosedDays(date(2100, 12, 31), {}, {})


def rule(phrase, first_day, last_day="", *, at=TEN, line=4):
    recurrence = phrase if isinstance(phrase, Recurrence) else recurrence_from_phrase(phrase)
    end = day(last_day) if last_day else None
    return Rule(recurrence, at, day(first_day), end, Position("content/termine.yaml", line))


def series(*rules, pauses=(), feiertage=None, ferien=None):
    stretches = tuple(
        Pause(day(first), day(last), Position("content/termine.yaml", 9), reason)
        for first, last, reason in pauses
    )
    return Series(rules, stretches, feiertage, ferien)


def one_off(first_day, last_day="", *, at=TEN):
    return OneOff(day(first_day), day(last_day or first_day), at)


def event(schedule, *adjustments, event_id="fruehstueck", line=3, **details):
    position = Position("content/termine.yaml", line)
    return Event(event_id, Details("Frühstück", **details), schedule, position, adjustments)


def catalogue(*events):
    return Catalogue(events, (OFFICE,))


def lines(planned, until, closed=None):
    """Each date as `2019-06-05, um 10 Uhr`, and what is special about it."""
    found = occurrences(planned, until=day(until), closed_days=closed or nothing_closed())
    return [line(one) for one in found]


def line(one: Occurrence) -> str:
    days = one.first_day.isoformat()
    if one.last_day != one.first_day:
        days += f"/{one.last_day.isoformat()}"
    notes = [
        f"CANCELLED {one.reason}".strip() if one.is_cancelled else "",
        f"MOVED from {one.moved_from.day} {one.reason}".strip() if one.moved_from else "",
        "EXTRA" if one.is_extra else "",
    ]
    return ", ".join(filter(None, [days, time_phrase(one.time), *notes]))
