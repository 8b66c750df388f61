"""The types of the forms: what each kind of value is read as, and what a program may expect there.

A parser gives a value or a Message; here the Message is handed to pydantic, which knows the place,
as an error whose context carries it (`form_reading` takes it out again). The JSON Schemas of the
types stand in `keys.toml`.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any
from unicodedata import normalize

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from .. import events
from ..diagnostics import Message, did_you_mean, message
from . import hours, words
from .times import End, day_from_text, duration_from_text, end_from_text, timespan_from_text

_LONGEST = 1000
# What nobody sees and YAML lets in by escapes or in pasted numbers: controls but line ends, and
# the signs that turn the text behind them around, beyond the value (Unicode UAX 9, 2.1 to 2.4).
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_MORE_THAN_A_RULE = re.compile(
    r"[\s,;(]+(?:um|ab|seit|von|au(?:ß|ss)er|nicht|ohne|bis"
    r"|(?:vor|nach)mittags?|mittags|morgens|abends|früh"
    r"|\d{1,2}(?:[.:]\d{2})?(?:\s*(?:[-–]|bis)\s*\d{1,2}(?:[.:]\d{2})?)?\s*(?:uhr|h))\b.*",
    re.IGNORECASE,
)
_QUOTED = re.compile("[„“”»«‚‘’\"']([^„“”»«‚‘’\"']+)[„“”»«‚‘’\"']")
_TIME_OF_DAY = re.compile(
    r"(?:[T ]|, )\s*\d{1,2}[:.]\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: Uhr)?"
    r"(?:\s*(?:Z|UTC|GMT|CES?T|MES?Z|[+-]\d{2}(?::?\d{2})?))?$"
)
_MONTH_FIRST = re.compile(r"([A-Z][a-z]{2,8})\.? (\d{1,2}),? (\d{4})")
_CODES = {code: number for number, code in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_KNOWN = frozenset(
    {
        *("FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYWEEKNO", "BYDAY", "BYSETPOS", "COUNT"),
        *("UNTIL", "WKST"),
    }
)
_WEEKS_OF_A_YEAR = 53
_UNTIL = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?")
# 29 February falls on every weekday once in 28 years.
_PROBE = (date(2000, 1, 1), date(2031, 12, 31))


def visible(text: str) -> str:
    """A text without the signs that nobody sees and that would reach beyond it."""
    return text if text.isprintable() else _UNSEEN.sub("", text)


def _value(schema: str, read: Callable[[Any], object]) -> PlainValidator:
    """A validator of what `read` gives, a Message being an error, with a schema by its name."""

    def value_of(value: object) -> object:
        found = read(value)
        if isinstance(found, Message):
            raise PydanticCustomError("fault", "fault", {"fault": found})
        return found

    json_schema = WithJsonSchema(words.words_of("schema")[schema])
    return PlainValidator(value_of, json_schema_input_type=Annotated[Any, json_schema])


def _word(schema: str, parse: Callable[[str], object]) -> PlainValidator:
    """A validator of a text on one line; typographic marks around it mean nothing to YAML."""

    def read(value: object) -> object:
        line = _line(value)
        quoted = _QUOTED.fullmatch(line)
        line = quoted[1].strip() if quoted else line
        is_long = len(line) > _LONGEST
        return message("value-too-long", length=len(line)) if is_long else parse(line)

    return _value(schema, read)


def _as_list(value: object) -> object:
    """One value as a list; an item that was taken out for its mistake is gone."""
    return [item for item in value if item != {}] if isinstance(value, list) else [value]


def _listed(schema: str) -> BeforeValidator:
    """A validator of a list, each item of which has one of its own."""
    json_schema = WithJsonSchema(words.words_of("schema")[schema])
    return BeforeValidator(_as_list, json_schema_input_type=Annotated[Any, json_schema])


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("expected-text", "expected-text")
    return normalize("NFC", visible(value)).strip()


def _article_day(text: str) -> object:
    """The day of a text; of Pelican's dates the time of day has no place on the site."""
    day = _TIME_OF_DAY.sub("", text).strip()
    found = _MONTH_FIRST.fullmatch(day)
    return day_from_text(f"{found[2]}. {found[1]} {found[3]}" if found else day)


def _line(value: object) -> str:
    """A text on one line: line breaks and double blanks of the file mean nothing."""
    return " ".join(_text(value).split())


