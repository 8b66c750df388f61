"""The types of the forms: what each kind of value is read as, and what a program may expect there.

A parser gives a value or a Message; here the Message is handed to pydantic, which knows the place,
as an error whose context carries it (`form_reading` takes it out again). What is said to programs
as JSON Schema lets pass whatever the reader reads, and a little more: `check` has the last word. A
program may have made a number of `12`, so every single value may be one.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any
from unicodedata import normalize

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from ..diagnostics import Message, did_you_mean, message
from ..events import (
    ZONE,
    ClosedDayPolicy,
    Frequency,
    GeoPoint,
    Recurrence,
    TimeSpan,
    Weekday,
    days,
    phrase,
    recurrence_from_phrase,
)
from . import words
from .days import day_from_text
from .times import End, duration_from_text, end_from_text, timespan_from_text

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
    r"(?:[T ]|, )\s*\d{1,2}[:.]\d{2}(?::\d{2})?(?: Uhr)?(?:Z|[+-]\d{2}:?\d{2})?$"
)
_CODES = {code: number for number, code in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_KNOWN = frozenset(
    {"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "COUNT", "UNTIL", "WKST"}
)
_SHORT = frozenset({Frequency.DAILY, Frequency.WEEKLY})
_WEEKS_OF_A_YEAR = 53
_UNTIL = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?")
# 29 February falls on every weekday once in 28 years.
_PROBE = (date(2000, 1, 1), date(2031, 12, 31))


def visible(text: str) -> str:
    """A text without the signs that nobody sees and that would reach beyond it."""
    return text if text.isprintable() else _UNSEEN.sub("", text)


def _typed(parse: Callable[[str], object]) -> PlainValidator:
    """A validator that reads one text."""

    def read(value: object) -> object:
        line = _unquoted(_line(value))
        is_long = len(line) > _LONGEST
        parsed = message("value-too-long", length=len(line)) if is_long else parse(line)
        if isinstance(parsed, Message):
            raise PydanticCustomError("fault", "fault", {"fault": parsed})
        return parsed

    return PlainValidator(read)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("not-text", "not-text")
    return normalize("NFC", visible(value)).strip()


def _line(value: object) -> str:
    """A text on one line: line breaks and double blanks of the file mean nothing."""
    return " ".join(_text(value).split())


def _unquoted(line: str) -> str:
    """`„10 Uhr“`: typographic marks mean nothing to YAML, but quotation to people."""
    found = _QUOTED.fullmatch(line)
    return found[1].strip() if found else line


def _texts(value: object) -> tuple[str, ...]:
    """A list of texts, or one text alone, without empty ones."""
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str) for item in values):
        raise PydanticCustomError("not-list", "not-list")
    return tuple(filter(None, map(_line, values)))


def _yes(value: object) -> bool:
    answer = words.yes_from_text(_text(value))
    if answer is None:
        raise PydanticCustomError("not-yes-no", "not-yes-no")
    return answer


def _article_day(text: str) -> date | Message:
    """A day; the time of day that Pelican's dates may carry has no place on the site."""
    return day_from_text(_TIME_OF_DAY.sub("", text))


def _phrase(text: str) -> Recurrence | Message:
    found = recurrence_from_phrase(text)
    if isinstance(found, Recurrence):
        return found
    rule = recurrence_from_phrase(_MORE_THAN_A_RULE.sub("", text))
    if isinstance(rule, Recurrence) and (plain := phrase(rule)):
        return message("phrase-with-more", text=text, phrase=plain)
    if "FREQ=" in text.upper():
        return message("phrase-unknown", text=text, advice=message.text("phrase-is-rrule"))
    advice = did_you_mean(*found) or message.text("phrase-examples")
    return message("phrase-unknown", text=text, advice=advice)


def _rrule(text: str) -> Recurrence | Message:
    found = recurrence_from_rrule(text)
    return message("rrule-refused", reason=found) if isinstance(found, str) else found


def _location(value: object) -> GeoPoint:
    """One text, a list of two, or `lat` and `lon`."""
    if isinstance(value, dict) and set(value) == {"lat", "lon"}:
        value = [value["lat"], value["lon"]]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    found = words.location_from_text(_line(value))
    if isinstance(found, Message):
        raise PydanticCustomError("fault", "fault", {"fault": found})
    return found


