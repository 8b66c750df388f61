"""Feed (Kalender-Abo): one .ics file of the site as a value, and the site it belongs to."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from ..events import Occurrence


class FeedKind(Enum):
    """What a feed gathers; the value is the colour calendars show it in, a CSS colour name."""

    ALL = "firebrick"
    EVENT = "chocolate"
    VENUE = "seagreen"
    CATEGORY = "purple"
    ARCHIVE = "dimgray"
    DATE = "brown"


@dataclass(frozen=True, slots=True)
class Feed:
    """One calendar: where it lies (`path`), which `page` shows the same dates, and its dates.

    Both addresses are relative to the root of the site. `occurrences` are sorted by start and
    never empty: a calendar without a date is not valid (RFC 5545, 3.6).
    """

    path: str
    kind: FeedKind
    name: str
    description: str
    page: str
    occurrences: tuple[Occurrence, ...]

    def __post_init__(self) -> None:
        """Refuse a feed without dates."""
        if not self.occurrences:
            raise ValueError(self.path)


@dataclass(frozen=True, slots=True)
class FeedSite:
    """What a feed must know of the site.

    `url` is SITEURL with its path, with or without a last slash; `domain` ends every UID and must
    never change; `open_end` is the length calendars show for a date whose end is open.
    """

    url: str
    name: str
    domain: str
    language: str = "de"
    open_end: timedelta = timedelta(hours=2)

    def absolute(self, address: str) -> str:
        """The whole address of something that lies at `address` below the site's root."""
        return f"{self.url.rstrip('/')}/{address}"