def _texts(value: object) -> tuple[str, ...]:
    """A list of texts, or one text alone, without empty ones."""
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str) for item in values):
        raise PydanticCustomError("expected-list", "expected-list")
    return tuple(filter(None, map(_line, values)))


def _yes(value: object) -> bool:
    answer = words.yes_from_text(_text(value))
    if answer is None:
        raise PydanticCustomError("yes-no", "yes-no")
    return answer


def _phrase(text: str) -> events.Recurrence | Message:
    found = events.recurrence_from_phrase(text)
    if isinstance(found, events.Recurrence):
        return found
    rule = events.recurrence_from_phrase(_MORE_THAN_A_RULE.sub("", text))
    if isinstance(rule, events.Recurrence) and (plain := events.phrase(rule)):
        return message("phrase-with-more", text=text, phrase=plain)
    if "FREQ=" in text.upper():
        return message("phrase-unknown", text=text, advice=message.text("phrase-is-rrule"))
    if impossible := events.advice_of(text):
        name, values = impossible
        advice = message.text(name, **values)
    else:
        advice = did_you_mean(*found) or message.text("phrase-examples")
    return message("phrase-unknown", text=text, advice=advice)


def _rrule(text: str) -> events.Recurrence | Message:
    found = recurrence_from_rrule(text)
    return message("rrule-refused", reason=found) if isinstance(found, str) else found


def _location(value: object) -> events.GeoPoint | Message:
    """One text, a list of two, or `lat` and `lon`."""
    if isinstance(value, dict) and set(value) == {"lat", "lon"}:
        value = [value["lat"], value["lon"]]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    return words.location_from_text(_line(value))


def recurrence_from_rrule(text: str) -> events.Recurrence | str:
    """The Recurrence of an RRULE, with or without `RRULE:` before it, or a German sentence why not.

    A time of day in UNTIL only decides its day in Europe/Berlin, and that day still belongs to the
    rule. WKST is heeded as far as it is Monday or makes no difference. Everything is checked here,
    before any day is computed: RFC 5545, 3.3.10 allows rules that never give a day (31 February)
    and rules that need a time of day; neither is of use on this site.
    """
    try:
        return _recurrence(_parts(text))
    except _RefusedError as refused:
        return str(refused)


