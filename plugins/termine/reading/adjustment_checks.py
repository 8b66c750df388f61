"""Checks of Abweichungen: days that no date has, odd moves, reasons for nothing."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from .. import events
from ..diagnostics import Diagnostic, message
from .checked_event import CheckedEvent

_FAR_MOVE_DAYS = 60


def adjusts_no_date(checked: CheckedEvent) -> Iterator[Diagnostic]:
    """An Abweichung for a day that neither the plan nor a zusatz gives."""
    for one in checked.event.adjustments:
        day = one.original_day
        if not checked.gives(day):
            nearest = _nearest(checked, day)
            fault = checked.message("no-regular-date", day=events.long_day(day), nearest=nearest)
            yield fault.at(one.position)


def _nearest(checked: CheckedEvent, day: date) -> str:
    """Up to two original days around a day."""
    index = bisect_left(checked.original_days, day, key=lambda one: one.day)
    start = max(0, min(index - 1, len(checked.original_days) - 2))
    days = [events.short_day(one.day) for one in checked.original_days[start : start + 2]]
    if len(days) == 1:
        return message.text("nearest-date", day=days[0])
    return message.text("nearest-dates", before=days[0], after=days[1]) if days else ""


def adds_a_regular_date(checked: CheckedEvent) -> Iterator[Diagnostic]:
    """A zusatz for a day that has a date already; one that a closed day skips is free."""
    for one in checked.event.adjustments:
        original = checked.original_day_on(one.original_day)
        if isinstance(one, events.Extra) and original and not original.skipped_by:
            day = one.original_day
            values = {"day": events.long_day(day), "short": events.short_day(day)}
            yield checked.message("extra-on-regular-date", **values).at(one.position)


def moves_onto_a_date(checked: CheckedEvent) -> Iterator[Diagnostic]:
    """A date that is moved to a day on which another date of the event takes place."""
    moved = [one for one in checked.event.adjustments if isinstance(one, events.Moved)]
    days = Counter(one.first_day for one in checked.occurrences if moved and one.takes_place)
    for one in moved:
        if checked.gives(one.original_day) and days[one.new_day] > 1:
            fault = checked.message("moved-onto-date", day=events.long_day(one.new_day))
            yield fault.at(one.position)


def moves_oddly(checked: CheckedEvent) -> Iterator[Diagnostic]:
    """A coming date that is moved backwards, far ahead, or onto a day that the series leaves out.

    Each may be meant, and each is more often a slip in the month or the year.
    """
    for one in checked.event.adjustments:
        day = one.original_day
        if not isinstance(one, events.Moved) or max(day, one.new_day) < checked.today:
            continue
        values = {"day": events.long_day(day), "new_day": events.long_day(one.new_day)}
        days = (one.new_day - day).days
        if days < 0:
            yield checked.message("moved-back", **values).at(one.position)
        elif days > _FAR_MOVE_DAYS:
            yield checked.message("moved-far", days=days, **values).at(one.position)
        original = checked.original_day_on(day)
        if checked.series and original:
            new_day = replace(original, day=one.new_day)
            closed = events.left_out_for(checked.series, new_day, checked.closed_days)
            if closed:
                fault = checked.message("moved-onto-closed-day", closed=closed, **values)
                yield fault.at(one.position)


def reason_for_nothing(checked: CheckedEvent) -> Iterator[Diagnostic]:
    """A reason beside a time and a place that are those of every date."""
    given = {
        one.original_day: one.position
        for one in checked.event.adjustments
        if isinstance(one, events.Detail) and one.reason
    }
    for one in checked.occurrences if given else ():
        is_other = one.moved_from or events.place_change(one)
        if one.original_day in given and not is_other:
            yield message("reason-without-change").at(given[one.original_day])


def stretch_without_dates(checked: CheckedEvent) -> Iterator[Diagnostic]:
    """A Withdrawal into which no original day falls, skipped ones not counted."""
    days = [one.day for one in checked.original_days if not one.skipped_by]
    for one in checked.event.withdrawals:
        if not any(map(one.covers, days)):
            first, last = events.plain_day(one.first_day), events.plain_day(one.last_day)
            fault = checked.message("stretch-without-dates", first_day=first, last_day=last)
            yield fault.at(one.position)
