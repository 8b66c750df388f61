"""A feed as bytes: the VCALENDAR around its dates."""

from datetime import UTC, datetime
from functools import cache, partial
from types import MappingProxyType
from typing import Protocol

from ..events import Occurrence
from .feed import Feed, FeedSite
from .head import HeadWriter
from .plain import plain_text
from .stamps import Stamps, stamp
from .timezone import VTIMEZONE
from .vevent import VEvent, VEventWriter, uid_of

Identity = tuple[str, int]
"""Event id and original day (its ordinal number)."""


def calendar_bytes(feed: Feed, *, site: FeedSite, stamps: Stamps) -> bytes:
    """One feed as .ics; for many feeds one CalendarWriter is faster and gives the same bytes."""
    return CalendarWriter(site, stamps).content(feed)


class Finished(Protocol):
    """VEVENTs that were made before."""

    def get(self, date: Identity, /) -> bytes | None:
        """What `CalendarWriter.date` gave for a date, if it is known."""


class CalendarWriter:
    """Writes the feeds of one build; each date is serialised once and kept for the next feed.

    Dates of a series share their words, and calendars much of their heads: these are made once,
    too.

    Dates are kept by their identity: all feeds given to one writer must come from the same
    occurrences.
    """

    def __init__(
        self,
        site: FeedSite,
        stamps: Stamps,
        finished: "Finished" = MappingProxyType({}),
    ) -> None:
        """Write for `site`, with the last change of every event from `stamps`.

        `finished` may hold what `date` gave for some dates in an earlier build.
        """
        self._site = site
        self._stamp = cache(partial(stamp, stamps=stamps))
        self._finished = finished
        self._vevents = VEventWriter(site, cache(partial(plain_text, base_url=site.url)))
        self._heads = HeadWriter(site)
        self._written: dict[Identity, VEvent] = {}

    def date(self, occurrence: Occurrence) -> bytes:
        """The VEVENT of one date; it depends on its event, the stamp of this, and the site."""
        return self._vevents.vevent(occurrence, self._stamp(occurrence.event.id))

    def content(self, feed: Feed) -> bytes:
        """The whole file: UTF-8 without BOM, CRLF, dates sorted by start and UID."""
        vevents = sorted(map(self._vevent, feed.occurrences), key=VEvent.place)
        parts = (
            self._heads.head(feed, max(each.stamp for each in vevents)),
            VTIMEZONE,
            *(each.content for each in vevents),
            b"END:VCALENDAR\r\n",
        )
        return b"".join(parts)

    def last_modified(self, feed: Feed) -> datetime:
        """The newest stamp among its dates in UTC: the modification time the file should have."""
        return max(self._vevent(each).stamp for each in feed.occurrences)

    def _vevent(self, occurrence: Occurrence) -> VEvent:
        one = identity(occurrence)
        if one not in self._written:
            self._written[one] = VEvent(
                start=occurrence.start.astimezone(UTC),
                uid=uid_of(occurrence, self._site),
                stamp=self._stamp(occurrence.event.id),
                content=self._finished.get(one) or self.date(occurrence),
            )
        return self._written[one]


def identity(occurrence: Occurrence) -> Identity:
    """What a date is known by as long as it exists."""
    return occurrence.event.id, occurrence.original_day.toordinal()
