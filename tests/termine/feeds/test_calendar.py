"""A whole calendar, letter by letter."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import icalendar
import pytest
import recurring_ical_events

from plugins.termine.events import AllDay, OpenEnded, Status
from plugins.termine.feeds import CalendarWriter, Feed
from tests.calendars import calendar_bytes
from tests.termine.feeds.book import (
    BREAKFAST,
    CHANGED,
    NO_REGISTRATION,
    SITE,
    STAMPS,
    event_lines,
    feed,
    occurrence,
    unfolded,
)

BREAKFAST_FILE = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Familienbüro Herne//Termine//DE
CALSCALE:GREGORIAN
METHOD:PUBLISH
UID:3bf21e8a-738c-5697-8a9a-8158a11577a5
LAST-MODIFIED:20270304T050607Z
NAME:Familienfrühstück – Familienbüro Herne
X-WR-CALNAME:Familienfrühstück – Familienbüro Herne
DESCRIPTION:Alle Termine dieser Veranstaltung: Familienfrühstück.
X-WR-CALDESC:Alle Termine dieser Veranstaltung: Familienfrühstück.
X-WR-TIMEZONE:Europe/Berlin
URL:https://familie.example/termine/fruehstueck/
SOURCE;VALUE=URI:https://familie.example/kalender/fruehstueck.ics
REFRESH-INTERVAL;VALUE=DURATION:PT6H
X-PUBLISHED-TTL:PT6H
COLOR:chocolate
X-APPLE-CALENDAR-COLOR:#D2691E
BEGIN:VTIMEZONE
TZID:Europe/Berlin
X-LIC-LOCATION:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:fruehstueck-20260506@familie.example
DTSTAMP:20270304T050607Z
LAST-MODIFIED:20270304T050607Z
SEQUENCE:14290866
DTSTART;TZID=Europe/Berlin:20260506T100000
DTEND;TZID=Europe/Berlin:20260506T120000
SUMMARY:Familienfrühstück – Zähne gesund von Anfang an
DESCRIPTION:Thema: Zähne gesund von Anfang an\\nZu Gast: Zahnärztlicher D
 ienst\\nBeginn 10 Uhr\\, Ende offen\\nKosten: kostenlos\\nAnmeldung: nicht nö
 tig\\n\\nZwangloser Austausch bei Kaffee und Tee.\\n\\nAlle Angaben auf dem ne
 uesten Stand:\\nhttps://familie.example/termine/fruehstueck/2026-05-06/
URL:https://familie.example/termine/fruehstueck/2026-05-06/
LOCATION:Familienbüro im WEZ\\, Hauptstraße\\, 44651 Herne
GEO:51.5386;7.1601
X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS="Hauptstraße, 44651 Herne
 ";X-TITLE="Familienbüro im WEZ":geo:51.5386,7.1601
CATEGORIES:Familienfrühstück
STATUS:CONFIRMED
TRANSP:TRANSPARENT
CLASS:PUBLIC
END:VEVENT
END:VCALENDAR
"""


def breakfast_feed() -> Feed:
    details = replace(
        BREAKFAST,
        topic="Zähne gesund von Anfang an",
        guest="Zahnärztlicher Dienst",
        registration=NO_REGISTRATION,
        description="Zwangloser Austausch bei\n**Kaffee und Tee**.",
    )
    return feed(occurrence(date(2026, 5, 6), details=details))


def test_a_breakfast_is_written_letter_by_letter():
    content = calendar_bytes(breakfast_feed(), site=SITE, stamps=STAMPS)
    assert content.decode().split("\r\n") == BREAKFAST_FILE.split("\n")


def test_the_file_is_the_same_every_time():
    first = calendar_bytes(breakfast_feed(), site=SITE, stamps=STAMPS)
    assert calendar_bytes(breakfast_feed(), site=SITE, stamps=STAMPS) == first


def test_a_date_has_the_same_bytes_in_every_feed():
    date_of_may = breakfast_feed().occurrences[0]
    other = replace(
        breakfast_feed(), path="kalender/alle.ics", name="Alle Termine", page="termine/"
    )
    writer = CalendarWriter(SITE, STAMPS)
    alone, within = writer.content(feed(date_of_may)), writer.content(other)
    begin = b"BEGIN:VEVENT"
    assert alone != within
    assert alone[alone.index(begin) :] == within[within.index(begin) :]


