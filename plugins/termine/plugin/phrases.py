"""Days and times as a site says them: German as the office does, English by CLDR."""

from datetime import date, time

from babel.dates import format_date, format_skeleton, format_time

from ..events import AllDay, Occurrence, OpenEnded, Timed
from ..events import when as german


def when(occurrence: Occurrence, language: str) -> str:
    """`Mittwoch, 2. Dezember 2026, 10 bis 12 Uhr`, `Wednesday, 2 December 2026, 10:00–12:00`."""
    if language == "de":
        return german(occurrence)
    first, last = occurrence.first_day, occurrence.last_day
    locale = "en_GB"
    day, last_day = (format_date(one, "full", locale=locale) for one in (first, last))
    match occurrence.time:
        case AllDay():
            return day if first == last else f"{day} – {last_day}"
        case OpenEnded(start_time=start):
            begun = f"{day}, {_clock(start, locale)}"
            return begun if first == last else f"{begun} – {last_day}"
        case Timed(start_time=start, end_time=end) if first == last:
            return f"{day}, {_clock(start, locale)}–{_clock(end, locale)}"
        case Timed(start_time=start, end_time=end):
            return f"{day}, {_clock(start, locale)} – {last_day}, {_clock(end, locale)}"


def month_name(year: int, month: int, language: str) -> str:
    """`Dezember 2026`, `December 2026`."""
    return format_skeleton("yMMMM", date(year, month, 1), locale=language)


def _clock(moment: time, locale: str) -> str:
    return format_time(moment, "short", locale=locale)
