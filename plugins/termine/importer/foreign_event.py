"""One foreign event: a VEVENT as plain values, before anything is made of it.

Every property is taken, told in a German sentence, or known to be technical. Times are `Moment`s: a
date for a whole day, else an aware datetime. A floating time (RFC 5545, 3.3.5) becomes one of the
calendar's own zone, or of Europe/Berlin.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

import icalendar

from ..diagnostics import message
from .foreign_text import MOST_LINE, MOST_TEXT, line, markdown, shortened, shown

Moment = date
"""A day, or a datetime (which is a date to Python), always aware."""

Zone = tuple[tzinfo, bool]
"""A calendar's zone, and whether UTC times are meant in it (X-WR-TIMEZONE)."""

_TAKEN = {
    *("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "STATUS"),
    *("SUMMARY", "DESCRIPTION", "LOCATION", "GEO", "URL", "CATEGORIES", "CONFERENCE", "CLASS"),
    *("ORGANIZER", "X-ALT-DESC", "X-GOOGLE-CONFERENCE"),
}
_TECHNICAL = {
    *("UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "PRIORITY"),
    *("BEGIN", "END"),
}
_SHOWN = 80
_YEARS = range(1900, 2201)
_CLOCKLESS = timedelta(days=1)
_LONGEST = timedelta(days=36_525)
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_LOCATION = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]+)?")
_PRIVATE = {"PRIVATE", "CONFIDENTIAL"}


@dataclass(frozen=True, slots=True)
class ForeignDetails:
    """What it says of itself, already free of markup; `description` is Markdown.

    `location` is the place on the map, as the text of `lage`.
    """

    title: str = ""
    category: str = ""
    description: str = ""
    place: str = ""
    location: str = ""
    link: str = ""
    online: str = ""


@dataclass(frozen=True, slots=True)
class ForeignEvent:
    """One VEVENT. `end` is exclusive, None where none is given.

    `slot` is its RECURRENCE-ID, None for a master; `is_range` is RANGE=THISANDFUTURE. `extra` are
    RDATEs with the end of a PERIOD. `version` grows with SEQUENCE, then with LAST-MODIFIED.
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
    is_private: bool = False
    notices: tuple[str, ...] = ()


def foreign_event(component: Any, zone: Zone) -> ForeignEvent | None:
    """The event, None without a readable start; `Any` because icalendar's values are untyped."""
    return _Reader(component, zone).event()


