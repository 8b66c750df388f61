"""Every calendar that icalendar and recurring_ical_events bring along for their own tests.

They are read where they are installed, nothing of them is copied. A calendar is taken over, loaded
and expanded, and its dates between 2000 and late 2029 are compared with those that
recurring_ical_events gives for the file itself. The import asks that library only for the days of
bare rules; overrides, EXDATE, PERIOD and zones it applies by itself, and here they are compared.
The days of rules are compared with literal ones and with dateutil's in `test_rules.py`.
"""

from pathlib import Path

import icalendar
import pytest
import recurring_ical_events

from plugins.termine.reading import Source
from tests.termine.importer.round_trip import by_the_oracle, difference, read_back, taken_over

PACKAGES = (Path(icalendar.__file__).parent, Path(recurring_ical_events.__file__).parent)
CALENDARS = {
    path.relative_to(package.parent).as_posix(): path
    for package in PACKAGES
    for path in sorted(package.rglob("*.ics"))
}

DIFFERENT = {
    "recurring_ical_events/test/calendars/end_before_start_event.ics": (
        "ends before it begins: we leave the end open and say so, the oracle exchanges both"
    ),
    "recurring_ical_events/test/calendars/issue_132_swapped_start_and_end.ics": (
        "ends before it begins: we leave the end open and say so, the oracle exchanges both"
    ),
    "recurring_ical_events/test/calendars/issue_201_mixed_datetime_and_date.ics": (
        "a day as DTSTART and a time as DTEND: we take the day's own midnight, the oracle UTC's"
    ),
    "recurring_ical_events/test/calendars/issue_201_test_matrix.ics": (
        "lasts from a morning to a later hour days after, which `um` cannot say: the end is open "
        "and the report tells it"
    ),
    "recurring_ical_events/test/calendars/issue_253_additional_recurrence_id.ics": (
        "an override no rule asks for, older than its series: we keep it, the oracle drops it"
    ),
    "recurring_ical_events/test/calendars/issue_75_range_parameter.ics": (
        "UNTIL is a bare day: we take that whole day, the oracle its first moment"
    ),
}
"""Where the dates are not the same, and why."""

REFUSED = {
    "icalendar/tests/calendars/america_new_york_forward_reference.ics": "Ein Eintrag.",
    "icalendar/tests/calendars/broken_dtstart.ics": "Der Anfang fehlt",
    "icalendar/tests/calendars/fuzz_testcase_invalid_month.ics": "lässt sich nicht lesen",
    "icalendar/tests/calendars/fuzz_testcase_vtimezone_lone_cr.ics": "lässt sich nicht lesen",
    "icalendar/tests/calendars/invalid_duration.ics": "DURATION ist unlesbar",
    "icalendar/tests/calendars/issue_104_broken_calendar.ics": "lässt sich nicht lesen",
    "icalendar/tests/calendars/issue_1081_invalid_rrule_freq.ics": "FREQ=INVALID_TYPE",
    "icalendar/tests/calendars/issue_1081_invalid_start_and_end.ics": "Der Anfang fehlt",
    "icalendar/tests/calendars/issue_1081_invalid_start_valid_end.ics": "Der Anfang fehlt",
    "icalendar/tests/calendars/issue_165_missing_event.ics": "Ein Eintrag.",
    "icalendar/tests/calendars/multiple_timezones.ics": "RDATE ist unlesbar",
    "icalendar/tests/calendars/pacific_fiji.ics": "Ein Eintrag.",
    "icalendar/tests/calendars/parsing_error.ics": "EXDATE ist unlesbar",
    "icalendar/tests/calendars/parsing_error_in_UTC_offset.ics": "lässt sich nicht lesen",
    "icalendar/tests/calendars/rfc_7529.ics": "„RSCALE=CHINESE;FREQ=YEARLY“ geht hier nicht",
    "icalendar/tests/events/issue_464_invalid_rdate.ics": "RDATE ist unlesbar",
    "recurring_ical_events/test/calendars/bad_rrule_missing_until_event.ics": "„UNTL“ hier",
}
"""Calendars at which the oracle stops with an exception; what our report says of each."""


def ids(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".ics")


def test_both_packages_ship_their_calendars():
    assert len(CALENDARS) > 200
    assert set(DIFFERENT) | set(REFUSED) <= set(CALENDARS)


@pytest.mark.filterwarnings("ignore")  # of the libraries about their own broken calendars
@pytest.mark.parametrize("name", sorted(set(CALENDARS) - set(REFUSED)), ids=ids)
def test_a_calendar_keeps_its_dates(name):
    data = CALENDARS[name].read_bytes()
    ours = read_back(taken_over(Source(name, data)))
    found = difference(ours, by_the_oracle(data))
    assert bool(found) == (name in DIFFERENT), found


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", sorted(REFUSED), ids=ids)
def test_a_calendar_that_the_oracle_refuses_is_told(name):
    data = CALENDARS[name].read_bytes()
    taken = taken_over(Source(name, data))
    read_back(taken)
    assert [sentence for sentence in taken.report if REFUSED[name] in sentence]
    with pytest.raises(Exception):  # noqa: B017, PT011  # of what kind is the oracle's affair
        by_the_oracle(data)
