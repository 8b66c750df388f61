"""Dates that do not take place: cancelled where they had been moved to, and postponed ones."""

from dataclasses import replace
from datetime import date, time

from plugins.termine.events import (
    Cancelled,
    Extra,
    Moment,
    Moved,
    OpenEnded,
    Postponed,
    Status,
    Timed,
    Withdrawal,
    occurrences,
)
from plugins.termine.events.event import Catalogue
from tests.agendas import agenda
from tests.termine.events.plans import (
    HERE,
    SKIPPED,
    closed_in_nrw,
    day,
    event,
    line,
    nothing_closed,
    rule,
    series,
)

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


def stretch(first_day, last_day, reason=""):
    return Withdrawal(day(first_day), day(last_day), reason, HERE)


def withdrawn(*adjustments, stretches, plan=WEDNESDAYS, closed=None):
    planned = replace(event(plan, *adjustments), withdrawals=stretches)
    found = occurrences(planned, until=date(2027, 5, 31), closed_days=closed or nothing_closed())
    return [line(one) for one in found]


def test_a_stretch_cancels_its_regular_dates_the_first_and_last_day_included():
    longer = series(rule("mittwochs", "06.01.2027", "03.02.2027"))
    off = stretch("13.01.2027", "27.01.2027", "Umbau")
    assert withdrawn(stretches=(off,), plan=longer) == [
        "2027-01-06, um 10 Uhr",
        "2027-01-13, um 10 Uhr, CANCELLED Umbau",
        "2027-01-20, um 10 Uhr, CANCELLED Umbau",
        "2027-01-27, um 10 Uhr, CANCELLED Umbau",
        "2027-02-03, um 10 Uhr",
    ]


def test_what_a_date_in_a_stretch_says_of_itself_still_holds():
    adjusted = (
        Moved(day("06.01.2027"), day("07.01.2027"), HERE),
        Cancelled(day("13.01.2027"), "Sturm", HERE),
        Postponed(day("20.01.2027"), "Krank", HERE),
        Extra(day("23.01.2027"), HERE),
    )
    assert withdrawn(*adjusted, stretches=(stretch("01.01.2027", "31.01.2027", "Umbau"),)) == [
        "2027-01-07, um 10 Uhr, CANCELLED Umbau, MOVED from 2027-01-06 Umbau",
        "2027-01-13, um 10 Uhr, CANCELLED Sturm",
        "2027-01-20, um 10 Uhr, CANCELLED Umbau",
        "2027-01-23, um 10 Uhr, EXTRA",
    ]


def test_a_stretch_brings_back_no_date_that_a_holiday_skips():
    plan = series(rule("donnerstags", "29.04.2027", "13.05.2027"), feiertage=SKIPPED)
    off = stretch("01.05.2027", "31.05.2027")
    ascension = "06.05.2027"
    assert day(ascension) in closed_in_nrw().public
    assert withdrawn(stretches=(off,), plan=plan, closed=closed_in_nrw()) == [
        "2027-04-29, um 10 Uhr",
        "2027-05-13, um 10 Uhr, CANCELLED",
    ]