class _RefusedError(Exception):
    """One part cannot be read; never leaves this module."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(message(key, **values).message)


def _parts(text: str) -> dict[str, str]:
    plain = re.sub(r"\s", "", text).upper().removeprefix("RRULE:").strip(";")
    parts: dict[str, str] = {}
    for part in plain.split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value:
            raise _RefusedError("rrule-without-value", part=part)
        if name not in _KNOWN:
            raise _RefusedError("rrule-unknown-part", name=name)
        if name in parts:
            raise _RefusedError("rrule-twice", name=name)
        parts[name] = value
    return parts


def _recurrence(parts: dict[str, str]) -> events.Recurrence:
    if parts.get("FREQ", "") not in events.Frequency.__members__:
        raise _RefusedError("rrule-frequency", value=parts.get("FREQ", ""))
    frequency, weekdays = events.Frequency(parts["FREQ"]), _weekdays(parts)
    if parts["FREQ"] in {"DAILY", "WEEKLY"} and any(day.ordinal for day in weekdays):
        raise _RefusedError("rrule-ordinal", value=parts["BYDAY"])
    if frequency is events.Frequency.WEEKLY and "BYMONTHDAY" in parts:
        raise _RefusedError("rrule-month-day")
    weeks = _numbers(parts, "BYWEEKNO", range(-53, 54))
    if weeks and (parts["FREQ"] != "YEARLY" or any(day.ordinal for day in weekdays)):
        raise _RefusedError("rrule-week-number")
    (interval,) = _numbers(parts, "INTERVAL", range(1, 1000), most=1) or (1,)
    every_one = events.Recurrence(
        frequency=frequency,
        weekdays=weekdays,
        month_days=_numbers(parts, "BYMONTHDAY", range(-31, 32)),
        months=_numbers(parts, "BYMONTH", range(1, 13)),
        positions=_numbers(parts, "BYSETPOS", range(-366, 367)),
        weeks=weeks,
    )
    (count,) = _numbers(parts, "COUNT", range(1, 10_000), most=1) or (None,)
    last_day = _until(parts)
    if count is not None and last_day is not None:
        raise _RefusedError("rrule-two-ends")
    is_counted = interval > 1 or every_one.positions
    week_matters = weeks or (frequency is events.Frequency.WEEKLY and is_counted)
    if parts.get("WKST", "MO") not in ({"MO"} if week_matters else _CODES):
        raise _RefusedError("rrule-week-start", value=parts["WKST"])
    if next(events.days(every_one, *_PROBE), None) is None:
        raise _RefusedError("rrule-never")
    return replace(every_one, interval=interval, count=count, last_day=last_day)


def _numbers(parts: dict[str, str], name: str, allowed: range, most: int = 1000) -> tuple[int, ...]:
    """Sorted and each once; zero is never allowed (RFC 5545, 3.3.10)."""
    values = parts[name].split(",") if name in parts else []
    if all(re.fullmatch(r"[+-]?\d{1,4}", value, re.ASCII) for value in values):
        numbers = {int(value) for value in values}
        if len(numbers) <= most and all(one != 0 and one in allowed for one in numbers):
            return tuple(sorted(numbers))
    raise _RefusedError("rrule-value", name=name, value=parts[name])


def _weekdays(parts: dict[str, str]) -> tuple[events.Weekday, ...]:
    found = set()
    for value in parts["BYDAY"].split(",") if "BYDAY" in parts else ():
        match = re.fullmatch(r"([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)", value, re.ASCII)
        if not match or abs(int(match[1] or 0)) > _WEEKS_OF_A_YEAR:
            raise _RefusedError("rrule-value", name="BYDAY", value=parts["BYDAY"])
        found.add(events.Weekday(_CODES[match[2]], int(match[1] or 0)))
    return tuple(sorted(found))


def _until(parts: dict[str, str]) -> date | None:
    """The last day; a date-only UNTIL counts as a whole day (dateutil would drop it)."""
    if "UNTIL" not in parts:
        return None
    if match := _UNTIL.fullmatch(parts["UNTIL"]):
        year, month, day, hour, minute, second = (int(one or 0) for one in match.groups()[:6])
        zone = UTC if match[7] else events.ZONE
        with suppress(ValueError, OverflowError):
            moment = datetime(year, month, day, hour, minute, second, tzinfo=zone)
            return moment.astimezone(events.ZONE).date()
    raise _RefusedError("rrule-value", name="UNTIL", value=parts["UNTIL"])


Text = Annotated[str, _value("single", _text)]
Line = Annotated[str, _value("single", _line)]
Texts = Annotated[tuple[str, ...], _value("texts", _texts)]
Venues = Annotated[tuple[str, ...], _value("venues", _texts)]
Yes = Annotated[bool, _value("yes", _yes)]
Day = Annotated[date, _word("day", day_from_text)]
Days = Annotated[list[Day], _listed("days")]
ArticleDay = Annotated[date, _word("day", _article_day)]
Span = Annotated[events.TimeSpan, _word("span", timespan_from_text)]
Ending = Annotated[time | End, _word("end", end_from_text)]
Duration = Annotated[timedelta, _word("duration", duration_from_text)]
Phrase = Annotated[events.Recurrence, _word("phrase", _phrase)]
Rrule = Annotated[events.Recurrence, _word("rrule", _rrule)]
Policy = Annotated[events.ClosedDayPolicy, _word("policy", words.policy_from_text)]
Id = Annotated[str, _word("slug", words.id_from_text)]
Slug = Annotated[str, _word("slug", words.slug_from_text)]
Slugs = Annotated[tuple[Slug, ...], _listed("texts")]
Language = Annotated[str, _word("language", words.language_from_text)]
Places = Annotated[int, _word("number", words.places_from_text)]
Link = Annotated[str, _word("link", words.link_from_text)]
CalendarLink = Annotated[str, _word("link", words.calendar_link_from_text)]
Mail = Annotated[str, _word("mail", words.mail_from_text)]
Phone = Annotated[str, _word("number", words.phone_from_text)]
Picture = Annotated[str, _word("single", words.picture_from_text)]
Weekdays = Annotated[tuple[int, ...], _word("weekdays", hours.weekdays_from_text)]
OpeningTimes = Annotated[events.OpenTimes, _word("opening", hours.opening_times_from_text)]
Location = Annotated[events.GeoPoint, _value("location", _location)]
