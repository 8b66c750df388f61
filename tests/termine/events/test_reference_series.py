"""The two breakfasts since January 2019, against what is known of them."""

from datetime import date, timedelta

import pytest

from plugins.termine.events import occurrences
from tests.agendas import agenda
from tests.termine.events.plans import (
    SKIPPED,
    TAKES_PLACE,
    catalogue,
    closed_in_nrw,
    event,
    rule,
    series,
)

WEZ = event(
    series(rule("jeden 1. Mittwoch im Monat", "02.01.2019"), feiertage=SKIPPED, ferien=TAKES_PLACE),
    event_id="fruehstueck-wez",
)
WHS = event(
    series(rule("jeden 3. Mittwoch im Monat", "16.01.2019"), feiertage=SKIPPED, ferien=TAKES_PLACE),
    event_id="fruehstueck-whs",
)
END = date(2031, 12, 31)


def wednesdays(first_number):
    """Each Wednesday from 2019 to 2031 that lies in this week of its month."""
    every = (date(2019, 1, 2) + timedelta(weeks=week) for week in range(700))
    week = range(first_number, first_number + 7)
    return [one for one in every if one <= END and one.day in week]


def planned(breakfast):
    dates = occurrences(breakfast, until=END, closed_days=closed_in_nrw())
    return [one.original_day for one in dates]


def test_the_first_wednesdays_leave_out_exactly_the_holidays_of_nrw():
    missing = sorted(set(wednesdays(1)) - set(planned(WEZ)))
    assert [f"{one:%d.%m.%Y}" for one in missing] == [
        "01.05.2019",
        "01.01.2020",
        "01.11.2023",
        "01.05.2024",
        "01.01.2025",
        "01.11.2028",
        "03.10.2029",
        "01.05.2030",
        "01.01.2031",
    ]
    assert set(planned(WEZ)) <= set(wednesdays(1))


def test_the_third_wednesdays_never_fall_on_a_holiday():
    assert planned(WHS) == wednesdays(15)


@pytest.mark.parametrize("year", range(2019, 2029))
def test_on_the_first_of_any_month_each_date_is_either_past_or_upcoming(year):
    for month in range(1, 13):
        today = date(year, month, 1)
        dates = agenda(
            catalogue(WEZ, WHS),
            today=today,
            horizon=date(year + 1, month, 1),
            closed_days=closed_in_nrw(),
        )
        assert all(one.first_day < today for one in dates.past)
        assert all(one.first_day >= today for one in dates.upcoming)
        assert dates.occurrences == (*reversed(dates.past), *dates.upcoming)
        assert len(dates.next(3)) == 3
        assert {one.start.hour for one in dates.occurrences} == {10}
