"""What a takeover says of files and dates it cannot take as they are."""

from datetime import date

import pytest

from plugins.termine.events import Catalogue
from plugins.termine.importer import TooManyDatesError, take_over
from plugins.termine.reading import Source, load
from tests.termine.importer.calendars import NOBODY, TODAY, calendar, entries, taken, told

FILES = {
    "empty": (b"", "„k.ics“ ist kein Kalender: Die Zeile BEGIN:VCALENDAR fehlt."),
    "a picture": (
        b"\x89PNG\r\n\x1a\n" * 9,
        "„k.ics“ ist kein Kalender: Die Zeile BEGIN:VCALENDAR fehlt.",
    ),
    "cut off": (
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n;;;\nEND:VTODO",
        "„k.ics“ ist unvollständig: Es endet mitten in einem Termin. Was danach kam, fehlt.",
    ),
    "without sense": (
        (
            b"BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nBEGIN:STANDARD\nTZOFFSETTO:+5744\nEND:STANDARD\n"
            b"END:VTIMEZONE\nEND:VCALENDAR"
        ),
        "„k.ics“ lässt sich nicht lesen. Bitte den Kalender dort, wo er herkommt, neu ausgeben.",
    ),
    "nested without end": (
        b"BEGIN:VCALENDAR\n" * 9_000,
        "„k.ics“ ist zu tief verschachtelt, um ein echter Kalender zu sein.",
    ),
    "huge": (
        b"BEGIN:VCALENDAR\n" + b" " * 20_000_000,
        "„k.ics“ ist größer als 20 MB. Bitte einen kürzeren Zeitraum ausgeben lassen.",
    ),
    "without events": (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "In „k.ics“ steht kein Termin."),
    "tasks only": (
        b"BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR\n",
        "„k.ics“: 1 Einträge der Art VTODO sind keine Termine und fehlen.",
    ),
}


@pytest.mark.parametrize(("data", "sentence"), FILES.values(), ids=FILES.keys())
def test_a_file_that_cannot_be_taken_is_told(data, sentence):
    found = take_over([Source("k.ics", data)], NOBODY, today=TODAY)
    assert found.report[0] == "Es gibt nichts zu übernehmen."
    assert sentence in found.report
    assert (found.entries, found.venues) == ("", "")


LINE_ENDS = {
    "CR alone, as old Macs write it": lambda data: data.replace(b"\r\n", b"\r"),
    "CR CR LF, as a text mode doubles it": lambda data: data.replace(b"\r\n", b"\r\r\n"),
    "UTF-16, as Windows saves Unicode": lambda data: data.decode().encode("utf-16"),
}


@pytest.mark.parametrize("changed", LINE_ENDS.values(), ids=LINE_ENDS.keys())
def test_line_ends_of_every_kind_are_read(changed):
    data = calendar("UID:1\nSUMMARY:Frühstück\nDTSTART:20270106T100000").data
    found = take_over([Source("k.ics", changed(data))], NOBODY, today=TODAY)
    assert "titel: Frühstück" in found.entries
    assert found.report[0] == "Ein Eintrag."


ENDS = {
    "a time before the start": (
        "DTSTART:20270705T100000\nDTEND:20270705T090000",
        "um: 10 Uhr",
        (
            "Das Ende „20270705T090000“ liegt vor dem Anfang und fehlt. "
            "Bitte dort nachfragen, wann der Termin endet."
        ),
    ),
    "a day before the first day": (
        "DTSTART;VALUE=DATE:20270705\nDTEND;VALUE=DATE:20270703",
        "um: ganztägig",
        (
            "Das Ende „20270703“ liegt vor dem Anfang und fehlt. "
            "Bitte dort nachfragen, wann der Termin endet."
        ),
    ),
    "a length below zero": (
        "DTSTART:20270705T100000\nDURATION:-PT1H",
        "um: 10 Uhr",
        (
            "Das Ende „-PT1H“ liegt vor dem Anfang und fehlt. "
            "Bitte dort nachfragen, wann der Termin endet."
        ),
    ),
    "a time after a first day": (
        "DTSTART;VALUE=DATE:20270705\nDTEND:20270706T120000Z",
        "datum: Mo 05.07.2027\n  bis: Di 06.07.2027\n  um: ganztägig",
        (
            "Das Ende „20270706T120000Z“ nennt eine Uhrzeit, der Anfang nur einen Tag. "
            "Übernommen sind ganze Tage."
        ),
    ),
}


@pytest.mark.parametrize(("times", "entry", "sentence"), ENDS.values(), ids=ENDS.keys())
def test_an_end_that_cannot_be_is_told(times, entry, sentence):
    event = f"UID:1\nSUMMARY:Fest\n{times}"
    assert entry in entries(event)
    assert told(event) == (f"„Fest“: {sentence}",)


def test_a_zone_of_the_calendar_that_nobody_knows_is_told():
    event = "UID:1\nSUMMARY:Fest\nDTSTART:20270705T100000"
    assert told(event, head="X-WR-TIMEZONE:Mitteleuropa") == ()
    assert (
        "Die Zeitzone „Mitteleuropa“ ist unbekannt. Die Uhrzeiten gelten nun als deutsche Zeit."
        in taken(event, head="X-WR-TIMEZONE:Mitteleuropa").report
    )


def test_a_calendar_in_an_old_encoding_is_read():
    data = calendar("UID:1\nSUMMARY:Frühstück\nDTSTART:20270106T100000").data
    old = data.decode().encode("cp1252")
    found = take_over([Source("k.ics", old)], NOBODY, today=TODAY)
    assert "titel: Frühstück" in found.entries
    assert "„k.ics“ ist nicht in UTF-8 geschrieben. Bitte Umlaute prüfen." in found.report


