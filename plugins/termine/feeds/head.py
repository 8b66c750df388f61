"""What stands before the dates of a calendar: its names and addresses, and when to ask again."""

import re
from datetime import datetime
from functools import cache
from types import MappingProxyType
from uuid import NAMESPACE_URL, uuid5

from .feed import Feed, FeedKind, FeedSite
from .lines import line, one_line, text_line
from .timezone import ZONE_NAME
from .vevent import utc

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


class HeadWriter:
    """Writes everything before the VTIMEZONE; what many calendars share is made once."""

    def __init__(self, site: FeedSite) -> None:
        """Write for `site`."""
        self._site = site
        self._site_name = _plain_name(site.name)
        self._producer = _producer(self._site_name, site.language)
        self._changed = cache(_changed)
        self._about = cache(_about)
        self._look = cache(_look)

    def head(self, feed: Feed, changed: datetime) -> bytes:
        """The head of a feed whose newest date has the stamp `changed`.

        The name and the description stand there in both old and new form.
        """
        url = self._site.absolute(feed.path)
        name = f"{_plain_name(feed.name)} – {self._site_name}"
        properties = (
            self._producer,
            line("UID", str(uuid5(NAMESPACE_URL, url))),
            self._changed(changed),
            text_line("NAME", name),
            text_line("X-WR-CALNAME", name),
            self._about(feed.description),
            line("URL", self._site.absolute(feed.page)),
            line("SOURCE;VALUE=URI", url),
            self._look(feed.kind),
        )
        return b"".join(properties)


def _producer(site_name: str, language: str) -> bytes:
    producer = site_name.replace("/", " ")
    properties = (
        b"BEGIN:VCALENDAR\r\n",
        text_line("VERSION", "2.0"),
        text_line("PRODID", f"-//{producer}//Termine//{language.upper()}"),
        line("CALSCALE", "GREGORIAN"),
        line("METHOD", "PUBLISH"),
    )
    return b"".join(properties)


def _changed(moment: datetime) -> bytes:
    return line("LAST-MODIFIED", utc(moment))


def _about(description: str) -> bytes:
    about = one_line(description)
    properties = (
        text_line("DESCRIPTION", about),
        text_line("X-WR-CALDESC", about),
        line("X-WR-TIMEZONE", ZONE_NAME),
    )
    return b"".join(properties)


def _look(kind: FeedKind) -> bytes:
    """How often programs ask for it, and its colour (RFC 7986, 5.9, and Apple's own property)."""
    properties = (
        line("REFRESH-INTERVAL;VALUE=DURATION", _POLL),
        line("X-PUBLISHED-TTL", _POLL),
        line("COLOR", kind.value),
        line("X-APPLE-CALENDAR-COLOR", _HEX[kind]),
    )
    return b"".join(properties)


def _plain_name(name: str) -> str:
    """A name without the signs that many calendars show with a backslash before them."""
    return _NAME_SIGNS.sub(" – ", one_line(name)).strip(" –")