def recurrence_from_rrule(text: str) -> Recurrence | str:
    """The Recurrence of an RRULE, with or without `RRULE:` before it, or a German sentence why not.

    A time of day in UNTIL only decides its day in Europe/Berlin, and that day still belongs to the
    rule. WKST is heeded as far as it is Monday or makes no difference. Everything is checked here,
    before any day is computed: RFC 5545, 3.3.10 allows rules that never give a day (31 February)
    and rules that need a time of day; neither is of use on this site.
    """
    try:
        return _recurrence(_parts(text))
    except _RefusedError as refused:
        return refused.reason


class _RefusedError(Exception):
    """One part cannot be read; never leaves this module."""

    def __init__(self, key: str, **values: object) -> None:
        self.reason = message(key, **values).message
        super().__init__(self.reason)


def _parts(text: str) -> dict[str, str]:
    """The parts by name, in capitals."""
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


def _recurrence(parts: dict[str, str]) -> Recurrence:
    if parts.get("FREQ", "") not in Frequency.__members__:
        raise _RefusedError("rrule-frequency", value=parts.get("FREQ", ""))
    frequency, weekdays = Frequency(parts["FREQ"]), _weekdays(parts)
    if frequency in _SHORT and any(day.ordinal for day in weekdays):
        raise _RefusedError("rrule-ordinal", value=parts["BYDAY"])
    if frequency is Frequency.WEEKLY and "BYMONTHDAY" in parts:
        raise _RefusedError("rrule-month-day")
    (interval,) = _numbers(parts, "INTERVAL", range(1, 1000), most=1) or (1,)
    every_one = Recurrence(
        frequency=frequency,
        weekdays=weekdays,
        month_days=_numbers(parts, "BYMONTHDAY", range(-31, 32)),
        months=_numbers(parts, "BYMONTH", range(1, 13)),
        positions=_numbers(parts, "BYSETPOS", range(-366, 367)),
    )
    (count,) = _numbers(parts, "COUNT", range(1, 10_000), most=1) or (None,)
    last_day = _until(parts)
    if count is not None and last_day is not None:
        raise _RefusedError("rrule-two-ends")
    week_matters = frequency is Frequency.WEEKLY and (interval > 1 or every_one.positions)
    if parts.get("WKST", "MO") not in ({"MO"} if week_matters else _CODES):
        raise _RefusedError("rrule-week-start", value=parts["WKST"])
    if next(days(every_one, *_PROBE), None) is None:
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


def _weekdays(parts: dict[str, str]) -> tuple[Weekday, ...]:
    found = set()
    for value in parts["BYDAY"].split(",") if "BYDAY" in parts else ():
        match = re.fullmatch(r"([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)", value, re.ASCII)
        if not match or abs(int(match[1] or 0)) > _WEEKS_OF_A_YEAR:
            raise _RefusedError("rrule-value", name="BYDAY", value=parts["BYDAY"])
        found.add(Weekday(_CODES[match[2]], int(match[1] or 0)))
    return tuple(sorted(found))


def _until(parts: dict[str, str]) -> date | None:
    """The last day; a date-only UNTIL counts as a whole day (dateutil would drop it)."""
    if "UNTIL" not in parts:
        return None
    if match := _UNTIL.fullmatch(parts["UNTIL"]):
        year, month, day, hour, minute, second = (int(one or 0) for one in match.groups()[:6])
        zone = UTC if match[7] else ZONE
        with suppress(ValueError, OverflowError):
            moment = datetime(year, month, day, hour, minute, second, tzinfo=zone)
            return moment.astimezone(ZONE).date()
    raise _RefusedError("rrule-value", name="UNTIL", value=parts["UNTIL"])


Json = dict[str, Any]
_SINGLE = ["string", "number", "boolean", "null"]
_ANY: Json = {"type": _SINGLE}
_NUMBER: Json = {"type": ["number", "string"]}
_LOCATION_PARTS = {key: {**words.key_words(key), **_NUMBER} for key in ("lat", "lon")}


def _single(pattern: str) -> Json:
    """A text of a form; a number or nothing is let pass."""
    return {"type": _SINGLE, "pattern": pattern}


