"""A feed as bytes: the VCALENDAR around its dates."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache, partial
from itertools import chain
from types import MappingProxyType
from uuid import NAMESPACE_URL, uuid5

from plugins.events import Occurrence

from .feed import Feed, FeedKind, FeedSite
from .lines import line, one_line, text_line
from .plain import plain_text
from .stamps import Stamps, stamp
from .timezone import VTIMEZONE, ZONE_NAME
from .vevent import VEvent, uid_of, utc, vevent

Identity = tuple[str, int]
"""Event id and planned day (its ordinal number)."""

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


def calendar_bytes(feed: Feed, *, site: FeedSite, stamps: Stamps) -> bytes:
    """One feed as .ics; for many feeds one CalendarWriter is faster and gives the same bytes."""
    return CalendarWriter(site, stamps).content(feed)


class CalendarWriter:
    """Writes the feeds of one build; each date is serialised once and kept for the next feed.

    Dates of a series share their words, so each text is made plain once, too.

    Dates are kept by their identity: all feeds given to one writer must come from the same
    occurrences.
    """

    def __init__(
        self,
        site: FeedSite,
        stamps: Stamps,
        finished: Mapping[Identity, bytes] = MappingProxyType({}),
    ) -> None:
        """Write for `site`, with the last change of every event from `stamps`.

        `finished` may hold what `date` gave for some dates in an earlier build.
        """
        self._site = site
        self._stamps = stamps
        self._finished = finished
        self._plain = cache(partial(plain_text, base_url=site.url))
        self._written: dict[Identity, VEvent] = {}

    def date(self, occurrence: Occurrence) -> bytes:
        """The VEVENT of one date; it depends on its event, the stamp of this, and the site."""
        changed = stamp(occurrence.event.id, self._stamps)
        return vevent(occurrence, self._site, changed, self._plain)

    def content(self, feed: Feed) -> bytes:
        """The whole file: UTF-8 without BOM, CRLF, dates sorted by start and UID."""
        vevents = sorted(map(self._vevent, feed.occurrences), key=VEvent.place)
        return b"".join(
            chain(
                _head(feed, self._site, max(each.stamp for each in vevents)),
                (VTIMEZONE,),
                (each.content for each in vevents),
                (b"END:VCALENDAR\r\n",),
            )
        )

    def last_modified(self, feed: Feed) -> datetime:
        """The newest stamp among its dates in UTC: the modification time the file should have."""
        return max(self._vevent(each).stamp for each in feed.occurrences)

    def _vevent(self, occurrence: Occurrence) -> VEvent:
        one = identity(occurrence)
        if one not in self._written:
            self._written[one] = VEvent(
                start=occurrence.start.astimezone(UTC),
                uid=uid_of(occurrence, self._site),
                stamp=stamp(occurrence.event.id, self._stamps),
                content=self._finished.get(one) or self.date(occurrence),
            )
        return self._written[one]


def identity(occurrence: Occurrence) -> Identity:
    """What a date is known by as long as it exists."""
    return occurrence.event.id, occurrence.planned.toordinal()


def _head(feed: Feed, site: FeedSite, changed: datetime) -> tuple[bytes, ...]:
    """Everything before the VTIMEZONE; the name and the description in both old and new form."""
    url = site.absolute(feed.path)
    name = f"{_plain_name(feed.name)} – {_plain_name(site.name)}"
    about = one_line(feed.description)
    producer = _plain_name(site.name).replace("/", " ")
    return (
        b"BEGIN:VCALENDAR\r\n",
        text_line("VERSION", "2.0"),
        text_line("PRODID", f"-//{producer}//Termine//{site.language.upper()}"),
        line("CALSCALE", "GREGORIAN"),
        line("METHOD", "PUBLISH"),
        line("UID", str(uuid5(NAMESPACE_URL, url))),
        line("LAST-MODIFIED", utc(changed)),
        text_line("NAME", name),
        text_line("X-WR-CALNAME", name),
        text_line("DESCRIPTION", about),
        text_line("X-WR-CALDESC", about),
        line("X-WR-TIMEZONE", ZONE_NAME),
        line("URL", site.absolute(feed.page)),
        line("SOURCE;VALUE=URI", url),
        line("REFRESH-INTERVAL;VALUE=DURATION", _POLL),
        line("X-PUBLISHED-TTL", _POLL),
        line("COLOR", feed.color),
        line("X-APPLE-CALENDAR-COLOR", _HEX[feed.kind]),
    )


def _plain_name(name: str) -> str:
    """A name without the signs that many calendars show with a backslash before them."""
    return _NAME_SIGNS.sub(" – ", one_line(name)).strip(" –")
