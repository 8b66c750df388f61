"""The days of rules: literal tables, and what calendars make of the same RRULE."""

from datetime import date, timedelta

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.termine.events import (
    Frequency,
    Recurrence,
    Weekday,
    as_rrule,
    days,
    phrase,
    recurrence_from_phrase,
)
from plugins.termine.reading import recurrence_from_rrule
from tests.termine.events.plans import day


def found(rrule, first_day, last_day):
    recurrence = recurrence_from_rrule(rrule)
    assert isinstance(recurrence, Recurrence), recurrence
    return [f"{one:%d.%m.%Y}" for one in days(recurrence, day(first_day), day(last_day))]


@pytest.mark.parametrize(
    ("rrule", "first_day", "last_day", "expected"),
    [
        pytest.param(
            "FREQ=MONTHLY;BYDAY=1WE",
            "02.01.2019",
            "03.04.2019",
            ["02.01.2019", "06.02.2019", "06.03.2019", "03.04.2019"],
            id="first-wednesdays-both-ends-inclusive",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYDAY=-1FR",
            "01.11.2026",
            "31.01.2027",
            ["27.11.2026", "25.12.2026", "29.01.2027"],
            id="last-fridays-over-the-year's-end",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYDAY=5MO",
            "01.01.2026",
            "30.06.2026",
            ["30.03.2026", "29.06.2026"],
            id="months-without-a-fifth-monday-are-left-out",
        ),
        pytest.param(
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
            "02.01.2019",
            "06.02.2019",
            ["08.01.2019", "22.01.2019", "05.02.2019"],
            id="every-other-week-counts-from-the-first-day-that-fits",
        ),
        pytest.param(
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
            "10.01.2019",
            "31.01.2019",
            ["10.01.2019", "22.01.2019", "24.01.2019"],
            id="every-other-week-with-two-days",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYMONTHDAY=31",
            "01.01.2026",
            "31.05.2026",
            ["31.01.2026", "31.03.2026", "31.05.2026"],
            id="short-months-have-no-31st",
        ),
        pytest.param(
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
            "01.01.2019",
            "31.12.2028",
            ["29.02.2020", "29.02.2024", "29.02.2028"],
            id="leap-days",
        ),
        pytest.param(
            "FREQ=DAILY;INTERVAL=3",
            "30.12.2026",
            "06.01.2027",
            ["30.12.2026", "02.01.2027", "05.01.2027"],
            id="every-third-day",
        ),
        pytest.param(
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20190115",
            "01.01.2019",
            "31.12.2019",
            ["01.01.2019", "08.01.2019", "15.01.2019"],
            id="the-day-of-until-still-belongs-to-the-rule",
        ),
        pytest.param(
            "FREQ=WEEKLY;BYDAY=TU;COUNT=2",
            "02.01.2019",
            "31.12.2019",
            ["08.01.2019", "15.01.2019"],
            id="count",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "01.01.2026",
            "28.02.2026",
            ["30.01.2026", "27.02.2026"],
            id="last-working-days",
        ),
        pytest.param(
            "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=-1",
            "01.01.2023",
            "31.12.2024",
            ["28.02.2023", "29.02.2024"],
            id="last-days-of-february",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYDAY=MO,1WE",
            "01.01.2026",
            "31.01.2026",
            ["05.01.2026", "07.01.2026", "12.01.2026", "19.01.2026", "26.01.2026"],
            id="each-monday-and-the-first-wednesday",
        ),
        pytest.param(
            "FREQ=YEARLY;BYDAY=53FR,FR;BYMONTHDAY=1",
            "01.01.2026",
            "31.12.2026",
            ["01.05.2026"],
            id="fridays-of-a-year-beside-one-that-it-has-not",
        ),
        pytest.param(
            "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1",
            "07.01.2026",
            "20.01.2026",
            ["12.01.2026", "19.01.2026"],
            id="positions-count-in-whole-weeks",
        ),
        pytest.param(
            "FREQ=WEEKLY;BYDAY=TU;COUNT=3;INTERVAL=2",
            "02.01.2019",
            "22.01.2019",
            ["08.01.2019", "22.01.2019"],
            id="count-and-the-end-asked-for",
        ),
        pytest.param(
            "FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO,FR",
            "01.01.2026",
            "31.12.2027",
            [
                "02.01.2026",
                "28.12.2026",
                "01.01.2027",
                "04.01.2027",
                "08.01.2027",
            ],
            id="weeks-over-the-year's-end",
        ),
        pytest.param("FREQ=DAILY", "02.01.2019", "01.01.2019", [], id="no-days-between"),
    ],
)
def test_a_rule_gives_exactly_these_days(rrule, first_day, last_day, expected):
    assert found(rrule, first_day, last_day) == expected


