"""The hour that is missing on the last Sunday of March."""

from datetime import date, time

import pytest

from plugins.termine.events import AllDay, OpenEnded, Timed, occurrences
from plugins.termine.events.timespan import begins_in_gap, without_gap
from tests.termine.events.plans import event, nothing_closed, one_off

GAP = date(2026, 3, 29)
DAY_BEFORE = date(2026, 3, 28)


@pytest.mark.parametrize(
    ("day", "span", "expected"),
    [
        (GAP, OpenEnded(time(2)), OpenEnded(time(3))),
        (GAP, OpenEnded(time(2, 59)), OpenEnded(time(3))),
        (GAP, OpenEnded(time(3)), OpenEnded(time(3))),
        (GAP, OpenEnded(time(1, 59)), OpenEnded(time(1, 59))),
        (GAP, Timed(time(2, 15), time(2, 45)), Timed(time(3), time(3, 30))),
        (GAP, Timed(time(2), time(3)), Timed(time(3), time(4))),
        (GAP, Timed(time(1), time(2, 30)), Timed(time(1), time(3))),
        (GAP, Timed(time(2, 30), time(1)), Timed(time(3), time(1))),
        (DAY_BEFORE, Timed(time(22), time(2, 30)), Timed(time(22), time(3))),
        (DAY_BEFORE, OpenEnded(time(2, 30)), OpenEnded(time(2, 30))),
        (date(2026, 3, 22), OpenEnded(time(2, 30)), OpenEnded(time(2, 30))),
        (date(2026, 10, 25), OpenEnded(time(2, 30)), OpenEnded(time(2, 30))),
        (GAP, AllDay(), AllDay()),
    ],
)
def test_no_time_lies_in_the_missing_hour(day, span, expected):
    assert without_gap(day, day, span) == expected


def test_a_whole_day_never_begins_in_the_missing_hour():
    assert not begins_in_gap(GAP, AllDay())


@pytest.mark.parametrize("year", range(2019, 2032))
def test_a_shifted_start_exists_in_berlin(year):
    last_sunday = max(
        date(year, 3, number) for number in range(25, 32) if date(year, 3, number).weekday() == 6
    )
    night = event(one_off(f"{last_sunday:%d.%m.%Y}", at=OpenEnded(time(2, 30))))
    (found,) = occurrences(night, until=date.max, closed_days=nothing_closed())
    assert found.start.astimezone(found.start.tzinfo).hour == 3
    assert found.start.utcoffset().total_seconds() == 7200
