"""The properties of one date: times, words, place, standing."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import icalendar
import pytest

from plugins.termine.events import AllDay, Details, Moment, OpenEnded, Registration, Status, Timed
from plugins.termine.feeds import FEED_REVISION
from tests.calendars import calendar_bytes
from tests.termine.feeds.book import BREAKFAST, SITE, STAMPS, WEZ, event_lines, feed, occurrence

MAY_6 = date(2026, 5, 6)


def lines_of(date_of_event, stamps=STAMPS, site=SITE) -> list[str]:
    return event_lines(calendar_bytes(feed(date_of_event), site=site, stamps=stamps))


def value(name: str, date_of_event) -> str:
    content = calendar_bytes(feed(date_of_event), site=SITE, stamps=STAMPS)
    return str(icalendar.Calendar.from_ical(content).events[0].get(name, ""))


@pytest.mark.parametrize(
    ("days", "span", "start", "end"),
    [
        pytest.param(
            *("2026-05-06/2026-05-06", Timed(time(10), time(12, 30))),
            *("DTSTART;TZID=Europe/Berlin:20260506T100000",),
            *("DTEND;TZID=Europe/Berlin:20260506T123000",),
            id="timed",
        ),
        pytest.param(
            *("2026-12-31/2026-12-31", Timed(time(22), time(1))),
            *("DTSTART;TZID=Europe/Berlin:20261231T220000",),
            *("DTEND;TZID=Europe/Berlin:20270101T010000",),
            id="over-midnight-and-new-year",
        ),
        pytest.param(
            *("2026-05-06/2026-05-08", Timed(time(10), time(16))),
            *("DTSTART;TZID=Europe/Berlin:20260506T100000",),
            *("DTEND;TZID=Europe/Berlin:20260508T160000",),
            id="several-days-timed",
        ),
        pytest.param(
            *("2026-05-06/2026-05-08", OpenEnded(time(10))),
            *("DTSTART;TZID=Europe/Berlin:20260506T100000",),
            *("DTEND;TZID=Europe/Berlin:20260508T120000",),
            id="several-days-open",
        ),
        pytest.param(
            *("2026-05-06/2026-05-06", OpenEnded(time(23))),
            *("DTSTART;TZID=Europe/Berlin:20260506T230000",),
            *("DTEND;TZID=Europe/Berlin:20260507T010000",),
            id="open-over-midnight",
        ),
        pytest.param(
            *("2028-02-29/2028-02-29", AllDay()),
            *("DTSTART;VALUE=DATE:20280229", "DTEND;VALUE=DATE:20280301"),
            id="all-day-on-a-leap-day",
        ),
        pytest.param(
            *("2026-12-24/2026-12-31", AllDay()),
            *("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20270101"),
            id="several-whole-days",
        ),
        pytest.param(
            *("2026-03-29/2026-03-29", Timed(time(1), time(4))),
            *("DTSTART;TZID=Europe/Berlin:20260329T010000",),
            *("DTEND;TZID=Europe/Berlin:20260329T040000",),
            id="through-the-night-of-march",
        ),
        pytest.param(
            *("2026-03-29/2026-03-29", OpenEnded(time(2, 30))),
            *("DTSTART;TZID=Europe/Berlin:20260329T033000",),
            *("DTEND;TZID=Europe/Berlin:20260329T043000",),
            id="never-in-the-hour-march-leaves-out",
        ),
        pytest.param(
            *("2026-03-29/2026-03-29", Timed(time(2, 45), time(3, 15))),
            *("DTSTART;TZID=Europe/Berlin:20260329T034500",),
            *("DTEND;TZID=Europe/Berlin:20260329T044500",),
            id="never-ending-before-it-begins",
        ),
        pytest.param(
            *("2026-10-25/2026-10-25", OpenEnded(time(1, 30))),
            *("DTSTART;TZID=Europe/Berlin:20261025T013000",),
            *("DTEND;TZID=Europe/Berlin:20261025T033000",),
            id="open-in-the-night-of-october",
        ),
    ],
)
def test_begin_and_end_are_those_of_the_wall_clock(days, span, start, end):
    first_day, last_day = map(date.fromisoformat, days.split("/"))
    dated = occurrence(first_day, span, last_day=last_day)
    assert [line for line in lines_of(dated) if line.startswith("DT")][1:] == [start, end]


def test_a_cancelled_date_keeps_its_uid_and_says_why():
    cancelled = occurrence(MAY_6, status=Status.CANCELLED, reason="Tag der Arbeit")
    lines = lines_of(cancelled)
    assert "UID:fruehstueck-20260506@familie.example" in lines
    assert "SUMMARY:ABGESAGT: Familienfrühstück" in lines
    assert "STATUS:CONFIRMED" in lines
    assert "TRANSP:TRANSPARENT" in lines
    assert value("DESCRIPTION", cancelled).splitlines()[0] == (
        "Dieser Termin fällt aus: Tag der Arbeit"
    )


def test_a_site_may_give_cancelled_dates_their_own_status():
    site = replace(SITE, cancelled_status="CANCELLED")
    cancelled = occurrence(MAY_6, status=Status.CANCELLED)
    assert "STATUS:CANCELLED" in lines_of(cancelled, site=site)
    assert "STATUS:CONFIRMED" in lines_of(occurrence(MAY_6), site=site)


def test_a_cancelled_date_without_a_reason_says_it_all_the_same():
    cancelled = occurrence(MAY_6, status=Status.CANCELLED)
    assert value("DESCRIPTION", cancelled).splitlines()[0] == "Dieser Termin fällt aus."


def test_a_moved_date_keeps_its_uid_and_says_where_from():
    moved = occurrence(
        date(2019, 6, 6),
        original_day=date(2019, 6, 5),
        status=Status.MOVED,
        reason="Betriebsausflug",
        moved_from=Moment(date(2019, 6, 5), OpenEnded(time(10))),
    )
    lines = lines_of(moved)
    assert "UID:fruehstueck-20190605@familie.example" in lines
    assert "DTSTART;TZID=Europe/Berlin:20190606T100000" in lines
    assert "STATUS:CONFIRMED" in lines
    assert value("DESCRIPTION", moved).splitlines()[:2] == [
        "Neuer Termin, verlegt vom Mittwoch, 5. Juni 2019, um 10 Uhr.",
        "Grund: Betriebsausflug",
    ]


@pytest.mark.parametrize(
    "edited",
    [
        occurrence(MAY_6, Timed(time(15), time(16))),
        occurrence(MAY_6, details=replace(BREAKFAST, title="Café", topic="Schlaf", venues=())),
        occurrence(MAY_6, status=Status.CANCELLED, reason="Sturm"),
        occurrence(date(2026, 6, 1), original_day=MAY_6, status=Status.MOVED),
    ],
    ids=["time", "words-and-place", "cancelled", "moved"],
)
def test_no_edit_changes_the_uid(edited):
    assert value("UID", edited) == "fruehstueck-20260506@familie.example"


def test_everything_a_visitor_needs_is_in_the_text():
    details = replace(
        BREAKFAST,
        description="Wir lesen vor.\n\n- Bücher\n- [Lieder](/angebote/lieder/)",
        text="Heute mit Gästen.",
        audience=("Eltern", "Großeltern"),
        age="0 bis 3 Jahre",
        registration=Registration(
            is_required=True, last_day=date(2026, 5, 1), link="https://familie.example/anmelden/"
        ),
        places=12,
        is_sold_out=True,
        languages=("Deutsch", "Türkisch"),
        room="Spielzimmer",
        organizer="Familienbüro der Stadt Herne",
        venues=(replace(WEZ, accessibility=("stufenlos",), directions="Bus bis *Wanne*."),),
    )
    assert value("DESCRIPTION", occurrence(MAY_6, details=details)) == (
        "Ausgebucht: Es ist kein Platz mehr frei.\n"
        "\n"
        "Beginn 10 Uhr, Ende offen\n"
        "Kosten: kostenlos\n"
        "Anmeldung: nötig bis Freitag, 1. Mai 2026, https://familie.example/anmelden/\n"
        "Plätze: 12\n"
        "Für: Eltern, Großeltern\n"
        "Alter: 0 bis 3 Jahre\n"
        "Sprache: Deutsch, Türkisch\n"
        "\n"
        "Heute mit Gästen.\n"
        "\n"
        "Wir lesen vor.\n"
        "\n"
        "- Bücher\n"
        "- Lieder (https://familie.example/angebote/lieder/)\n"
        "\n"
        "Raum: Spielzimmer\n"
        "Anfahrt: Bus bis Wanne.\n"
        "Barrierefreiheit: stufenlos\n"
        "Veranstalter: Familienbüro der Stadt Herne\n"
        "\n"
        "Alle Angaben auf dem neuesten Stand:\n"
        "https://familie.example/termine/fruehstueck/2026-05-06/"
    )


def test_what_is_not_known_leaves_no_empty_property():
    lines = lines_of(occurrence(MAY_6, details=Details("Treffen")))
    assert [line.partition(":")[0].partition(";")[0] for line in lines] == [
        *("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND"),
        *("SUMMARY", "DESCRIPTION", "URL", "STATUS", "TRANSP", "CLASS"),
    ]


def test_a_date_that_is_only_online_says_so_as_its_place():
    details = Details("Sprechstunde", online="https://treffen.example/raum")
    assert value("LOCATION", occurrence(MAY_6, details=details)) == "Online"
    assert "Online: https://treffen.example/raum" in value(
        "DESCRIPTION", occurrence(MAY_6, details=details)
    )


def test_a_quotation_mark_in_a_venue_survives_in_the_parameter():
    dated = occurrence(
        MAY_6, details=replace(BREAKFAST, venues=(replace(WEZ, name='Haus "Sonne"'),))
    )
    content = calendar_bytes(feed(dated), site=SITE, stamps=STAMPS)
    event = icalendar.Calendar.from_ical(content).events[0]
    assert event["X-APPLE-STRUCTURED-LOCATION"].params["X-TITLE"] == 'Haus "Sonne"'
    assert event["LOCATION"] == 'Haus "Sonne", Hauptstraße, 44651 Herne'


def test_an_old_entry_is_stamped_with_the_revision_of_the_feeds():
    ancient = {"fruehstueck": datetime(2004, 2, 29, tzinfo=UTC)}
    assert datetime(2026, 12, 1, 5, tzinfo=UTC) == FEED_REVISION
    for stamps in (ancient, {}):
        lines = lines_of(occurrence(MAY_6), stamps)
        assert "LAST-MODIFIED:20261201T050000Z" in lines
        assert "SEQUENCE:14156940" in lines
