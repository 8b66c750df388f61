"""One VEVENT as a ForeignEvent; every property is taken, told or known to be technical."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from . import plain, sentences
from .foreign import ForeignDetails, ForeignEvent, ForeignPlace, Moment

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


def read_event(component: Any, zone: Zone) -> ForeignEvent | None:
    """The event, None without a readable start; `Any` because icalendar's values are untyped."""
    return _Reader(component, zone).event()


class _Reader:
    """Reads one component and collects what is to be told about it."""

    def __init__(self, component: Any, zone: Zone) -> None:
        self.component, self.zone = component, zone
        self.notices: list[str] = []

    def event(self) -> ForeignEvent | None:
        slots = list(self.moments("RECURRENCE-ID"))
        starts = list(self.moments("DTSTART"))
        if not starts:
            return None
        start, end = starts[0][0], self.end_after(starts[0][0])
        details = self.details()
        self.tell_the_rest()
        ranges = [value.params.get("RANGE", "") for value in self.values("RECURRENCE-ID")]
        return ForeignEvent(
            uid=str(self.component.get("UID", "")),
            start=start,
            end=end,
            details=details,
            slot=slots[0][0] if slots else None,
            is_range="THISANDFUTURE" in map(str.upper, map(str, ranges)),
            version=self.version(),
            rules=tuple(dict.fromkeys(self.rules())),
            extra=tuple(self.moments("RDATE")),
            excluded=tuple(moment for moment, _ in self.moments("EXDATE")),
            is_cancelled=self.word("STATUS") == "CANCELLED",
            is_private=self.word("CLASS") in {"PRIVATE", "CONFIDENTIAL"},
            notices=tuple(dict.fromkeys(self.notices)),
        )

    def values(self, name: str) -> list[Any]:
        found = self.component.get(name)
        if found is None:
            return []
        return found if isinstance(found, list) else [found]

    def word(self, name: str) -> str:
        return next((str(value).strip().upper() for value in self.values(name)), "")

    def text(self, name: str) -> str:
        return next((str(value) for value in self.values(name)), "")

    def tell(self, sentence: str, **parts: object) -> None:
        shown = {
            key: plain.shortened(plain.line(str(part)[: 4 * _SHOWN]), _SHOWN)
            for key, part in parts.items()
        }
        self.notices.append(sentence.format(**shown))

    def moments(self, name: str) -> Iterator[tuple[Moment, Moment | None]]:
        """The times of a property, a PERIOD with its end."""
        for value in self.values(name):
            given = getattr(value, "dts", None) if not _is_broken(value) else None
            for one in given if given is not None else [value]:
                moment = None if _is_broken(one) else getattr(one, "dt", None)
                params = {**getattr(value, "params", {}), **getattr(one, "params", {})}
                found = self.moment_or_period(moment, params)
                if found is None:
                    self.tell(sentences.UNREADABLE, name=name, text=_as_written(value))
                else:
                    yield found

    def moment_or_period(self, value: Any, params: Any) -> tuple[Moment, Moment | None] | None:
        if not isinstance(value, tuple):
            is_usable = isinstance(value, date) and value.year in _YEARS
            return (self.moment(value, params), None) if is_usable else None
        start, end = value
        if not isinstance(start, date) or start.year not in _YEARS:
            return None
        start = self.moment(start, params)
        if isinstance(end, timedelta):
            return (start, start + end) if abs(end) < _LONGEST else None
        return (start, self.moment(end, params)) if end.year in _YEARS else None

    def moment(self, value: date, params: Any) -> Moment:
        if not isinstance(value, datetime):
            return value
        if value.second or value.microsecond:
            self.tell(sentences.SECONDS)
            value = value.replace(second=0, microsecond=0)
        zone, is_named = self.zone
        if value.tzinfo is None:
            if "TZID" in params:
                self.tell(sentences.UNKNOWN_ZONE, zone=params["TZID"])
            return value.replace(tzinfo=zone)
        is_utc = value.tzinfo is UTC or str(value.tzinfo).upper() == "UTC"
        return value.astimezone(zone) if is_utc and is_named else value

    def end_after(self, start: Moment) -> Moment | None:
        """DTEND, or DTSTART and DURATION; a whole day without either is one day (RFC 3.6.1)."""
        ends = list(self.moments("DTEND"))
        if ends:
            return ends[0][0]
        for value in self.values("DURATION"):
            duration = None if _is_broken(value) else getattr(value, "dt", None)
            try:
                if isinstance(duration, timedelta) and abs(duration) < _LONGEST:
                    return self.after(start, duration)
            except OverflowError:
                pass
            self.tell(sentences.UNREADABLE, name="DURATION", text=_as_written(value))
        return None if isinstance(start, datetime) else start + _CLOCKLESS

    def after(self, start: Moment, duration: timedelta) -> Moment:
        """The start and its duration, counted by the start's own clock."""
        if not isinstance(start, datetime) and duration % _CLOCKLESS:
            return datetime.combine(start, time(), self.zone[0]) + duration
        return start + duration

    def rules(self) -> Iterator[str]:
        for value in self.values("RRULE"):
            yield str(value) if _is_broken(value) else value.to_ical().decode("utf-8", "replace")

    def version(self) -> tuple[int, str]:
        number = re.sub(r"\D", "", self.text("SEQUENCE"))[:9]
        stamps = [value.to_ical() for value in self.values("LAST-MODIFIED")]
        stamp = stamps[0].decode("ascii", "ignore") if stamps and stamps[0] else ""
        return int(number or 0), stamp

    def details(self) -> ForeignDetails:
        title = self.line("SUMMARY")
        if not title:
            self.tell(sentences.WITHOUT_TITLE)
        text = self.text("DESCRIPTION") or self.text("X-ALT-DESC")
        description = plain.markdown(text[: 3 * plain.MOST_TEXT])
        if len(description) > plain.MOST_TEXT:
            self.tell(sentences.SHORTENED, name="DESCRIPTION")
        self.tell_status()
        place = self.line("LOCATION")
        is_online = bool(_WEB.fullmatch(place))
        calls = [place] if is_online else []
        calls += [self.text("CONFERENCE"), self.text("X-GOOGLE-CONFERENCE")]
        return ForeignDetails(
            title=title,
            category=self.category(),
            description=plain.shortened(description, plain.MOST_TEXT),
            place=ForeignPlace() if is_online else ForeignPlace(place, self.location()),
            link=self.web(self.text("URL")),
            online=self.web(next(filter(None, calls), "")),
        )

    def line(self, name: str) -> str:
        found = plain.line(self.text(name)[: 10 * plain.MOST_LINE])
        if len(found) > plain.MOST_LINE:
            self.tell(sentences.SHORTENED, name=name)
        return plain.shortened(found, plain.MOST_LINE)

    def tell_status(self) -> None:
        if self.word("STATUS") == "TENTATIVE":
            self.tell(sentences.TENTATIVE)
        if self.word("CLASS") in {"PRIVATE", "CONFIDENTIAL"}:
            self.tell(sentences.PRIVATE)
        if self.values("ORGANIZER"):
            self.tell(sentences.PERSON)

    def category(self) -> str:
        names = [
            plain.shortened(plain.line(str(name)[: 4 * plain.MOST_LINE]), plain.MOST_LINE)
            for value in self.values("CATEGORIES")
            for name in getattr(value, "cats", [value])
        ]
        names = list(filter(None, names))
        if names[1:]:
            self.tell(sentences.ONE_CATEGORY, names=", ".join(names[1:]))
        return names[0] if names else ""

    def location(self) -> str:
        value = next(iter(self.values("GEO")), None)
        latitude, longitude = getattr(value, "latitude", None), getattr(value, "longitude", None)
        shown = [f"{number}" for number in (latitude, longitude) if number is not None]
        if len(shown) == len(("lat", "lon")) and all(map(_LOCATION.fullmatch, shown)):
            return ", ".join(shown)
        return ""

    def web(self, text: str) -> str:
        text = text.strip()
        if text and (not _WEB.fullmatch(text) or not text.isprintable()):
            self.tell(sentences.LINK_REFUSED, text=text)
            return ""
        return text

    def tell_the_rest(self) -> None:
        """Names what has no place here, with how often it stands there."""
        names = [name.upper() for name in self.component]
        names += [str(one.name) for one in self.component.subcomponents]
        left = Counter(
            {
                name: len(self.values(name)) or names.count(name)
                for name in names
                if name not in _TAKEN | _TECHNICAL and not name.startswith("X-")
            }
        )
        if left:
            told = (f"{name} ({count})" if count > 1 else name for name, count in left.items())
            self.notices.append(sentences.LEFT_OUT.format(names=", ".join(told)))


def _as_written(value: Any) -> str:
    """A value as it stood in the file."""
    return str(value.to_ical().decode("utf-8", "replace"))


def _is_broken(value: Any) -> bool:
    return type(value).__name__ == "vBroken"
