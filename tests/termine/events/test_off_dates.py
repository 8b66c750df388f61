"""Dates that do not take place: cancelled where they had been moved to, and postponed ones."""

from datetime import date, time

from plugins.termine.events import (
    Cancelled,
    Extra,
    Moment,
    OpenEnded,
    Postponed,
    Status,
    Timed,
    agenda,
    occurrences,
)
from plugins.termine.events.event import Catalogue
from tests.termine.events.plans import HERE, day, event, line, nothing_closed, rule, series

WEDNESDAYS = series(rule("mittwochs", "06.01.2027", "20.01.2027"))


def dates_with(*adjustments):
    until = date(2027, 1, 31)
    planned = event(WEDNESDAYS, *adjustments)
    return occurrences(planned, until=until, closed_days=nothing_closed())


def test_a_moved_date_is_cancelled_on_the_day_that_it_was_moved_to():
    off = Cancelled(
        day("13.01.2027"), "Krank", HERE, new_day=day("14.01.2027"), time=Timed(time(15), time(16))
    )
    moved = dates_with(off)[1]
    assert line(moved) == (
        "2027-01-14, 15 bis 16 Uhr, CANCELLED Krank, MOVED from 2027-01-13 Krank"
    )
    assert moved.moved_from == Moment(date(2027, 1, 13), OpenEnded(time(10)))


def test_an_extra_date_can_be_moved_and_cancelled():
    saturday = day("16.01.2027")
    extra = Extra(saturday, HERE)
    off = Cancelled(saturday, "", HERE, new_day=day("17.01.2027"))
    moved = dates_with(extra, off)[2]
    assert (moved.first_day, moved.is_cancelled, moved.is_extra) == (date(2027, 1, 17), True, True)


def test_a_postponed_date_stays_where_it_was_planned_and_does_not_take_place():
    postponed = dates_with(Postponed(day("13.01.2027"), "Krank", HERE))[1]
    assert (postponed.first_day, postponed.status, postponed.reason) == (
        date(2027, 1, 13),
        Status.POSTPONED,
        "Krank",
    )
    assert not postponed.takes_place
    assert not postponed.is_cancelled


def test_a_postponed_date_is_not_the_next_one():
    planned = event(WEDNESDAYS, Postponed(day("06.01.2027"), "", HERE))
    days = {"today": date(2027, 1, 1), "horizon": date(2027, 1, 31)}
    seen = agenda(Catalogue((planned,), ()), closed_days=nothing_closed(), **days)
    assert [one.first_day.day for one in seen.next(1, with_cancelled=False)] == [13]
    assert [one.first_day.day for one in seen.next(1)] == [6, 13]
