"""Values as editors write them in the event file, so that a repair can be pasted as it is."""

from datetime import date, timedelta

from ..events import Rule, TimeSpan, as_rrule, days, phrase, short_day, time_phrase

_SEARCHED_DAYS = 366 * 8  # a leap day that no February gives comes back within eight years


def time_value(span: TimeSpan) -> str:
    """`10 Uhr`, `10 bis 12 Uhr`, `ganztägig`: what stands behind `um:`."""
    return time_phrase(span).removeprefix("um ")


def rule_pairs(rule: Rule) -> tuple[str, ...]:
    """A Rule as the lines of one item of `regeln`."""
    said = phrase(rule.recurrence)
    pairs = [f"wann: {said}" if said else f"rrule: {as_rrule(rule.recurrence)}"]
    pairs += [f"um: {time_value(rule.time)}", f"ab: {short_day(rule.first_day)}"]
    return (*pairs, *([f"bis: {short_day(rule.last_day)}"] if rule.last_day else ()))


def first_from(rule: Rule, day: date) -> date | None:
    """The first date of a rule on `day` or later, None where there is none within eight years.

    A new rule that begins with one of its own dates keeps its rhythm (every second week).
    """
    last = day + timedelta(days=_SEARCHED_DAYS)
    end = min(rule.last_day, last) if rule.last_day else last
    return next((one for one in days(rule.recurrence, rule.first_day, end) if one >= day), None)
