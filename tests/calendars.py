"""A calendar by itself."""

from collections.abc import Mapping
from datetime import datetime

from plugins.termine.feeds import CalendarWriter, Feed, FeedSite


def calendar_bytes(feed: Feed, *, site: FeedSite, stamps: Mapping[str, datetime]) -> bytes:
    """One feed as .ics."""
    return CalendarWriter(site, stamps).content(feed)
