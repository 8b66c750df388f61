"""How days, times and lists are said in German: the one place for it, for pages and feeds alike.

The words and the order of days come from CLDR (Babel), whatever the locale of the machine. Times
are said as people in the office say them: `10 Uhr`, not CLDR's `10:00 Uhr`.
"""

from collections.abc import Sequence
from datetime import date, time
from functools import lru_cache

from babel import Locale, localedata
from babel.dates import format_date
from babel.lists import format_list

from .event import OneOff
from .occurrences import Occurrence
from .timespan import AllDay, OpenEnded, Timed, TimeSpan

OPEN_END = "Ende offen"
"""What is said of a date whose end is not known."""

_GERMAN = Locale("de")
WEEKDAYS: tuple[str, ...] = tuple(_GERMAN.days["format"]["wide"][number] for number in range(7))
SHORT_WEEKDAYS = tuple(name[:2] for name in WEEKDAYS)
MONTHS: tuple[str, ...] = tuple(_GERMAN.months["format"]["wide"].values())
ENGLISH_WEEKDAYS: tuple[str, ...] = tuple(
    Locale("en").days["format"]["wide"][number].lower() for number in range(7)
)
ENGLISH_MONTHS: tuple[str, ...] = tuple(Locale("en").months["format"]["wide"].values())
"""Montag to Sonntag, Mo to So, Januar to Dezember, monday to sunday, January …."""


def language_name(code: str, *, own: bool = False) -> str:
    """`Türkisch` for `tr`, its own name (`Türkçe`) if asked; empty for what is no such code."""
    if own:
        return str(Locale(code).languages.get(code, "")) if localedata.exists(code) else ""
    return str(_GERMAN.languages.get(code, ""))


def long_day(day: date) -> str:
    """`Mittwoch, 2. Dezember 2026`."""
    return _day_phrase(day, "full")


def day_without_year(day: date) -> str:
    """`Mittwoch, 2. Dezember`."""
    return _day_phrase(day, "EEEE, d. MMMM")


def plain_day(day: date) -> str:
    """`2. Dezember 2026`."""
    return _day_phrase(day, "long")


def short_day(day: date) -> str:
    """`Mi 02.12.2026`, as editors write it in the event file."""
    return f"{SHORT_WEEKDAYS[day.weekday()]} {_day_phrase(day, 'dd.MM.y')}"


def month_name(year: int, month: int) -> str:
    """`Dezember 2026`."""
    return _day_phrase(date(year, month, 1), "MMMM y")


def day_span(first_day: date, last_day: date) -> str:
    """`Samstag, 5. bis Sonntag, 6. September 2026`; what both days share is said once.

    CLDR would write a dash for „bis“.
    """
    if first_day == last_day:
        return long_day(first_day)
    if first_day.year != last_day.year:
        first = long_day(first_day)
    elif first_day.month != last_day.month:
        first = day_without_year(first_day)
    else:
        first = _day_phrase(first_day, "EEEE, d.")
    return f"{first} bis {long_day(last_day)}"


def enumeration(words: Sequence[str]) -> str:
    """`a, b und c`; empty for no words."""
    return format_list(words, locale=_GERMAN)


def dates(days: Sequence[date], *, most: int = 3) -> str:
    """`Mi 01.05.2019, Mi 01.01.2020 und 4 weitere`: the first few days of a list."""
    more = len(days) - most
    named = [short_day(day) for day in days[:most]]
    return enumeration([*named, f"{more} weitere"] if more > 0 else named)


def clock(moment: time) -> str:
    """`10`, `9:05`: a time of day without the word Uhr."""
    return f"{moment.hour}:{moment.minute:02}" if moment.minute else f"{moment.hour}"


def bare_time(span: TimeSpan) -> str:
    """`13 Uhr`, `10 bis 12 Uhr`, `ganztägig`."""
    match span:
        case OpenEnded(start_time=start):
            return f"{clock(start)} Uhr"
        case Timed(start_time=start, end_time=end):
            return f"{clock(start)} bis {_clock_at_end(end)} Uhr"
        case AllDay():
            return "ganztägig"


def time_phrase(span: TimeSpan) -> str:
    """`um 13 Uhr`, `10 bis 12 Uhr`, `ganztägig`: what follows the day and a comma."""
    return f"um {bare_time(span)}" if isinstance(span, OpenEnded) else bare_time(span)


def time_change(planned: Occurrence) -> str:
    """`Neue Uhrzeit, bisher 10 bis 11 Uhr`; empty for a date at its time or on another day."""
    before = planned.moved_from
    if before is None or before.day != planned.first_day:
        return ""
    return f"Neue Uhrzeit, bisher {bare_time(before.time)}"


def place_change(planned: Occurrence) -> str:
    """`Anderer Ort, sonst Familienbüro`; empty for a date where its event always is.

    Of a date beside the plan nobody expects another place, off dates are nowhere, and whoever comes
    to the usual place finds a date that is there and at another one, too.
    """
    usual, here = planned.event.details, planned.details
    if planned.is_extra or not planned.takes_place:
        return ""
    if not set(usual.venues) <= set(here.venues):
        is_online = not here.venues and bool(here.online)
        return f"{'Nur online' if is_online else 'Anderer Ort'}, sonst {usual.venue_names}"
    is_elsewhere = usual.room and here.room and usual.room != here.room
    return f"Anderer Raum, sonst {usual.room}" if is_elsewhere else ""


def when(planned: Occurrence | OneOff) -> str:
    """`Donnerstag, 11. Juli 2019, um 13 Uhr`: day and time of a date, as it stands now.

    On several days it is, for example, `…, 10 Uhr bis …, 12 Uhr`.
    """
    first_day, last_day = planned.first_day, planned.last_day
    if first_day != last_day:
        if isinstance(planned.time, AllDay):
            return day_span(first_day, last_day)
        if isinstance(planned.time, OpenEnded):
            return f"{day_span(first_day, last_day)}, ab {bare_time(planned.time)}"
    return f"{long_day(first_day)}, {time_from_first_day(planned)}"


def time_from_first_day(planned: Occurrence | OneOff) -> str:
    """What follows the first day of a date and a comma: `um 13 Uhr`, and where it ends.

    On several days it is, for example, `18 Uhr bis Samstag, 20. Februar 2027, 10 Uhr`.
    """
    if planned.first_day == planned.last_day:
        return time_phrase(planned.time)
    last_day = long_day(planned.last_day)
    match planned.time:
        case AllDay():
            return f"ganztägig bis {last_day}"
        case OpenEnded():
            return f"ab {bare_time(planned.time)}, bis {last_day}"
        case Timed(start_time=start, end_time=end):
            return f"{clock(start)} Uhr bis {last_day}, {_clock_at_end(end)} Uhr"


def _clock_at_end(moment: time) -> str:
    """Midnight ends a day as 24 Uhr."""
    return clock(moment) if moment != time() else "24"


@lru_cache(maxsize=16_384)
def _day_phrase(day: date, pattern: str) -> str:
    """The day in a pattern of CLDR or in the form that it names so; days are said over and over."""
    return format_date(day, pattern, locale=_GERMAN)
