"""Days as editors write them: `02.01.2019`, `Mi 06.02.2019`, `Mittwoch, 6. Februar 2019`."""

import calendar
import re
from datetime import date

from ..diagnostics import Message, any_of, did_you_mean, message
from ..events import ENGLISH_WEEKDAYS, MONTHS, WEEKDAYS, slug
from .words import suggestion, words_of

_YEARS = range(1990, 2101)
_DAY = re.compile(
    r"(?:am\s+)?(?:(?P<weekday>[^\W\d_]+)(?:[.,]+\s*|\s+))?"
    r"(?:de[nr]\s+)?(?P<day>[0-9]{1,2})"
    r"(?:\.\s*(?P<month>[0-9]{1,2})\.|-(?P<number>[0-9]{1,2})-|\.?\s*(?P<name>[^\W\d_]+)\.?)"
    r"\s*(?P<year>[0-9]+)\.?"
)
_ISO = re.compile(
    r"(?P<year>[0-9]{4})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})"
)
_LOOSE = re.compile(r"([0-9]{1,2})[/,.\s]+([0-9]{1,2})[/,.\s]+([0-9]{4})")
_DIGITS = re.compile(r"([0-9]{2})([0-9]{2})((?:19|20)[0-9]{2})")
_RANGE = re.compile(r"(?P<first>.+?)\s*(?:bis(?:\s+zum)?|[-–—])\s*(?P<last>[^-–—]+)")
_TIME = re.compile(r"[0-9]{1,2}(?:[:.][0-9]{2})? ?(?:uhr|h)", re.IGNORECASE)
_BEGIN = re.compile(r"(?:[^\W\d_]+[.,]*\s+)?([0-9]{1,2})\.?(?:\s*([0-9]{1,2})\.)?")
_WITHOUT_YEAR = re.compile(r"(?:[^\W\d_]+[.,]*\s+)?([0-9]{1,2})\.\s*([0-9]{1,2}\.?|[^\W\d_]+\.?)")
_WHOLE = re.compile(
    r"(?:\D*[^\w])?([0-9]{1,2}\.\s?(?:[0-9]{1,2}\.|[^\W\d_]+\.?)\s?[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})\b"
)
_BOUNDS = frozenset({"ab", "bis", "seit", "vom", "von", "zum"})
_MONTHS = {
    **words_of("months"),
    **{name[:end]: n for n, name in enumerate(map(slug, MONTHS), start=1) for end in (3, None)},
}
_WEEKDAYS = {
    **{name[:end]: n for n, name in enumerate(ENGLISH_WEEKDAYS) for end in (3, None)},
    **{name[:end]: n for n, name in enumerate(map(slug, WEEKDAYS)) for end in (2, 3, None)},
    "sonnabend": 5,
}


def day_from_text(text: str) -> date | Message:
    """The day a text names; a weekday before it must fit."""
    found = _ISO.fullmatch(text.strip()) or _DAY.fullmatch(text.strip())
    if found is None:
        return _unread(text)
    parts = found.groupdict()
    number = parts["month"] or parts.get("number")
    month = int(number) if number else _MONTHS.get(slug(parts["name"]))
    if month is None:
        return _unread(text)
    if len(parts["year"]) != len("2026"):
        is_short = len(parts["year"]) == len("26")
        example = f"{parts['day']:0>2}.{month:02}.20{parts['year']}" if is_short else "28.02.2026"
        return message("year-short", text=text, example=example)
    day = _day(int(parts["year"]), month, int(parts["day"]), text)
    weekday = parts.get("weekday")
    return day if isinstance(day, Message) or not weekday else _cross_checked(day, weekday)


def _unread(text: str) -> Message:
    """What to write instead of a text that is no day, as near to it as can be said."""
    line = text.strip()
    loose = _LOOSE.fullmatch(line) or _DIGITS.fullmatch(line)
    if loose:
        near = did_you_mean(".".join(part.zfill(2) for part in loose.groups()))
        return message("date-unreadable", text=text, advice=near)
    two = _RANGE.fullmatch(line)
    if two and (fault := _range(two["first"], two["last"], text)):
        return fault
    found = _WITHOUT_YEAR.fullmatch(line)
    if found:
        word = found[2].rstrip(".")
        month = word if word.isdigit() else _MONTHS.get(slug(word))
        example = f"{found[1]:0>2}.{month:0>2}.2026" if month else "28.02.2026"
        return message("year-missing", text=text, example=example)
    inner = _WHOLE.match(line)
    day = day_from_text(inner[1]) if inner and inner[1] != line else None
    if day and not isinstance(day, Message):
        return message("date-with-more", text=text, day=short(day))
    is_time = _TIME.fullmatch(line)
    advice = message.text("date-not-time") if is_time else message.text("date-example")
    return message("date-unreadable", text=text, advice=advice)


def _range(first: str, last: str, text: str) -> Message | None:
    """`11.–13.07.2027`: the first day may leave out what the last one says."""
    last_day = day_from_text(last)
    if isinstance(last_day, Message):
        return None
    begin = _BEGIN.fullmatch(first)
    whole = f"{begin[1]}.{begin[2] or last_day.month}.{last_day.year}" if begin else first
    first_day = day_from_text(whole)
    if isinstance(first_day, Message) or first_day >= last_day:
        return None
    return message("date-range", text=text, first=short(first_day), last=short(last_day))


def short(day: date) -> str:
    """`06.02.2019`."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def _day(year: int, month: int, number: int, text: str) -> date | Message:
    if year not in _YEARS:
        return message("year-out-of-range", year=year)
    if month not in range(1, 13):
        return message("date-impossible", text=text, example=short(date(year, 2, 28)))
    last = calendar.monthrange(year, month)[1]
    if not 1 <= number <= last:
        return message("date-impossible", text=text, example=short(date(year, month, last)))
    return date(year, month, number)


def _cross_checked(day: date, word: str) -> date | Message:
    plain = slug(word)
    if plain in _BOUNDS:
        return message("date-with-more", text=f"{word} {short(day)}", day=short(day))
    named = _WEEKDAYS.get(plain)
    if named is None:
        otherwise = f"Möglich sind {any_of(*(weekday[:2] for weekday in WEEKDAYS))}."
        advice = suggestion(word, WEEKDAYS, otherwise)
        return message("weekday-unknown", word=word, advice=advice)
    if named != day.weekday():
        right, wrong = WEEKDAYS[day.weekday()], WEEKDAYS[named]
        return message("weekday-wrong", day=short(day), right=right, wrong=wrong)
    return day
