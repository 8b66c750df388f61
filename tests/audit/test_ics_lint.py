"""What no calendar of this site may hold: one broken file for each rule."""

import pytest

from plugins.audit import ics_lint
from plugins.termine.diagnostics import report
from tests.audit.calendars import CALENDAR, calendar

START = "DTSTART;TZID=Europe/Berlin:20261211T130000"
END = "DTEND;TZID=Europe/Berlin:20261211T150000"
SECOND = "BEGIN:VEVENT" + CALENDAR.split("BEGIN:VEVENT")[2].removesuffix("END:VCALENDAR\n")


def told(data: bytes) -> list[str]:
    """`line: message` for each Diagnostic."""
    return [f"{one.position.line}: {one.message}" for one in ics_lint("alle.ics", data)]


def test_a_calendar_without_a_fault_passes():
    assert told(calendar()) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "SUMMARY:Fest",
            "SUMMARY:Fest\nRRULE:FREQ=DAILY",
            "41: „RRULE“ ist in unseren Kalendern nicht erlaubt.",
            id="RRULE outside of VTIMEZONE",
        ),
        pytest.param(
            "SUMMARY:Fest",
            "SUMMARY:Fest\nRDATE:20261218T130000",
            "41: „RDATE“ ist in unseren Kalendern nicht erlaubt.",
            id="RDATE",
        ),
        pytest.param(
            "TZOFFSETTO:+0200",
            "TZOFFSETTO:+0200\nRDATE:20260329T020000",
            "25: „RDATE“ ist in unseren Kalendern nicht erlaubt.",
            id="RDATE in VTIMEZONE",
        ),
        pytest.param(
            "SUMMARY:Fest",
            "SUMMARY:Fest\nEXDATE;TZID=Europe/Berlin:20261218T130000",
            "41: „EXDATE“ ist in unseren Kalendern nicht erlaubt.",
            id="EXDATE",
        ),
        pytest.param(
            "SUMMARY:Fest",
            "SUMMARY:Fest\nRECURRENCE-ID;TZID=Europe/Berlin:20261211T130000",
            "41: „RECURRENCE-ID“ ist in unseren Kalendern nicht erlaubt.",
            id="RECURRENCE-ID",
        ),
        pytest.param(
            "SUMMARY:Fest",
            "SUMMARY:Fest\nDURATION:PT2H",
            "41: „DURATION“ ist in unseren Kalendern nicht erlaubt.",
            id="DURATION",
        ),
        pytest.param(
            "SUMMARY:Fest",
            "SUMMARY:Fest\nATTENDEE:mailto:a@familie.example",
            "41: „ATTENDEE“ ist in unseren Kalendern nicht erlaubt.",
            id="ATTENDEE",
        ),
        pytest.param(
            "SUMMARY:Fest",
            "SUMMARY:Fest\nORGANIZER:mailto:a@familie.example",
            "41: „ORGANIZER“ ist in unseren Kalendern nicht erlaubt.",
            id="ORGANIZER",
        ),
        pytest.param(
            "SUMMARY:Fest",
            "SUMMARY:Fest\nX-ALT-DESC;FMTTYPE=text/html:<b>Fest</b>",
            "41: „X-ALT-DESC“ ist in unseren Kalendern nicht erlaubt.",
            id="X-ALT-DESC",
        ),
        pytest.param(
            "CLASS:PUBLIC\n",
            "CLASS:PUBLIC\nBEGIN:VALARM\nACTION:DISPLAY\nEND:VALARM\n",
            "47: „VALARM“ ist in unseren Kalendern nicht erlaubt.",
            id="VALARM",
        ),
        pytest.param(
            START,
            "DTSTART:20261211T130000",
            "38: „DTSTART“ nennt keine Zeitzone.",
            id="a floating time",
        ),
        pytest.param(
            END,
            "DTEND:20261211T140000Z",
            "39: „DTEND“ nennt keine Zeitzone.",
            id="a time in UTC",
        ),
        pytest.param(
            START,
            "DTSTART;TZID=Europe/Berlin:20261131T130000",
            "38: „DTSTART“ ist „20261131T130000“. Das gibt es nicht.",
            id="a day that does not exist",
        ),
        pytest.param(
            "DTSTAMP:20260304T050607Z\nLAST-MODIFIED:20260304T050607Z",
            "DTSTAMP:20260304T050607\nLAST-MODIFIED:20260304T050607",
            "35: „DTSTAMP“ ist „20260304T050607“. Das gibt es nicht.",
            id="a stamp that is not in UTC",
        ),
        pytest.param(
            f"{START}\n{END}",
            "DTSTART;TZID=Europe/Berlin:20260329T023000\nDTEND;TZID=Europe/Berlin:20260329T043000",
            "38: „DTSTART“ ist „20260329T023000“. Diese Uhrzeit gibt es an dem Tag nicht: "
            "Die Uhren werden vorgestellt.",
            id="a start in the hour that March does not have",
        ),
        pytest.param(
            END,
            "DTEND;TZID=Europe/Berlin:20261211T130000",
            "38: Der Termin endet nicht nach seinem Beginn.",
            id="an end that is the start",
        ),
        pytest.param(
            "Kaffee\\, Kuchen",
            "Kaffee, Kuchen",
            "41: In „DESCRIPTION“ steht „,“ ohne „\\“ davor.",
            id="an unescaped comma",
        ),
        pytest.param(
            "Kaffee\\, Kuchen",
            "Kaffee; Kuchen",
            "41: In „DESCRIPTION“ steht „;“ ohne „\\“ davor.",
            id="an unescaped semicolon",
        ),
        pytest.param(
            "Kaffee\\, Kuchen",
            "Kaffee \\& Kuchen",
            "41: In „DESCRIPTION“ steht „\\&“; hinter „\\“ ist das nicht erlaubt.",
            id="an escape that does not exist",
        ),
        pytest.param(
            "LOCATION:Büro", "LOCATION:", "43: „LOCATION“ hat keinen Wert.", id="an empty property"
        ),
        pytest.param(
            "LOCATION:Büro",
            "LOCATION:Bu\u0308ro",
            "43: Diese Zeile enthält zusammengesetzte Zeichen statt der üblichen (nicht NFC).",
            id="a letter in two parts",
        ),
        pytest.param(
            "LOCATION:Büro",
            "LOCATION:Bü\x07ro",
            "43: In dieser Zeile steht ein unsichtbares Steuerzeichen (U+0007).",
            id="a control character",
        ),
        pytest.param(
            "LOCATION:Büro",
            "LOCATION Büro",
            "43: Das ist keine Kalenderzeile: Es fehlt „NAME:Wert“.",
            id="a line without a colon",
        ),
        pytest.param(
            "LOCATION:Büro",
            "LOCATION:" + "ü" * 34,
            "43: Die Zeile ist 77 Bytes lang, erlaubt sind 75.",
            id="more than 75 octets",
        ),
        pytest.param(
            "LOCATION:Büro",
            "LOCATION:Büro ",
            "43: Die Zeile endet mit einem Leerzeichen.",
            id="a trailing blank",
        ),
        pytest.param(
            "VERSION:2.0\n",
            "CALSCALE:GREGORIAN\nVERSION:2.0\n",
            "2: Ein Kalender beginnt mit „VERSION“ und „PRODID“, hier steht „CALSCALE“.",
            id="another property before VERSION",
        ),
        pytest.param(
            "VERSION:2.0",
            "VERSION:1.0",
            "2: „VERSION“ ist „1.0“, erwartet wird „2.0“.",
            id="another version",
        ),
        pytest.param(
            "REFRESH-INTERVAL;VALUE=DURATION:",
            "REFRESH-INTERVAL:",
            "15: „REFRESH-INTERVAL“ braucht die Angabe „VALUE=DURATION“.",
            id="REFRESH-INTERVAL without VALUE",
        ),
        pytest.param(
            "SOURCE;VALUE=URI:",
            "SOURCE:",
            "14: „SOURCE“ braucht die Angabe „VALUE=URI“.",
            id="SOURCE without VALUE",
        ),
        pytest.param(
            "X-WR-CALNAME:Frühstück",
            "X-WR-CALNAME:Frühstück\\, Fest",
            "9: Der Name des Kalenders enthält „,“.",
            id="a comma in the name of the calendar",
        ),
        pytest.param(
            "UID:fest-20261211@familie.example\n",
            "",
            "33: In „VEVENT“ fehlt „UID“.",
            id="no UID",
        ),
        pytest.param(
            "DTSTAMP:20260304T050607Z\n", "", "33: In „VEVENT“ fehlt „DTSTAMP“.", id="no DTSTAMP"
        ),
        pytest.param(
            "DTSTAMP:20260304T050607Z\nLAST-MODIFIED:20260304T050607Z\n",
            "DTSTAMP:20260304T050607Z\n",
            "33: In „VEVENT“ fehlt „LAST-MODIFIED“.",
            id="no LAST-MODIFIED",
        ),
        pytest.param(
            "SEQUENCE:13765266\n", "", "33: In „VEVENT“ fehlt „SEQUENCE“.", id="no SEQUENCE"
        ),
        pytest.param("METHOD:PUBLISH\n", "", "1: In „VCALENDAR“ fehlt „METHOD“.", id="no METHOD"),
        pytest.param(
            "SUMMARY:Fest",
            "SUMMARY:Fest\nSUMMARY:Feier",
            "33: In „VEVENT“ steht „SUMMARY“ zweimal.",
            id="a property twice",
        ),
        pytest.param(
            "DTSTAMP:20260304T050607Z",
            "DTSTAMP:20260304T050608Z",
            "35: „DTSTAMP“ ist „20260304T050608Z“, erwartet wird „20260304T050607Z“.",
            id="a stamp that is not the last change",
        ),
        pytest.param(
            "SEQUENCE:13765266",
            "SEQUENCE:13765265",
            "37: „SEQUENCE“ ist „13765265“, erwartet wird „13765266“.",
            id="a sequence that is not the last change",
        ),
        pytest.param(
            "UID:fest-20261212@",
            "UID:fest-20261211@",
            "48: Die UID „fest-20261211@familie.example“ kommt in diesem Kalender zweimal vor.",
            id="a UID twice",
        ),
        pytest.param(
            "BEGIN:VEVENT\n",
            f"{SECOND}BEGIN:VEVENT\n",
            "47: Der Termin „fest-20261211@familie.example“ steht nicht an seiner Stelle.",
            id="not sorted",
        ),
        pytest.param(
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\n",
            "",
            "1: Der Zeitzone fehlt die Regel „FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU“.",
            id="a zone without its rule",
        ),
        pytest.param(
            "END:STANDARD",
            "END:DAYLIGHT",
            "31: „END:DAYLIGHT“ passt nicht zu dem Teil, der gerade offen ist.",
            id="parts that cross",
        ),
    ],
)
def test_a_broken_calendar_is_refused(old, new, said):
    assert said in told(calendar(old, new))


