"""What editors write as a day, a time, a length, an id or a link, and what it is read as."""

from datetime import date, time, timedelta

import pytest

from plugins.termine.diagnostics import Message
from plugins.termine.events import AllDay, GeoPoint, OpenEnded, Timed
from plugins.termine.reading.times import (
    Clock,
    End,
    day_from_text,
    duration_from_text,
    end_from_text,
    length_fault,
    timespan,
    timespan_from_text,
)
from plugins.termine.reading.words import (
    id_from_text,
    link_from_text,
    location_from_text,
    phone_from_text,
    picture_from_text,
    places_from_text,
)


def kind(found: object) -> str:
    return found.kind if isinstance(found, Message) else f"{found} is no Message"


@pytest.mark.parametrize(
    "text",
    [
        "06.02.2019",
        "6.2.2019",
        "6. 2. 2019",
        "Mi 06.02.2019",
        "Mi. 06.02.2019",
        "Mi, 06.02.2019",
        "mittwoch 6.2.2019",
        "Mittwoch, 6. Februar 2019",
        "am Mittwoch, den 6. Februar 2019",
        "6. Feb. 2019",
        "2019-02-06",
    ],
)
def test_a_day_is_read_in_every_usual_form(text: str):
    assert day_from_text(text) == date(2019, 2, 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29.02.2020", date(2020, 2, 29)),
        ("31.12.2019", date(2019, 12, 31)),
        ("Sonnabend, 14. September 2019", date(2019, 9, 14)),
        ("1. März 2019", date(2019, 3, 1)),
        ("1. Maerz 2019", date(2019, 3, 1)),
        ("1. Sept. 2019", date(2019, 9, 1)),
    ],
)
def test_a_special_day_is_read(text: str, expected: date):
    assert day_from_text(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29.02.2019", "date-impossible"),
        ("00.01.2019", "date-impossible"),
        ("01.13.2019", "date-impossible"),
        ("01.01.19", "year-short"),
        ("01.01.1066", "year-out-of-range"),
        ("Do 06.02.2019", "weekday-wrong"),
        ("Xy 06.02.2019", "weekday-unknown"),
        ("6. Brumaire 2019", "date-unreadable"),
        ("06/02/2019", "date-unreadable"),
        ("Februar 2019", "date-unreadable"),
        ("", "date-unreadable"),
        ("٠٦.٠٢.٢٠١٩", "date-unreadable"),
    ],
)
def test_a_day_that_cannot_be_is_a_fault(text: str, expected: str):
    assert kind(day_from_text(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 Uhr", OpenEnded(time(10))),
        ("10", OpenEnded(time(10))),
        ("10:30", OpenEnded(time(10, 30))),
        ("9.30 Uhr", OpenEnded(time(9, 30))),
        ("ab 10 Uhr", OpenEnded(time(10))),
        ("um 10 Uhr 15", OpenEnded(time(10, 15))),
        ("0 Uhr", OpenEnded(time(0))),
        ("10 bis 12 Uhr", Timed(time(10), time(12))),
        ("10:30–12 Uhr", Timed(time(10, 30), time(12))),
        ("10.00-12.00 Uhr", Timed(time(10), time(12))),
        ("von 10 Uhr bis 12 Uhr", Timed(time(10), time(12))),
        ("22 bis 1 Uhr", Timed(time(22), time(1))),
        ("22 bis 6 Uhr", Timed(time(22), time(6))),
        ("20 bis 24 Uhr", Timed(time(20), time(0))),
        ("ganztägig", AllDay()),
        ("Ganztags", AllDay()),
    ],
)
def test_a_time_is_read_in_every_usual_form(text: str, expected: object):
    assert timespan_from_text(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24 Uhr", "time-impossible"),
        ("10:60 Uhr", "time-impossible"),
        ("10 bis 24.30 Uhr", "time-impossible"),
        ("10 Uhr nachts vielleicht", "time-unreadable"),
        ("", "time-unreadable"),
        ("²² Uhr", "time-unreadable"),
    ],
)
def test_a_time_that_cannot_be_is_a_fault(text: str, expected: str):
    assert kind(timespan_from_text(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("offen", End.OPEN), ("12 Uhr", time(12)), ("bis 12:30", time(12, 30)), ("24 Uhr", time(0))],
)
def test_an_end_is_open_or_a_time(text: str, expected: object):
    assert end_from_text(text) == expected


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90 Minuten", 90),
        ("2 Stunden", 120),
        ("1,5 Stunden", 90),
        ("1.5 Std.", 90),
        ("1 Stunde 30 Minuten", 90),
        ("1 Stunde und 30 Minuten", 90),
        ("eine Stunde", 60),
        ("45 min", 45),
    ],
)
def test_a_length_is_read_in_every_usual_form(text: str, minutes: int):
    assert duration_from_text(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["0 Minuten", "24 Stunden", "99 Stunden"])
def test_a_length_of_nothing_or_of_days_is_a_fault(text: str):
    assert kind(duration_from_text(text)) == "duration-out-of-range"


@pytest.mark.parametrize("text", ["", "2", "Stunden", "2 Tage"])
def test_a_length_without_its_unit_is_a_fault(text: str):
    assert kind(duration_from_text(text)) == "duration-unreadable"


