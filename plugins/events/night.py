"""Times of day between midnight and 6 Uhr: most of them are afternoons."""

from datetime import time

from .date_messages import NIGHT_END, NIGHT_TIME
from .german import clock
from .messages import Fault, Wording
from .timespan import AllDay, Timed, TimeSpan

_MORNING = time(6)


def begins_at_night(span: TimeSpan) -> Fault | None:
    """What to say of a date that begins so early."""
    if isinstance(span, AllDay) or span.start_time >= _MORNING:
        return None
    return _at_night(NIGHT_TIME, span.start_time)


def ends_at_night(span: TimeSpan) -> Fault | None:
    """What to say of a date that ends so late; midnight itself is an end like any other."""
    if not isinstance(span, Timed) or not time() < span.end_time <= _MORNING:
        return None
    return _at_night(NIGHT_END, span.end_time)


def _at_night(wording: Wording, hour: time) -> Fault:
    afternoon = hour.replace(hour=hour.hour + 12)
    return wording(time=f"{clock(hour)} Uhr", afternoon=f"{clock(afternoon)} Uhr")
