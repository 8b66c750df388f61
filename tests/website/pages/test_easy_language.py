"""Dates in Leichte Sprache: every sentence, and where they stand."""

from dataclasses import replace
from datetime import date
from textwrap import indent

import pytest

from plugins.website.pages.context import Document
from plugins.website.pages.views import EasyBlock, Link
from tests.website.pages.worlds import BREAKFAST, OPEN_DAY, SETTINGS, pages_of, view_of, world

WORDS = (("Frühstück", "Früh·stück"), ("Hauptstraße", "Haupt·straße"))
EASY = replace(SETTINGS, easy_category="Treffen", easy_words=WORDS)
PAGE = Document(
    "leichte-sprache", "leichte-sprache/", "Leichte Sprache", "", ("<p>Wir helfen.</p>",)
)
VISIT = Document("besuchen-sie-uns", "besuchen-sie-uns/", "Besuchen Sie uns", "", ())

ONE = """
    termine:
      - id: eins
        titel: Frühstück
        rubrik: Treffen
        datum: Mi 05.06.2019
"""
PLAIN = "um: 10 Uhr\nende: offen\nort: familienbuero\n"


def block(events: str, today: date = date(2019, 6, 1)) -> EasyBlock:
    found = view_of(
        world(events, today=today, pages=[PAGE, VISIT], settings=EASY), PAGE.slug + "/"
    ).easy
    assert isinstance(found, EasyBlock)
    return found


def sentences(keys: str) -> list[str]:
    """What is said of the date beyond its title."""
    told = list(block(ONE + indent(keys, " " * 8)).dates[0].sentences)
    assert told[0] == "Das gibt es: Früh·stück."
    return told[1:]


def test_a_date_says_day_time_place_cost_and_registration() -> None:
    (told,) = block(
        ONE + indent(PLAIN + "kosten: kostenlos\nanmeldung: {noetig: nein}\n", " " * 8)
    ).dates
    assert told.heading == "Mittwoch, 5. Juni 2019"
    assert told.url == "/termine/eins/"
    assert told.sentences == (
        "Das gibt es: Früh·stück.",
        "Der Termin beginnt um 10 Uhr.",
        "Wann der Termin endet, ist offen.",
        "Der Ort ist: Familienbüro.",
        "Die Adresse ist: Haupt·straße 1, 44651 Herne.",
        "Der Termin kostet nichts.",
        "Sie müssen sich nicht anmelden.",
    )


def test_what_nobody_knows_is_never_invented() -> None:
    assert sentences("um: 10 bis 11:30 Uhr\n") == [
        "Der Termin beginnt um 10 Uhr.",
        "Der Termin endet um 11 Uhr 30.",
        "Wir wissen noch nicht: Wo ist der Termin?",
        "Fragen Sie uns bitte.",
        "Wir wissen noch nicht: Was kostet der Termin?",
        "Fragen Sie uns bitte.",
        "Wir wissen noch nicht: Müssen Sie sich anmelden?",
        "Fragen Sie uns bitte.",
    ]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param("kosten: 5 Euro", ["Die Kosten sind: 5 Euro."], id="a price"),
        pytest.param(
            "kosten: kostenlos für Kinder bis 3 Jahre",
            ["Die Kosten sind: kostenlos für Kinder bis 3 Jahre."],
            id="free for some only",
        ),
        pytest.param("thema: Zähne", ["Das Thema ist: Zähne."], id="a topic"),
        pytest.param("gast: eine Hebamme", ["Zu Gast ist: eine Hebamme."], id="a guest"),
        pytest.param("raum: Raum 2", ["Der Raum ist: Raum 2."], id="a room"),
        pytest.param(
            "anmeldung: {noetig: ja, bis: 01.06.2019, telefon: 02323 00-00, mail: a@b.example}",
            [
                "Bitte melden Sie sich an.",
                "Das geht bis Samstag, 1. Juni 2019.",
                "Sie können anrufen: 02323 00-00",
                "Sie können eine E-Mail schreiben: a@b.example",
            ],
            id="signing up",
        ),
        pytest.param(
            "anmeldung: Bitte am Empfang!",
            ["So ist es mit der Anmeldung: Bitte am Empfang!"],
            id="the editors' own words",
        ),
        pytest.param("ausgebucht: ja", ["Alle Plätze sind schon vergeben."], id="sold out"),
    ],
)
def test_what_is_known_is_said(keys: str, expected: list[str]) -> None:
    told = sentences(PLAIN + keys + "\n")
    start = told.index(expected[0])
    assert told[start : start + len(expected)] == expected


