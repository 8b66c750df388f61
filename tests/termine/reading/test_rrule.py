"""The escape hatch `rrule`: what is read, and the sentence for what is not."""

from datetime import date

import pytest

from plugins.termine.events import Frequency, Recurrence, Weekday
from plugins.termine.reading import recurrence_from_rrule


def test_an_rrule_becomes_the_same_value_as_its_phrase():
    expected = Recurrence(Frequency.MONTHLY, 1, (Weekday(2, 1),))
    assert recurrence_from_rrule("rrule: freq=monthly; byday=1we;") == expected


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("20191231", date(2019, 12, 31)),
        ("2019-12-31", date(2019, 12, 31)),
        ("20191231T235959", date(2019, 12, 31)),
        ("20191231T225959Z", date(2019, 12, 31)),
        ("20191231T230000Z", date(2020, 1, 1)),
        ("20190630T220000Z", date(2019, 7, 1)),
    ],
)
def test_until_is_the_last_day_in_berlin(until, expected):
    assert recurrence_from_rrule(f"FREQ=DAILY;UNTIL={until}").last_day == expected


@pytest.mark.parametrize(
    ("rrule", "reason"),
    [
        ("", "In „rrule“ fehlt bei „“ der Wert."),
        ("FREQ=DAILY;COUNT=", "In „rrule“ fehlt bei „COUNT=“ der Wert."),
        ("FREQ=DAILY;BYHOUR=10", "In „rrule“ ist „BYHOUR“ hier nicht möglich."),
        ("FREQ=YEARLY;BYEASTER=0", "In „rrule“ ist „BYEASTER“ hier nicht möglich."),
        ("FREQ=DAILY;FREQ=WEEKLY", "In „rrule“ steht „FREQ“ zweimal."),
        (
            "FREQ=HOURLY",
            "In „rrule“ muss FREQ DAILY, WEEKLY, MONTHLY oder YEARLY sein, nicht „HOURLY“.",
        ),
        (
            "FREQ=DAILY;INTERVAL=0",
            "In „rrule“ hat „INTERVAL“ einen Wert, den es nicht gibt: „0“.",
        ),
        (
            "FREQ=DAILY;INTERVAL=²",
            "In „rrule“ hat „INTERVAL“ einen Wert, den es nicht gibt: „²“.",
        ),
        (
            "FREQ=DAILY;COUNT=1,2",
            "In „rrule“ hat „COUNT“ einen Wert, den es nicht gibt: „1,2“.",
        ),
        (
            "FREQ=MONTHLY;BYDAY=1XX",
            "In „rrule“ hat „BYDAY“ einen Wert, den es nicht gibt: „1XX“.",
        ),
        (
            "FREQ=DAILY;UNTIL=20190231",
            "In „rrule“ hat „UNTIL“ einen Wert, den es nicht gibt: „20190231“.",
        ),
        (
            "FREQ=DAILY;UNTIL=99991231T235959Z",
            "In „rrule“ hat „UNTIL“ einen Wert, den es nicht gibt: „99991231T235959Z“.",
        ),
        (
            "FREQ=DAILY;UNTIL=bald",
            "In „rrule“ hat „UNTIL“ einen Wert, den es nicht gibt: „BALD“.",
        ),
        (
            "FREQ=WEEKLY;BYDAY=1WE",
            "In „rrule“ passt „BYDAY=1WE“ nur zu FREQ=MONTHLY oder FREQ=YEARLY.",
        ),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "In „rrule“ passt BYMONTHDAY nicht zu FREQ=WEEKLY."),
        (
            "FREQ=MONTHLY;BYWEEKNO=2",
            "In „rrule“ passt BYWEEKNO nur zu FREQ=YEARLY, und BYDAY hat dort keine Zahl.",
        ),
        (
            "FREQ=YEARLY;BYWEEKNO=2;BYDAY=1MO",
            "In „rrule“ passt BYWEEKNO nur zu FREQ=YEARLY, und BYDAY hat dort keine Zahl.",
        ),
        (
            "FREQ=YEARLY;BYWEEKNO=2;BYDAY=MO;WKST=SU",
            "In „rrule“ beginnt die Woche mit „SU“, hier beginnt sie am Montag (MO).",
        ),
        (
            "FREQ=DAILY;COUNT=2;UNTIL=20190101",
            "In „rrule“ stehen COUNT und UNTIL, erlaubt ist nur eines von beiden.",
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU",
            "In „rrule“ beginnt die Woche mit „SU“, hier beginnt sie am Montag (MO).",
        ),
        (
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
            "Diese „rrule“ ergibt nie einen Termin, weil es solche Tage nicht gibt.",
        ),
        (
            "FREQ=MONTHLY;BYDAY=6MO",
            "Diese „rrule“ ergibt nie einen Termin, weil es solche Tage nicht gibt.",
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_reason(rrule, reason):
    assert recurrence_from_rrule(rrule) == reason


def test_a_week_that_begins_on_sunday_is_fine_where_it_makes_no_difference():
    assert isinstance(recurrence_from_rrule("FREQ=WEEKLY;BYDAY=TU;WKST=SU"), Recurrence)
