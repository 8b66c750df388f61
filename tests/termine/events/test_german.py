"""How days, times and plans are said; every sentence literal."""

from datetime import date, time

import pytest

from plugins.termine.events import (
    AllDay,
    ClosedDayPolicy,
    OpenEnded,
    Timed,
    day_span,
    long_day,
    occurrences,
    schedule_phrase,
    short_day,
    time_phrase,
    when,
)
from plugins.termine.events.german import dates
from plugins.termine.reading import recurrence_from_rrule
from tests.termine.events.plans import (
    TEN_TO_NOON,
    event,
    nothing_closed,
    one_off,
    rule,
    series,
)


@pytest.mark.parametrize(
    ("first_day", "last_day", "span", "expected"),
    [
        ("11.07.2019", "", OpenEnded(time(13)), "Donnerstag, 11. Juli 2019, um 13 Uhr"),
        ("02.12.2026", "", Timed(time(10), time(12)), "Mittwoch, 2. Dezember 2026, 10 bis 12 Uhr"),
        (
            "02.12.2026",
            "",
            Timed(time(10, 30), time(12)),
            "Mittwoch, 2. Dezember 2026, 10:30 bis 12 Uhr",
        ),
        ("02.12.2026", "", OpenEnded(time(9, 5)), "Mittwoch, 2. Dezember 2026, um 9:05 Uhr"),
        ("02.12.2026", "", OpenEnded(time()), "Mittwoch, 2. Dezember 2026, um 0 Uhr"),
        ("01.03.2024", "", AllDay(), "Freitag, 1. März 2024, ganztägig"),
        ("04.12.2026", "", Timed(time(22), time(1)), "Freitag, 4. Dezember 2026, 22 bis 1 Uhr"),
        ("04.12.2026", "", Timed(time(18), time()), "Freitag, 4. Dezember 2026, 18 bis 24 Uhr"),
        ("05.09.2026", "06.09.2026", AllDay(), "Samstag, 5. bis Sonntag, 6. September 2026"),
        (
            "31.10.2026",
            "01.11.2026",
            AllDay(),
            "Samstag, 31. Oktober bis Sonntag, 1. November 2026",
        ),
        (
            "31.12.2026",
            "01.01.2027",
            AllDay(),
            "Donnerstag, 31. Dezember 2026 bis Freitag, 1. Januar 2027",
        ),
        (
            "05.09.2026",
            "06.09.2026",
            OpenEnded(time(10)),
            "Samstag, 5. bis Sonntag, 6. September 2026, ab 10 Uhr",
        ),
        (
            "05.09.2026",
            "06.09.2026",
            Timed(time(10), time(17)),
            "Samstag, 5. September 2026, 10 Uhr bis Sonntag, 6. September 2026, 17 Uhr",
        ),
    ],
)
def test_a_date_is_said_like_this(first_day, last_day, span, expected):
    planned = event(one_off(first_day, last_day, at=span))
    (found,) = occurrences(planned, until=date.max, closed_days=nothing_closed())
    assert when(found) == expected


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (OpenEnded(time(13)), "um 13 Uhr"),
        (Timed(time(9, 30), time(11, 45)), "9:30 bis 11:45 Uhr"),
        (AllDay(), "ganztägig"),
    ],
)
def test_a_time_is_said_like_this(span, expected):
    assert time_phrase(span) == expected


def test_days_are_said_long_and_short():
    assert long_day(date(2026, 12, 2)) == "Mittwoch, 2. Dezember 2026"
    assert short_day(date(2026, 3, 2)) == "Mo 02.03.2026"
    assert day_span(date(2026, 12, 2), date(2026, 12, 2)) == "Mittwoch, 2. Dezember 2026"


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, ""),
        (1, "Do 01.01.2026"),
        (2, "Do 01.01.2026 und Fr 02.01.2026"),
        (3, "Do 01.01.2026, Fr 02.01.2026 und Sa 03.01.2026"),
        (5, "Do 01.01.2026, Fr 02.01.2026, Sa 03.01.2026 und 2 weitere"),
    ],
)
def test_many_days_are_cut_to_the_first_three(count, expected):
    assert dates([date(2026, 1, number) for number in range(1, count + 1)]) == expected


WEDNESDAYS = rule("jeden 1. Mittwoch im Monat", "02.01.2019")


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (series(WEDNESDAYS), "jeden 1. Mittwoch im Monat, 10 Uhr, ab 2. Januar 2019"),
        (
            series(WEDNESDAYS, pauses=[("01.07.2019", "31.08.2019", "")]),
            "jeden 1. Mittwoch im Monat, 10 Uhr, ab 2. Januar 2019, mit Pausen",
        ),
        (
            series(rule("dienstags", "01.01.2019", "31.12.2026", at=TEN_TO_NOON)),
            "jeden Dienstag, 10 bis 12 Uhr, ab 1. Januar 2019 bis 31. Dezember 2026",
        ),
        (
            series(
                rule("dienstags", "01.01.2019", "31.12.2020"),
                rule("mittwochs", "01.01.2021", at=TEN_TO_NOON),
            ),
            (
                "jeden Dienstag, 10 Uhr, ab 1. Januar 2019 bis 31. Dezember 2020; "
                "jeden Mittwoch, 10 bis 12 Uhr, ab 1. Januar 2021"
            ),
        ),
        (
            series(
                rule(recurrence_from_rrule("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"), "01.01.2019")
            ),
            "an wechselnden Tagen, 10 Uhr, ab 1. Januar 2019",
        ),
        (one_off("11.07.2019"), "Donnerstag, 11. Juli 2019, um 10 Uhr"),
    ],
)
def test_a_plan_is_said_like_this(schedule, expected):
    assert schedule_phrase(event(schedule)) == expected


def test_rules_and_pauses_that_are_over_are_left_out_of_a_plan():
    plan = series(
        rule("dienstags", "01.01.2019", "31.12.2020"),
        rule("mittwochs", "01.01.2021"),
        pauses=[("01.07.2019", "31.08.2019", "")],
    )
    said = schedule_phrase(event(plan), today=date(2026, 11, 22))
    assert said == "jeden Mittwoch, 10 Uhr, ab 1. Januar 2021"


def test_a_plan_that_is_over_is_still_said():
    plan = series(rule("dienstags", "01.01.2019", "31.12.2020"))
    said = schedule_phrase(event(plan), today=date(2026, 11, 22))
    assert said == "jeden Dienstag, 10 Uhr, ab 1. Januar 2019 bis 31. Dezember 2020"


def test_a_plan_says_that_it_rests_in_the_holidays():
    plan = series(WEDNESDAYS, ferien=ClosedDayPolicy.SKIPPED)
    assert schedule_phrase(event(plan)) == (
        "jeden 1. Mittwoch im Monat, 10 Uhr, ab 2. Januar 2019, nicht in den Ferien"
    )