def test_a_broken_file_beside_a_good_one_spoils_nothing_but_is_no_success():
    good = calendar("UID:1\nSUMMARY:Fest\nDTSTART:20270106T100000")
    found = take_over([Source("k.ics", b""), good], NOBODY, today=TODAY)
    assert found.ids == ("fest",)
    assert not found.is_complete


RULES = {
    "never": ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "ergibt nie einen Termin"),
    "stepping over every day": ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "Sie ergibt nie einen Termin."),
    "stepping over every month": ("FREQ=MONTHLY;INTERVAL=12;BYMONTH=3", "Sie ergibt nie"),
    "stepping over every leap year": (
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
        "Sie ergibt nie einen Termin.",
    ),
    "too many": ("FREQ=DAILY;UNTIL=99991231", "Sie gibt zu viele Termine."),
    "too often": ("FREQ=SECONDLY", "Sie wiederholt sich öfter als täglich."),
    "a day of the year": ("FREQ=YEARLY;BYYEARDAY=60", "„BYYEARDAY“ hier nicht möglich"),
    "no interval": ("FREQ=DAILY;INTERVAL=0", "hat „INTERVAL“ einen Wert"),
    "no end": ("FREQ=DAILY;UNTIL=gestern", "geht hier nicht"),
}


@pytest.mark.parametrize(("rule", "reason"), RULES.values(), ids=RULES.keys())
def test_a_rule_that_cannot_be_counted_leaves_its_first_date(rule, reason):
    event = f"UID:1\nSUMMARY:Fest\nDTSTART;TZID=Europe/Berlin:20270105T100000\nRRULE:{rule}"
    assert "datum: Di 05.01.2027" in entries(event)
    (sentence,) = told(event)
    assert reason in sentence


def test_what_goes_on_without_a_rule_of_ours_ends_after_three_years():
    event = """
        UID:1
        SUMMARY:Anruf
        DTSTART;TZID=America/New_York:20270105T040000
        RRULE:FREQ=MONTHLY;BYDAY=1TU
    """
    assert told(event) == (
        (
            "„Anruf“: Läuft ohne Ende weiter, lässt sich aber nicht als Regel sagen. "
            "Übernommen sind die Termine bis 22. November 2029."
        ),
    )


def test_dates_before_1990_are_counted():
    event = "UID:1\nSUMMARY:Tag\nDTSTART;VALUE=DATE:19880301\nRRULE:FREQ=YEARLY"
    assert "wann: jährlich am 1. März" in entries(event)
    assert told(event) == ("„Tag“: 2 Termine vor 1990 oder nach 2100 fehlen.",)


def test_more_dates_than_anybody_takes_over_are_refused():
    rule = "DTSTART:20200101T100000\nRRULE:FREQ=DAILY;UNTIL=20700101"
    with pytest.raises(TooManyDatesError, match=r"mehr als 50\.000"):
        taken(*(f"UID:{number}\nSUMMARY:Fest\n{rule}" for number in range(3)))


SITE = """\
termine:
  - id: fest
    titel: Fest
    datum: 06.01.2027
    um: 10 Uhr
"""
VENUES = """\
- id: familienbuero
  name: Familienbüro
  strasse: Hauptstraße
  ort: Herne
"""


def site() -> Catalogue:
    return load([Source("t", SITE.encode())], Source("o", VENUES.encode())).catalogue


def test_an_id_is_never_given_twice():
    event = "UID:{}\nSUMMARY:{}\nDTSTART:20270106T100000"
    found = taken(
        event.format(1, "Fest"),
        event.format(2, "Fest!"),
        event.format(3, "Archiv 2020"),
        into=site(),
    )
    assert found.ids == ("fest-2", "fest-3", "termin-archiv-2020")


def test_an_id_of_an_entry_with_a_mistake_is_taken_too():
    source = calendar("UID:1\nSUMMARY:Fest\nDTSTART:20270106T100000")
    assert take_over([source], NOBODY, today=date(2026, 1, 1), is_taken=["fest"]).ids == ("fest-2",)


def test_a_known_venue_is_found_again_and_a_new_one_listed():
    event = "UID:{}\nSUMMARY:Fest\nDTSTART:20270106T100000\nLOCATION:{}"
    found = taken(
        event.format(1, "Familienbüro\\, Hauptstraße 12\\, 44649 Herne"),
        event.format(2, "Familienbüro"),
        event.format(3, "Turnhalle; Eingang Hof\\, Schulweg 3\\, 44627 Herne") + "\nGEO:51.54;7.22",
        event.format(4, "Turnhalle"),
        into=site(),
    )
    assert found.entries.count("ort: familienbuero") == 2
    assert found.entries.count("ort: turnhalle") == 2
    assert found.venues == (
        "- id: turnhalle\n"
        "  name: Turnhalle\n"
        "  zusatz: Eingang Hof\n"
        "  strasse: Schulweg 3\n"
        '  plz: "44627"\n'
        "  ort: Herne\n"
        "  lage: 51.54, 7.22\n"
    )


def test_a_venue_as_wordpress_writes_it_is_taken_apart():
    event = "UID:1\nSUMMARY:Fest\nDTSTART:20270106T100000\nLOCATION:Turnhalle @ Schulweg 3"
    assert taken(event).venues == ("- id: turnhalle\n  name: Turnhalle\n  strasse: Schulweg 3\n")
