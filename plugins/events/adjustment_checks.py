"""Checks of Abweichungen: whether each fits the date it speaks of."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from .adjustment import Extra, Moved
from .checked import Checked
from .date_messages import (
    EXTRA_ON_REGULAR_DATE,
    MOVED_ONTO_DATE,
    NEAREST_DATE,
    NEAREST_DATES,
    NO_REGULAR_DATE,
)
from .german import long_day, short_day
from .problem import Problem


def no_regular_date(checked: Checked) -> Iterator[Problem]:
    """An Abweichung for a day that neither the plan nor a zusatz gives."""
    event = checked.event
    for one in event.adjustments:
        if not checked.gives(one.planned):
            nearest = _nearest(checked, one.planned)
            fault = NO_REGULAR_DATE(day=long_day(one.planned), id=event.id, nearest=nearest)
            yield fault.at(one.position)


def extra_on_regular_date(checked: Checked) -> Iterator[Problem]:
    """A zusatz for a day that has a date already; one that a closed day skips is free."""
    event = checked.event
    for one in event.adjustments:
        planned = checked.planned_on(one.planned) if isinstance(one, Extra) else None
        if planned and not planned.skipped_by:
            yield EXTRA_ON_REGULAR_DATE(day=long_day(one.planned), id=event.id).at(one.position)


def moved_onto_date(checked: Checked) -> Iterator[Problem]:
    """A date that is moved to a day on which another date of the event takes place."""
    event = checked.event
    moved = [one for one in event.adjustments if isinstance(one, Moved)]
    if not moved:
        return
    days = Counter(one.first_day for one in checked.occurrences if not one.is_cancelled)
    for one in moved:
        if checked.gives(one.planned) and days[one.new_day] > 1:
            yield MOVED_ONTO_DATE(day=long_day(one.new_day), id=event.id).at(one.position)


def _nearest(checked: Checked, day: date) -> str:
    match [short_day(one) for one in checked.nearest(day)]:
        case [one]:
            return NEAREST_DATE.format(day=one)
        case [before, after]:
            return NEAREST_DATES.format(before=before, after=after)
        case _:
            return ""
