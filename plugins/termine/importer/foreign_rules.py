"""The dates of a foreign RRULE, counted to the very days and never without end.

`recurring_ical_events` counts the days of each rule, alone and in a bounded window, by the event's
own clock and without a zone: so one rule that nobody can read loses no other.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import recurring_ical_events

from ..diagnostics import message
from ..events import Frequency, Recurrence, days
from ..reading import recurrence_from_rrule
from .foreign_calendar import ForeignEvent, Moment

LAST_DAY = date(2100, 12, 31)
YEARS = range(1990, LAST_DAY.year + 1)
"""The event file has dates in these years."""

_MOST_DATES = 20_000
_ONE_SECOND = timedelta(seconds=1)
_TOO_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}
_NEEDS_A_CLOCK = {"BYHOUR", "BYMINUTE", "BYSECOND", "WKST"}
_ENOUGH_STEPS = 2_000


@dataclass(frozen=True, slots=True)
class CountedRule:
    """The dates of one RRULE, from the start on; `recurrence` is the rule without its end."""

    starts: tuple[Moment, ...]
    recurrence: Recurrence
    is_endless: bool


def counted_rule(text: str, start: Moment, horizon: date) -> CountedRule | str:
    """The dates of a rule, or a German sentence why it cannot be counted.

    A rule without an end is counted to `horizon` (inclusive).
    """
    parts = _parts(text)
    first, until = _bare(start), _until(parts.get("UNTIL", ""), start)
    if parts.get("FREQ") in _TOO_OFTEN:
        return message.text("import-rule-too-often")
    if "UNTIL" in parts and until is None:
        return message.text("import-rule-unreadable")
    form = {name: parts[name] for name in parts if name not in {*_NEEDS_A_CLOCK, "UNTIL"}}
    recurrence = recurrence_from_rrule(_joined(form))
    if isinstance(recurrence, Recurrence) and _starves(recurrence, first.date()):
        recurrence = message.text("import-rule-never")
    if isinstance(recurrence, str):
        return recurrence
    is_endless = until is None and "COUNT" not in parts
    limit = datetime.combine(LAST_DAY, time.max)
    if is_endless:
        limit = max(datetime.combine(horizon, time.max), first)
    try:
        moments = _moments(parts, first, min(until or limit, limit))
    except (ValueError, TypeError, OverflowError):
        return message.text("import-rule-unreadable")
    if len(moments) > _MOST_DATES:
        return message.text("import-rule-too-many")
    zone = start.tzinfo if isinstance(start, datetime) else None
    starts = (moment.replace(tzinfo=zone) if zone else moment.date() for moment in moments)
    return CountedRule(tuple(starts), replace(recurrence, count=None), is_endless)


def is_start_a_date(event: ForeignEvent) -> bool:
    """Whether DTSTART is a date itself (RFC 5545, 3.8.5.3): unless each rule ended before it."""
    ends = [_until(_parts(rule).get("UNTIL", ""), event.start) for rule in event.rules]
    return not ends or any(end is None or end >= _bare(event.start) for end in ends)


def _moments(parts: dict[str, str], start: datetime, limit: datetime) -> list[datetime]:
    """What a rule gives from `start` to `limit` (inclusive); one more than anybody takes at most.

    The library adds DTSTART to every series. It is one of the rule's own dates only if it is the
    single one of the same rule with COUNT=1.
    """
    stop = max(limit, start).replace(microsecond=0) + _ONE_SECOND
    series = {name: value for name, value in parts.items() if name != "UNTIL"}
    most = min(int(parts.get("COUNT", _MOST_DATES + 1)), _MOST_DATES + 1)
    found = _between(start, stop, {**series, "COUNT": f"{most}"})
    ever = max(stop, datetime.combine(LAST_DAY, time()))
    is_own = len(_between(start, ever, {**series, "COUNT": "1"})) == 1
    return [one for one in found if one <= limit and (is_own or one != start)]


def _between(start: datetime, stop: datetime, parts: dict[str, str]) -> list[datetime]:
    """The moments of a series from `start` to before `stop`, sorted."""
    event = icalendar.Event()
    event["DTSTART"] = icalendar.vDDDTypes(start)
    event["RRULE"] = icalendar.vRecur.from_ical(_joined(parts))
    found = recurring_ical_events.of(event).between(start, stop)
    return sorted(one["DTSTART"].dt for one in found)


def _parts(rule: str) -> dict[str, str]:
    """The parts of an RRULE by name; Exchange writes COUNT=-1 for one without an end."""
    plain = re.sub(r"[\s\\]", "", rule).upper().removeprefix("RRULE:").strip(";")
    return {
        name: value
        for name, _, value in (part.partition("=") for part in plain.split(";"))
        if not (name == "COUNT" and re.fullmatch(r"-\d+", value))
    }


def _joined(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _starves(recurrence: Recurrence, start: date) -> bool:
    """Whether the interval steps over every day that the rule allows.

    dateutil, which counts for the library, would look for one until the year 9999, for seconds.
    """
    interval, every = recurrence.interval, replace(recurrence, interval=1)
    spans: Iterable[tuple[date, date]]
    match recurrence.frequency:
        case _ if interval == 1:
            return False
        case Frequency.DAILY:
            numbers = range(start.toordinal(), LAST_DAY.toordinal() + 1, interval)
            spans = ((day, day) for day in map(date.fromordinal, numbers[:_ENOUGH_STEPS]))
        case Frequency.MONTHLY if recurrence.months:
            months = range(start.month - 1, 12 * interval, interval)
            return all(month % 12 + 1 not in recurrence.months for month in months)
        case Frequency.YEARLY:
            years = range(start.year, LAST_DAY.year + 1, interval)
            spans = ((date(year, 1, 1), date(year, 12, 31)) for year in years)
        case _:
            return False
    return not any(True for span in spans for _ in days(every, *span))


def _until(text: str, start: Moment) -> datetime | None:
    """UNTIL by the clock of DTSTART, inclusive; a bare day is meant to its end."""
    found = re.fullmatch(r"(\d{8})(?:T(\d{6})(Z?))?", text, re.ASCII)
    if not found:
        return None
    try:
        moment = datetime.strptime(found[1] + (found[2] or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007
    except ValueError:
        return None
    if not found[2] or not isinstance(start, datetime):
        return datetime.combine(moment, time.max)
    if found[3] and moment.year in YEARS:
        return _bare(moment.replace(tzinfo=UTC).astimezone(start.tzinfo))
    return moment


def _bare(moment: Moment) -> datetime:
    """A moment by its own clock, without a zone."""
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime.combine(moment, time())
