"""Checks of Abweichungen: whether each fits the date it speaks of."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ..diagnostics import Diagnostic, message
from ..events import Extra, Moved, long_day, short_day
from .checked import Checked


def no_regular_date(checked: Checked) -> Iterator[Diagnostic]:
    """An Abweichung for a day that neither the plan nor a zusatz gives."""
    event = checked.event
    for one in event.adjustments:
        if not checked.gives(one.original_day):
            nearest = _nearest(checked, one.original_day)
            fault = message(
                "no-regular-date", day=long_day(one.original_day), id=event.id, nearest=nearest
            )
            yield fault.at(one.position)


def extra_on_regular_date(checked: Checked) -> Iterator[Diagnostic]:
    """A zusatz for a day that has a date already; one that a closed day skips is free."""
    event = checked.event
    for one in event.adjustments:
        planned = checked.planned_on(one.original_day) if isinstance(one, Extra) else None
        if planned and not planned.skipped_by:
            yield message("extra-on-regular-date", day=long_day(one.original_day), id=event.id).at(
                one.position
            )


def moved_onto_date(checked: Checked) -> Iterator[Diagnostic]:
    """A date that is moved to a day on which another date of the event takes place."""
    event = checked.event
    moved = [one for one in event.adjustments if isinstance(one, Moved)]
    if not moved:
        return
    days = Counter(one.first_day for one in checked.occurrences if not one.is_cancelled)
    for one in moved:
        if checked.gives(one.original_day) and days[one.new_day] > 1:
            yield message("moved-onto-date", day=long_day(one.new_day), id=event.id).at(
                one.position
            )


def _nearest(checked: Checked, day: date) -> str:
    match [short_day(one) for one in checked.nearest(day)]:
        case [one]:
            return message.text("nearest-date", day=one)
        case [before, after]:
            return message.text("nearest-dates", before=before, after=after)
        case _:
            return ""
