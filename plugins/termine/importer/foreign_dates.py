"""The dates of one foreign series, in Europe/Berlin and with every override applied.

`recurring_ical_events` counts the days of each rule, alone and in a bounded window, by the event's
own clock and without a zone: so one rule that nobody can read loses no other. Overrides, EXDATE and
RANGE=THISANDFUTURE are applied here, because an entry needs both the date that was planned and
what became of it, and a library gives only the latter.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

import icalendar
import recurring_ical_events

from ..diagnostics import message
from ..events import ZONE, AllDay, Frequency, OpenEnded, Recurrence, Timed, TimeSpan, days
from ..reading import recurrence_from_rrule
from .foreign_calendar import ForeignDetails, ForeignEvent, Group, Moment

_MOST_DATES = 20_000
_LAST_DAY = date(2100, 12, 31)
_YEARS = range(1990, _LAST_DAY.year + 1)
_LATEST_MORNING = time(6)
"""Up to here `22 bis 1 Uhr` is understood as ending on the next day."""
_ONE_DAY, _ONE_SECOND = timedelta(days=1), timedelta(seconds=1)
_TOO_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}
_NEEDS_A_CLOCK = {"BYHOUR", "BYMINUTE", "BYSECOND", "WKST"}
_ENOUGH_STEPS = 2_000
_LONGEST_RULE = 120


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a date stands. `last_day` is inclusive.

    `lost_end` is an end that the event file cannot say; the date is open-ended then.
    """

    first_day: date
    last_day: date
    time: TimeSpan
    lost_end: datetime | None = None

    @property
    def is_long(self) -> bool:
        """Whether it lasts over several days."""
        return self.last_day != self.first_day


@dataclass(frozen=True, slots=True)
class ForeignDate:
    """One date: the `planned` one, and the `placed` one that an override made of it."""

    planned: Placed
    placed: Placed
    details: ForeignDetails
    is_cancelled: bool = False
    is_excluded: bool = False
    is_of_rule: bool = False

    @property
    def day(self) -> date:
        """The day it is known by."""
        return self.planned.first_day

    @property
    def is_off(self) -> bool:
        """Whether it does not take place."""
        return self.is_cancelled or self.is_excluded


@dataclass(frozen=True, slots=True)
class Stretch:
    """Dates under one set of details: a series, or what THISANDFUTURE made of its rest.

    Sorted by planned day. `is_endless` tells that they go on behind the last one.
    """

    details: ForeignDetails
    dates: tuple[ForeignDate, ...]
    recurrences: tuple[Recurrence, ...] = ()
    is_endless: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    """The dates of one RRULE; `recurrence` is the rule without its end."""

    starts: tuple[Moment, ...]
    recurrence: Recurrence
    is_endless: bool


@dataclass(frozen=True, slots=True)
class _Slot:
    """One planned date: its own start, the end a PERIOD gives it, and where it comes from."""

    start: Moment
    end: Moment | None = None
    is_of_rule: bool = False


def stretches_of(group: Group, horizon: date) -> tuple[list[Stretch], list[str]]:
    """The dates of a master with its overrides, or of overrides alone, each by itself.

    A rule without an end is counted to `horizon` (inclusive). Beside them German sentences about
    what is lost.
    """
    master, overrides = group.master, group.overrides
    tried = [_rule(text, master.start, horizon) for text in master.rules] if master else []
    rules = [rule for rule in tried if isinstance(rule, _Rule)]
    notices = [reason for reason in tried if isinstance(reason, str)]
    parts = [(group.head.details, tuple(map(_alone, overrides)))]
    if master:
        parts = list(_parted(master, overrides, _slots(master, rules)))
    recurrences = tuple(rule.recurrence for rule in rules)
    stretches, lost = [], 0
    for number, (details, dates) in enumerate(parts, start=1):
        inside = tuple(filter(_is_in_range, dates))
        lost += len(dates) - len(inside)
        if inside:
            is_endless = number == len(parts) and any(rule.is_endless for rule in rules)
            stretches.append(Stretch(details, inside, recurrences, is_endless))
    if lost:
        notices.append(message.text("import-too-old", count=lost))
    return stretches, notices


def _is_in_range(one: ForeignDate) -> bool:
    """Whether the event file has a year for it."""
    places = (one.planned, one.placed)
    return all(day.year in _YEARS for here in places for day in (here.first_day, here.last_day))


