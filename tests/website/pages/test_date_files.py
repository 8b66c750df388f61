"""Upcoming dates for programs: JSON, one sentence, Atom."""

import json
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

from plugins.website.pages.context import SiteContext
from plugins.website.pages.site_plan import file_bundles
from plugins.website.pages.views import FileBundle
from plugins.website.pages.visible import event_keys
from tests.website.pages.worlds import BREAKFAST, OPEN_DAY, SETTINGS, world

ATOM = "{http://www.w3.org/2005/Atom}"
CHANGES = """
        abweichungen:
          - {am: 05.06.2019, entfaellt: Umbau}
          - {am: 03.07.2019, verlegt: 04.07.2019, thema: Zähne}
"""


def files(given: SiteContext) -> dict[str, str]:
    """Every file by its address."""
    return {file.url: file.text for bundle in _bundles(given) for file in bundle.files()}


def test_the_next_date_is_one_sentence() -> None:
    assert files(world(OPEN_DAY))["kalender/naechster.txt"] == (
        "Der nächste Termin: Donnerstag, 11. Juli 2019, um 13 Uhr, „Tag der offenen Tür“."
        " Ort: Familienbüro, Hauptstraße 1, 44651 Herne.\n"
    )


def test_a_cancelled_date_is_said_before_the_next_that_takes_place() -> None:
    assert files(world(BREAKFAST + CHANGES))["kalender/naechster.txt"] == (
        "Mittwoch, 5. Juni 2019, 10 bis 12 Uhr: „Frühstück“ fällt aus. Der nächste Termin: "
        "Donnerstag, 4. Juli 2019, 10 bis 12 Uhr, „Frühstück“ zum Thema „Zähne“."
        " Ort: Familienbüro, Hauptstraße 1, 44651 Herne.\n"
    )


def test_without_dates_the_sentence_says_so() -> None:
    written = files(world())
    assert written["kalender/naechster.txt"] == "Zurzeit ist kein Termin geplant.\n"
    assert json.loads(written["kalender/naechster.json"]) == {
        "version": 1,
        "sentence": "Zurzeit ist kein Termin geplant.",
        "event": None,
        "cancelled": [],
    }


def test_when_all_that_remains_is_cancelled_nothing_is_planned() -> None:
    only = BREAKFAST + "        abweichungen: [{am: 04.09.2019, entfaellt: Umbau}]\n"
    written = files(world(only, today=date(2019, 8, 20)))
    assert written["kalender/naechster.txt"] == (
        "Mittwoch, 4. September 2019, 10 bis 12 Uhr: „Frühstück“ fällt aus."
        " Zurzeit ist kein Termin geplant.\n"
    )
    assert json.loads(written["kalender/naechster.json"])["event"] is None


def test_each_date_stands_on_a_line_of_its_own() -> None:
    text = files(world(BREAKFAST + CHANGES))["kalender/alle.json"]
    dates = [line for line in text.splitlines() if line.startswith('{"identifier": ')]
    assert [json.loads(line.rstrip(",")) for line in dates] == json.loads(text)["events"]


def test_the_json_has_a_whole_record_of_each_upcoming_date() -> None:
    document = json.loads(files(world(BREAKFAST + CHANGES))["kalender/alle.json"])
    assert [event["identifier"] for event in document.pop("events")] == [
        "fruehstueck/2019-06-05",
        "fruehstueck/2019-07-03",
        "fruehstueck/2019-08-07",
        "fruehstueck/2019-09-04",
    ]
    assert document == {
        "version": 1,
        "name": "Familienbüro Herne",
        "url": "https://familie.example/termine/",
        "inLanguage": "de",
    }
    moved = json.loads(files(world(BREAKFAST + CHANGES))["kalender/alle.json"])["events"][1]
    assert moved == {
        "identifier": "fruehstueck/2019-07-03",
        "uid": "fruehstueck-20190703@familie.example",
        "name": "Frühstück",
        "url": "https://familie.example/termine/fruehstueck/2019-07-03/",
        "when": "Donnerstag, 4. Juli 2019, 10 bis 12 Uhr",
        "startDate": "2019-07-04T10:00:00+02:00",
        "endDate": "2019-07-04T12:00:00+02:00",
        "isAllDay": False,
        "eventStatus": "EventRescheduled",
        "statusText": "Verlegt auf Donnerstag, 4. Juli (bisher Mittwoch, 3. Juli)",
        "location": {"name": "Familienbüro", "address": "Familienbüro, Hauptstraße 1, 44651 Herne"},
        "online": "",
        "room": "",
        "topic": "Zähne",
        "guest": "",
        "performer": "",
        "age": "",
        "audience": [],
        "languages": [],
        "category": "Treffen",
        "cost": "kostenlos",
        "registration": "",
        "isSoldOut": False,
        "dateModified": "2019-05-20T08:30:00Z",
    }


def test_the_json_says_for_whom_a_date_is_who_comes_and_what_is_spoken() -> None:
    more = (
        "\n        fuer: [Eltern, Großeltern]\n        alter: bis 3 Jahre\n        gast: Ein Chor"
    )
    text = files(world(OPEN_DAY + f"{more}\n        sprache: tr\n"))["kalender/alle.json"]
    (event,) = json.loads(text)["events"]
    assert event["audience"] == ["Eltern", "Großeltern"]
    assert (event["age"], event["performer"]) == ("bis 3 Jahre", "Ein Chor")
    assert event["languages"] == ["Türkisch"]


def test_the_atom_feed_of_dates_says_what_is_cancelled() -> None:
    written = files(world(BREAKFAST + CHANGES))["feeds/termine.atom.xml"]
    feed = ET.fromstring(written)  # noqa: S314  # our own output
    first, second = feed.findall(f"{ATOM}entry")[:2]
    assert first.findtext(f"{ATOM}title") == "Mittwoch, 5. Juni 2019, 10 bis 12 Uhr: Frühstück"
    assert first.findtext(f"{ATOM}summary") == (
        "Fällt aus: Umbau · Familienbüro, Hauptstraße 1, 44651 Herne · kostenlos"
    )
    assert second.findtext(f"{ATOM}summary") == (
        "Verlegt auf Donnerstag, 4. Juli (bisher Mittwoch, 3. Juli) · Zähne · "
        "Familienbüro, Hauptstraße 1, 44651 Herne · kostenlos"
    )
    assert first.findtext(f"{ATOM}id") == "https://familie.example/termine/fruehstueck/2019-06-05/"


def test_equal_inputs_give_equal_files_and_a_passed_date_changes_them() -> None:
    before, after = (
        _bundles(world(BREAKFAST, today=day)) for day in (date(2019, 6, 1), date(2019, 6, 6))
    )
    same_day_later = _bundles(world(BREAKFAST, today=date(2019, 6, 2)))
    for one, same, other in zip(before, same_day_later, after, strict=True):
        assert one.key == same.key
        assert one.files() == same.files()
        assert one.key != other.key
        assert one.files() != other.files()


def test_drafts_are_told_to_no_program() -> None:
    draft = OPEN_DAY + "        entwurf: ja\n"
    assert json.loads(files(world(draft))["kalender/alle.json"])["events"] == []
    preview = replace(world(draft), settings=replace(SETTINGS, is_preview=True))
    assert len(json.loads(files(preview)["kalender/alle.json"])["events"]) == 1


def _bundles(of_world: SiteContext) -> tuple[FileBundle, ...]:
    return file_bundles(of_world, event_keys(of_world))
