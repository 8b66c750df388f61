"""Times of day between midnight and 6 Uhr: most of them are afternoons."""

from datetime import time

from ..diagnostics import Message, message
from ..events import AllDay, Timed, TimeSpan, clock

_MORNING = time(6)


def begins_at_night(span: TimeSpan) -> Message | None:
    """What to say of a date that begins so early."""
    if isinstance(span, AllDay) or span.start_time >= _MORNING:
        return None
    return _at_night("night-time", span.start_time)


def ends_at_night(span: TimeSpan) -> Message | None:
    """What to say of a date that ends so late; midnight itself is an end like any other."""
    if not isinstance(span, Timed) or not time() < span.end_time <= _MORNING:
        return None
    return _at_night("night-end", span.end_time)


def _at_night(kind: str, hour: time) -> Message:
    afternoon = hour.replace(hour=hour.hour + 12)
    return message(kind, time=f"{clock(hour)} Uhr", afternoon=f"{clock(afternoon)} Uhr")
