"""One date as a VEVENT: written once, then put unchanged into every feed that carries it.

Each date is an event of its own, without RRULE or RECURRENCE-ID: only this way do all calendars
show moved, extra and cancelled dates alike. Nothing here may depend on the feed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from ..events import AllDay, Details, Occurrence, TimeSpan, Venue, addresses
from .feed import FeedSite
from .lines import Begun, begun_line, clean, line, one_line, parameter, text_line
from .phrasing import before_address, location, summary
from .stamps import sequence
from .timezone import ZONE_NAME, existing


@dataclass(frozen=True, slots=True)
class VEvent:
    """A finished VEVENT."""

    start: datetime
    uid: str
    stamp: datetime
    content: bytes

    def place(self) -> tuple[datetime, str]:
        """The key that sorts dates in a feed."""
        return self.start, self.uid


@dataclass(frozen=True, slots=True)
class _Words:
    """What a VEVENT says of a date beside its day: the same for most dates of a series."""

    details: Details
    time: TimeSpan
    summary: bytes
    description: Begun
    standing: bytes

    def hold_for(self, occurrence: Occurrence) -> bool:
        """Whether another date, of which nothing else is to be said, has the same words."""
        return self.details is occurrence.details and self.time == occurrence.time


class VEventWriter:
    """Writes the VEVENTs of a site; what the dates of a series share is made once.

    `plain` makes plain text of an editor's Markdown.
    """

    def __init__(self, site: FeedSite, plain: Callable[[str], str]) -> None:
        """Write for `site`."""
        self._site = site
        self._plain = plain
        self._stamps = cache(_stamps)
        self._words: dict[str, _Words] = {}

    def vevent(self, occurrence: Occurrence, changed: datetime) -> bytes:
        """The VEVENT of a date whose stamp is `changed` (UTC, whole seconds)."""
        words = self._words_for(occurrence)
        page = addresses.occurrence_url(occurrence.event.id, occurrence.original_day)
        url = self._site.absolute(page)
        properties = (
            b"BEGIN:VEVENT\r\n",
            text_line("UID", uid_of(occurrence, self._site)),
            self._stamps(changed),
            *_times(occurrence, self._site.open_end),
            words.summary,
            words.description.ended(clean(url)),
            line("URL", url),
            words.standing,
        )
        return b"".join(properties)

    def _words_for(self, occurrence: Occurrence) -> _Words:
        """The words of a date; those of one that stands as planned serve the next such one."""
        if occurrence.is_cancelled or occurrence.moved_from:
            return _words(occurrence, self._plain)
        known = self._words.get(occurrence.event.id)
        if known is None or not known.hold_for(occurrence):
            known = self._words[occurrence.event.id] = _words(occurrence, self._plain)
        return known


def uid_of(occurrence: Occurrence, site: FeedSite) -> str:
    """What programs know a date by."""
    return addresses.uid(occurrence.event.id, occurrence.original_day, site.domain)


def utc(moment: datetime) -> str:
    """A moment as DATE-TIME in UTC."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _stamps(changed: datetime) -> bytes:
    stamps = (
        line("DTSTAMP", utc(changed)),
        line("LAST-MODIFIED", utc(changed)),
        line("SEQUENCE", str(sequence(changed))),
    )
    return b"".join(stamps)


def _times(occurrence: Occurrence, open_end: timedelta) -> Iterator[bytes]:
    if isinstance(occurrence.time, AllDay):
        yield line("DTSTART;VALUE=DATE", _day(occurrence.first_day))
        yield line("DTEND;VALUE=DATE", _day(occurrence.last_day + timedelta(days=1)))
        return
    start = existing(occurrence.start)
    yield line(f"DTSTART;TZID={ZONE_NAME}", _local(start))
    yield line(f"DTEND;TZID={ZONE_NAME}", _local(_end(occurrence, start, open_end)))


def _end(occurrence: Occurrence, start: datetime, open_end: timedelta) -> datetime:
    """The exclusive end, always after `start`; an open one is `open_end` after the last begin.

    Differences of a date in one zone are those of the clock on the wall, so an open end never
    falls on the hour that October has twice by surprise.
    """
    last_begin = occurrence.start + (occurrence.last_day - occurrence.first_day)
    end = existing(occurrence.end or last_begin + open_end)
    if end.replace(tzinfo=None) > start.replace(tzinfo=None):
        return end
    return start + timedelta(hours=1)


def _words(occurrence: Occurrence, plain: Callable[[str], str]) -> _Words:
    return _Words(
        occurrence.details,
        occurrence.time,
        text_line("SUMMARY", summary(occurrence)),
        begun_line("DESCRIPTION", before_address(occurrence, plain)),
        b"".join((*_place(occurrence), *_standing(occurrence), b"END:VEVENT\r\n")),
    )


def _place(occurrence: Occurrence) -> Iterator[bytes]:
    place, venue = location(occurrence.details), occurrence.details.venue
    if place:
        yield text_line("LOCATION", place)
    if venue and venue.location:
        latitude, longitude = _degrees(venue.location.latitude), _degrees(venue.location.longitude)
        yield line("GEO", f"{latitude};{longitude}")
        yield line(_structured_location(venue), f"geo:{latitude},{longitude}")


def _structured_location(venue: Venue) -> str:
    """Apple's property for a map and the time to leave; its title must be found in LOCATION."""
    title = one_line(venue.name)
    address = one_line(venue.address).removeprefix(title).lstrip(", ")
    shown = parameter("X-ADDRESS", address) if address else ""
    return f"X-APPLE-STRUCTURED-LOCATION;VALUE=URI{shown}{parameter('X-TITLE', title)}"


def _standing(occurrence: Occurrence) -> Iterator[bytes]:
    if category := one_line(occurrence.details.category):
        yield text_line("CATEGORIES", category)
    yield line("STATUS", "CANCELLED" if occurrence.is_cancelled else "CONFIRMED")
    yield line("TRANSP", "TRANSPARENT")
    yield line("CLASS", "PUBLIC")


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _local(moment: datetime) -> str:
    return f"{_day(moment)}T{moment.hour:02}{moment.minute:02}{moment.second:02}"


def _degrees(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
