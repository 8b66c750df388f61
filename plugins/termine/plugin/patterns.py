"""Patterns: at which addresses a site has its dates, as Pelican's settings name those of articles.

Inside of the calendar every page and feed has one address (`events.addresses`); a site may have it
elsewhere. `TERMINE_EVENT_URL` with `{id}` is where an event is, `TERMINE_DATE_URL` with `{id}` and
`{date}` one of its dates, and so on; a page whose `…_SAVE_AS` is empty is not written.
"""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from ..events import Occurrence, addresses

_PAGES = MappingProxyType(
    {
        "LIST": "termine/",
        "EVENT": "termine/{id}/",
        "DATE": "termine/{id}/{date:%Y-%m-%d}/",
        "MONTH": "termine/{date:%Y}/{date:%m}/",
        "ARCHIVE": "termine/archiv/{date:%Y}/",
    }
)
PATTERNS: Mapping[str, str] = MappingProxyType(
    {
        **{f"TERMINE_{kind}_URL": url for kind, url in _PAGES.items()},
        **{f"TERMINE_{kind}_SAVE_AS": f"{url}index.html" for kind, url in _PAGES.items()},
        "TERMINE_FEED_SAVE_AS": "kalender/{name}.ics",
        "TERMINE_DATE_FEED_SAVE_AS": "termine/{id}/{date:%Y-%m-%d}.ics",
    }
)
"""The settings of addresses with their defaults."""

_DATE = re.compile(r"termine/(?P<id>[^/]+)/(?P<date>\d{4}-\d{2}-\d{2})(?P<end>/|\.ics)")
_EVENT = re.compile(r"termine/(?P<id>[^/]+)/")
_YEAR = re.compile(r"termine/archiv/(?P<year>\d{4})/")
_FEED = re.compile(r"kalender/(?P<name>[^/]+)\.ics")


class Patterns:
    """Where the pages and feeds of a site lie; all addresses begin without a slash."""

    def __init__(self, values: Mapping[str, str]) -> None:
        """Know the settings named in PATTERNS."""
        self._values = values

    def page(self, kind: str, *, save_as: bool = False, **names: Any) -> str:
        """The address of a page (`EVENT`), or its file, which may be empty."""
        return self._values[f"TERMINE_{kind}_{'SAVE_AS' if save_as else 'URL'}"].format(**names)

    def date(self, occurrence: Occurrence) -> str:
        """The address of one date."""
        return self.page("DATE", id=occurrence.event.id, date=occurrence.original_day)

    def published(self, address: str) -> str:
        """Where the site has what lies at this address inside of the calendar.

        Venues and categories have no pages of their own here: the list of all dates shows them.
        """
        if found := _DATE.fullmatch(address):
            names = {"id": found["id"], "date": date.fromisoformat(found["date"])}
            is_feed = found["end"] != "/"
            kind = "TERMINE_DATE_FEED_SAVE_AS" if is_feed else "TERMINE_DATE_URL"
            return self._values[kind].format(**names)
        if found := _FEED.fullmatch(address):
            return self._values["TERMINE_FEED_SAVE_AS"].format(name=found["name"])
        if found := _YEAR.fullmatch(address):
            return self.page("ARCHIVE", date=date(int(found["year"]), 1, 1))
        found = _EVENT.fullmatch(address)
        if found and found["id"] not in addresses.RESERVED_IDS:
            return self.page("EVENT", id=found["id"])
        return self.page("LIST")
