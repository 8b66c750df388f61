"""Recurrence (Wiederholung): which days a rule gives. It knows days only, no times and no zones.

The parts are those of RFC 5545, 3.3.10; phrases (`phrase.py`) and an editor's own RRULE
(`rrule.py`) both become this one value. The days are computed here and not by dateutil, because
dateutil looks for a next date until the year 9999: a rule without one would hang the build. In the
tests dateutil is the oracle.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta
from enum import Enum
from itertools import islice

_WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


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
    the days of one stretch count. `count` and `last_day` (inclusive) end the rule by itself; a
    phrase never sets them. Weeks begin on Monday.
    """

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[Weekday, ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    count: int | None = None
    last_day: date | None = None

    def __post_init__(self) -> None:
        """Refuse with a ValueError what RFC 5545 does not allow."""
        if self.interval < 1 or (self.count is not None and self.count < 1):
            raise ValueError(self.interval, self.count)
        if not all(day.number in range(7) for day in self.weekdays):
            raise ValueError(self.weekdays)
        is_short = self.frequency in {Frequency.DAILY, Frequency.WEEKLY}
        if is_short and any(day.ordinal for day in self.weekdays):
            raise ValueError(self.frequency, self.weekdays)
        if self.frequency is Frequency.WEEKLY and self.month_days:
            raise ValueError(self.frequency, self.month_days)
        if not all(abs(day) in range(1, 32) for day in self.month_days):
            raise ValueError(self.month_days)
        if not all(month in range(1, 13) for month in self.months):
            raise ValueError(self.months)


def days(recurrence: Recurrence, first_day: date, last_day: date) -> Iterator[date]:
    """The days of the rule from `first_day` to `last_day`, both inclusive, sorted, each once.

    An interval is counted from the first day that fits, not from `first_day`: „jede 2. Woche
    dienstags“ from a Wednesday on begins with the next Tuesday. (RFC 5545, 3.8.5.3 leaves open what
    a rule means whose start does not fit it.) Always ends: it never looks beyond `last_day`.
    """
    whole = _completed(recurrence, first_day)
    if recurrence.last_day is not None:
        last_day = min(last_day, recurrence.last_day)
    anchor = first_day
    if recurrence.interval > 1:
        every_one = _unlimited(replace(whole, interval=1), first_day, last_day)
        anchor = next(every_one, first_day)
    found = (day for day in _unlimited(whole, anchor, last_day) if day >= first_day)
    return found if recurrence.count is None else islice(found, recurrence.count)


def as_rrule(recurrence: Recurrence) -> str:
    """The rule as the value of an RRULE, for example `FREQ=MONTHLY;BYDAY=1WE`."""
    weekdays = (f"{day.ordinal or ''}{_WEEKDAY_CODES[day.number]}" for day in recurrence.weekdays)
    until = recurrence.last_day
    parts = (
        ("FREQ", recurrence.frequency.value),
        ("INTERVAL", str(recurrence.interval) if recurrence.interval > 1 else ""),
        ("BYMONTH", ",".join(map(str, recurrence.months))),
        ("BYMONTHDAY", ",".join(map(str, recurrence.month_days))),
        ("BYDAY", ",".join(weekdays)),
        ("BYSETPOS", ",".join(map(str, recurrence.positions))),
        ("COUNT", str(recurrence.count or "")),
        ("UNTIL", until.isoformat().replace("-", "") if until else ""),
    )
    return ";".join(f"{name}={value}" for name, value in parts if value)


def _completed(recurrence: Recurrence, first_day: date) -> Recurrence:
    """The rule with what RFC 5545 takes from the start when the rule does not say it."""
    if recurrence.weekdays or recurrence.month_days:
        return recurrence
    match recurrence.frequency:
        case Frequency.WEEKLY:
            return replace(recurrence, weekdays=(Weekday(first_day.weekday()),))
        case Frequency.MONTHLY:
            return replace(recurrence, month_days=(first_day.day,))
        case Frequency.YEARLY:
            months = recurrence.months or (first_day.month,)
            return replace(recurrence, months=months, month_days=(first_day.day,))
        case Frequency.DAILY:
            return recurrence


def _unlimited(recurrence: Recurrence, anchor: date, last_day: date) -> Iterator[date]:
    """The days from the anchor's stretch on, without COUNT."""
    for found in _stretches(recurrence, anchor, last_day):
        for day in _chosen(found, recurrence.positions):
            if day > last_day:
                return
            if day >= anchor:
                yield day


def _chosen(found: list[date], positions: tuple[int, ...]) -> list[date]:
    """Those of the sorted days that BYSETPOS names."""
    if not positions:
        return found
    size = len(found)
    indexes = {position - 1 if position > 0 else size + position for position in positions}
    return [found[index] for index in sorted(indexes) if 0 <= index < size]


def _stretches(recurrence: Recurrence, anchor: date, last_day: date) -> Iterator[list[date]]:
    """For each day, week, month or year that counts: its sorted days, before BYSETPOS."""
    interval = recurrence.interval
    match recurrence.frequency:
        case Frequency.DAILY:
            every = _steps(anchor, last_day, interval)
            yield from ([day] if _fits(recurrence, day) else [] for day in every)
        case Frequency.WEEKLY:
            monday = date.fromordinal(max(1, anchor.toordinal() - anchor.weekday()))
            every = _steps(monday, last_day, 7 * interval)
            yield from (_days_of_week(recurrence, start) for start in every)
        case Frequency.MONTHLY:
            months = range(_month_index(anchor), _month_index(last_day) + 1, interval)
            yield from (_days_of_month(recurrence, one // 12, one % 12 + 1) for one in months)
        case Frequency.YEARLY:
            years = range(anchor.year, last_day.year + 1, interval)
            yield from (_days_of_year(recurrence, year) for year in years)


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _steps(first_day: date, last_day: date, width: int) -> Iterator[date]:
    for ordinal in range(first_day.toordinal(), last_day.toordinal() + 1, width):
        yield date.fromordinal(ordinal)


def _fits(recurrence: Recurrence, day: date) -> bool:
    """Whether a day agrees with the parts that only limit; ordinals are not looked at."""
    if recurrence.months and day.month not in recurrence.months:
        return False
    if recurrence.weekdays and all(day.weekday() != one.number for one in recurrence.weekdays):
        return False
    if not recurrence.month_days:
        return True
    length = calendar.monthrange(day.year, day.month)[1]
    return bool({day.day, day.day - length - 1}.intersection(recurrence.month_days))


def _days_of_week(recurrence: Recurrence, monday: date) -> list[date]:
    room = (date(MAXYEAR, 12, 31) - monday).days
    numbers = sorted({day.number for day in recurrence.weekdays if day.number <= room})
    week = [monday + timedelta(days=number) for number in numbers]
    return [day for day in week if not recurrence.months or day.month in recurrence.months]


def _days_of_month(recurrence: Recurrence, year: int, month: int) -> list[date]:
    if recurrence.months and month not in recurrence.months:
        return []
    first_weekday, length = calendar.monthrange(year, month)
    numbers = _numbers_of_weekdays(recurrence.weekdays, first_weekday, length)
    if recurrence.month_days:
        of_month = {day if day > 0 else length + 1 + day for day in recurrence.month_days}
        numbers = numbers & of_month if recurrence.weekdays else of_month
    return [date(year, month, number) for number in sorted(numbers) if 1 <= number <= length]


def _days_of_year(recurrence: Recurrence, year: int) -> list[date]:
    """Ordinals count within the month if months are named, else within the year."""
    if recurrence.months or not any(day.ordinal for day in recurrence.weekdays):
        months = sorted(recurrence.months) or range(1, 13)
        return [day for month in months for day in _days_of_month(recurrence, year, month)]
    start = date(year, 1, 1)
    length = 365 + calendar.isleap(year)
    numbers = _numbers_of_weekdays(recurrence.weekdays, start.weekday(), length)
    of_year = [start + timedelta(days=number - 1) for number in sorted(numbers)]
    if not recurrence.month_days:
        return of_year
    plain = replace(recurrence, weekdays=())
    return [day for day in of_year if _fits(plain, day)]


def _numbers_of_weekdays(
    weekdays: tuple[Weekday, ...], first_weekday: int, length: int
) -> set[int]:
    """Which days, counted from 1, of a month or year with this first weekday are meant."""
    numbers: set[int] = set()
    for day in weekdays:
        first = 1 + (day.number - first_weekday) % 7
        every = range(first, length + 1, 7)
        if day.ordinal == 0:
            numbers.update(every)
        elif abs(day.ordinal) <= len(every):
            numbers.add(every[day.ordinal - (day.ordinal > 0)])
    return numbers
