"""Whether the school holidays are known as far as a series needs them."""

from collections.abc import Iterator

from ..diagnostics import Diagnostic, message
from ..events import ClosedDayPolicy, Series, plain_day
from .checked import Checked


def school_holidays_unknown(checked: Checked) -> Iterator[Diagnostic]:
    """An event that leaves out school holidays and has dates after the last known ones."""
    known_until = checked.closed_days.school_known_until
    if _heeds_school_holidays(checked) and any(
        known_until < one.day <= checked.horizon for one in reversed(checked.planned)
    ):
        fault = message(
            "school-holidays-unknown", id=checked.event.id, last_day=plain_day(known_until)
        )
        yield fault.at(checked.event.position)


def _heeds_school_holidays(checked: Checked) -> bool:
    schedule = checked.event.schedule
    return isinstance(schedule, Series) and schedule.on_school_holidays is ClosedDayPolicy.SKIPPED
