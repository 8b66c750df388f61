"""Whether the school holidays are known as far as a series needs them."""

from collections.abc import Iterator

from .checked import Checked
from .date_messages import SCHOOL_HOLIDAYS_UNKNOWN
from .german import plain_day
from .problem import Problem
from .schedule import ClosedDayPolicy, Series


def school_holidays_unknown(checked: Checked) -> Iterator[Problem]:
    """An event that leaves out school holidays and has dates after the last known ones."""
    known_until = checked.closed_days.school_known_until
    if _heeds_school_holidays(checked) and any(
        known_until < one.day <= checked.horizon for one in reversed(checked.planned)
    ):
        fault = SCHOOL_HOLIDAYS_UNKNOWN(id=checked.event.id, last_day=plain_day(known_until))
        yield fault.at(checked.event.position)


def _heeds_school_holidays(checked: Checked) -> bool:
    schedule = checked.event.schedule
    return isinstance(schedule, Series) and schedule.on_school_holidays is ClosedDayPolicy.SKIPPED
