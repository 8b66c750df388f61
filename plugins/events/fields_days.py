"""Days as editors write them: `02.01.2019`, `Mi 06.02.2019`, `Mittwoch, 6. Februar 2019`."""

import calendar
import re
from datetime import date

from . import messages, value_messages
from .addresses import slug
from .german_words import MONTHS, WEEKDAYS
from .messages import Fault
from .suggest import suggestion

_SATURDAY = 5
_YEARS = range(1990, 2101)
_DAY = re.compile(
    r"(?:(?:am\s+)?(?P<weekday>[^\W\d_]+)\.?,?\s+)?"
    r"(?:den\s+)?(?P<day>[0-9]{1,2})\.\s*"
    r"(?:(?P<month>[0-9]{1,2})\.|(?P<name>[^\W\d_]+)\.?)\s*(?P<year>[0-9]+)"
)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")


def day_from_text(text: str) -> date | Fault:
    """The day a text names; a weekday before it must fit."""
    found = _ISO.fullmatch(text.strip()) or _DAY.fullmatch(text.strip())
    if found is None:
        return value_messages.DATE_UNREADABLE(text=text)
    parts = found.groupdict()
    month = int(parts["month"]) if parts["month"] else _month(parts["name"])
    if month is None:
        return value_messages.DATE_UNREADABLE(text=text)
    if len(parts["year"]) != len("2026"):
        return value_messages.YEAR_SHORT(text=text)
    day = _day(int(parts["year"]), month, int(parts["day"]), text)
    weekday = parts.get("weekday")
    return day if isinstance(day, Fault) or not weekday else _cross_checked(day, weekday)


def short(day: date) -> str:
    """`06.02.2019`."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def with_weekday(day: date) -> str:
    """`Mi 06.02.2019`."""
    return f"{WEEKDAYS[day.weekday()][:2]} {short(day)}"


def _day(year: int, month: int, number: int, text: str) -> date | Fault:
    if year not in _YEARS:
        return value_messages.YEAR_OUT_OF_RANGE(year=year)
    if month not in range(1, 13):
        return value_messages.DATE_IMPOSSIBLE(text=text, example=short(date(year, 2, 28)))
    last = calendar.monthrange(year, month)[1]
    if not 1 <= number <= last:
        return value_messages.DATE_IMPOSSIBLE(text=text, example=short(date(year, month, last)))
    return date(year, month, number)


def _month(name: str) -> int | None:
    """A month by its name or the first three letters of it."""
    plain = slug(name)
    for number, month in enumerate(map(slug, MONTHS), start=1):
        if plain in {month, month[:3]}:
            return number
    return {"mrz": 3, "sept": 9}.get(plain)


def _cross_checked(day: date, word: str) -> date | Fault:
    plain = slug(word)
    named = _SATURDAY if plain == "sonnabend" else _weekday(plain)
    if named is None:
        otherwise = messages.any_of(*(weekday[:2] for weekday in WEEKDAYS))
        return value_messages.WEEKDAY_UNKNOWN(
            word=word, advice=suggestion(word, WEEKDAYS, f"Möglich sind {otherwise}.")
        )
    if named != day.weekday():
        right, wrong = WEEKDAYS[day.weekday()], WEEKDAYS[named]
        return value_messages.WEEKDAY_WRONG(day=short(day), right=right, wrong=wrong)
    return day


def _weekday(plain: str) -> int | None:
    for number, weekday in enumerate(map(slug, WEEKDAYS)):
        if plain in {weekday, weekday[:2], weekday[:3]}:
            return number
    return None