def test_a_byte_order_mark_is_refused():
    said = "1: Der Kalender beginnt mit einem unsichtbaren Zeichen (BOM)."
    assert told(b"\xef\xbb\xbf" + calendar()) == [said]


def test_bytes_that_are_no_utf8_are_refused():
    data = calendar().replace("Büro".encode(), "Büro".encode("latin-1"))
    assert told(data) == ["1: Der Kalender ist kein gültiges UTF-8."]


def test_a_bare_line_feed_is_refused():
    data = calendar().replace(b"SUMMARY:Fest\r\n", b"SUMMARY:Fest\n", 1)
    assert told(data) == ["40: Die Zeile endet nicht mit CRLF."]


def test_a_last_line_without_its_end_is_refused():
    assert told(calendar()[:-2]) == ["62: Die Zeile endet nicht mit CRLF."]


def test_what_is_no_calendar_is_refused():
    said = "1: Der Kalender muss mit „BEGIN:VCALENDAR“ beginnen und mit „END:VCALENDAR“ enden."
    assert said in told(b"<!doctype html>\r\n")


def test_a_calendar_without_a_zone_is_refused():
    before, _, rest = calendar().partition(b"BEGIN:VTIMEZONE\r\n")
    data = before + rest.partition(b"END:VTIMEZONE\r\n")[2]
    said = "1: Die Zeitzone Europe/Berlin steht 0-mal im Kalender, nicht genau einmal."
    assert told(data) == [said]


