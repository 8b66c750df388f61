"""Calendars that have grown too large for the programs that subscribe to them."""

from collections.abc import Iterator

from plugins.events import Position, Problem, site_messages
from plugins.feeds import FeedKind

from .assembly import Plan
from .output import Written

LARGEST_KILOBYTES = 500


def large_calendars(plan: Plan, written: Written) -> Iterator[Problem]:
    """A hint for each calendar to subscribe to that reaches the limit; single dates never do."""
    for feed in plan.feeds:
        if feed.kind is FeedKind.DATE or feed.path not in written.stamps:
            continue
        kilobytes = written.stamps[feed.path][0] // 1000
        if kilobytes >= LARGEST_KILOBYTES:
            fault = site_messages.CALENDAR_LARGE(kilobytes=kilobytes)
            yield fault.at(Position(f"{plan.settings.output_label}/{feed.path}", 1))