TEN = OpenEnded(time(10))
TEN_TO_TWELVE = Timed(time(10), time(12))
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("own", "inherited", "expected"),
    [
        pytest.param(Clock(), Clock(TEN), TEN, id="all is inherited"),
        pytest.param(Clock(TEN), Clock(duration=HOUR), Timed(time(10), time(11)), id="the length"),
        pytest.param(
            Clock(OpenEnded(time(11))), Clock(TEN, duration=HOUR), Timed(time(11), time(12)),
            id="a new start keeps the length",
        ),
        pytest.param(
            Clock(OpenEnded(time(11))), Clock(TEN_TO_TWELVE), OpenEnded(time(11)),
            id="a new start does not keep the end of a span",
        ),
        pytest.param(Clock(end=End.OPEN), Clock(TEN_TO_TWELVE), TEN, id="an open end beats a span"),
        pytest.param(Clock(end=time(11)), Clock(TEN, duration=HOUR * 3),
                     Timed(time(10), time(11)), id="an end beats a length"),
        pytest.param(Clock(AllDay()), Clock(TEN, duration=HOUR), AllDay(), id="a whole day"),
        pytest.param(Clock(), Clock(), None, id="nothing is said"),
    ],
)  # fmt: skip
def test_a_new_time_is_laid_over_the_inherited_one(own: Clock, inherited: Clock, expected):
    assert timespan(own.over(inherited)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 bis 12 Uhr", None),
        ("22 bis 6 Uhr", None),
        ("13 bis 10 Uhr", "time-ends-before-start"),
        ("22 bis 6.01 Uhr", "time-ends-before-start"),
        ("10 bis 10 Uhr", "time-without-length"),
    ],
)
def test_a_date_on_one_day_ends_after_its_begin_or_early_next_morning(
    text: str, expected: str | None
):
    span = timespan_from_text(text)
    assert not isinstance(span, Message)
    fault = length_fault(span)
    assert (fault.kind if fault else None) == expected


def test_a_length_over_midnight_may_not_last_until_the_morning():
    span = timespan(Clock(OpenEnded(time(22)), duration=HOUR * 9))
    assert span == Timed(time(22), time(7))
    assert kind(length_fault(span)) == "time-ends-before-start"


@pytest.mark.parametrize("text", ["fest", "fest-2019", "3-gewinnt", "ortstermin"])
def test_an_id_is_letters_digits_and_dashes(text: str):
    assert id_from_text(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fest", "id-form"),
        ("frühstück", "id-form"),
        ("fest--2019", "id-form"),
        ("-fest", "id-form"),
        ("a/b", "id-form"),
        ("fest\n", "id-form"),
        ("", "id-form"),
        *[(text, "id-reserved") for text in ("alle", "archiv", "ort", "rubrik", "aushang")],
        *[(text, "id-reserved") for text in ("ort-wez", "rubrik-x", "archiv-2019", "2019")],
    ],
)
def test_an_id_that_would_be_no_address_of_its_own_is_a_fault(text: str, expected: str):
    assert kind(id_from_text(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["https://www.herne.de/", "http://herne.de", "mailto:a@example.de", "tel:+492323160"],
)
def test_a_link_is_a_whole_address(text: str):
    assert link_from_text(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("javascript:alert(1)", "link-scheme"),
        ("JavaScript:alert(1)", "link-scheme"),
        ("data:text/html,x", "link-scheme"),
        ("java\tscript:alert(1)", "link-form"),
        ("www.herne.de", "link-form"),
        ("herne.de:80/x", "link-form"),
        ("https:herne.de", "link-form"),
        ("https://", "link-form"),
        ("https://herne.de/a b", "link-form"),
        ("/termine/", "link-form"),
    ],
)
def test_a_link_that_is_none_or_unsafe_is_a_fault(text: str, expected: str):
    assert kind(link_from_text(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("51.5380, 7.2190", GeoPoint(51.538, 7.219)),
        ("51.5380 7.2190", GeoPoint(51.538, 7.219)),
        ("-33.9; 18.4", GeoPoint(-33.9, 18.4)),
    ],
)
def test_a_place_on_the_map_is_two_numbers(text: str, expected: GeoPoint):
    assert location_from_text(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("91, 7", "coordinates"), ("51", "coordinates"), ("7.2, 51.5", "coordinates-swapped")],
)
def test_a_place_off_the_map_is_a_fault(text: str, expected: str):
    assert kind(location_from_text(text)) == expected


@pytest.mark.parametrize("text", ["/etc/passwd", "../x.jpg", "a/../x.jpg", "C:\\x.jpg", ""])
def test_a_picture_never_leaves_its_folder(text: str):
    assert kind(picture_from_text(text)) == "picture-path"


@pytest.mark.parametrize(
    "text", ["fest.jpg", "bilder/fest.jpg", "/bilder/fest.jpg", "content/bilder/fest.jpg"]
)
def test_a_picture_is_named_within_its_folder(text: str):
    assert picture_from_text(text) == "fest.jpg"


def test_a_number_of_places_may_say_what_it_counts():
    assert places_from_text("12 Plätze") == 12


def test_a_telephone_number_is_kept_as_it_is_written():
    assert phone_from_text("0 23 23 / 16-0") == "0 23 23 / 16-0"
