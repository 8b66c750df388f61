"""Calendars that have grown too large for the programs that subscribe to them."""

from collections.abc import Iterator

from plugins.build.output import Written
from plugins.termine.diagnostics import Diagnostic, Position
from plugins.termine.feeds import FeedKind
from plugins.website.messages import message

from .assembly import Plan

LARGEST_KILOBYTES = 500


def large_calendars(plan: Plan, written: Written) -> Iterator[Diagnostic]:
    """A hint for each calendar to subscribe to that reaches the limit; single dates never do."""
    for feed in plan.feeds:
        if feed.kind is FeedKind.DATE or feed.path not in written.stamps:
            continue
        kilobytes = written.stamps[feed.path][0] // 1000
        if kilobytes >= LARGEST_KILOBYTES:
            fault = message("calendar-large", kilobytes=kilobytes)
            yield fault.at(Position(f"{plan.settings.output_label}/{feed.path}", 1))
