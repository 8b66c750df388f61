"""The days and times that the rules of a foreign event give.

dateutil does the counting, in the event's own clock, because a rule may need a time of day or a
zone that our Recurrence does not know. It looks for a next date until the year 9999,
so a rule is first tried with ours, which ends.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import islice

from dateutil.rrule import rrulestr

from ..events import ZONE, Frequency, Recurrence, days
from ..reading import recurrence_from_rrule
from . import sentences
from .foreign import ForeignEvent, Moment

MOST_DATES = 20_000
_LAST_YEAR = 2100
_NEEDS_A_CLOCK = {"BYHOUR", "BYMINUTE", "BYSECOND", "WKST"}
_ENOUGH_STEPS = 2_000
_NO_LIMIT = {"COUNT": re.compile(r"-\d+")}  # Exchange writes COUNT=-1 for an endless rule


@dataclass(frozen=True, slots=True)
class Slot:
    """One planned date: its own start, the end a PERIOD gives it, and where it comes from."""

    start: Moment
    end: Moment | None = None
    is_of_rule: bool = False
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Expansion:
    """The slots, sorted by start, each once.

    `recurrences` are the rules in our form where they have one; `is_endless` tells that some rule
    goes on behind the last slot.
    """

    slots: tuple[Slot, ...]
    recurrences: tuple[Recurrence, ...]
    is_endless: bool
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    """The moments of one rule."""

    moments: tuple[datetime, ...] = ()
    recurrence: Recurrence | None = None
    is_endless: bool = False
    notice: str = ""


def expansion(event: ForeignEvent, horizon: date) -> Expansion:
    """DTSTART, RRULE and RDATE without EXDATE (RFC 5545, 3.8.5); an endless rule to `horizon`."""
    rules = [_rule(text, event.start, horizon) for text in event.rules]
    slots: dict[Moment, Slot] = {}
    if not _ends_before_it_begins(event):
        slots[event.start] = Slot(event.start)
    for rule in rules:
        for moment in rule.moments:
            start = _like(moment, event.start)
            slots[start] = Slot(start, is_of_rule=True)
    for start, end in event.extra:
        alike = _as(start, event.start)
        known = slots.get(alike, Slot(alike))
        slots[alike] = replace(known, end=end if known.end is None else known.end)
    excluded = Moments.of(event.excluded)
    found = [
        replace(one, is_excluded=excluded.match(one.start) is not None) for one in slots.values()
    ]
    return Expansion(
        tuple(sorted(found, key=lambda slot: in_order(slot.start))),
        tuple(rule.recurrence for rule in rules if rule.recurrence),
        any(rule.is_endless for rule in rules),
        tuple(rule.notice for rule in rules if rule.notice),
    )


def in_order(moment: Moment) -> datetime:
    """The key that sorts days among times: a day is its midnight in Europe/Berlin."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time(), ZONE)


def day_of(moment: Moment, beside: Moment) -> date:
    """The day of a moment, by the clock of the one it stands beside."""
    if not isinstance(moment, datetime):
        return moment
    return (moment.astimezone(beside.tzinfo) if isinstance(beside, datetime) else moment).date()


@dataclass(frozen=True, slots=True)
class Moments:
    """RECURRENCE-IDs or EXDATEs, to be asked quickly which of them means a slot.

    A bare day means any time on it, and where slots are days, a time means its day.
    """

    exact: Mapping[Moment, Moment]
    loose: Mapping[date, Moment]

    @classmethod
    def of(cls, moments: Iterable[Moment]) -> "Moments":
        """All of them; of several on one day the first counts where only the day is asked."""
        given = tuple(moments)
        loose: dict[date, Moment] = {}
        for one in given:
            if isinstance(one, datetime):
                loose.setdefault(one.date(), one)
        return cls({one: one for one in given}, loose)

    def match(self, start: Moment) -> Moment | None:
        """The one that means this slot."""
        if start in self.exact:
            return self.exact[start]
        if isinstance(start, datetime):
            return self.exact.get(start.date())
        return self.loose.get(start)


def _ends_before_it_begins(event: ForeignEvent) -> bool:
    """Whether the only rules are over before DTSTART; such an event has no date."""
    ends = [_until(_parts(rule).get("UNTIL", ""), event.start) for rule in event.rules]
    return bool(ends) and all(end is not None and end < _naive(event.start) for end in ends)