def test_dates_of_one_event_keep_their_own_words_beside_those_they_share():
    dates = (
        occurrence(date(2026, 5, 6)),
        occurrence(date(2026, 5, 13), details=replace(BREAKFAST, topic="Zähne")),
        occurrence(date(2026, 5, 20), status=Status.CANCELLED, reason="Umbau"),
        occurrence(date(2026, 5, 27), OpenEnded(time(9))),
        occurrence(date(2026, 6, 3)),
    )
    together = CalendarWriter(SITE, STAMPS)
    for one in (*dates, *reversed(dates)):
        assert together.date(one) == CalendarWriter(SITE, STAMPS).date(one)
    assert [event_lines(together.content(feed(one)))[6] for one in dates] == [
        "SUMMARY:Familienfrühstück",
        "SUMMARY:Familienfrühstück – Zähne",
        "SUMMARY:ABGESAGT: Familienfrühstück",
        "SUMMARY:Familienfrühstück",
        "SUMMARY:Familienfrühstück",
    ]
    said = "\r\n".join(event_lines(together.content(feed(dates[3]))))
    assert "Beginn 9 Uhr" in said


def test_dates_are_sorted_by_start_and_uid():
    dates = (
        occurrence(date(2026, 5, 6), event_id="b"),
        occurrence(date(2026, 5, 6), event_id="a"),
        occurrence(date(2026, 4, 1), event_id="c"),
    )
    calendar = icalendar.Calendar.from_ical(calendar_bytes(feed(*dates), site=SITE, stamps=STAMPS))
    assert [event["UID"] for event in calendar.events] == [
        "c-20260401@familie.example",
        "a-20260506@familie.example",
        "b-20260506@familie.example",
    ]


def test_the_calendar_is_as_new_as_its_newest_date():
    dates = (occurrence(date(2026, 4, 1), event_id="a"), occurrence(date(2026, 5, 6), event_id="b"))
    stamps = {"a": CHANGED, "b": CHANGED - timedelta(days=9)}
    writer = CalendarWriter(SITE, stamps)
    calendar = icalendar.Calendar.from_ical(writer.content(feed(*dates)))
    assert calendar["LAST-MODIFIED"].dt == CHANGED
    assert writer.last_modified(feed(*dates)) == CHANGED


def test_a_name_with_signs_of_its_own_is_shown_without_backslashes():
    named = replace(breakfast_feed(), name="Essen, Trinken; mehr\nund\\oder")
    lines = unfolded(calendar_bytes(named, site=SITE, stamps=STAMPS))
    assert "NAME:Essen – Trinken – mehr und – oder – Familienbüro Herne" in lines
    assert "X-WR-CALNAME:Essen – Trinken – mehr und – oder – Familienbüro Herne" in lines


def test_a_site_below_a_path_keeps_it_in_every_address():
    site = replace(SITE, url="https://familie.example/herne")
    content = calendar_bytes(breakfast_feed(), site=site, stamps=STAMPS).decode()
    assert "SOURCE;VALUE=URI:https://familie.example/herne/kalender/fruehstueck.ics\r\n" in content
    assert "\r\nURL:https://familie.example/herne/termine/fruehstueck/2026-05-06/\r\n" in content


def test_other_calendars_agree_on_summer_and_winter_time():
    dates = (occurrence(date(2026, 1, 7)), occurrence(date(2026, 7, 1)))
    content = calendar_bytes(feed(*dates), site=SITE, stamps=STAMPS)
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(content)).between(
        date(2026, 1, 1), date(2027, 1, 1)
    )
    assert sorted(event["DTSTART"].dt.isoformat() for event in found) == [
        "2026-01-07T10:00:00+01:00",
        "2026-07-01T10:00:00+02:00",
    ]


@pytest.mark.parametrize(
    ("moment", "offset"),
    [
        ("1990-07-01T12:00", 2),
        ("2026-03-29T01:59", 1),
        ("2026-03-29T03:00", 2),
        ("2026-10-25T01:59", 2),
        ("2026-10-25T03:00", 1),
        ("2040-12-24T12:00", 1),
    ],
)
def test_the_rules_of_the_time_zone_give_the_hours_of_berlin(moment, offset):
    content = calendar_bytes(breakfast_feed(), site=SITE, stamps=STAMPS)
    zone = icalendar.Calendar.from_ical(content).walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    local = datetime.fromisoformat(moment).replace(tzinfo=zone)
    assert local.utcoffset() == timedelta(hours=offset)


def test_a_feed_without_dates_is_refused():
    with pytest.raises(ValueError, match=r"kalender/fruehstueck\.ics"):
        feed()


def test_a_calendar_of_whole_days_has_no_time_zone():
    content = calendar_bytes(feed(occurrence(date(2026, 5, 6), AllDay())), site=SITE, stamps=STAMPS)
    assert b"VTIMEZONE" not in content


def test_the_description_has_no_comma_that_programs_show_with_a_backslash():
    about = replace(breakfast_feed(), description="Kaffee, Kuchen; und mehr.")
    lines = unfolded(calendar_bytes(about, site=SITE, stamps=STAMPS))
    assert "X-WR-CALDESC:Kaffee – Kuchen – und mehr." in lines
