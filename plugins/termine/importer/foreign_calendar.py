"""From the bytes of a calendar to foreign events; what cannot be read is told, never raised.

`icalendar` does the parsing and knows the time zones: those of the system, Windows' own names and
a VTIMEZONE in the file. It is lenient with single properties and strict with the whole. Every
property is taken, told in a German sentence, or known to be technical. A floating time (RFC 5545,
3.3.5) becomes one of the calendar's own zone, or of Europe/Berlin.
"""

import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, TypeGuard

import icalendar

from ..diagnostics import BudgetExceededError, message, processor_budget
from ..events import ZONE
from ..reading import Source
from .foreign_bytes import decoded, depths, refusal, with_line_ends
from .foreign_text import (
    MOST_LINE,
    MOST_TEXT,
    line,
    markdown,
    shortened,
    shown,
    without_reason,
    without_standing,
)
from .foreign_zones import guessed, unknown, zone_of

Moment = date
"""A day, or a datetime (which is a date to Python), always aware."""

_SECONDS = 20.0
_QUIET_COMPONENTS = {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VALARM"}
_KNOWN = {
    *("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "STATUS"),
    *("SUMMARY", "DESCRIPTION", "LOCATION", "GEO", "URL", "CATEGORIES", "CONFERENCE", "CLASS"),
    *("BEGIN", "END"),
    *("ORGANIZER", "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "PRIORITY"),
}
"""Properties that are taken, told or technical; of all others is told that they are left out."""
_YEARS = range(1900, 2201)
_ONE_DAY = timedelta(days=1)
_LONGEST = timedelta(days=36_525)
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]+)?")
_PRIVATE = {"PRIVATE", "CONFIDENTIAL"}


@dataclass(frozen=True, slots=True)
class ForeignDetails:
    """What it says of itself, already free of markup; `description` is Markdown.

    `location` is the place on the map, as the text of `lage`. No calendar says `organizer`, `room`
    and `topic`: they are ours, for the calendars of partners.
    """

    title: str = ""
    category: str = ""
    description: str = ""
    place: str = ""
    location: str = ""
    link: str = ""
    online: str = ""
    organizer: str = ""
    room: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class ForeignEvent:
    """One VEVENT. `end` is exclusive, None where none is given.

    `slot` is its RECURRENCE-ID, None for a master; `is_range` is RANGE=THISANDFUTURE. `extra` are
    RDATEs with the end of a PERIOD. `version` grows with SEQUENCE, then with LAST-MODIFIED;
    `reason` tells why it is cancelled and may be empty. A postponed one is cancelled, too.
    """

    uid: str
    start: Moment
    end: Moment | None
    details: ForeignDetails
    slot: Moment | None = None
    is_range: bool = False
    version: tuple[int, str] = (0, "")
    rules: tuple[str, ...] = ()
    extra: tuple[tuple[Moment, Moment | None], ...] = ()
    excluded: tuple[Moment, ...] = ()
    is_cancelled: bool = False
    reason: str = ""
    is_postponed: bool = False
    is_private: bool = False
    notices: tuple[str, ...] = ()


_SLIPS = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    OverflowError,
    OSError,
    RecursionError,
)
"""Beside its ValueErrors the parser lets slip what its own code stumbles over, as the OSError of a
zone `Europe`, which is a folder, and the RecursionError of one with a thousand folders."""


@dataclass(frozen=True, slots=True)
class ForeignCalendar:
    """The events of one file in its order, and what is to be told about the file itself."""

    events: tuple[ForeignEvent, ...]
    notices: tuple[str, ...]
    is_readable: bool = True


def read_calendar(source: Source, seconds: float = _SECONDS) -> ForeignCalendar:
    """The events of one .ics file, in the order of the file.

    One that takes more than so many seconds of processor time is not read.
    """
    name, data = source.name, with_line_ends(source.data)
    if reason := refusal(data):
        return _unreadable(reason, name)
    text, is_utf8 = decoded(data)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", icalendar.GloballyUniqueTZIDGuessed)
        try:
            with processor_budget(seconds):
                roots, found = _parsed(text)
        except BudgetExceededError:
            return _unreadable("import-too-slow", name)
        except _SLIPS:
            return _unreadable("import-broken", name)
    events = tuple(event for event in found if isinstance(event, ForeignEvent))
    without_start = [text for text in found if isinstance(text, str)]
    notices = [*guessed(caught), *unknown(roots), *without_start, *_others(name, roots)]
    is_whole = depths(data)[-1] <= 0
    if not is_whole:
        notices.append(message.text("import-cut-off", name=name))
    if not is_utf8:
        notices.append(message.text("import-old-encoding", name=name))
    if not found and is_whole:
        notices.insert(0, message.text("import-no-events", name=name))
    return ForeignCalendar(events, tuple(notices), is_readable=is_whole)