def test_a_rule_that_never_fits_ends_at_once():
    never = Recurrence(Frequency.MONTHLY, 12, month_days=(31,), months=(4,))
    assert list(days(never, date(2019, 4, 1), date(2400, 1, 1))) == []


@pytest.mark.parametrize(
    "never",
    [
        Recurrence(Frequency.YEARLY, month_days=(30,), months=(2,)),
        Recurrence(Frequency.MONTHLY, weekdays=(Weekday(0, 6),)),
        Recurrence(Frequency.MONTHLY, weekdays=(Weekday(0, 1),), month_days=(8,)),
        Recurrence(Frequency.WEEKLY, weekdays=(Weekday(0), Weekday(1)), positions=(3,)),
        Recurrence(Frequency.DAILY, 2, positions=(2,)),
    ],
    ids=as_rrule,
)
def test_a_rule_without_any_day_gives_none_before_it_is_expanded(never):
    assert list(days(never, date(2019, 4, 1), date.max)) == []


def test_a_day_that_only_leap_years_have_is_no_rule_without_days():
    yearly = Recurrence(Frequency.YEARLY)
    assert list(days(yearly, date(2024, 2, 29), date(2030, 1, 1))) == [
        date(2024, 2, 29),
        date(2028, 2, 29),
    ]


def test_the_last_week_of_all_time_is_no_trap():
    fridays = Recurrence(Frequency.WEEKLY, 1, (Weekday(4), Weekday(6)))
    assert list(days(fridays, date(9999, 12, 27), date.max)) == [date(9999, 12, 31)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"frequency": Frequency.DAILY, "interval": 0},
        {"frequency": Frequency.DAILY, "count": 0},
        {"frequency": Frequency.WEEKLY, "weekdays": (Weekday(7),)},
        {"frequency": Frequency.WEEKLY, "weekdays": (Weekday(0, 1),)},
        {"frequency": Frequency.WEEKLY, "month_days": (1,)},
        {"frequency": Frequency.MONTHLY, "month_days": (32,)},
        {"frequency": Frequency.YEARLY, "months": (13,)},
        {"frequency": Frequency.YEARLY, "weeks": (54,)},
        {"frequency": Frequency.MONTHLY, "weeks": (2,)},
    ],
    ids=str,
)
def test_a_recurrence_that_cannot_be_is_not_made(wrong):
    with pytest.raises(ValueError, match=r"\d"):
        Recurrence(**wrong)


def sets_of(values, most=3):
    return st.lists(values, max_size=most, unique=True).map(lambda found: tuple(sorted(found)))


