"""From the bytes of a calendar to foreign events; what cannot be read is told, never raised.

`icalendar` does the parsing and knows the time zones: those of the system, Windows' own names and
a VTIMEZONE in the file. It is lenient with single properties and strict with the whole.
"""

import re
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from itertools import accumulate
from typing import Any

import icalendar
from icalendar.error import GloballyUniqueTZIDGuessed
from icalendar.timezone import tzp

from ..events import ZONE
from ..reading import Source
from . import sentences
from .foreign import ForeignEvent
from .plain import line, shortened
from .vevent import read_event

MOST_BYTES = 20_000_000
"""A file that is larger is not read."""

_MOST_EVENTS = 5_000
_DEEPEST = 12
_SHOWN = 80
_QUIET_COMPONENTS = {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VALARM"}


@dataclass(frozen=True, slots=True)
class ForeignCalendar:
    """The events of one file, and what is to be told about the file itself."""

    name: str
    events: tuple[ForeignEvent, ...] = ()
    notices: tuple[str, ...] = ()
    is_readable: bool = True


def read_calendar(source: Source) -> ForeignCalendar:
    """The events of one .ics file, in the order of the file."""
    name = source.name
    if refusal := _refusal(source.data):
        return ForeignCalendar(name, (), (refusal.format(name=name),), is_readable=False)
    text, is_utf8 = _decoded(source.data)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", GloballyUniqueTZIDGuessed)
        try:
            roots = icalendar.Component.from_ical(text, multiple=True)
            found = [event for root in roots for event in _events(root)]
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError):
            # Beside its ValueErrors the parser lets slip what its own code stumbles over.
            broken = sentences.BROKEN.format(name=name)
            return ForeignCalendar(name, (), (broken,), is_readable=False)
    events = tuple(one for one in found if isinstance(one, ForeignEvent))
    missing = [one for one in found if isinstance(one, str)]
    notices = [*_guessed(caught), *missing, *_others(name, roots)]
    if len(events) > _MOST_EVENTS:
        return ForeignCalendar(
            name, (), (sentences.TOO_MANY_EVENTS.format(name=name),), is_readable=False
        )
    is_whole = _depths(source.data)[-1] <= 0
    if not is_whole:
        notices.append(sentences.CUT_OFF.format(name=name))
    if not is_utf8:
        notices.append(sentences.OLD_ENCODING.format(name=name))
    if not found and is_whole:
        notices.insert(0, sentences.NO_EVENTS.format(name=name))
    return ForeignCalendar(name, events, tuple(notices), is_readable=is_whole)


def _refusal(data: bytes) -> str:
    """Why a file is not even parsed, or an empty text."""
    if len(data) > MOST_BYTES:
        return sentences.TOO_LARGE
    if not re.search(rb"^(?:\xef\xbb\xbf)?\s*BEGIN:V", data, re.IGNORECASE | re.MULTILINE):
        return sentences.NOT_A_CALENDAR
    return sentences.TOO_DEEP if max(_depths(data)) > _DEEPEST else ""


def _depths(data: bytes) -> list[int]:
    """How deep the file is nested after each BEGIN and END; the last is 0 if it is whole."""
    marks = re.findall(rb"^(BEGIN|END):", data, re.IGNORECASE | re.MULTILINE)
    return list(accumulate(1 if mark.upper() == b"BEGIN" else -1 for mark in marks))


def _decoded(data: bytes) -> tuple[str, bool]:
    """The text of a file, and whether it is UTF-8 as RFC 5545, 3.1.4 wants it."""
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), False


def _events(root: Any) -> Iterator[ForeignEvent | str]:
    """The events, or why one is none; `Any` because icalendar's components hold any values."""
    zone = _zone_of(root)
    for component in root.walk("VEVENT"):
        event = read_event(component, zone)
        title = shortened(line(str(component.get("SUMMARY", ""))), _SHOWN) or sentences.UNTITLED
        yield event or sentences.OF_ENTRY.format(title=title, text=sentences.WITHOUT_START)


def _zone_of(root: Any) -> tuple[tzinfo, bool]:
    """The calendar's own zone, and whether it names one (X-WR-TIMEZONE, as Google writes it)."""
    name = str(root.get("X-WR-TIMEZONE", "")).strip()
    if not name:
        return ZONE, False
    found: tzinfo | None = tzp.timezone(name)
    return (ZONE, False) if found is None else (found, True)


def _guessed(caught: list[warnings.WarningMessage]) -> list[str]:
    texts = [str(one.message) for one in caught if "globally unique" in str(one.message)]
    zones = [match[1] for text in texts if (match := re.search(r"'([^']*)'", text))]
    return [sentences.GUESSED_ZONE.format(zone=zone) for zone in sorted(set(zones))]


def _others(name: str, roots: list[Any]) -> list[str]:
    """A sentence for each kind of component that is no date."""
    kinds = Counter(str(one.name) for root in roots for one in root.walk())
    return [
        sentences.OTHER_COMPONENTS.format(name=name, count=count, kind=line(kind))
        for kind, count in sorted(kinds.items())
        if kind not in _QUIET_COMPONENTS
    ]