def _choice(*words: str, pattern: str) -> list[Json]:
    """Some words to choose from, and other spellings of them."""
    return [{"enum": list(words)}, {"type": "string", "pattern": pattern}]


_POLICY = _choice(
    "entfaellt",
    "findet statt",
    pattern=r"^\s*([Ee][Nn][Tt][Ff]|[Aa][Uu][Ss]|[Ff](ä|Ä|[Aa]).*[Aa][Uu][Ss]"
    r"|[Ff][Ii][Nn][Dd].*[Ss][Tt][Aa][Tt][Tt])",
)
_YES = _choice(
    "ja",
    "nein",
    pattern=r"^\s*([Jj][Aa]|[Nn][Ee][Ii][Nn]|[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]"
    r"|[Ff][Aa][Ll][Ss][Ee]|[Ww][Aa][Hh][Rr]|[Ff][Aa][Ll][Ss][Cc][Hh])\s*$",
)
_IS_SINGLE = WithJsonSchema(_ANY)
_IS_DAY = WithJsonSchema(_single("[0-9][^\\n]*[0-9]{4}|[0-9]{4}[^\\n]*[0-9]"))
_IS_SLUG = WithJsonSchema(_single(r"^\s*[a-z0-9]+(-[a-z0-9]+)*\s*$"))
_IS_ADDRESS = WithJsonSchema(_single(r"^\s*[A-Za-z][A-Za-z0-9+-]*:\S"))
_HAS_DIGIT = WithJsonSchema(_single("[0-9]"))

Text = Annotated[str, PlainValidator(_text), _IS_SINGLE]
Line = Annotated[str, PlainValidator(_line), _IS_SINGLE]
Texts = Annotated[
    tuple[str, ...],
    PlainValidator(_texts),
    WithJsonSchema({"anyOf": [_ANY, {"type": "array", "items": _ANY}]}),
]
Yes = Annotated[bool, PlainValidator(_yes), WithJsonSchema({"anyOf": [*_YES, {"type": "boolean"}]})]
Day = Annotated[date, _typed(day_from_text), _IS_DAY]
ArticleDay = Annotated[date, _typed(_article_day), _IS_DAY]
Span = Annotated[
    TimeSpan, _typed(timespan_from_text), WithJsonSchema(_single("[0-9]|[Gg][Aa][Nn][Zz]"))
]
Ending = Annotated[time | End, _typed(end_from_text), WithJsonSchema(_single("[0-9]|[Oo][FfPp]"))]
Duration = Annotated[
    timedelta,
    _typed(duration_from_text),
    WithJsonSchema(_single("[Ss][Tt]|[HhMm]|[0-9]:[0-9]")),
]
Phrase = Annotated[Recurrence, _typed(_phrase), WithJsonSchema(_single(r"[A-Za-zÄÖÜäöü]"))]
Rrule = Annotated[Recurrence, _typed(_rrule), WithJsonSchema(_single("[Ff][Rr][Ee][Qq]="))]
Policy = Annotated[
    ClosedDayPolicy, _typed(words.policy_from_text), WithJsonSchema({"anyOf": _POLICY})
]
Id = Annotated[str, _typed(words.id_from_text), _IS_SLUG]
Slug = Annotated[str, _typed(words.slug_from_text), _IS_SLUG]
Language = Annotated[
    str,
    _typed(words.language_from_text),
    WithJsonSchema(_single(r"^\s*[a-z]{2,3}(-[A-Za-z0-9]{1,8})*\s*$")),
]
Places = Annotated[int, _typed(words.places_from_text), _HAS_DIGIT]
Link = Annotated[str, _typed(words.link_from_text), _IS_ADDRESS]
Mail = Annotated[str, _typed(words.mail_from_text), WithJsonSchema(_single("@"))]
Phone = Annotated[str, _typed(words.phone_from_text), _HAS_DIGIT]
Picture = Annotated[str, _typed(words.picture_from_text), _IS_SINGLE]
Location = Annotated[
    GeoPoint,
    PlainValidator(_location),
    WithJsonSchema(
        {
            "anyOf": [
                _single("[0-9]"),
                {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2},
                {
                    "type": "object",
                    "properties": _LOCATION_PARTS,
                    "required": [*_LOCATION_PARTS],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
