"""Checks of a series' plan: rules, pauses, decisions about closed days."""

from collections.abc import Iterator
from datetime import MAXYEAR, date, timedelta

from ..diagnostics import Diagnostic, message
from ..events import Rule, Series, dates, enumeration, long_day, plain_day, rule_days
from .checked import Checked

_DRY_SOON_DAYS = 60
_SEARCHED_YEARS = 40  # longer than any calendar needs to come round (28 years)


def rule_without_dates(checked: Checked) -> Iterator[Diagnostic]:
    """A rule that gives no day at all; one with a `bis` is judged where the file is read."""
    for rule in _rules(checked):
        year = min(rule.first_day.year + _SEARCHED_YEARS, MAXYEAR)
        if rule.last_day is None and next(rule_days(rule, date(year, 12, 31)), None) is None:
            fault = message(
                "rule-without-dates", id=checked.event.id, day=plain_day(rule.first_day)
            )
            yield fault.at(rule.position)


def pause_without_dates(checked: Checked) -> Iterator[Diagnostic]:
    """A pause into which no planned day falls."""
    schedule = checked.event.schedule
    for pause in schedule.pauses if isinstance(schedule, Series) else ():
        rules = (rule_days(rule, pause.last_day) for rule in _rules(checked))
        if not any(day >= pause.first_day for days in rules for day in days):
            fault = message(
                "pause-without-dates",
                id=checked.event.id,
                first_day=plain_day(pause.first_day),
                last_day=plain_day(pause.last_day),
            )
            yield fault.at(pause.position)


def undecided_closed_days(checked: Checked) -> Iterator[Diagnostic]:
    """Coming dates on public or in school holidays, while nobody said what becomes of them.

    One Diagnostic for an event, whatever it collides with.
    """
    schedule, closed = checked.event.schedule, checked.closed_days
    if not isinstance(schedule, Series):
        return
    coming = [one.day for one in checked.coming_plain()]
    public = [day for day in coming if closed.public_holiday(day)]
    school = [day for day in coming if closed.school_holiday(day)]
    open_questions = [
        (found, kind, key)
        for policy, found, kind, key in (
            (schedule.on_public_holidays, public, "Feiertage", "„feiertage:“"),
            (schedule.on_school_holidays, school, "Ferien", "„ferien:“"),
        )
        if policy is None and found
    ]
    if open_questions:
        fault = message(
            "undecided-closed-days",
            id=checked.event.id,
            kinds=enumeration([kind for _, kind, _ in open_questions]),
            dates=dates(sorted({day for found, _, _ in open_questions for day in found})),
            keys=enumeration([key for _, _, key in open_questions]),
        )
        yield fault.at(checked.event.position)


def series_runs_dry(checked: Checked) -> Iterator[Diagnostic]:
    """A series whose rules all end and whose last date comes within 60 days."""
    rules = _rules(checked)
    if not rules or any(_is_endless(rule) for rule in rules):
        return
    last_day = max(
        (one.last_day for one in checked.occurrences if not one.is_cancelled), default=None
    )
    soon = checked.today + timedelta(days=_DRY_SOON_DAYS)
    ends_later = any(one.day > checked.horizon for one in checked.planned)
    if last_day and checked.today <= last_day <= soon and not ends_later:
        fault = message("series-runs-dry", id=checked.event.id, day=long_day(last_day))
        yield fault.at(rules[-1].position)


def _rules(checked: Checked) -> tuple[Rule, ...]:
    schedule = checked.event.schedule
    return schedule.rules if isinstance(schedule, Series) else ()


def _is_endless(rule: Rule) -> bool:
    ends = (rule.last_day, rule.recurrence.last_day, rule.recurrence.count)
    return all(end is None for end in ends)
