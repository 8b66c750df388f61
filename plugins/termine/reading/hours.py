"""Opening hours as editors write them: weekdays, and what it says behind them."""

import re
from datetime import time
from itertools import pairwise

from .. import events
from ..diagnostics import Message, message
from .times import length_fault, timespan_from_text, weekday_from_word

_LEADING = re.compile(r"(?:jeden|immer|am|von|vom)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|/|&|\+|\bund\b|\bsowie\b)\s*(?:und\s+)?", re.IGNORECASE)
_UNTIL = re.compile(r"\s*(?:\bbis\b|[-\u2010-\u2015])\s*", re.IGNORECASE)
_EVERY_DAY = {"täglich": range(7), "jeden tag": range(7), "werktags": range(5)}
_APPOINTMENT = re.compile(
    r"(?:(?:vormittags|nachmittags|abends|sonst|und)\s+)?(?:nur\s+)?"
    r"(?:nach|mit)\s+(?:\w+\s+)?(?:vereinbarung|absprache|termin|anmeldung)",
    re.IGNORECASE,
)
_CLOSED = re.compile("(?:geschlossen|zu|keine(?: sprechstunde)?)", re.IGNORECASE)


def weekdays_from_text(text: str) -> tuple[int, ...] | Message:
    """`Montag`, `Mo–Do`, `montags und mittwochs`, `täglich`: the days (0 is Monday), sorted."""
    line = _LEADING.sub("", text.strip(" .,;"))
    if every := _EVERY_DAY.get(line.lower()):
        return tuple(every)
    days: set[int] = set()
    for part in _AND.split(line):
        ends = [weekday_from_word(word.strip(" .")) for word in _UNTIL.split(part)]
        first, last = ends[0], ends[-1]
        if first is None or last is None or len(ends) > len(("first", "last")):
            return message("opening-weekdays", text=text)
        length = (last - first) % 7 + 1
        days |= {(first + ahead) % 7 for ahead in range(length)}
    return tuple(sorted(days))


def opening_times_from_text(text: str) -> events.OpenTimes | Message:
    """`9 bis 12 Uhr und 13 bis 16 Uhr`, `nach Vereinbarung`, `geschlossen`, or several of them."""
    if _CLOSED.fullmatch(text):
        return events.OpenTimes()
    parts = [*filter(None, _AND.split(text.strip(" .;")))]
    times = [part for part in parts if not _APPOINTMENT.fullmatch(part)]
    spans = [timespan_from_text(_LEADING.sub("", part)) for part in times]
    timed = [span for span in spans if isinstance(span, events.Timed)]
    if len(timed) < len(spans) or not parts:
        return message("opening-times", text=text)
    if fault := next(filter(None, map(_fault, timed)), None):
        return fault
    timed.sort(key=lambda one: one.start_time)
    if any(later.start_time < earlier.end_time for earlier, later in pairwise(timed)):
        return message("opening-overlap", text=text)
    return events.OpenTimes(tuple(timed), len(times) < len(parts))


def _fault(span: events.Timed) -> Message | None:
    """What is wrong with hours that end at once, or on the next day beyond midnight."""
    is_night = time() < span.end_time < span.start_time
    night = message("opening-times", text=events.bare_time(span)) if is_night else None
    return length_fault(span) or night
