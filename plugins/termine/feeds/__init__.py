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
from .feed import feeds as feeds
from .vevent import FEED_REVISION as FEED_REVISION
from .vevent import Stamps as Stamps