def _parsed(text: str) -> tuple[list[Any], list[ForeignEvent | str]]:
    """The calendars in a text, and their events or what is wrong with each."""
    roots = icalendar.Component.from_ical(text, multiple=True)
    found = [
        _EventReader(component, zone_of(root)).event()
        for root in roots
        for component in root.walk("VEVENT")
    ]
    for event in found:
        if isinstance(event, ForeignEvent):
            in_order(event.start).utcoffset()  # a zone of the file is worked out when it is asked
    return roots, found


def _unreadable(reason: str, name: str) -> ForeignCalendar:
    return ForeignCalendar((), (message.text(reason, name=name),), is_readable=False)


def _others(name: str, roots: Iterable[Any]) -> list[str]:
    """A sentence for each kind of component that is no date."""
    kinds = Counter(str(one.name) for root in roots for one in root.walk())
    return [
        message.text("import-other-components", name=name, count=count, kind=line(kind))
        for kind, count in sorted(kinds.items())
        if kind not in _QUIET_COMPONENTS
    ]


class _EventReader:
    """Reads one VEVENT and collects what is to be told about it.

    `Any` because icalendar's components hold any values.
    """

    def __init__(self, component: Any, zone: tzinfo) -> None:
        self.component, self.zone = component, zone
        self.notices: list[str] = []
        self.title, self.standing = without_standing(self.line("SUMMARY"))
        self.kind = "postponed" if self.standing == "VERSCHOBEN" else "cancelled"
        self.is_cancelled = bool(self.standing) or self.word("STATUS") == "CANCELLED"
        about = self.text("DESCRIPTION") or self.text("X-ALT-DESC")
        self.about, self.reason = without_reason(about) if self.is_cancelled else (about, "")

    def event(self) -> ForeignEvent | str:
        """The event, or a sentence where it has no readable start."""
        slots = [moment for moment, _ in self.moments("RECURRENCE-ID")]
        starts = [moment for moment, _ in self.moments("DTSTART")]
        if not starts:
            title = shown(self.text("SUMMARY")) or message.text("import-untitled")
            text = message.text("import-without-start")
            return message.text("import-of-entry", title=title, text=text)
        end = self.end_after(starts[0])
        details = self.details()
        self.tell_the_rest()
        ranges = [str(value.params.get("RANGE", "")) for value in self.values("RECURRENCE-ID")]
        number = re.sub(r"\D", "", self.text("SEQUENCE"))[:9]
        stamps = [_as_written(value) for value in self.values("LAST-MODIFIED")]
        rules = (
            str(value) if isinstance(value, icalendar.vBroken) else _as_written(value)
            for value in self.values("RRULE")
        )
        return ForeignEvent(
            uid=str(self.component.get("UID", "")),
            start=starts[0],
            end=end,
            details=details,
            slot=slots[0] if slots else None,
            is_range="THISANDFUTURE" in map(str.upper, ranges),
            version=(int(number or 0), stamps[0] if stamps else ""),
            rules=tuple(dict.fromkeys(rules)),
            extra=tuple(self.moments("RDATE")),
            excluded=tuple(moment for moment, _ in self.moments("EXDATE")),
            is_cancelled=self.is_cancelled,
            reason=self.reason,
            is_postponed=self.kind == "postponed",
            is_private=self.word("CLASS") in _PRIVATE,
            notices=tuple(dict.fromkeys(self.notices)),
        )

    def values(self, name: str) -> list[Any]:
        given = self.component.get(name, [])
        return given if isinstance(given, list) else [given]

    def text(self, name: str) -> str:
        return next(map(str, self.values(name)), "")

    def word(self, name: str) -> str:
        return self.text(name).strip().upper()

    def line(self, name: str) -> str:
        found = line(self.text(name)[: 10 * MOST_LINE])
        if len(found) > MOST_LINE:
            self.tell("import-shortened", name=name)
        return shortened(found, MOST_LINE)

    def tell(self, key: str, **parts: object) -> None:
        words = {name: shown(str(part)) for name, part in parts.items()}
        self.notices.append(message.text(key, **words))

    def moments(self, name: str) -> Iterator[tuple[Moment, Moment | None]]:
        """The times of a property, a PERIOD with its end; what is unreadable is told."""
        for value in self.values(name):
            for part in _part(value, "dts", [value]):
                params = {**getattr(value, "params", {}), **getattr(part, "params", {})}
                span = _part(part, "dt")
                start, end = span if isinstance(span, tuple) else (span, None)
                if not _is_day(start) or not (end is None or _is_day(end) or _is_length(end)):
                    self.tell("import-unreadable", name=name, text=_as_written(value))
                    continue
                first = self.moment(start, params)
                if isinstance(end, timedelta):
                    yield first, first + end
                else:
                    yield first, end and self.moment(end, params)

    def moment(self, value: date, params: Any) -> Moment:
        if not isinstance(value, datetime):
            return value
        if value.second or value.microsecond:
            self.tell("import-seconds")
            value = value.replace(second=0, microsecond=0)
        if value.tzinfo is None:
            if "TZID" in params:
                self.tell("import-unknown-zone", zone=params["TZID"])
            return value.replace(tzinfo=self.zone)
        return value

    def end_after(self, start: Moment) -> Moment | None:
        """The end, None without one; one that lies before the start is told and counts as none."""
        end = self.end_given(start)
        given = [*self.values("DTEND"), *self.values("DURATION")]
        text = "".join(map(_as_written, given[:1]))
        if end is not None and in_order(end) < in_order(start):
            self.tell("import-end-first", text=text)
            end = None
        if isinstance(end, datetime) and not isinstance(start, datetime):
            self.tell("import-end-of-days", text=text)
            end = (end.astimezone(ZONE) - timedelta.resolution).date() + _ONE_DAY
        if end is None and not isinstance(start, datetime):
            return start + _ONE_DAY
        return end

    def end_given(self, start: Moment) -> Moment | None:
        """DTEND, or DTSTART and DURATION."""
        for end, _ in list(self.moments("DTEND")):
            return end
        for value in self.values("DURATION"):
            duration = _part(value, "dt")
            if _is_length(duration):
                if not isinstance(start, datetime) and duration % _ONE_DAY:
                    return datetime.combine(start, time(), self.zone) + duration
                return start + duration
            self.tell("import-unreadable", name="DURATION", text=_as_written(value))
        return None

    def details(self) -> ForeignDetails:
        description = markdown(self.about[: 3 * MOST_TEXT])
        if not self.title:
            self.tell("import-without-title")
        if self.standing and self.word("STATUS") != "CANCELLED":
            self.tell(f"import-{self.kind}-title", word=self.standing)
        if len(description) > MOST_TEXT:
            self.tell("import-shortened", name="DESCRIPTION")
        if self.word("STATUS") == "TENTATIVE":
            self.tell("import-tentative")
        if self.word("CLASS") in _PRIVATE:
            self.tell("import-private")
        if self.values("ORGANIZER"):
            self.tell("import-person")
        place = self.line("LOCATION")
        is_online = bool(_WEB.fullmatch(place))
        calls = (place if is_online else "", *map(self.text, ("CONFERENCE", "X-GOOGLE-CONFERENCE")))
        return ForeignDetails(
            title=self.title,
            category=self.category(),
            description=shortened(description, MOST_TEXT),
            place="" if is_online else place,
            location="" if is_online else self.location(),
            link=self.web(self.text("URL")),
            online=self.web(next(filter(None, calls), "")),
        )

    def category(self) -> str:
        names = [
            shown(str(name), MOST_LINE)
            for value in self.values("CATEGORIES")
            for name in getattr(value, "cats", [value])
        ]
        first, *others = [*filter(None, names)] or [""]
        if others:
            self.tell("import-one-category", names=", ".join(others))
        return first

    def location(self) -> str:
        value = next(iter(self.values("GEO")), None)
        if isinstance(value, icalendar.vBroken):
            self.tell("import-unreadable", name="GEO", text=_as_written(value))
        degrees = [str(_part(value, name)) for name in ("latitude", "longitude")]
        return ", ".join(degrees) if all(map(_DEGREES.fullmatch, degrees)) else ""

    def web(self, text: str) -> str:
        text = text.strip()
        if text and (not _WEB.fullmatch(text) or not text.isprintable()):
            self.tell("import-link-refused", text=text)
            return ""
        return text

    def tell_the_rest(self) -> None:
        """Names what has no place here, with how often it stands there."""
        counts = Counter({name.upper(): len(self.values(name)) for name in self.component})
        counts.update(str(part.name) for part in self.component.subcomponents)
        names = (
            f"{name} ({count})" if count > 1 else name
            for name, count in counts.items()
            if name not in _KNOWN and not name.startswith("X-")
        )
        if left_out := ", ".join(names):
            self.notices.append(message.text("import-left-out", names=left_out))


def _part(value: Any, name: str, instead: Any = None) -> Any:
    """A part of a value; `instead` where it has none or could not be read at all."""
    return instead if isinstance(value, icalendar.vBroken) else getattr(value, name, instead)


def _is_day(value: object) -> bool:
    """Whether this is a day or a time that can be counted with."""
    return isinstance(value, date) and value.year in _YEARS


def in_order(moment: Moment) -> datetime:
    """The key that sorts days among times: a day is its midnight in Europe/Berlin."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(), ZONE)


def _is_length(value: object) -> TypeGuard[timedelta]:
    """Whether this is a duration that can be counted with."""
    return isinstance(value, timedelta) and -_LONGEST < value < _LONGEST


def _as_written(value: Any) -> str:
    """A value as it stood in the file."""
    return str(value.to_ical().decode("utf-8", "replace"))
