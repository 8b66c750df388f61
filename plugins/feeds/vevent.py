"""One date as a VEVENT: written once, then put unchanged into every feed that carries it.

Each date is an event of its own, without RRULE or RECURRENCE-ID: only this way do all calendars
show moved, extra and cancelled dates alike. Nothing here may depend on the feed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from plugins.events import AllDay, Occurrence, Venue, addresses

from .feed import FeedSite
from .lines import line, one_line, parameter, text_line
from .phrasing import description, location, summary
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


def vevent(
    occurrence: Occurrence, site: FeedSite, changed: datetime, plain: Callable[[str], str]
) -> bytes:
    """The VEVENT of a date whose stamp is `changed` (UTC, whole seconds).

    `plain` makes plain text of an editor's Markdown.
    """
    properties = (
        b"BEGIN:VEVENT\r\n",
        text_line("UID", uid_of(occurrence, site)),
        *_stamps(changed),
        *_times(occurrence, site.open_end),
        *_words(occurrence, site, plain),
        *_place(occurrence),
        *_standing(occurrence),
        b"END:VEVENT\r\n",
    )
    return b"".join(properties)


def uid_of(occurrence: Occurrence, site: FeedSite) -> str:
    """What programs know a date by."""
    return addresses.uid(occurrence.event.id, occurrence.planned, site.domain)


def utc(moment: datetime) -> str:
    """A moment as DATE-TIME in UTC."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _stamps(changed: datetime) -> Iterator[bytes]:
    yield line("DTSTAMP", utc(changed))
    yield line("LAST-MODIFIED", utc(changed))
    yield line("SEQUENCE", str(sequence(changed)))


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


def _words(occurrence: Occurrence, site: FeedSite, plain: Callable[[str], str]) -> Iterator[bytes]:
    page = addresses.occurrence_url(occurrence.event.id, occurrence.planned)
    yield text_line("SUMMARY", summary(occurrence))
    yield text_line("DESCRIPTION", description(occurrence, site, plain))
    yield line("URL", site.absolute(page))


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
    return f"{day.year:04}{day:%m%d}"


def _local(moment: datetime) -> str:
    return f"{_day(moment)}T{moment:%H%M%S}"


def _degrees(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
