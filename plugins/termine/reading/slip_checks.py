"""Checks for slips of the pen: a year far off, a time that does not exist."""

from collections.abc import Iterator
from datetime import timedelta

from ..diagnostics import Diagnostic, message
from ..events import begins_in_gap, long_day
from .checked import FAR_OFF_DAYS, Checked


def far_off(checked: Checked) -> Iterator[Diagnostic]:
    """Days that lie more than ten years ahead."""
    limit = checked.today + timedelta(days=FAR_OFF_DAYS)
    for day, position in checked.event.late_days:
        if day > limit:
            yield message("far-off", day=long_day(day)).at(position)


def clock_change(checked: Checked) -> Iterator[Diagnostic]:
    """A coming date that begins in the hour which the clocks leave out; the first one only."""
    for one in checked.begins():
        if begins_in_gap(one.day, one.time):
            yield message("clock-change", day=long_day(one.day)).at(one.position)
            return
