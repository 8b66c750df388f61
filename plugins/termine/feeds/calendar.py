"""A feed as bytes: the VCALENDAR around its dates, with its names, addresses and time zone."""

import re
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Protocol
from uuid import NAMESPACE_URL, uuid5

from ..events import Occurrence
from .feed import Feed, FeedKind, FeedSite
from .plain import one_line
from .vevent import Stamps, line, stamp, text_line, uid_of, utc, vevent
from .zones import vtimezone

Identity = tuple[str, int]
"""Event id and original day (its ordinal number)."""

_NAME_SIGNS = re.compile(r"\s*[,;\\]\s*")
_POLL = "PT6H"
_HEX = MappingProxyType(
    {
        FeedKind.ALL: "#B22222",
        FeedKind.EVENT: "#D2691E",
        FeedKind.VENUE: "#2E8B57",
        FeedKind.CATEGORY: "#800080",
        FeedKind.ARCHIVE: "#696969",
        FeedKind.DATE: "#A52A2A",
    }
)


def identity(occurrence: Occurrence) -> Identity:
    """What a date is known by as long as it exists."""
    return occurrence.event.id, occurrence.original_day.toordinal()


class Finished(Protocol):
    """VEVENTs that were made before."""

    def get(self, date: Identity, /) -> bytes | None:
        """What `CalendarWriter.date` gave for a date, if it is known."""


class CalendarWriter:
    """Writes the feeds of one build; each date is serialised once and serves every feed.

    Dates are known by their identity: all feeds given to one writer must come from the same
    occurrences.
    """

    def __init__(
        self, site: FeedSite, stamps: Stamps, finished: Finished = MappingProxyType({})
    ) -> None:
        """Write for `site`, with the last change of every event from `stamps`.

        `finished` may hold what `date` gave for some dates in an earlier build.
        """
        self._site = site
        self._stamps = stamps
        self._finished = finished
        self._written: dict[Identity, bytes] = {}

    def date(self, occurrence: Occurrence) -> bytes:
        """The VEVENT of one date; it depends on its event, the stamp of this, and the site."""
        return vevent(occurrence, site=self._site, changed=self._stamp(occurrence))

    def content(self, feed: Feed) -> bytes:
        """The whole file: UTF-8 without BOM, CRLF, dates sorted by start and UID."""
        dates = sorted(
            feed.occurrences,
            key=lambda each: (each.start.astimezone(UTC), uid_of(each, self._site)),
        )
        head = _head(feed, self._site, self.last_modified(feed))
        is_zoned = any(map(_has_zone, events := [*map(self._vevent, dates)]))
        zone = vtimezone(dates[0].event.zone) if is_zoned else b""
        return b"".join((head, zone, *events, line("END", "VCALENDAR")))

    def last_modified(self, feed: Feed) -> datetime:
        """The newest stamp among its dates in UTC: the modification time the file should have."""
        return max(map(self._stamp, feed.occurrences))

    def _stamp(self, occurrence: Occurrence) -> datetime:
        return stamp(occurrence.event.id, self._stamps)

    def _vevent(self, occurrence: Occurrence) -> bytes:
        known_by = identity(occurrence)
        if known_by not in self._written:
            self._written[known_by] = self._finished.get(known_by) or self.date(occurrence)
        return self._written[known_by]


def _head(feed: Feed, site: FeedSite, changed: datetime) -> bytes:
    """Everything before the time zone, of a feed whose newest date has the stamp `changed`.

    The name and the description stand there in both old and new form; then how often programs ask
    for it, and its colour (RFC 7986, 5.9, and Apple's own property).
    """
    url, site_name = site.absolute(feed.path), _plain_name(site.name)
    name, about = f"{_plain_name(feed.name)} – {site_name}", _plain_name(feed.description)
    lines = (
        line("BEGIN", "VCALENDAR"),
        line("VERSION", "2.0"),
        text_line("PRODID", f"-//{site_name.replace('/', ' ')}//Termine//{site.language.upper()}"),
        line("CALSCALE", "GREGORIAN"),
        line("METHOD", "PUBLISH"),
        line("UID", str(uuid5(NAMESPACE_URL, url))),
        line("LAST-MODIFIED", utc(changed)),
        text_line("NAME", name),
        text_line("X-WR-CALNAME", name),
        text_line("DESCRIPTION", about),
        text_line("X-WR-CALDESC", about),
        line("X-WR-TIMEZONE", feed.occurrences[0].event.zone.key),
        line("URL", site.absolute(feed.page)),
        line("SOURCE;VALUE=URI", url),
        line("REFRESH-INTERVAL;VALUE=DURATION", _POLL),
        line("X-PUBLISHED-TTL", _POLL),
        line("COLOR", feed.kind.value),
        line("X-APPLE-CALENDAR-COLOR", _HEX[feed.kind]),
    )
    return b"".join(lines)


def _has_zone(event: bytes) -> bool:
    """Whether a VEVENT needs the time zone: one of whole days or of UTC times does not."""
    return b"\r\nDTSTART;TZID=" in event


def _plain_name(name: str) -> str:
    """A name without the signs that many calendars show with a backslash before them."""
    return _NAME_SIGNS.sub(" – ", one_line(name)).strip(" –")
