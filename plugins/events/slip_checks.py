"""Checks for slips of the pen: a year far off, a time that does not exist."""

from collections.abc import Iterator
from datetime import timedelta

from .checked import FAR_OFF_DAYS, Checked
from .clock_change import begins_in_gap
from .date_messages import CLOCK_CHANGE, FAR_OFF
from .german import long_day
from .problem import Problem


def far_off(checked: Checked) -> Iterator[Problem]:
    """Days that lie more than ten years ahead."""
    limit = checked.today + timedelta(days=FAR_OFF_DAYS)
    for day, position in checked.event.late_days:
        if day > limit:
            yield FAR_OFF(day=long_day(day)).at(position)


def clock_change(checked: Checked) -> Iterator[Problem]:
    """A coming date that begins in the hour which the clocks leave out; the first one only."""
    for one in checked.begins():
        if begins_in_gap(one.day, one.time):
            yield CLOCK_CHANGE(day=long_day(one.day)).at(one.position)
            return