def _parted(
    master: ForeignEvent, overrides: Sequence[ForeignEvent], slots: Iterable[_Slot]
) -> Iterator[tuple[ForeignDetails, tuple[ForeignDate, ...]]]:
    """The dates, parted where an override holds for all that follow, with orphans at the end."""
    by_slot = {_slot(one): one for one in overrides}
    overridden, excluded = _Moments(by_slot), _Moments(master.excluded)
    ranges = sorted((one for one in overrides if one.is_range), key=lambda one: _order(_slot(one)))
    governing, used = master, set()
    dates: list[ForeignDate] = []
    for slot in slots:
        while ranges and _order(_slot(ranges[0])) <= _order(slot.start):
            if dates:
                yield governing.details, tuple(sorted(dates, key=_by_start))
            governing, dates = ranges.pop(0), []
        meant = overridden.match(slot.start)
        override = None if meant is None or meant in used else by_slot[meant]
        used.add(meant)
        is_excluded = excluded.match(slot.start) is not None
        found = _date(slot, governing, None if override is governing else override)
        dates.append(replace(found, is_excluded=is_excluded, is_of_rule=slot.is_of_rule))
    orphans = [one for one in overrides if _slot(one) not in used and not one.is_range]
    dates += [_alone(one) for one in orphans if excluded.match(_slot(one)) is None]
    if dates:
        yield governing.details, tuple(sorted(dates, key=_by_start))


def _by_start(one: ForeignDate) -> tuple[date, time]:
    return one.day, getattr(one.planned.time, "start_time", time())


class _Moments:
    """RECURRENCE-IDs or EXDATEs, to be asked quickly which of them means a slot.

    A bare day means any time on it, and where slots are days, a time means its day; of several
    times on one day the first counts.
    """

    def __init__(self, moments: Iterable[Moment]) -> None:
        self.exact = {one: one for one in moments}
        times = (one for one in reversed(self.exact) if isinstance(one, datetime))
        self.loose: dict[date, Moment] = {one.date(): one for one in times}

    def match(self, start: Moment) -> Moment | None:
        if start in self.exact:
            return self.exact[start]
        if isinstance(start, datetime):
            return self.exact.get(start.date())
        return self.loose.get(start)


def _slot(event: ForeignEvent) -> Moment:
    return event.start if event.slot is None else event.slot