class _Reader:
    """Reads one component and collects what is to be told about it."""

    def __init__(self, component: Any, zone: Zone) -> None:
        self.component, self.zone = component, zone
        self.notices: list[str] = []

    def event(self) -> ForeignEvent | None:
        slots = [moment for moment, _ in self.moments("RECURRENCE-ID")]
        starts = [moment for moment, _ in self.moments("DTSTART")]
        if not starts:
            return None
        end = self.end_after(starts[0])
        details = self.details()
        self.tell_the_rest()
        ranges = [str(one.params.get("RANGE", "")) for one in self.values("RECURRENCE-ID")]
        number = re.sub(r"\D", "", self.text("SEQUENCE"))[:9]
        stamps = [_as_written(value) for value in self.values("LAST-MODIFIED")]
        return ForeignEvent(
            uid=str(self.component.get("UID", "")),
            start=starts[0],
            end=end,
            details=details,
            slot=slots[0] if slots else None,
            is_range="THISANDFUTURE" in map(str.upper, ranges),
            version=(int(number or 0), stamps[0] if stamps else ""),
            rules=tuple(dict.fromkeys(self.rules())),
            extra=tuple(self.moments("RDATE")),
            excluded=tuple(moment for moment, _ in self.moments("EXDATE")),
            is_cancelled=self.word("STATUS") == "CANCELLED",
            is_private=self.word("CLASS") in _PRIVATE,
            notices=tuple(dict.fromkeys(self.notices)),
        )

    def values(self, name: str) -> list[Any]:
        given = self.component.get(name, [])
        return given if isinstance(given, list) else [given]

    def text(self, name: str) -> str:
        return next((str(value) for value in self.values(name)), "")

    def word(self, name: str) -> str:
        return self.text(name).strip().upper()

    def line(self, name: str) -> str:
        found = line(self.text(name)[: 10 * MOST_LINE])
        if len(found) > MOST_LINE:
            self.tell("import-shortened", name=name)
        return shortened(found, MOST_LINE)

    def tell(self, key: str, **parts: object) -> None:
        words = {name: shown(str(part), _SHOWN) for name, part in parts.items()}
        self.notices.append(message.text(key, **words))

    def moments(self, name: str) -> Iterator[tuple[Moment, Moment | None]]:
        """The times of a property, a PERIOD with its end; what is unreadable is told."""
        for value in self.values(name):
            given = _part(value, "dts")
            for one in [value] if given is None else given:
                params = {**getattr(value, "params", {}), **getattr(one, "params", {})}
                found = self.period(_part(one, "dt"), params)
                if found is None:
                    self.tell("import-unreadable", name=name, text=_as_written(value))
                else:
                    yield found

    def period(self, value: Any, params: Any) -> tuple[Moment, Moment | None] | None:
        start, end = value if isinstance(value, tuple) else (value, None)
        if not _is_day(start):
            return None
        first = self.moment(start, params)
        if isinstance(end, timedelta):
            return (first, first + end) if -_LONGEST < end < _LONGEST else None
        if end is None:
            return first, None
        return (first, self.moment(end, params)) if _is_day(end) else None

    def moment(self, value: date, params: Any) -> Moment:
        if not isinstance(value, datetime):
            return value
        if value.second or value.microsecond:
            self.tell("import-seconds")
            value = value.replace(second=0, microsecond=0)
        zone, is_named = self.zone
        if value.tzinfo is None:
            if "TZID" in params:
                self.tell("import-unknown-zone", zone=params["TZID"])
            return value.replace(tzinfo=zone)
        is_utc = value.tzinfo is UTC or str(value.tzinfo).upper() == "UTC"
        return value.astimezone(zone) if is_utc and is_named else value

    def end_after(self, start: Moment) -> Moment | None:
        """DTEND, or DTSTART and DURATION; a whole day without either is one day (RFC 3.6.1)."""
        ends = list(self.moments("DTEND"))
        if ends:
            return ends[0][0]
        for value in self.values("DURATION"):
            duration = _part(value, "dt")
            if isinstance(duration, timedelta) and -_LONGEST < duration < _LONGEST:
                if not isinstance(start, datetime) and duration % _CLOCKLESS:
                    return datetime.combine(start, time(), self.zone[0]) + duration
                return start + duration
            self.tell("import-unreadable", name="DURATION", text=_as_written(value))
        return None if isinstance(start, datetime) else start + _CLOCKLESS

    def rules(self) -> Iterator[str]:
        for value in self.values("RRULE"):
            yield str(value) if isinstance(value, icalendar.vBroken) else _as_written(value)

    def details(self) -> ForeignDetails:
        title = self.line("SUMMARY")
        if not title:
            self.tell("import-without-title")
        text = self.text("DESCRIPTION") or self.text("X-ALT-DESC")
        description = markdown(text[: 3 * MOST_TEXT])
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
            title=title,
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
        numbers = (str(_part(value, name)) for name in ("latitude", "longitude"))
        usable = list(filter(_LOCATION.fullmatch, numbers))
        return ", ".join(usable) if len(usable) == len(("lat", "lon")) else ""

    def web(self, text: str) -> str:
        text = text.strip()
        if text and (not _WEB.fullmatch(text) or not text.isprintable()):
            self.tell("import-link-refused", text=text)
            return ""
        return text

    def tell_the_rest(self) -> None:
        """Names what has no place here, with how often it stands there."""
        left = Counter({name.upper(): len(self.values(name)) for name in self.component})
        left.update(str(one.name) for one in self.component.subcomponents)
        names = (
            f"{name} ({count})" if count > 1 else name
            for name, count in left.items()
            if name not in _TAKEN | _TECHNICAL and not name.startswith("X-")
        )
        if told := ", ".join(names):
            self.notices.append(message.text("import-left-out", names=told))


def _part(value: Any, name: str) -> Any:
    """A part of a value, None where it has none or could not be read at all."""
    return None if isinstance(value, icalendar.vBroken) else getattr(value, name, None)


def _is_day(value: object) -> bool:
    """Whether this is a day or a time that can be counted with."""
    return isinstance(value, date) and value.year in _YEARS


def _as_written(value: Any) -> str:
    """A value as it stood in the file."""
    return str(value.to_ical().decode("utf-8", "replace"))