def _rule(text: str, start: Moment, horizon: date) -> _Rule:
    parts = _parts(text)
    reason = _refusal(parts, start)
    if reason:
        return _Rule(notice=sentences.RULE_REFUSED.format(rule=_shown(text), reason=reason))
    until = _until(parts.pop("UNTIL", ""), start)
    latest = datetime(_LAST_YEAR, 12, 31, 23, 59)  # noqa: DTZ001  # the event's own clock, bare
    is_endless = until is None and "COUNT" not in parts
    if is_endless:
        latest = max(datetime.combine(horizon, time.max), _naive(start))
    limit = min(until or latest, latest)
    try:
        moments = tuple(islice(_up_to(_joined(parts), _naive(start), limit), MOST_DATES + 1))
    except (ValueError, TypeError, OverflowError):
        notice = sentences.RULE_REFUSED.format(rule=_shown(text), reason=sentences.RULE_UNREADABLE)
        return _Rule(notice=notice)
    if len(moments) > MOST_DATES:
        notice = sentences.RULE_REFUSED.format(rule=_shown(text), reason=sentences.RULE_TOO_MANY)
        return _Rule(notice=notice)
    return _Rule(moments, _recurrence(parts), is_endless)


def _up_to(rule: str, start: datetime, limit: datetime) -> Iterator[datetime]:
    for moment in rrulestr(rule, dtstart=start):
        if moment > limit:
            return
        yield moment


def _parts(text: str) -> dict[str, str]:
    plain = re.sub(r"[\s\\]", "", text).upper().removeprefix("RRULE:").strip(";")
    pairs = (part.partition("=") for part in plain.split(";"))
    return {
        name: value
        for name, _, value in pairs
        if not (name in _NO_LIMIT and _NO_LIMIT[name].fullmatch(value))
    }


def _refusal(parts: dict[str, str], start: Moment) -> str:
    """Why the rule cannot be counted, or an empty text."""
    if parts.get("FREQ") in {"SECONDLY", "MINUTELY", "HOURLY"}:
        return sentences.RULE_TOO_OFTEN
    kept = {name: value for name, value in parts.items() if name not in _NEEDS_A_CLOCK}
    if "UNTIL" in kept and _until(kept.pop("UNTIL"), date.min) is None:
        return sentences.RULE_UNREADABLE
    found = recurrence_from_rrule(_joined(kept))
    if isinstance(found, str):
        return found
    return sentences.RULE_NEVER if _starves(found, _naive(start).date()) else ""


def _starves(recurrence: Recurrence, start: date) -> bool:
    """Whether the interval steps over every day that the rule allows.

    dateutil would look for one until the year 9999, for seconds.
    """
    limit = date(_LAST_YEAR, 12, 31)
    match recurrence.frequency:
        case _ if recurrence.interval == 1:
            return False
        case Frequency.DAILY:
            every = range(start.toordinal(), limit.toordinal() + 1, recurrence.interval)
            steps = islice(map(date.fromordinal, every), _ENOUGH_STEPS)
            daily = replace(recurrence, interval=1)
            return not any(True for day in steps for _ in days(daily, day, day))
        case Frequency.MONTHLY if recurrence.months:
            steps_of_year = range(start.month - 1, 12 * recurrence.interval, recurrence.interval)
            return not any(month % 12 + 1 in recurrence.months for month in steps_of_year)
        case Frequency.YEARLY:
            yearly = replace(recurrence, interval=1)
            years = range(start.year, limit.year + 1, recurrence.interval)
            spans = ((date(year, 1, 1), date(year, 12, 31)) for year in years)
            return not any(True for span in spans for _ in days(yearly, *span))
    return False


def _recurrence(parts: dict[str, str]) -> Recurrence | None:
    """The rule in our form, without its end."""
    kept = {name: value for name, value in parts.items() if name not in {*_NEEDS_A_CLOCK, "COUNT"}}
    found = recurrence_from_rrule(_joined(kept))
    return found if isinstance(found, Recurrence) else None


def _joined(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _until(text: str, start: Moment) -> datetime | None:
    """UNTIL by the clock of DTSTART, inclusive; a bare day is meant to its end."""
    found = re.fullmatch(r"(\d{8})(?:T(\d{6})(Z?))?", text, re.ASCII)
    try:
        if not found:
            return None
        if not found[2] or not isinstance(start, datetime):
            return datetime.combine(datetime.strptime(found[1], "%Y%m%d"), time.max)  # noqa: DTZ007
        moment = datetime.strptime(found[1] + found[2], "%Y%m%d%H%M%S")  # noqa: DTZ007
    except ValueError:
        return None
    if not found[3]:
        return moment
    return moment.replace(tzinfo=UTC).astimezone(start.tzinfo).replace(tzinfo=None)


def _naive(moment: Moment) -> datetime:
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime.combine(moment, time())


def _like(moment: datetime, start: Moment) -> Moment:
    """A counted moment as a day or as a time in the zone of the start."""
    return moment.replace(tzinfo=start.tzinfo) if isinstance(start, datetime) else moment.date()


def _as(moment: Moment, start: Moment) -> Moment:
    """An RDATE as the same kind of value as the start."""
    if isinstance(start, datetime):
        if isinstance(moment, datetime):
            return moment.astimezone(start.tzinfo)
        return datetime.combine(moment, start.timetz())
    return day_of(moment, start)


def _shown(text: str) -> str:
    return "".join(one for one in text if one.isprintable())[:120]