def _order(moment: Moment) -> datetime:
    """The key that sorts days among times: a day is its midnight in Europe/Berlin."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(), ZONE)


def _date(slot: _Slot, governing: ForeignEvent, override: ForeignEvent | None) -> ForeignDate:
    start = _moved(slot.start, governing)
    end = slot.end
    if end is None and governing.end is not None:
        end = _shifted(start, governing.start, governing.end)
    planned = _placed(start, end)
    here = _placed(override.start, override.end) if override else planned
    by = override or governing
    return ForeignDate(planned, here, by.details, by.is_cancelled)


def _alone(event: ForeignEvent) -> ForeignDate:
    """An override that no slot of a master answers to: a date of its own."""
    here = _placed(event.start, event.end)
    return ForeignDate(here, here, event.details, event.is_cancelled)


def _moved(start: Moment, governing: ForeignEvent) -> Moment:
    """A slot shifted as THISANDFUTURE shifted its first one (RFC 5545, 3.8.4.4)."""
    if governing.slot is None:
        return start
    if not isinstance(governing.start, datetime):
        return start + (governing.start - _day(governing.slot))
    if isinstance(start, datetime) and not isinstance(governing.slot, datetime):
        return start
    return _shifted(start, governing.slot, governing.start)


def _shifted(moment: Moment, first: Moment, last: Moment) -> Moment:
    """As far behind a moment as `last` is behind `first`, in whole days if it is a day."""
    if isinstance(moment, datetime):
        return moment + (_order(last) - _order(first))
    return moment + (_day(last) - _day(first))


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _placed(start: Moment, end: Moment | None) -> Placed:
    """Where a date from `start` to `end` (exclusive) stands in Europe/Berlin."""
    if not isinstance(start, datetime) and not isinstance(end, datetime):
        last_day = start if end is None else max(start, end - _ONE_DAY)
        return Placed(start, last_day, AllDay())
    # By way of UTC, so that a time in the missing hour of March becomes the one clocks show.
    first = _order(start).astimezone(UTC).astimezone(ZONE)
    day, begin = first.date(), first.time()
    if end is None or _order(end) <= first:
        return Placed(day, day, OpenEnded(begin))
    last = _order(end).astimezone(UTC).astimezone(ZONE)
    finish = last.time()
    if begin == finish == time():
        return Placed(day, last.date() - _ONE_DAY, AllDay())
    if finish > begin:
        return Placed(day, last.date(), Timed(begin, finish))
    if finish <= _LATEST_MORNING and finish != begin:
        return Placed(day, last.date() - _ONE_DAY, Timed(begin, finish))
    return Placed(day, last.date(), OpenEnded(begin), last)


def _slots(event: ForeignEvent, rules: Iterable[_Rule]) -> list[_Slot]:
    """DTSTART, RRULE and RDATE without EXDATE (RFC 5545, 3.8.5), sorted by start, each once."""
    slots: dict[Moment, _Slot] = {}
    ends = [_until(_parts(rule).get("UNTIL", ""), event.start) for rule in event.rules]
    if not ends or any(end is None or end >= _bare(event.start) for end in ends):
        slots[event.start] = _Slot(event.start)
    for rule in rules:
        slots |= {start: _Slot(start, is_of_rule=True) for start in rule.starts}
    for start, end in event.extra:
        alike = _as(start, event.start)
        known = slots.get(alike, _Slot(alike))
        slots[alike] = replace(known, end=end if known.end is None else known.end)
    return sorted(slots.values(), key=lambda slot: _order(slot.start))


def _as(moment: Moment, start: Moment) -> Moment:
    """An RDATE as the same kind of value as the start, by its clock."""
    if not isinstance(start, datetime):
        return _day(moment)
    if isinstance(moment, datetime):
        return moment.astimezone(start.tzinfo)
    return datetime.combine(moment, start.timetz())


def _rule(text: str, start: Moment, horizon: date) -> _Rule | str:
    """The dates of a rule from the start on, or a sentence why it cannot be counted."""
    found = _counted(_parts(text), start, horizon)
    if isinstance(found, _Rule):
        return found
    shown = "".join(one for one in text if one.isprintable())[:_LONGEST_RULE]
    return message.text("import-rule-refused", rule=shown, reason=found)


def _counted(parts: dict[str, str], start: Moment, horizon: date) -> _Rule | str:
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
    limit = datetime.combine(_LAST_DAY, time.max)
    if is_endless:
        limit = max(datetime.combine(horizon, time.max), first)
    try:
        moments = _moments(parts, first, min(until or limit, limit))
    except (ValueError, TypeError, OverflowError):
        return message.text("import-rule-unreadable")
    if len(moments) > _MOST_DATES:
        return message.text("import-rule-too-many")
    zone = start.tzinfo if isinstance(start, datetime) else None
    starts = (one.replace(tzinfo=zone) if zone else one.date() for one in moments)
    return _Rule(tuple(starts), replace(recurrence, count=None), is_endless)


def _moments(parts: dict[str, str], start: datetime, limit: datetime) -> list[datetime]:
    """What a rule gives from `start` to `limit` (inclusive); one more than anybody takes at most.

    The library adds DTSTART to every series. It is one of the rule's own dates only if it is the
    single one of the same rule with COUNT=1.
    """
    stop = max(limit, start).replace(microsecond=0) + _ONE_SECOND
    series = {name: value for name, value in parts.items() if name != "UNTIL"}
    most = min(int(parts.get("COUNT", _MOST_DATES + 1)), _MOST_DATES + 1)
    found = _between(start, stop, {**series, "COUNT": f"{most}"})
    ever = max(stop, datetime.combine(_LAST_DAY, time()))
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
    match recurrence.frequency:
        case _ if interval == 1:
            return False
        case Frequency.DAILY:
            numbers = range(start.toordinal(), _LAST_DAY.toordinal() + 1, interval)
            steps = map(date.fromordinal, islice(numbers, _ENOUGH_STEPS))
            return not any(True for day in steps for _ in days(every, day, day))
        case Frequency.MONTHLY if recurrence.months:
            months = range(start.month - 1, 12 * interval, interval)
            return not any(month % 12 + 1 in recurrence.months for month in months)
        case Frequency.YEARLY:
            years = range(start.year, _LAST_DAY.year + 1, interval)
            spans = ((date(year, 1, 1), date(year, 12, 31)) for year in years)
            return not any(True for span in spans for _ in days(every, *span))
    return False


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
    if found[3] and moment.year in _YEARS:
        return _bare(moment.replace(tzinfo=UTC).astimezone(start.tzinfo))
    return moment


def _bare(moment: Moment) -> datetime:
    """A moment by its own clock, without a zone."""
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime.combine(moment, time())
