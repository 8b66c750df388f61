"""The types of the schema: what each kind of value is read as.

A parser gives a value or a Message; here the Message is handed to pydantic, which knows the
place, as an error whose context carries it (`schema_reading` takes it out again).
"""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Annotated, Any
from unicodedata import normalize

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from ..diagnostics import Message, did_you_mean, message
from ..events import ClosedDayPolicy, GeoPoint, Recurrence, TimeSpan, phrase, recurrence_from_phrase
from .fields_days import day_from_text
from .fields_times import End, duration_from_text, end_from_text, timespan_from_text
from .fields_words import (
    id_from_text,
    language_from_text,
    link_from_text,
    location_from_text,
    mail_from_text,
    phone_from_text,
    picture_from_text,
    places_from_text,
    policy_from_text,
    slug_from_text,
    yes_from_text,
)
from .rrule import recurrence_from_rrule

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


def visible(text: str) -> str:
    """A text without the signs that nobody sees and that would reach beyond it."""
    return text if text.isprintable() else _UNSEEN.sub("", text)


def _typed(parse: Callable[[str], object]) -> Any:
    """A validator that reads one text; `Any` because Annotated takes metadata of any kind."""

    def read(value: object) -> object:
        line = _unquoted(_line(value))
        is_long = len(line) > _LONGEST
        parsed = message("value-too-long", length=len(line)) if is_long else parse(line)
        if isinstance(parsed, Message):
            raise PydanticCustomError("fault", "fault", {"fault": parsed})
        return parsed

    return PlainValidator(read, json_schema_input_type=str)


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
    answer = yes_from_text(_text(value))
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
    found = location_from_text(_line(value))
    if isinstance(found, Message):
        raise PydanticCustomError("fault", "fault", {"fault": found})
    return found


Text = Annotated[str, PlainValidator(_text, json_schema_input_type=str)]
Line = Annotated[str, PlainValidator(_line, json_schema_input_type=str)]
Texts = Annotated[tuple[str, ...], PlainValidator(_texts, json_schema_input_type=str | list[str])]
Yes = Annotated[bool, PlainValidator(_yes, json_schema_input_type=str)]
Day = Annotated[date, _typed(day_from_text)]
ArticleDay = Annotated[date, _typed(_article_day)]
Span = Annotated[TimeSpan, _typed(timespan_from_text)]
Ending = Annotated[time | End, _typed(end_from_text)]
Duration = Annotated[timedelta, _typed(duration_from_text)]
Phrase = Annotated[Recurrence, _typed(_phrase)]
Rrule = Annotated[Recurrence, _typed(_rrule)]
Policy = Annotated[ClosedDayPolicy, _typed(policy_from_text)]
Id = Annotated[str, _typed(id_from_text)]
Slug = Annotated[str, _typed(slug_from_text)]
Language = Annotated[str, _typed(language_from_text)]
Places = Annotated[int, _typed(places_from_text)]
Link = Annotated[str, _typed(link_from_text)]
Mail = Annotated[str, _typed(mail_from_text)]
Phone = Annotated[str, _typed(phone_from_text)]
Picture = Annotated[str, _typed(picture_from_text)]
Location = Annotated[
    GeoPoint,
    PlainValidator(_location, json_schema_input_type=str | list[str] | dict[str, str]),
]
