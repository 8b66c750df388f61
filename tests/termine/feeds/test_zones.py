"""The VTIMEZONE that is made for a zone says what time it is there."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from plugins.termine.feeds.zones import vtimezone


def test_that_of_lisbon_has_the_two_rules_of_europe_an_hour_earlier():
    assert vtimezone(ZoneInfo("Europe/Lisbon")).decode().split("\r\n") == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Lisbon",
        "X-LIC-LOCATION:Europe/Lisbon",
        "BEGIN:DAYLIGHT",
        "DTSTART:20100328T010000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0100",
        "TZNAME:WEST",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:20101031T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0000",
        "TZNAME:WET",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]


def test_that_of_berlin_is_the_one_that_all_calendars_know():
    assert vtimezone(ZoneInfo("Europe/Berlin")).decode().split("\r\n") == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Berlin",
        "X-LIC-LOCATION:Europe/Berlin",
        "BEGIN:DAYLIGHT",
        "DTSTART:19810329T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]


@pytest.mark.parametrize(
    "name",
    [
        *("Europe/Vienna", "Europe/Lisbon", "Europe/Istanbul", "America/New_York", "Asia/Tokyo"),
        *("Africa/Casablanca", "Australia/Sydney", "America/Mexico_City", "Asia/Kolkata"),
    ],
)
def test_clocks_show_the_same_as_in_the_zone_all_years_long(name):
    zone = ZoneInfo(name)
    read = icalendar.Timezone.from_ical(vtimezone(zone)).to_tz(lookup_tzid=False)
    for days in range(0, 25 * 365, 5):
        noon = datetime(2010, 12, 1, 12, tzinfo=zone) + timedelta(days=days)
        assert noon.replace(tzinfo=read).utcoffset() == noon.utcoffset(), noon


def test_a_change_is_told_to_the_hour():
    zone = ZoneInfo("Europe/Lisbon")
    read = icalendar.Timezone.from_ical(vtimezone(zone)).to_tz(lookup_tzid=False)
    for hour in range(48):
        moment = datetime(2027, 3, 27, 12, tzinfo=UTC) + timedelta(hours=hour)
        local = moment.astimezone(zone).replace(tzinfo=None)
        assert local.replace(tzinfo=read).utcoffset() == moment.astimezone(zone).utcoffset()
