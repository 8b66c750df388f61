"""How days, times and plans are said in German: the one place for it, for pages and feeds alike."""

from datetime import date, time

from .event import Event
from .german_words import MONTHS, SHORT_WEEKDAYS, WEEKDAYS, enumeration
from .occurrence import Occurrence
from .phrase import phrase
from .schedule import OneOff, Rule, Series
from .timespan import AllDay, OpenEnded, Timed, TimeSpan

OPEN_END = "Ende offen"
"""What is said of a date whose end is not known."""

_WITHOUT_PHRASE = "an wechselnden Tagen"


def long_day(day: date) -> str:
    """`Mittwoch, 2. Dezember 2026`."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day}. {MONTHS[day.month - 1]} {day.year}"


def day_without_year(day: date) -> str:
    """`Mittwoch, 2. Dezember`."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day}. {MONTHS[day.month - 1]}"


def plain_day(day: date) -> str:
    """`2. Dezember 2026`."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """`Mi 02.12.2026`, as editors write it in the event file."""
    return f"{SHORT_WEEKDAYS[day.weekday()]} {day.day:02}.{day.month:02}.{day.year}"


def month_name(year: int, month: int) -> str:
    """`Dezember 2026`."""
    return f"{MONTHS[month - 1]} {year}"


def day_span(first_day: date, last_day: date) -> str:
    """`Samstag, 5. bis Sonntag, 6. September 2026`; what both days share is said once."""
    if first_day == last_day:
        return long_day(first_day)
    if first_day.year != last_day.year:
        first = long_day(first_day)
    elif first_day.month != last_day.month:
        first = day_without_year(first_day)
    else:
        first = f"{WEEKDAYS[first_day.weekday()]}, {first_day.day}."
    return f"{first} bis {long_day(last_day)}"


def clock(moment: time) -> str:
    """`10`, `9:05`: a time of day without the word Uhr."""
    return f"{moment.hour}:{moment.minute:02}" if moment.minute else f"{moment.hour}"


def time_phrase(span: TimeSpan) -> str:
    """`um 13 Uhr`, `10 bis 12 Uhr`, `ganztägig`: what follows the day and a comma."""
    return f"um {_bare_time(span)}" if isinstance(span, OpenEnded) else _bare_time(span)


def when(occurrence: Occurrence) -> str:
    """`Donnerstag, 11. Juli 2019, um 13 Uhr`: day and time of a date, as it stands now."""
    return _when(occurrence.first_day, occurrence.last_day, occurrence.time)


def schedule_phrase(event: Event, *, today: date | None = None) -> str:
    """The plan of an event: `jeden 1. Mittwoch im Monat, 10 Uhr, mit Pausen`.

    Several rules are parted by semicolons. With `today`, rules that are over are left out, unless
    all of them are. A rule that no phrase can say is `an wechselnden Tagen`.
    """
    schedule = event.schedule
    if isinstance(schedule, OneOff):
        return _when(schedule.first_day, schedule.last_day, schedule.time)
    rules = [rule for rule in schedule.rules if today is None or not _is_over(rule, today)]
    said = "; ".join(_rule_phrase(rule, schedule) for rule in rules or schedule.rules)
    has_pauses = any(today is None or pause.last_day >= today for pause in schedule.pauses)
    return f"{said}, mit Pausen" if has_pauses else said


def _bare_time(span: TimeSpan) -> str:
    match span:
        case OpenEnded(start_time=start):
            return f"{clock(start)} Uhr"
        case Timed(start_time=start, end_time=end):
            return f"{clock(start)} bis {_clock_at_end(end)} Uhr"
        case AllDay():
            return "ganztägig"


def _clock_at_end(moment: time) -> str:
    """Midnight ends a day as 24 Uhr."""
    return clock(moment) if moment != time() else "24"


def _when(first_day: date, last_day: date, span: TimeSpan) -> str:
    if first_day == last_day:
        return f"{long_day(first_day)}, {time_phrase(span)}"
    match span:
        case AllDay():
            return day_span(first_day, last_day)
        case OpenEnded():
            return f"{day_span(first_day, last_day)}, ab {_bare_time(span)}"
        case Timed(start_time=start, end_time=end):
            begin = f"{long_day(first_day)}, {clock(start)} Uhr"
            return f"{begin} bis {long_day(last_day)}, {_clock_at_end(end)} Uhr"


def _is_over(rule: Rule, today: date) -> bool:
    return rule.last_day is not None and rule.last_day < today


def _rule_phrase(rule: Rule, series: Series) -> str:
    said = f"{phrase(rule.recurrence) or _WITHOUT_PHRASE}, {_bare_time(rule.time)}"
    bounds = []
    if rule is not series.rules[0]:
        bounds.append(f"ab {plain_day(rule.first_day)}")
    if rule.last_day is not None:
        bounds.append(f"bis {plain_day(rule.last_day)}")
    return ", ".join(filter(None, [said, " ".join(bounds)]))


def dates(found: list[date], *, most: int = 3) -> str:
    """`Mi 01.05.2019, Mi 01.01.2020 und 4 weitere`: the first few days of a list."""
    more = len(found) - most
    named = [short_day(day) for day in found[:most]]
    return enumeration([*named, f"{more} weitere"] if more > 0 else named)
