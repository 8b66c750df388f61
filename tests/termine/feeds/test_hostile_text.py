"""Text that wants to be more than text changes nothing but the value it stands in."""

import unicodedata
from dataclasses import replace
from datetime import date

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.termine.events import Registration, Status
from plugins.termine.feeds.plain import clean, one_line
from plugins.termine.feeds.vevent import text_line
from tests.calendars import calendar_bytes
from tests.termine.feeds.book import BREAKFAST, SITE, STAMPS, WEZ, event_lines, feed, occurrence

HOSTILE = (
    "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1",
    "\nATTENDEE:mailto:a@b.example",
    "a;b,c\\n\\;\\,:\"'^n^'",
    "👩\u200d👩\u200d👧 " * 40,
    "𝄞" * 30 + "x" + "𝄞" * 30,
    "\u200fשלום\u200e \u202eabc",
    "ä" * 10_000,
    "\x00\x07\x1b[31m\x7f\x85 \u2028 \ufeff",
    "   ",
    "e\u0301" * 50,
    " x" * 90,
    "\\" * 200,
)
NAMES_OF_A_FULL_DATE = [
    *("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY"),
    *("DESCRIPTION", "URL", "LOCATION", "GEO", "X-APPLE-STRUCTURED-LOCATION", "CATEGORIES"),
    *("STATUS", "TRANSP", "CLASS"),
]
texts = st.text(max_size=300) | st.sampled_from(HOSTILE)


def with_text(text: str):
    """A date that says `text` wherever editors may write, always behind a letter."""
    words = f"x{text}"
    details = replace(
        BREAKFAST,
        title=words,
        topic=text,
        guest=text,
        cost=text,
        category=words,
        text=text,
        description=text,
        venues=(replace(WEZ, name=words, street=text, directions=text),),
        registration=Registration(text=text, link=text),
        audience=(text,),
        room=text,
        online=text,
    )
    return occurrence(date(2026, 5, 6), details=details, reason=text, status=Status.CANCELLED)


@given(text=texts)
def test_any_text_gives_a_calendar_of_the_same_shape(text):
    content = calendar_bytes(feed(with_text(text)), site=SITE, stamps=STAMPS)
    lines = event_lines(content)
    assert [line.partition(":")[0].partition(";")[0] for line in lines] == NAMES_OF_A_FULL_DATE
    assert all(0 < len(line) <= 75 for line in content.split(b"\r\n")[:-1])
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert not any(unicodedata.category(sign) == "Cc" for line in lines for sign in line)


@given(text=texts)
def test_icalendar_reads_back_what_was_written(text):
    content = calendar_bytes(feed(with_text(text)), site=SITE, stamps=STAMPS)
    event = icalendar.Calendar.from_ical(content).events[0]
    assert len(event.errors) == 0
    assert event["CATEGORIES"].to_ical().decode() == one_line(f"x{text}").translate(
        str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;"})
    )
    title = event["X-APPLE-STRUCTURED-LOCATION"].params["X-TITLE"]
    assert title in event["LOCATION"] or "\\" in text  # icalendar unescapes parameters as well
    assert str(event["DESCRIPTION"]).endswith(
        "\nhttps://familie.example/termine/fruehstueck/2026-05-06/"
    )
    assert event["UID"] == "fruehstueck-20260506@familie.example"


@given(text=st.text(min_size=1))
def test_a_text_line_is_read_back_letter_by_letter(text):
    cleaned = clean(f"x{text}")
    component = b"BEGIN:VEVENT\r\n" + text_line("SUMMARY", cleaned) + b"END:VEVENT\r\n"
    assert str(icalendar.Event.from_ical(component)["SUMMARY"]) == cleaned


@given(text=texts)
def test_lines_fold_between_characters(text):
    folded = text_line("SUMMARY", clean(f"x{text}"))
    for piece in folded.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(piece) <= 75
        piece.decode()
    assert not clean(text).endswith(" ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("a \t\nb  ", "a\nb"),
        ("\ufeffa\x00\x1b[1m", "a[1m"),
        ("u\u0308", "ü"),
        ("\u200fשלום", "\u200fשלום"),
    ],
)
def test_cleaning_keeps_every_letter(text, expected):
    assert clean(text) == expected


def test_the_four_signs_of_the_format_are_escaped():
    assert text_line("SUMMARY", "a;b,c\\d\ne:f") == b"SUMMARY:a\\;b\\,c\\\\d\\ne:f\r\n"


def test_a_backslash_before_a_capital_n_is_no_line_break():
    assert text_line("SUMMARY", "C:\\Neu") == b"SUMMARY:C:\\\\Neu\r\n"


@pytest.mark.parametrize("blanks", range(60, 80))
def test_a_character_behind_many_blanks_is_not_torn(blanks):
    folded = text_line("SUMMARY", f"x{' ' * blanks}äöü")
    assert [piece.decode() for piece in folded.split(b"\r\n")]
    assert folded.replace(b"\r\n ", b"") == f"SUMMARY:x{' ' * blanks}äöü\r\n".encode()
