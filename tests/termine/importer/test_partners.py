"""A partner's calendar as an event file: what it says, and what it no longer says."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from textwrap import dedent

import icalendar
import pytest
import recurring_ical_events

from plugins.termine.diagnostics import Position
from plugins.termine.events import Partner, Venue
from plugins.termine.importer import Copies, no_longer_told, partner_files
from plugins.termine.reading import Source, Subscription, load
from tests.termine.importer.calendars import calendar

TODAY = date(2026, 12, 1)
HERE = Position("content/abos.yaml", 1)
LIBRARY = Subscription(
    Partner("bibliothek", "Stadtbibliothek"),
    "https://www.example.org/kalender.ics",
    HERE,
    category="Lesen",
    venue_id="haus",
)
FIRST, SECOND = "bibliothek-fc942c07", "bibliothek-f6c78813"
VENUES = (Venue("haus", "Haus am Markt", HERE),)
READING = "UID:1\nSUMMARY:Vorlesen\nDTSTART:20270105T150000Z\nDTEND:20270105T160000Z"
MOVED = "UID:1\nSUMMARY:Vorlesen\nDTSTART:20270107T150000Z\nDTEND:20270107T160000Z"
SERIES = (
    "UID:2\nSUMMARY:Basteln\nDTSTART;TZID=Europe/Berlin:20270105T100000\nRRULE:FREQ=WEEKLY;COUNT=3"
)


def entries(copies: Copies, subscription: Subscription = LIBRARY) -> str:
    """The entries, without the heads of the files."""
    texts, _ = partner_files(subscription, copies, VENUES, TODAY)
    return dedent("".join(text.partition("termine:\n")[2] for text in texts))


def after(before: Source, now: Source, today: date = TODAY, earlier: bytes = b"") -> Copies:
    """The copies after a second look at the partner."""
    known = Copies(before, Source("x", earlier) if earlier else None)
    missed = no_longer_told(LIBRARY, known, now, today)
    return Copies(now, Source("x", missed) if missed else None)


def test_a_date_of_a_partner_says_who_invites_and_leads_to_the_original():
    assert entries(Copies(calendar(READING))) == dedent("""\
        - id: bibliothek-fc942c07
          titel: Vorlesen
          rubrik: Lesen
          datum: Di 05.01.2027
          um: 16 bis 17 Uhr
          ort: haus
          veranstalter: Stadtbibliothek
          link: https://www.example.org/
        """)


PLACES = {
    "one of ours": ("LOCATION:Haus am Markt", "  ort: haus\n"),
    "one that nobody knows": (
        "LOCATION:Turnhalle\\, Parkstr. 1",
        "  raum: Turnhalle, Parkstr. 1\n",
    ),
    "none": ("", "  ort: haus\n"),
    "only online": ("LOCATION:https://www.example.org/raum", "  online: https://"),
}


@pytest.mark.parametrize(("line", "expected"), PLACES.values(), ids=PLACES.keys())
def test_a_place_is_one_of_ours_or_only_named(line, expected):
    found = entries(Copies(calendar(f"{READING}\n{line}")))
    assert expected in found
    assert ("ort:" in found) == ("ort:" in expected)


def test_only_wanted_words_and_no_unwanted_ones():
    other = "UID:3\nSUMMARY:Vorstand\nCATEGORIES:Familie\nDTSTART:20270106T150000Z"
    copies = Copies(calendar(READING, other))
    assert "Vorstand" not in entries(copies, replace(LIBRARY, unwanted=("vorstand",)))
    assert "Vorlesen" not in entries(copies, replace(LIBRARY, wanted=("familie",)))
    assert "Vorstand" in entries(copies, replace(LIBRARY, wanted=("familie", "Sport")))


def test_what_is_private_is_not_shown():
    assert entries(Copies(calendar(f"{READING}\nCLASS:PRIVATE"))) == ""


def test_a_whole_event_can_be_left_out():
    assert entries(Copies(calendar(READING)), replace(LIBRARY, left_out=(FIRST,))) == ""


def test_a_single_date_on_another_day_is_moved_and_keeps_its_first_day():
    once = after(calendar(READING), calendar(MOVED))
    assert entries(once).endswith("    - am: Di 05.01.2027\n      verlegt: Do 07.01.2027\n")
    later = calendar(MOVED.replace("20270107", "20270114"))
    twice = after(calendar(MOVED), later, earlier=once.earlier.data)
    assert entries(twice).endswith("    - am: Di 05.01.2027\n      verlegt: Do 14.01.2027\n")
    back = after(later, calendar(READING), earlier=twice.earlier.data)
    assert (back.earlier, entries(back)) == (None, entries(Copies(calendar(READING))))


def test_a_moved_date_that_is_cancelled_is_cancelled():
    once = after(calendar(READING), calendar(MOVED))
    gone = after(calendar(MOVED), calendar(f"{MOVED}\nSTATUS:CANCELLED"), earlier=once.earlier.data)
    assert "    - am: Di 05.01.2027\n      entfaellt: ja\n" in entries(gone)


def test_a_uid_that_is_used_again_after_its_day_is_another_date():
    next_year = calendar(READING.replace("2027", "2028"))
    found = entries(after(calendar(READING), next_year, date(2027, 6, 1)))
    assert "  datum: Di 05.01.2027\n" in found
    assert "    - zusatz: Mi 05.01.2028\n" in found
    assert "verlegt" not in found
    assert "nicht mehr gemeldet" not in found


def test_dates_that_a_series_lost_stay_with_the_series():
    shorter = calendar(SERIES.replace("COUNT=3", "COUNT=1"))
    found = after(calendar(SERIES), shorter)
    assert entries(found).endswith(
        "  abweichungen:\n"
        "    - zusatz: Di 12.01.2027\n"
        "      thema: beim Veranstalter nicht mehr gemeldet\n"
        "    - zusatz: Di 19.01.2027\n"
        "      thema: beim Veranstalter nicht mehr gemeldet\n"
    )
    left = entries(found, replace(LIBRARY, left_out=(f"{SECOND}/2027-01-12",)))
    assert "12.01.2027" not in left
    assert "19.01.2027" in left
    assert "zusatz" not in entries(found, replace(LIBRARY, left_out=(f"{SECOND}/*",)))


def test_a_series_of_which_nothing_is_left_keeps_its_dates():
    found = entries(after(calendar(SERIES), calendar(READING)))
    for day in ("05.01.2027", "12.01.2027", "19.01.2027"):
        assert day in found
    assert found.count("beim Veranstalter nicht mehr gemeldet") == 3


def test_a_cancelled_date_that_vanishes_stays_cancelled():
    gone = after(calendar(f"{READING}\nSTATUS:CANCELLED"), calendar(SERIES))
    assert "    - am: Di 05.01.2027\n      entfaellt: ja\n" in entries(gone)


def test_a_reason_and_a_postponement_stay_with_a_date_that_vanishes():
    event = READING.replace("Vorlesen", "VERSCHOBEN: Vorlesen")
    event += "\nDESCRIPTION:Dieser Termin ist verschoben: Umbau\\nBitte anmelden."
    gone = entries(after(calendar(event), calendar(SERIES)))
    assert "      verschoben: Umbau\n" in gone
    assert "  beschreibung: Bitte anmelden.\n" in gone


def test_the_day_on_which_a_date_was_missed_first_stays():
    once = after(calendar(SERIES), calendar(READING))
    twice = after(once.current, once.current, date(2027, 1, 2), once.earlier.data)
    assert twice.earlier == once.earlier
    assert b"LAST-MODIFIED:20261201T000000Z" in once.earlier.data


def test_a_vanished_date_keeps_all_its_words():
    event = f"{READING}\nDESCRIPTION:Für *alle*:\\n[Haus] & <Hof>\nLOCATION:Hof 3"
    before = entries(Copies(calendar(event)))
    assert entries(after(calendar(event), calendar(SERIES))).endswith(
        before + "  abweichungen:\n"
        "    - am: Di 05.01.2027\n"
        "      thema: beim Veranstalter nicht mehr gemeldet\n"
    )


def test_a_series_that_changes_for_its_rest_stays_one_entry():
    rest = """
    UID:2
    SUMMARY:Malen
    RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20270112T100000
    DTSTART;TZID=Europe/Berlin:20270112T110000
    """
    found = entries(Copies(calendar(SERIES, rest)))
    assert found.count("- id: ") == 1
    assert f"- id: {SECOND}\n" in found
    assert "    - zusatz: Di 19.01.2027\n      um: 11 Uhr\n      titel: Malen\n" in found


def test_a_large_calendar_is_several_files_that_the_site_reads():
    days = (date(2027, 1, 1) + timedelta(days=number) for number in range(600))
    events = (
        f"UID:{number}\nSUMMARY:Termin {number}\nDTSTART:{day:%Y%m%d}T150000Z\n"
        f"DESCRIPTION:{'Wort ' * 110}"
        for number, day in enumerate(days)
    )
    texts, _ = partner_files(LIBRARY, Copies(calendar(*events)), VENUES, TODAY)
    files = [Source(f"{number}.yaml", text.encode()) for number, text in enumerate(texts)]
    loaded = load(files, Source("orte.yaml", b"- id: haus\n  name: Haus\n"))
    assert len(files) > 1
    assert len(loaded.catalogue.events) == 600
    assert [one.message for one in loaded.diagnostics if one.is_error] == []


CALENDARS = [
    *Path(icalendar.__file__).parent.rglob("*.ics"),
    *Path(recurring_ical_events.__file__).parent.rglob("*.ics"),
]


def test_no_calendar_of_a_partner_stops_the_build_or_loses_what_it_told():
    """Every fifth of those that two libraries ship, many of them broken on purpose."""
    assert len(CALENDARS) > 100
    places = Source("orte.yaml", b"- id: haus\n  name: Haus\n")
    for path in sorted(CALENDARS)[::5]:
        told = Copies(Source(path.name, path.read_bytes()))
        for copies in (told, after(told.current, calendar(READING))):
            texts, _ = partner_files(LIBRARY, copies, VENUES, TODAY)
            found = load([Source("x.yaml", text.encode()) for text in texts], places)
            assert [one.message for one in found.diagnostics if one.is_error] == [], path.name
