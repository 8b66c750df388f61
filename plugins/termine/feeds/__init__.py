"""From dates to calendars: which .ics feeds exist and what bytes they hold.

The rules are those of RFC 5545 and RFC 7986, narrowed to what the calendars of phones really read.
This package knows no page, no Git and no clock: the day, the site and the stamps are arguments.
"""

from .calendar import CalendarWriter, Identity, identity
from .feed import Feed, FeedKind, FeedSite, feeds
from .vevent import FEED_REVISION, Stamps
