"""Recurrence (Wiederholung): which days a rule gives. It knows days only, no times and no zones.

The parts are those of RFC 5545, 3.3.10; phrases (`phrase.py`) and an editor's own RRULE both become
this one value. dateutil computes the days. It looks for a next date until the year 9999, so it is
always given an end, and a rule that can never fall on a day is not put to it at all.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from heapq import merge
from itertools import islice

from dateutil import rrule

_WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ALL_YEARS = 9944
"""From any day of this leap year to the end of 9999 there are more than 28 years, with every
calendar that a year can have: a rule that gives no day in them never gives one."""


class Frequency(Enum):
    """The stretch a Recurrence repeats in; the values are those of RRULE's FREQ."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True, order=True)
class Weekday:
    """A day of the week, 0 for Monday to 6 for Sunday, and which one of its month or year.

    `ordinal` 0 means each of them, 1 the first, -1 the last.
    """

    number: int
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule that gives days. Empty tuples do not limit it.

    `month_days` may be negative (-1 is the last day). `positions` are RRULE's BYSETPOS: which of
    the days of one stretch count. `weeks` are BYWEEKNO, the ISO weeks of a yearly rule. `count` and
    `last_day` (inclusive) end the rule by itself; a phrase never sets them. Weeks begin on Monday.

    Two things no RRULE can say, only a phrase: `exceptions` are rules for months of their own,
    which `months` leaves out; `holidays` are the school holidays („Osterferien“) outside of which
    no day counts. When these are, only ClosedDays knows, so `days` gives the days of other weeks
    too.
    """

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[Weekday, ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    count: int | None = None
    last_day: date | None = None
    exceptions: tuple["Recurrence", ...] = ()
    holidays: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse with a ValueError what RFC 5545 does not allow."""
        is_short = self.frequency in {Frequency.DAILY, Frequency.WEEKLY}
        demands = (
            self.interval > 0 and (self.count is None or self.count > 0),
            all(day.number in range(7) for day in self.weekdays),
            not (is_short and any(day.ordinal for day in self.weekdays)),
            not (self.frequency is Frequency.WEEKLY and self.month_days),
            not (self.weeks and self.frequency is not Frequency.YEARLY),
            not (self.weeks and any(day.ordinal for day in self.weekdays)),
            all(abs(week) in range(1, 54) for week in self.weeks),
            all(abs(day) in range(1, 32) for day in self.month_days),
            all(month in range(1, 13) for month in self.months),
        )
        if not all(demands):
            raise ValueError(self)


def days(recurrence: Recurrence, first_day: date, last_day: date) -> Iterator[date]:
    """The days of the rule from `first_day` to `last_day`, both inclusive, sorted, each once.

    An interval is counted from the first day that fits, not from `first_day`: „jede 2. Woche
    dienstags“ from a Wednesday on begins with the next Tuesday. (RFC 5545, 3.8.5.3 leaves open what
    a rule means whose start does not fit it.) Always ends: it never looks far beyond `last_day`.
    """
    rules = (replace(recurrence, exceptions=()), *recurrence.exceptions)
    return merge(*(_days_of_rule(rule, first_day, last_day) for rule in rules))


def as_rrule(recurrence: Recurrence) -> str:
    """The rule as the value of an RRULE, for example `FREQ=MONTHLY;BYDAY=1WE`.

    What only a phrase can say (`exceptions`, `holidays`) is not in it.
    """
    weekdays = (f"{day.ordinal or ''}{_WEEKDAY_CODES[day.number]}" for day in recurrence.weekdays)
    until = recurrence.last_day
    parts = (
        ("FREQ", recurrence.frequency.value),
        ("INTERVAL", str(recurrence.interval) if recurrence.interval > 1 else ""),
        ("BYMONTH", ",".join(map(str, recurrence.months))),
        ("BYWEEKNO", ",".join(map(str, recurrence.weeks))),
        ("BYMONTHDAY", ",".join(map(str, recurrence.month_days))),
        ("BYDAY", ",".join(weekdays)),
        ("BYSETPOS", ",".join(map(str, recurrence.positions))),
        ("COUNT", str(recurrence.count or "")),
        ("UNTIL", until.isoformat().replace("-", "") if until else ""),
    )
    return ";".join(f"{name}={value}" for name, value in parts if value)


def _days_of_rule(recurrence: Recurrence, first_day: date, last_day: date) -> Iterator[date]:
    """The days without those of `exceptions`."""
    if recurrence.last_day is not None:
        last_day = min(last_day, recurrence.last_day)
    every_one = replace(recurrence, interval=1)
    in_all_years = _expanded(every_one, first_day.replace(year=_ALL_YEARS), date.max)
    if first_day <= last_day and next(in_all_years, None) is not None:
        anchor = next(_expanded(every_one, first_day, last_day), None)
        if anchor is not None:
            yield from islice(_expanded(recurrence, anchor, last_day), recurrence.count)


def _expanded(recurrence: Recurrence, anchor: date, last_day: date) -> Iterator[date]:
    """What dateutil gives from the anchor to `last_day`; COUNT is left to the caller.

    Weekdays are asked for from a Monday on, because BYSETPOS counts within whole weeks.
    """
    weekdays = _weekdays(recurrence)
    if recurrence.weekdays and not weekdays:
        return
    counts_in_weeks = recurrence.frequency is Frequency.WEEKLY and weekdays
    start = anchor - timedelta(days=anchor.weekday() if counts_in_weeks else 0)
    rule = rrule.rrule(
        getattr(rrule, recurrence.frequency.value),
        dtstart=datetime.combine(start, time(), UTC),
        until=datetime.combine(last_day, time(), UTC),
        interval=recurrence.interval,
        wkst=rrule.MO,
        bymonth=recurrence.months or None,
        byweekno=recurrence.weeks or None,
        bymonthday=recurrence.month_days or None,
        byweekday=weekdays or None,
        bysetpos=recurrence.positions or None,
    )
    with suppress(ValueError):  # the last week of the year 9999 ends in a year that is none
        yield from (day for moment in rule if (day := moment.date()) >= anchor)


def _weekdays(recurrence: Recurrence) -> list[rrule.weekday]:
    """The weekdays as dateutil knows them.

    It takes BYDAY=MO,1WE for days that are a Monday and a first Wednesday at once, so beside
    weekdays with an ordinal the others are written out as the 1st, the 2nd and so on. An ordinal
    that no month or year has is left out.
    """
    is_of_month = recurrence.frequency is Frequency.MONTHLY or recurrence.months
    most = 5 if is_of_month else 53
    has_ordinals = any(day.ordinal for day in recurrence.weekdays)
    return [
        rrule.weekday(day.number, ordinal or None)
        for day in recurrence.weekdays
        for ordinal in ((day.ordinal,) if day.ordinal or not has_ordinals else range(1, most + 1))
        if abs(ordinal) <= most
    ]
