"""Original days: what the plan gives before any Abweichung, and which of them closed days skip."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .closed_days import ClosedDays
from .event import Event
from .recurrence import days
from .schedule import ClosedDayPolicy, OneOff, Rule, Series
from .timespan import TimeSpan


@dataclass(frozen=True, slots=True)
class OriginalDay:
    """A day the plan gives. `last_day` is inclusive; `skipped_by` names what keeps it from being.

    It is an empty string for a date that takes place, else a reason such as „Erster Mai“ or,
    where a pause has none, „Pause“.
    """

    day: date
    last_day: date
    time: TimeSpan
    skipped_by: str = ""


def original_days(event: Event, *, until: date, closed_days: ClosedDays) -> tuple[OriginalDay, ...]:
    """The planned dates up to `until` (inclusive), sorted by day, one for a day at most.

    Where two rules give one day, the rule that stands first in the file counts.
    """
    schedule = event.schedule
    if isinstance(schedule, OneOff):
        one = OriginalDay(schedule.first_day, schedule.last_day, schedule.time)
        return (one,) if one.day <= until else ()
    times: dict[date, TimeSpan] = {}
    for rule in schedule.rules:
        for day in rule_days(rule, until):
            times.setdefault(day, rule.time)
    in_order = sorted(times.items(), key=lambda entry: entry[0])
    if not _skips_any(schedule):
        return tuple(OriginalDay(day, day, time) for day, time in in_order)
    return tuple(
        OriginalDay(day, day, time, _skipped_by(schedule, day, closed_days))
        for day, time in in_order
    )


def rule_days(rule: Rule, until: date) -> Iterator[date]:
    """The days of one Rule up to `until` or its own end, whichever is first; both inclusive."""
    last_day = until if rule.last_day is None else min(rule.last_day, until)
    return days(rule.recurrence, rule.first_day, last_day)


def plain_time(event: Event, day: date) -> TimeSpan:
    """The time of day that holds for a date beside the plan: that of the rule in force then."""
    schedule = event.schedule
    if isinstance(schedule, OneOff):
        return schedule.time
    begun = [rule for rule in schedule.rules if rule.first_day <= day]
    return (begun or schedule.rules[:1])[-1].time


def shifted(day: date, planned: OriginalDay) -> date:
    """The last day of a planned date that begins on `day` instead."""
    return day + timedelta(days=(planned.last_day - planned.day).days)


def _skips_any(series: Series) -> bool:
    policies = series.on_public_holidays, series.on_school_holidays
    return bool(series.pauses) or ClosedDayPolicy.SKIPPED in policies


def _skipped_by(series: Series, day: date, closed_days: ClosedDays) -> str:
    for pause in series.pauses:
        if pause.first_day <= day <= pause.last_day:
            return pause.reason or "Pause"
    skips_holidays = series.on_public_holidays is ClosedDayPolicy.SKIPPED
    if skips_holidays and (holiday := closed_days.public_holiday(day)):
        return holiday
    if series.on_school_holidays is ClosedDayPolicy.SKIPPED:
        return closed_days.school_holiday(day)
    return ""
