"""Days, times of day and lengths as editors write them.

`02.01.2019`, `Mi 06.02.2019`, `Mittwoch, 6. Februar 2019`; `10 Uhr`, `10 bis 12 Uhr`; and how `um`,
`ende` and `dauer` become one TimeSpan.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import islice

from .. import events
from ..diagnostics import Message, any_of, did_you_mean, message
from .words import suggestion, words_of


def _numbers(names: Iterable[str], *lengths: int | None, start: int = 0) -> dict[str, int]:
    """The numbers of names, which may be cut to one of the lengths."""
    return {events.slug(name)[:end]: n for n, name in enumerate(names, start) for end in lengths}


_MONTHS = {**words_of("months"), **_numbers(events.MONTHS, 3, None, start=1)}
_WEEKDAYS = {
    **_numbers(events.ENGLISH_WEEKDAYS, 3, None),
    **_numbers(events.WEEKDAYS, 2, 3, None),
    "sonnabend": 5,
}
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
LATEST_MORNING = time(6)
_MINUTES_OF_DAY = 24 * 60
_ALL_DAY = re.compile(
    r"ganzt[äa]e?gig|ganztags|(den )?ganzen tag|ganzer tag|all day", re.IGNORECASE
)
_CLOCK = r"([0-9]{1,2})(?:\s?[:.]\s?([0-9]{2})(?::00)?)?(?:\s*(?:uhr|h)(?:\s*([0-9]{2}))?)?"
_ABOUT = r"(?:(?:ab|um|von|gegen|etwa|circa|ca\.?)\s*)?"
_SPAN = re.compile(rf"{_ABOUT}{_CLOCK}(?:\s*(?:bis|to|until|-)\s*{_ABOUT}{_CLOCK})?", re.IGNORECASE)
_TWO = re.compile(
    rf"{_ABOUT}(?P<first>{_CLOCK})\s*(?:und|oder|u\.|/|&|\+)\s*{_ABOUT}(?P<last>{_CLOCK})",
    re.IGNORECASE,
)
_WORDS = ("eine", *islice(words_of("hours"), 1, 6))
_DURATION = re.compile(
    r"(?:ca\.?\s*|circa\s+|etwa\s+)?"
    rf"(?:(?P<hours>[0-9]{{1,2}}(?:[,.][0-9]{{1,2}})?|{'|'.join(_WORDS)})\s*(?:stunden?|std\.?|h))?"
    r"(?:\s*(?:und|,)?\s*(?P<minutes>[0-9]{1,4})\s*(?:minuten?|min\.?))?",
    re.IGNORECASE,
)
_HOURS_AND_MINUTES = re.compile(
    r"([0-9]{1,2})(?::([0-9]{2})\s*(?:h|std\.?|stunden?)?|\s?h\s?([0-9]{2}))", re.IGNORECASE
)
_OPEN = r"(?:ende )?offen|open end"
_WITH_OPEN_END = re.compile(rf"(.*?)\s*(?:[,(]|bis|-|–)+\s*(?:{_OPEN})\)?", re.IGNORECASE)
_IN_PART = re.compile(
    r"(?:um\s+)?([0-9]{1,2})(?:[:.]([0-9]{2}))?(?:\s*uhr)?\s+"
    rf"({'|'.join(words_of('parts-of-the-day'))})",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    rf"(?:um )?(?P<beside>{'|'.join(words_of('beside-the-hour'))}|) ?"
    rf"(?P<hour>[0-9]{{1,2}}|ein|{'|'.join(words_of('hours'))})(?P<clock>(?: uhr)?)"
)
_ENGLISH = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))? ?(?P<half>[ap])\.? ?m\.?")
_HALF_A_DAY, _EARLY = 12 * 60, 7 * 60


def day_from_text(text: str) -> date | Message:
    """The day a text names; a weekday before it must fit."""
    found = _ISO.fullmatch(text.strip()) or _DAY.fullmatch(text.strip())
    if found is None:
        return _unread(text)
    parts = found.groupdict()
    number = parts["month"] or parts.get("number")
    month = int(number) if number else _MONTHS.get(events.slug(parts["name"]))
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
        month = word if word.isdigit() else _MONTHS.get(events.slug(word))
        example = f"{found[1]:0>2}.{month:0>2}.2026" if month else "28.02.2026"
        return message("year-missing", text=text, example=example)
    inner = _WHOLE.match(line)
    day = day_from_text(inner[1]) if inner and inner[1] != line else None
    if day and not isinstance(day, Message):
        return message("date-with-more", text=text, day=short(day))
    advice = message.text("date-not-time" if _TIME.fullmatch(line) else "date-example")
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


def weekday_from_word(word: str) -> int | None:
    """The number of `Montag`, `Mo` or `montags` (0 is Monday); None for other words."""
    plain = events.slug(word)
    return _WEEKDAYS.get(plain, _WEEKDAYS.get(plain.removesuffix("s")))


def _cross_checked(day: date, word: str) -> date | Message:
    plain = events.slug(word)
    if plain in _BOUNDS:
        return message("date-with-more", text=f"{word} {short(day)}", day=short(day))
    named = _WEEKDAYS.get(plain)
    if named is None:
        otherwise = f"Möglich sind {any_of(*(weekday[:2] for weekday in events.WEEKDAYS))}."
        advice = suggestion(word, events.WEEKDAYS, otherwise)
        return message("weekday-unknown", word=word, advice=advice)
    if named != day.weekday():
        right, wrong = events.WEEKDAYS[day.weekday()], events.WEEKDAYS[named]
        return message("weekday-wrong", day=short(day), right=right, wrong=wrong)
    return day


class End(Enum):
    """An end that is said to be unknown."""

    OPEN = "offen"


@dataclass(frozen=True, slots=True)
class Clock:
    """What one level (Vorgaben, entry, rule, Abweichung) says about the time; None is inherited."""

    span: events.TimeSpan | None = None
    end: time | End | None = None
    duration: timedelta | None = None

    def over(self, inherited: "Clock") -> "Clock":
        """The level laid over the one it inherits from; a new end replaces every older one."""
        if isinstance(self.span, events.Timed | events.AllDay):
            return self
        span = self.span or inherited.span
        if not self.says_end:
            return Clock(span, inherited.end, inherited.duration)
        if isinstance(span, events.Timed):
            span = events.OpenEnded(span.start_time)
        return Clock(span, self.end, self.duration)

    @property
    def says_end(self) -> bool:
        """Whether `ende` or `dauer` is given."""
        return self.end is not None or self.duration is not None


def timespan(level: Clock) -> events.TimeSpan | Message | None:
    """The time of a date, None where nothing says when it begins."""
    key = "ende" if level.end is not None else "dauer"
    if level.span is None:
        return message("end-without-start", key=key) if level.says_end else None
    if level.end is not None and level.duration is not None:
        return message("time-said-twice", first="ende", second="dauer")
    if not level.says_end:
        return level.span
    match level.span:
        case events.AllDay():
            return message("all-day-with-end", key=key)
        case events.Timed():
            return message("time-said-twice", first="um", second=key)
        case events.OpenEnded(start_time=start):
            last = datetime.combine(date(2000, 1, 1), start) + (level.duration or timedelta())
            end = level.end or last.time()
            return level.span if isinstance(end, End) else events.Timed(start, end)


def timespan_from_text(text: str) -> events.TimeSpan | Message:
    """`10 Uhr`, `9.30 Uhr`, `10 bis 12 Uhr`, `10:30–12 Uhr`, `ab 10 Uhr`, `ganztägig`."""
    line = _plain(text)
    if _ALL_DAY.fullmatch(line):
        return events.AllDay()
    found = _SPAN.fullmatch(line)
    if found is None:
        return _unusual(line, text)
    start = _time(found[1], found[2] or found[3], text)
    if isinstance(start, Message) or found[4] is None:
        return start if isinstance(start, Message) else events.OpenEnded(start)
    end = _time(found[4], found[5] or found[6], text, is_end=True)
    return end if isinstance(end, Message) else events.Timed(start, end)


def _plain(text: str) -> str:
    """A text with one kind of dash, minutes in full size, and without a sign at its end."""
    line = re.sub("[\u2010-\u2015\u2212]", "-", text.strip(" .,;"))
    return re.sub(r"(?<=[0-9])\s?[°⁰]{2}", ":00", line)


def _unusual(line: str, text: str) -> events.TimeSpan | Message:
    """`8 Uhr abends`, or what to write instead."""
    part = _IN_PART.fullmatch(line)
    if part:
        hours, minutes = int(part[1]), int(part[2] or 0)
        first, last = words_of("parts-of-the-day")[part[3].lower()]
        meant = [hour for hour in (hours, hours + 12) if first <= hour <= last]
        if len(meant) == 1 and minutes in range(60):
            return events.OpenEnded(time(meant[0], minutes))
    open_end = _WITH_OPEN_END.fullmatch(line)
    if open_end and _SPAN.fullmatch(open_end[1]):
        return message("open-end-apart", start=open_end[1])
    comma = re.fullmatch(r"(\d{1,2}),(\d{2})(?: Uhr)?", line, re.ASCII)
    digits = f"{comma[1]}.{comma[2]} Uhr" if comma else _spoken_time(line)
    two = _TWO.fullmatch(line)
    span = f"{two['first']} bis {two['last']}" if two else ""
    both = timespan_from_text(span) if span else None
    if both and not isinstance(both, Message) and not length_fault(both):
        return message("two-times", text=text, span=span)
    near = did_you_mean(digits) if digits else message.text("time-examples")
    return message("time-unreadable", text=text, advice=near)


def end_from_text(text: str) -> time | End | Message:
    """`offen` or a time of day; `24 Uhr` is midnight."""
    line = _plain(text)
    if re.fullmatch(f"{_OPEN}|open|offenes ende", line, re.IGNORECASE):
        return End.OPEN
    found = re.fullmatch(rf"(?:bis\s+)?{_ABOUT}{_CLOCK}", line, re.IGNORECASE)
    if found is None:
        return message("end-unreadable", text=text)
    return _time(found[1], found[2] or found[3], text, is_end=True)


def duration_from_text(text: str) -> timedelta | Message:
    """`90 Minuten`, `2 Stunden`, `1,5 Stunden`, `1 Stunde 30 Minuten`."""
    line = text.strip()
    if two := _HOURS_AND_MINUTES.fullmatch(line):
        line = text = f"{two[1]} h {two[2] or two[3]} min"
    for words, minutes in words_of("minutes").items():
        if re.fullmatch(words, line, re.IGNORECASE):
            return timedelta(minutes=minutes)
    found = _DURATION.fullmatch(line)
    if found is None or not found[0]:
        return message("duration-unreadable", text=text)
    hours = (found["hours"] or "0").lower().replace(",", ".")
    number = float(_WORDS.index(hours) + 1 if hours in _WORDS else hours)
    minutes = round(number * 60) + int(found["minutes"] or 0)
    if not 0 < minutes < _MINUTES_OF_DAY:
        return message("duration-out-of-range", text=text)
    return timedelta(minutes=minutes)


def length_fault(span: events.TimeSpan, night: str = "") -> Message | None:
    """What is wrong with the ends of a date on one day: they are the same, or a night apart.

    `night` is the advice for one that is meant to last until the next day, empty for none.
    """
    if not isinstance(span, events.Timed):
        return None
    start, end = span.start_time, span.end_time
    first, last = (events.clock(moment).replace(":", ".") for moment in (start, end))
    if start == end:
        return message("time-without-length", start=first)
    if end < start and end > LATEST_MORNING:
        return message("time-ends-before-start", start=first, end=last, night=night)
    return None


def may_be_daily(first_day: date, last_day: date, span: events.TimeSpan) -> bool:
    """Whether the times of a date on several days may be meant for each of them.

    From 18 to 10 Uhr is one night; on three days and more, 20 to 2 Uhr may be every evening.
    """
    if first_day == last_day or not isinstance(span, events.Timed):
        return False
    if span.end_time == time() or span.end_time > span.start_time:
        return True
    return span.end_time <= LATEST_MORNING and last_day - first_day > timedelta(days=1)


def _time(hour: str, minute: str | None, text: str, *, is_end: bool = False) -> time | Message:
    if is_end and int(hour) * 60 + int(minute or 0) == _MINUTES_OF_DAY:
        return time()
    if int(hour) not in range(24) or int(minute or 0) not in range(60):
        return message("time-impossible", text=text)
    return time(int(hour), int(minute or 0))


def _spoken_time(text: str) -> str:
    """`10.30 Uhr` for „halb elf“; empty for what is none of these."""
    line = " ".join(text.casefold().split())
    english = _ENGLISH.fullmatch(line)
    if english:
        minutes = int(english["hour"]) * 60 % _HALF_A_DAY + int(english["minute"] or 0)
        return _in_digits(minutes + (_HALF_A_DAY if english["half"] == "p" else 0))
    spoken = _SPOKEN.fullmatch(line)
    if spoken is None or not (spoken["beside"] or spoken["clock"]):
        return ""
    word = "eins" if spoken["hour"] == "ein" else spoken["hour"]
    hour = int(word) if word.isdigit() else words_of("hours")[word]
    minutes = hour * 60 + words_of("beside-the-hour").get(spoken["beside"], 0)
    return _in_digits(minutes + (_HALF_A_DAY if minutes < _EARLY else 0))


def _in_digits(minutes: int) -> str:
    hour, minute = divmod(minutes % _MINUTES_OF_DAY, 60)
    return f"{hour}.{minute:02} Uhr" if minute else f"{hour} Uhr"


def at_night(span: events.TimeSpan) -> Message | None:
    """What to say of a date that begins or ends at night; midnight is an end like any other."""
    if not isinstance(span, events.AllDay) and span.start_time < LATEST_MORNING:
        kind, hour = "night-time", span.start_time
    elif isinstance(span, events.Timed) and time() < span.end_time <= LATEST_MORNING:
        kind, hour = "night-end", span.end_time
    else:
        return None
    afternoon = hour.replace(hour=hour.hour + 12)
    is_slip = kind == "night-time" or afternoon > span.start_time
    meant = message.text("afternoon", time=f"{events.clock(afternoon)} Uhr")
    advice = meant if is_slip else message.text("late-end")
    return message(kind, time=f"{events.clock(hour)} Uhr", advice=advice)
