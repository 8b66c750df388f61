"""One date as a VEVENT: written once, then put unchanged into every feed that carries it.

Each date is an event of its own, without RRULE or RECURRENCE-ID: only this way do all calendars
show moved, extra and cancelled dates alike. Nothing here depends on a feed. `icalendar` escapes and
folds every line; what stands in a line is set here, because a component of its own would add a
random UID and the time of the clock.

A stamp tells when a date last changed (RFC 5545, 3.8.7). The clock has no say: it is the later of
the last change of the entry, found by `history`, and FEED_REVISION. Both only grow, so the stamp
and the SEQUENCE made of it never go back, and an unchanged date keeps its bytes.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import icalendar

from ..events import AllDay, Occurrence, Venue, addresses
from .feed import FeedSite
from .phrasing import description, location, summary
from .plain import one_line

Stamps = Mapping[str, datetime]
"""Event id → when its entry last changed, in UTC; an id that is missing has FEED_REVISION."""

FEED_REVISION = datetime(2026, 12, 1, 5, tzinfo=UTC)
"""The floor of every stamp. Set it to the present hour whenever the form of the feeds changes (a
property more, other words in DESCRIPTION, other folds, another length of open ends), so that
calendars that replace a date only when LAST-MODIFIED has grown take over the new form."""

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_CHANGED_BEFORE = 4
"""Clocks are put forward in the first hours of a day."""

_FOLDED_FROM = 75
"""So many octets has a line that icalendar folds (RFC 5545, 3.1, allows 75 without its end)."""


def vevent(occurrence: Occurrence, *, site: FeedSite, changed: datetime) -> bytes:
    """The VEVENT of a date whose stamp is `changed` (UTC, whole seconds), with CRLF.

    It depends on its arguments alone: whoever keeps it with a key of them need not make it again.
    """
    page = addresses.occurrence_url(occurrence.event.id, occurrence.original_day)
    url = site.absolute(page)
    words = description(occurrence, page=url, site_url=site.url)
    lines = (
        line("BEGIN", "VEVENT"),
        text_line("UID", uid_of(occurrence, site)),
        line("DTSTAMP", utc(changed)),
        line("LAST-MODIFIED", utc(changed)),
        line("SEQUENCE", str(sequence(changed))),
        *_times(occurrence, site.open_end),
        text_line("SUMMARY", summary(occurrence)),
        text_line("DESCRIPTION", words),
        line("URL", url),
        *_place(occurrence),
        *_standing(occurrence, site.cancelled_status),
        line("END", "VEVENT"),
    )
    return b"".join(lines)


def stamp(event_id: str, stamps: Stamps) -> datetime:
    """The last change of an event in UTC, in whole seconds, never before FEED_REVISION."""
    changed = stamps.get(event_id, FEED_REVISION).astimezone(UTC).replace(microsecond=0)
    return max(changed, FEED_REVISION)


def sequence(changed: datetime) -> int:
    """SEQUENCE for a stamp: whole minutes since 2000-01-01 in UTC, below 2³¹ until 6083."""
    return int((changed - _EPOCH).total_seconds()) // 60


def uid_of(occurrence: Occurrence, site: FeedSite) -> str:
    """What programs know a date by."""
    return addresses.uid(occurrence.event.id, occurrence.original_day, site.domain)


def utc(moment: datetime) -> str:
    """A moment as DATE-TIME in UTC."""
    return _written(icalendar.vDatetime(moment.astimezone(UTC)))


def utc_offset(offset: timedelta) -> str:
    """How far the clocks of a zone are ahead of UTC."""
    return str(icalendar.vUTCOffset(offset).to_ical())


@lru_cache(maxsize=4096)
def line(name: str, value: str) -> bytes:
    """A property whose value needs no escaping, with its CRLF; icalendar folds it if it is long."""
    text = f"{name}:{value}"
    octets: bytes = text.encode()
    if len(octets) >= _FOLDED_FROM:
        octets = icalendar.parser.Contentline(text).to_ical()
    return octets + b"\r\n"


@lru_cache(maxsize=4096)
def text_line(name: str, text: str) -> bytes:
    r"""A property of the type TEXT; `text` is cleaned already and not empty.

    The parts between backslashes are escaped one by one, because `icalendar` takes a backslash
    before an N for a line break.
    """
    return line(name, r"\\".join(_written(icalendar.vText(part)) for part in text.split("\\")))


def _written(value: "icalendar.vText | icalendar.vDate | icalendar.vDatetime") -> str:
    written: bytes = value.to_ical()
    return written.decode()


def _times(occurrence: Occurrence, open_end: timedelta) -> Iterator[bytes]:
    if isinstance(occurrence.time, AllDay):
        days = occurrence.first_day, occurrence.last_day + timedelta(days=1)
        for name, day in zip(("DTSTART", "DTEND"), days, strict=True):
            yield line(f"{name};VALUE=DATE", _written(icalendar.vDate(day)))
        return
    start = _existing(occurrence.start)
    for name, moment in (("DTSTART", start), ("DTEND", _end(occurrence, start, open_end))):
        yield line(
            f"{name};TZID={occurrence.event.zone.key}", _written(icalendar.vDatetime(moment))
        )


def _existing(moment: datetime) -> datetime:
    """The same moment with a time of day that clocks really show.

    In Berlin there is none between 2 and 3 on the last Sunday of March: 02:30 becomes 03:30.
    """
    return (
        moment.astimezone(UTC).astimezone(moment.tzinfo)
        if moment.hour < _CHANGED_BEFORE
        else moment
    )


def _end(occurrence: Occurrence, start: datetime, open_end: timedelta) -> datetime:
    """The exclusive end, always after `start`; an open one is `open_end` after the last begin.

    Differences of a date in one zone are those of the clock on the wall, so an open end never
    falls on the hour that October has twice by surprise.
    """
    last_begin = occurrence.start + (occurrence.last_day - occurrence.first_day)
    end = _existing(occurrence.end or last_begin + open_end)
    if end.replace(tzinfo=None) > start.replace(tzinfo=None):
        return end
    return start + timedelta(hours=1)


def _place(occurrence: Occurrence) -> Iterator[bytes]:
    place, venue = location(occurrence.details), occurrence.details.venue
    if place:
        yield text_line("LOCATION", place)
    if venue and venue.location:
        latitude, longitude = _degrees(venue.location.latitude), _degrees(venue.location.longitude)
        yield line("GEO", f"{latitude};{longitude}")
        yield line(_structured_location(venue), f"geo:{latitude},{longitude}")


@lru_cache(maxsize=256)
def _structured_location(venue: Venue) -> str:
    """Apple's property for a map and the time to leave; its title must be found in LOCATION."""
    title = one_line(venue.name)
    address = one_line(venue.address).removeprefix(title).lstrip(", ")
    shown = {"X-ADDRESS": address} if address else {}
    parameters = icalendar.Parameters({"VALUE": "URI", **shown, "X-TITLE": title})
    return f"X-APPLE-STRUCTURED-LOCATION;{parameters.to_ical(sorted=False).decode()}"


def _standing(occurrence: Occurrence, cancelled_status: str) -> Iterator[bytes]:
    if category := one_line(occurrence.details.category):
        yield text_line("CATEGORIES", category)
    yield line("STATUS", "CONFIRMED" if occurrence.takes_place else cancelled_status)
    yield line("TRANSP", "TRANSPARENT")
    yield line("CLASS", "PUBLIC")


def _degrees(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