def test_a_calendar_without_dates_is_refused():
    data = calendar().partition(b"BEGIN:VEVENT")[0] + b"END:VCALENDAR\r\n"
    assert told(data) == ["1: Der Kalender enthält keinen Termin."]


def test_a_large_calendar_is_a_hint_only():
    filler = "".join(f"X-FILLER-{number}:{'x' * 55}\n" for number in range(8000))
    (diagnostic,) = ics_lint("alle.ics", calendar("CLASS:PUBLIC\n", f"CLASS:PUBLIC\n{filler}"))
    assert diagnostic.message == "Der Kalender ist 568 KB groß."
    assert not diagnostic.is_error


def test_a_folded_line_is_read_as_one():
    assert told(calendar("Kaffee\\, Kuchen", "Kaf\n fee\\, Kuchen")) == []


def test_a_line_that_goes_on_may_be_folded_behind_a_blank():
    assert told(calendar().replace(b"LOCATION:B", b"LOCATION:Im \r\n B")) == []


def test_a_fault_is_shown_with_its_line():
    assert report(ics_lint("output/alle.ics", calendar("LOCATION:Büro", "LOCATION:"))) == (
        "output/alle.ics, Zeile 43: „LOCATION“ hat keinen Wert.\n"
        "  43 | LOCATION:\n"
        "     | ^\n"
        "  Leere Angaben müssen wegbleiben.\n"
        "\n"
        "1 Fehler\n"
    )
