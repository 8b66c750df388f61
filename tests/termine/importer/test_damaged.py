"""Whatever happens to a calendar on its way: there is a report, and what is offered can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.termine.importer import take_over
from plugins.termine.importer.foreign_calendar import read_calendar
from plugins.termine.reading import Source, load
from tests.termine.importer.calendars import NOBODY, TODAY, entries, taken, told

WHOLE = b"""BEGIN:VCALENDAR
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VEVENT
UID:1
SUMMARY:Krabbeln
DTSTART;TZID=Europe/Berlin:20270105T093000
DURATION:PT90M
RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=9
EXDATE;TZID=Europe/Berlin:20270119T093000
RDATE;VALUE=PERIOD:20270120T080000Z/PT1H
GEO:51.5;7.2
LOCATION:Turnhalle
CATEGORIES:Eins,Zwei
END:VEVENT
BEGIN:VEVENT
UID:1
RECURRENCE-ID;RANGE=THISANDFUTURE:20270202T083000Z
SUMMARY:Krabbeln
DTSTART;TZID=Europe/Berlin:20270203T093000
DTEND;TZID=Europe/Berlin:20270203T110000
SEQUENCE:2
END:VEVENT
END:VCALENDAR
"""
PIECES = st.sampled_from(
    (
        *(b"", b"\n", b";", b":", b"=", b",", b"-", b"/", b"T", b"Z", b"\x00", b"\xff"),
        *(b"99999999", b"00000000", b"DAILY", b"YEARLY", b"PT9999999H", b"TZID=X"),
        *(b"BEGIN:VEVENT\n", b"END:VEVENT\n"),
    )
)


@pytest.mark.filterwarnings("ignore")  # of icalendar about zones it guesses
@given(st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 12), PIECES), max_size=4))
def test_a_damaged_calendar_never_stops_a_takeover(damages):
    data = WHOLE
    for start, length, piece in damages:
        data = data[:start] + piece + data[start + length :]
    found = take_over([Source("k.ics", data)], NOBODY, today=TODAY)
    loaded = load([Source("n", found.event_file.encode())], Source("o", found.venues.encode()))
    assert [one.message for one in loaded.diagnostics if one.is_error] == []
    assert found.report


DAYS = {
    "the last day there is": "DTSTART;VALUE=DATE:99991231",
    "the first day there is": "DTSTART:00010101T000000Z",
}


@pytest.mark.parametrize("start", DAYS.values(), ids=DAYS.keys())
def test_a_day_beyond_all_calendars_is_told(start):
    assert entries(f"UID:1\nSUMMARY:Fest\n{start}") == ""
    assert told(f"UID:1\nSUMMARY:Fest\n{start}") == (
        "„Fest“: Der Anfang fehlt oder ist unlesbar. Nicht übernommen.",
    )


def test_an_end_beyond_all_calendars_is_open():
    event = "UID:1\nSUMMARY:Fest\nDTSTART:20270105T100000\nDURATION:P6300000D"
    assert "um: 10 Uhr\n" in entries(event)
    assert told(event) == ("„Fest“: DURATION ist unlesbar und fehlt: „P6300000D“.",)


FOLDERS = {
    "of an event": ("", "DTSTART;TZID=Europe:20270105T100000"),
    "of the calendar": ("X-WR-TIMEZONE:Europe", "DTSTART:20270105T100000Z"),
    "a thousand deep": ("", f"DTSTART;TZID=Europe{'/Berlin' * 1_000}:20270105T100000"),
    "the calendar's, as deep": (f"X-WR-TIMEZONE:Europe{'/B' * 1_000}", "DTSTART:20270105T100000Z"),
}


@pytest.mark.parametrize(("head", "start"), FOLDERS.values(), ids=FOLDERS.keys())
def test_a_zone_that_is_a_folder_of_zones_is_told(head, start):
    found = taken(f"UID:1\nSUMMARY:Fest\n{start}", head=head)
    assert found.entries == ""
    told_of_file = "lässt sich nicht lesen. Bitte den Kalender dort, wo er herkommt, neu ausgeben."
    assert found.report[1:] == (f"„kalender.ics“ {told_of_file}",)


DAILY = """\
BEGIN:STANDARD
DTSTART:19700101T000000
RRULE:FREQ=DAILY
TZOFFSETFROM:+0100
TZOFFSETTO:+0{hours}00
END:STANDARD
"""
ZONE = "".join(DAILY.format(hours=number % 9) for number in range(60))
EVENT = "BEGIN:VEVENT\nUID:{number}\nDTSTART{zone}:20270101T100000\nSUMMARY:x\nEND:VEVENT\n"
SLOW = f"""\
BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:Irgendwo
{ZONE}END:VTIMEZONE
{EVENT.format(number=1, zone=";TZID=Irgendwo")}END:VCALENDAR
"""


def test_a_zone_that_takes_for_ever_is_not_worked_out():
    found = read_calendar(Source("k.ics", SLOW.encode()), seconds=0.2)
    assert found.events == ()
    assert found.notices == (
        (
            "„k.ics“ zu lesen, dauert länger als zwanzig Sekunden: So ist kein echter Kalender. "
            "Bitte dort, wo er herkommt, neu ausgeben."
        ),
    )


def test_so_many_events_are_counted_before_they_are_read():
    events = "".join(EVENT.format(number=number, zone="") for number in range(5_001))
    found = read_calendar(Source("k.ics", f"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n".encode()))
    assert found.notices == (
        "In „k.ics“ stehen mehr als 5.000 Termine. Bitte einen kürzeren Zeitraum wählen.",
    )
