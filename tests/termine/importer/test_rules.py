"""The rules of foreign calendars, counted to the very days, and none of them without end."""

from datetime import date, datetime

import pytest
from dateutil.rrule import rrulestr

from plugins.termine.events import ZONE
from tests.termine.importer.calendars import calendar, entries, told
from tests.termine.importer.round_trip import read_back, taken_over

FIRST = datetime(2027, 1, 5, 10, tzinfo=ZONE)
START = f"UID:1\nSUMMARY:Fest\nDTSTART;TZID=Europe/Berlin:{FIRST:%Y%m%dT%H%M%S}"


def starts(*lines: str) -> list[datetime]:
    """When the dates begin that our site gives, in German time."""
    event = "\n".join((START, *lines))
    return sorted(
        start.astimezone(ZONE) for start, _ in read_back(taken_over(calendar(event))).active
    )


LITERAL = {
    "the last weekday of a month": (
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3",
        # DTSTART counts although the rule does not give it (RFC 5545, 3.8.5.3).
        ("2027-01-05", "2027-01-29", "2027-02-26", "2027-03-31"),
    ),
    "the 31st, where there is one": (
        "FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20270601",
        ("2027-01-05", "2027-01-31", "2027-03-31", "2027-05-31"),
    ),
    "the last day of UNTIL belongs to it": (
        "FREQ=WEEKLY;UNTIL=20270119",
        ("2027-01-05", "2027-01-12", "2027-01-19"),
    ),
    "UNTIL in UTC, at the very moment": (
        "FREQ=WEEKLY;UNTIL=20270119T090000Z",
        ("2027-01-05", "2027-01-12", "2027-01-19"),
    ),
    "UNTIL in UTC, a second before": (
        "FREQ=WEEKLY;UNTIL=20270119T085959Z",
        ("2027-01-05", "2027-01-12"),
    ),
    "leap days": (
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;UNTIL=20290101",
        ("2027-01-05", "2028-02-29"),
    ),
    "two weeks apart, counted from a Sunday": (
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU;COUNT=4",
        ("2027-01-05", "2027-01-17", "2027-01-19", "2027-01-31"),
    ),
    "Exchange's way to say without end": (
        "FREQ=YEARLY;COUNT=-1;UNTIL=20290101",
        ("2027-01-05", "2028-01-05"),
    ),
}


@pytest.mark.parametrize(("rule", "days"), LITERAL.values(), ids=LITERAL.keys())
def test_a_rule_gives_just_these_days(rule, days):
    assert [f"{one:%Y-%m-%d}" for one in starts(f"RRULE:{rule}")] == list(days)
    assert {f"{one:%H:%M}" for one in starts(f"RRULE:{rule}")} == {"10:00"}


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=3;COUNT=40",
        "FREQ=DAILY;BYHOUR=9,15;BYMINUTE=0,30;COUNT=10",
        "FREQ=WEEKLY;BYDAY=MO,TH;BYMONTH=3,10;COUNT=20",
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU;COUNT=20",
        "FREQ=MONTHLY;BYDAY=-1FR;COUNT=20",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU,4TU;COUNT=12",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=4",
        "FREQ=YEARLY;BYDAY=20MO;COUNT=2",
    ],
)
def test_a_rule_gives_what_dateutil_counts(rule):
    bare = FIRST.replace(tzinfo=None)
    expected = {bare, *rrulestr(rule, dtstart=bare)}
    assert starts(f"RRULE:{rule}") == sorted(one.replace(tzinfo=ZONE) for one in expected)


def test_a_rule_keeps_its_hour_over_both_clock_changes():
    found = starts("RRULE:FREQ=MONTHLY;COUNT=12")
    assert {f"{one:%H:%M}" for one in found} == {"10:00"}
    assert {one.utcoffset() for one in found} == {
        datetime(2027, month, 1, tzinfo=ZONE).utcoffset() for month in (1, 7)
    }


def test_an_end_in_the_last_hour_of_all_years_is_the_end_of_the_event_file():
    event = f"{START}\nRRULE:FREQ=YEARLY;UNTIL=99991231T235959Z"
    assert "ab: Di 05.01.2027\n  bis: Di 05.01.2100\n" in entries(event)
    assert told(event) == ()


MANY = ",".join(map(str, range(60)))
FLOODS = {
    "each second": (f"FREQ=DAILY;BYMINUTE={MANY};BYSECOND={MANY}", "Sie gibt zu viele Termine."),
    "a time nobody has": ("FREQ=DAILY;BYHOUR=25", "Sie ist unlesbar."),
    "over before it begins, and unreadable": (
        "FREQ=DAILY;BYMINUTE=61;UNTIL=20200101",
        "Sie ist unlesbar.",
    ),
}


@pytest.mark.parametrize(("rule", "reason"), FLOODS.values(), ids=FLOODS.keys())
def test_a_rule_that_nobody_can_count_loses_no_other_event(rule, reason):
    good = "UID:2\nSUMMARY:Café\nDTSTART;VALUE=DATE:20270301\nRRULE:FREQ=DAILY;COUNT=2"
    assert "wann: täglich" in entries(f"{START}\nRRULE:{rule}", good)
    (sentence,) = told(f"{START}\nRRULE:{rule}", good)
    assert sentence.startswith("„Fest“: Die Regel „FREQ=DAILY;")
    assert reason in sentence


def test_a_readable_rule_beside_an_unreadable_one_counts():
    found = starts("RRULE:FREQ=WEEKLY;COUNT=3", "RRULE:FREQ=DAILY;BYHOUR=25")
    assert [one.date() for one in found] == [
        *(date(2027, 1, 5), date(2027, 1, 12), date(2027, 1, 19))
    ]


def test_a_start_that_no_rule_gives_is_an_extra_date_of_the_rule_that_goes_on():
    event = f"{START}\nRRULE:FREQ=MONTHLY;INTERVAL=7;BYMONTH=6;UNTIL=20280101"
    assert "datum: Di 05.01.2027" in entries(event)
    both = entries(f"{event}\nRRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=3")
    assert "wann: jeden Donnerstag" in both
    assert "- zusatz: Di 05.01.2027" in both


def test_a_place_on_the_map_that_is_unreadable_is_told_and_loses_nothing():
    event = f"{START}\nLOCATION:Turnhalle\nGEO:hier"
    assert "ort: turnhalle" in entries(event)
    assert told(event) == ("„Fest“: GEO ist unlesbar und fehlt: „hier“.",)
