"""A date over several days reads the same on pages, for programs and in calendars."""

import json
from datetime import UTC, date, datetime

import pytest

from plugins.termine.feeds import FeedSite
from plugins.termine.feeds.vevent import vevent
from plugins.website.pages.site_plan import file_bundles
from plugins.website.pages.visible import event_keys
from tests.website.pages.worlds import catalogue, dates_of, pages_of, view_of, world

TODAY = date(2027, 2, 1)
NIGHT = """
    termine:
      - id: nacht
        titel: Lesenacht
        datum: Fr 19.02.2027
        bis: Sa 20.02.2027
        um: 18 bis 10 Uhr
        ort: familienbuero
"""
NEW_YEAR = """
    termine:
      - id: nacht
        titel: Silvesterfeier
        datum: Fr 31.12.2027
        bis: Sa 01.01.2028
        um: 22 bis 2 Uhr
        ort: familienbuero
"""
ONE_DAY = NEW_YEAR.replace("        bis: Sa 01.01.2028\n", "")
CAMP = """
    termine:
      - id: nacht
        titel: Freizeit
        datum: Fr 19.02.2027
        bis: So 21.02.2027
        um: 10 bis 15 Uhr
        taeglich: nein
        ort: familienbuero
"""
LATE = """
    termine:
      - id: nacht
        titel: Freizeit
        datum: Fr 19.02.2027
        bis: Sa 20.02.2027
        um: 18 bis 24 Uhr
        taeglich: nein
        ort: familienbuero
"""
DAYS = CAMP.replace("taeglich: nein", "taeglich: ja")


@pytest.mark.parametrize(
    ("events", "words", "in_list", "end"),
    [
        pytest.param(
            NIGHT,
            "Freitag, 19. Februar 2027, 18 Uhr bis Samstag, 20. Februar 2027, 10 Uhr",
            "18 Uhr bis Samstag, 20. Februar 2027, 10 Uhr",
            "2027-02-20T10:00",
            id="over-night",
        ),
        pytest.param(
            NEW_YEAR,
            "Freitag, 31. Dezember 2027, 22 Uhr bis Samstag, 1. Januar 2028, 2 Uhr",
            "22 Uhr bis Samstag, 1. Januar 2028, 2 Uhr",
            "2028-01-01T02:00",
            id="over-night-into-the-early-morning",
        ),
        pytest.param(
            ONE_DAY,
            "Freitag, 31. Dezember 2027, 22 bis 2 Uhr",
            "22 bis 2 Uhr",
            "2028-01-01T02:00",
            id="one-day-into-the-early-morning",
        ),
        pytest.param(
            CAMP,
            "Freitag, 19. Februar 2027, 10 Uhr bis Sonntag, 21. Februar 2027, 15 Uhr",
            "10 Uhr bis Sonntag, 21. Februar 2027, 15 Uhr",
            "2027-02-21T15:00",
            id="without-a-break",
        ),
        pytest.param(
            LATE,
            "Freitag, 19. Februar 2027, 18 Uhr bis Samstag, 20. Februar 2027, 24 Uhr",
            "18 Uhr bis Samstag, 20. Februar 2027, 24 Uhr",
            "2027-02-21T00:00",
            id="until-midnight",
        ),
    ],
)
def test_all_faces_tell_the_same_end(events: str, words: str, in_list: str, end: str) -> None:
    given = world(events, today=TODAY)
    (one,) = given.agenda.occurrences
    iso = f"{end}:00+01:00"
    pages = pages_of(given)
    own = pages["termine/nacht/"].view
    listed = pages["termine/"].view.groups[0].days[0]
    bundles = file_bundles(given, event_keys(given))
    files = {file.url: file.text for bundle in bundles for file in bundle.files()}
    (record,) = json.loads(files["kalender/alle.json"])["events"]
    site = FeedSite("https://familie.example", "Familienbüro", "familie.example")
    lines = vevent(one, site=site, changed=datetime(2027, 1, 1, tzinfo=UTC)).decode().split("\r\n")
    assert own.date.when == words
    assert listed.dates[0].time == in_list
    assert json.loads(own.head.json_ld[0])["endDate"] == iso
    assert (record["when"], record["endDate"]) == (words, iso)
    in_calendar = end.replace("-", "").replace(":", "")
    assert f"DTEND;TZID=Europe/Berlin:{in_calendar}00" in lines


def test_daily_hours_are_one_date_a_day_known_by_that_day() -> None:
    agenda = dates_of(catalogue(DAYS), TODAY)
    known_by = [one.original_day.isoformat() for one in agenda.occurrences]
    hours = [f"{one.start:%d. %H}–{one.end:%d. %H}" for one in agenda.occurrences]
    assert known_by == ["2027-02-19", "2027-02-20", "2027-02-21"]
    assert hours == ["19. 10–19. 15", "20. 10–20. 15", "21. 10–21. 15"]


def test_the_page_of_daily_hours_says_so() -> None:
    view = view_of(world(DAYS, today=TODAY), "termine/nacht/")
    assert view.answers.facts[0].value_html.partition("<")[0] == (
        "Freitag, 19. bis Sonntag, 21. Februar 2027, täglich 10 bis 15 Uhr"
    )


def test_whole_days_one_by_one_are_not_called_daily() -> None:
    whole = DAYS.replace("10 bis 15 Uhr", "ganztägig")
    view = view_of(world(whole, today=TODAY), "termine/nacht/")
    assert view.answers.facts[0].value_html.partition("<")[0] == (
        "Freitag, 19. bis Sonntag, 21. Februar 2027, ganztägig"
    )


def test_of_daily_hours_one_day_can_be_cancelled() -> None:
    cancelled = DAYS + "        abweichungen: [{am: 20.02.2027, entfaellt: Sturm}]\n"
    agenda = dates_of(catalogue(cancelled), TODAY)
    assert [one.is_cancelled for one in agenda.occurrences] == [False, True, False]
