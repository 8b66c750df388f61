"""Checks for slips of the pen: a year far off, an hour at night, a time that does not exist."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from .adjustment import Cancelled, Extra, Moved
from .checked import FAR_OFF_DAYS, Checked
from .clock_change import begins_in_gap
from .date_messages import CLOCK_CHANGE, FAR_OFF, NIGHT_END, NIGHT_TIME
from .german import clock, long_day
from .messages import Fault, Wording
from .position import Position
from .problem import Problem
from .schedule import OneOff
from .timespan import AllDay, Timed, TimeSpan

_MORNING = time(6)


def far_off(checked: Checked) -> Iterator[Problem]:
    """Days that lie more than ten years ahead, one Problem for a place."""
    limit = checked.today + timedelta(days=FAR_OFF_DAYS)
    told: set[Position] = set()
    for day, position in _written_days(checked):
        if day > limit and position not in told:
            told.add(position)
            yield FAR_OFF(day=long_day(day)).at(position)


def night_time(checked: Checked) -> Iterator[Problem]:
    """Dates that begin or end after midnight, by 6 Uhr; most of them are afternoons."""
    for span, position in _written_times(checked):
        if span is None or isinstance(span, AllDay):
            continue
        if span.start_time < _MORNING:
            yield _at_night(NIGHT_TIME, span.start_time).at(position)
        elif isinstance(span, Timed) and time() < span.end_time <= _MORNING:
            yield _at_night(NIGHT_END, span.end_time).at(position)


def _at_night(wording: Wording, hour: time) -> Fault:
    afternoon = hour.replace(hour=hour.hour + 12)
    return wording(time=f"{clock(hour)} Uhr", afternoon=f"{clock(afternoon)} Uhr")


def clock_change(checked: Checked) -> Iterator[Problem]:
    """A coming date that begins in the hour which the clocks leave out; the first one only."""
    for one in checked.begins():
        if begins_in_gap(one.day, one.time):
            yield CLOCK_CHANGE(day=long_day(one.day)).at(one.position)
            return


def _written_days(checked: Checked) -> Iterator[tuple[date, Position]]:
    event = checked.event
    if isinstance(event.schedule, OneOff):
        yield event.schedule.first_day, event.position
        yield event.schedule.last_day, event.position
    else:
        for rule in event.schedule.rules:
            yield rule.first_day, rule.position
    for one in event.adjustments:
        yield one.planned, one.position
        if isinstance(one, Moved):
            yield one.new_day, one.position
        if isinstance(one, Extra) and one.last_day:
            yield one.last_day, one.position


def _written_times(checked: Checked) -> Iterator[tuple[TimeSpan | None, Position]]:
    event = checked.event
    if isinstance(event.schedule, OneOff):
        yield event.schedule.time, event.position
    else:
        for rule in event.schedule.rules:
            yield rule.time, rule.position
    for one in event.adjustments:
        if not isinstance(one, Cancelled):
            yield one.time, one.position