@st.composite
def recurrences(draw):
    frequency = draw(st.sampled_from(Frequency))
    is_long = frequency in {Frequency.MONTHLY, Frequency.YEARLY}
    # Calendar programs take BYDAY=MO,1WE for „a Monday and a first Wednesday“ and show no day.
    plain = sets_of(st.builds(Weekday, st.integers(0, 6)))
    counted = sets_of(st.builds(Weekday, st.integers(0, 6), st.sampled_from((1, 2, 5, -1, -2))))
    weekdays = draw(plain | counted) if is_long else draw(plain)
    is_weekly = frequency is Frequency.WEEKLY
    is_by_week = frequency is Frequency.YEARLY and not any(day.ordinal for day in weekdays)
    month_days = () if is_weekly else draw(sets_of(st.sampled_from((1, 2, 15, 29, 30, 31, -1, -2))))
    return Recurrence(
        frequency=frequency,
        interval=draw(st.integers(1, 5)),
        weekdays=weekdays,
        month_days=month_days,
        months=draw(sets_of(st.integers(1, 12))),
        weeks=draw(sets_of(st.integers(1, 53), most=8)) if is_by_week else (),
        positions=draw(sets_of(st.sampled_from((1, 2, -1)), most=2)) if weekdays else (),
    )


FIRST_DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@settings(max_examples=80, deadline=None)
@given(recurrences(), FIRST_DAYS)
def test_the_days_are_those_that_calendars_show(recurrence, first_day):
    last_day = first_day + timedelta(days=1500)
    ours = list(days(recurrence, first_day, last_day))
    if not ours:
        return  # a calendar program would look for a date until the year 9999
    start = stretch_start(recurrence, ours[0]) if recurrence.positions else ours[0]
    event = icalendar.Event()
    event.add("DTSTART", start)
    event.add(
        "RRULE", icalendar.vRecur.from_ical(f"{as_rrule(recurrence)};UNTIL={last_day:%Y%m%d}")
    )
    shown = recurring_ical_events.of(event).between(ours[0], last_day + timedelta(days=1))
    assert sorted(one["DTSTART"].dt for one in shown) == ours


def stretch_start(recurrence, first_day):
    """BYSETPOS counts from DTSTART on there and not from the start of the first stretch."""
    match recurrence.frequency:
        case Frequency.WEEKLY:
            return first_day - timedelta(days=first_day.weekday())
        case Frequency.MONTHLY:
            return first_day.replace(day=1)
        case Frequency.YEARLY:
            return first_day.replace(month=1, day=1)
    return first_day


@settings(max_examples=50, deadline=None)
@given(recurrences(), FIRST_DAYS, st.integers(-5, 900))
def test_days_are_sorted_in_range_and_each_once(recurrence, first_day, length):
    last_day = first_day + timedelta(days=length)
    found = list(days(recurrence, first_day, last_day))
    assert found == sorted(set(found))
    assert all(first_day <= one <= last_day for one in found)


@settings(max_examples=50, deadline=None)
@given(recurrences())
def test_a_rule_written_as_rrule_reads_back_the_same(recurrence):
    again = recurrence_from_rrule(as_rrule(recurrence))
    assert again == recurrence or (isinstance(again, str) and "ergibt nie" in again)


@settings(max_examples=150, deadline=None)
@given(recurrences())
def test_any_rule_that_has_a_phrase_reads_back_from_it(recurrence):
    words = phrase(recurrence)
    is_never = next(days(recurrence, date(2000, 1, 1), date(2031, 12, 31)), None) is None
    assert not words or is_never or recurrence_from_phrase(words) == recurrence


@pytest.mark.parametrize("parity", [0, 1], ids=["even", "odd"])
def test_weeks_of_one_parity_are_those_of_iso_8601_for_thirty_years(parity):
    first_day, last_day = date(2015, 1, 1), date(2045, 12, 31)
    weeks = tuple(range(2 - parity, 54, 2))
    thursdays = Recurrence(Frequency.YEARLY, weekdays=(Weekday(3),), weeks=weeks)
    every_day = (first_day + timedelta(days=ahead) for ahead in range((last_day - first_day).days))
    assert list(days(thursdays, first_day, last_day)) == [
        one for one in every_day if one.weekday() == 3 and one.isocalendar().week % 2 == parity
    ]
