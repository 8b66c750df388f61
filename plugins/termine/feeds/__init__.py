"""From dates to calendars: which .ics feeds exist and what bytes they hold.

The rules are those of RFC 5545 and RFC 7986, narrowed to what the calendars of phones really read.
This package knows no page, no Git and no clock: the day, the site and the stamps are arguments.
"""

from .calendar import CalendarWriter as CalendarWriter
from .calendar import Identity as Identity
from .calendar import calendar_bytes as calendar_bytes
from .calendar import identity as identity
from .feed import Feed as Feed
from .feed import FeedKind as FeedKind
from .feed import FeedSite as FeedSite
from .selection import feeds as feeds
from .stamps import FEED_REVISION as FEED_REVISION
from .stamps import Stamps as Stamps

__all__ = [
    "FEED_REVISION",
    "CalendarWriter",
    "Feed",
    "FeedKind",
    "FeedSite",
    "Identity",
    "Stamps",
    "calendar_bytes",
    "feeds",
    "identity",
]