def test_a_cancelled_date_says_nothing_else() -> None:
    events = BREAKFAST + (
        "        abweichungen:\n          - am: 05.06.2019\n            entfaellt: Feiertag\n"
    )
    assert block(events).dates[0].sentences[1:] == (
        "Der Termin fällt aus.",
        "Der Grund ist: Feiertag.",
        "Bitte kommen Sie an diesem Tag nicht.",
    )


def test_a_postponed_date_says_that_its_new_day_is_not_known() -> None:
    events = BREAKFAST + (
        "        abweichungen:\n          - am: 05.06.2019\n            verschoben: Umbau\n"
    )
    assert block(events).dates[0].sentences[1:] == (
        "Der Termin ist verschoben.",
        "Der neue Tag steht noch nicht fest.",
        "Der Grund ist: Umbau.",
        "Bitte kommen Sie an diesem Tag nicht.",
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            "verlegt: 06.06.2019",
            (
                "Der Termin ist an einem anderen Tag als geplant.",
                "Geplant war: Mittwoch, 5. Juni 2019.",
            ),
            id="the day",
        ),
        pytest.param(
            "verlegt: 05.06.2019\n            um: 14 Uhr",
            ("Der Termin ist zu einer anderen Zeit als geplant.",),
            id="the time",
        ),
        pytest.param(
            "ort: whs\n            grund: Umbau",
            ("Der Termin ist an einem anderen Ort als sonst.", "Der Grund ist: Umbau."),
            id="the place",
        ),
    ],
)
def test_a_moved_date_says_what_is_other_than_planned(
    change: str, expected: tuple[str, ...]
) -> None:
    events = (
        BREAKFAST + f"        abweichungen:\n          - am: 05.06.2019\n            {change}\n"
    )
    told = block(events).dates[0].sentences
    assert told[1 : 1 + len(expected)] == (f"Achtung: {expected[0]}", *expected[1:])


def test_all_day_and_several_days() -> None:
    (told,) = block(ONE + indent("bis: 06.06.2019\num: ganztägig\n", " " * 8)).dates
    assert told.heading == "Mittwoch, 5. Juni 2019 bis Donnerstag, 6. Juni 2019"
    assert told.sentences[1] == "Der Termin ist den ganzen Tag."


def test_the_page_has_every_upcoming_date_of_the_category_and_no_other() -> None:
    both = OPEN_DAY + BREAKFAST.partition("termine:")[2]
    found = block(both, today=date(2019, 2, 1))
    days = [one.day_iso for one in (*found.dates, *found.later)]
    assert days == [
        "2019-02-06",
        "2019-03-06",
        "2019-04-03",
        "2019-05-01",
        "2019-06-05",
        "2019-07-03",
        "2019-08-07",
        "2019-09-04",
    ]
    assert len(found.dates) == found.show == 6
    assert found.ask_url == "/besuchen-sie-uns/"


def test_without_a_date_the_page_says_so() -> None:
    assert block(OPEN_DAY).note == "Zurzeit gibt es keinen neuen Termin."


def test_without_the_setting_there_is_nothing() -> None:
    assert view_of(world(BREAKFAST, pages=[PAGE]), "leichte-sprache/").easy is None


def test_an_event_of_the_category_says_its_next_date_too() -> None:
    both = OPEN_DAY + BREAKFAST.partition("termine:")[2]
    pages = pages_of(world(both, pages=[PAGE, VISIT], settings=EASY))
    easy = pages["termine/fruehstueck/"].view.easy
    assert easy.dates[0].heading == "Mittwoch, 5. Juni 2019"
    assert easy.show == 1
    assert easy.more == Link("Hier steht mehr in Leichter Sprache", "/leichte-sprache/")
    assert pages["termine/offene-tuer/"].view.easy is None
