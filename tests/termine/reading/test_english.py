"""Event files with English keys and words, as sites elsewhere write them."""

from dataclasses import replace

import pytest

from plugins.termine.events import phrase, recurrence_from_phrase
from plugins.termine.reading import Source, load
from plugins.termine.reading.forms import AdjustmentForm as Adjustment
from plugins.termine.reading.forms import (
    ClosedDaysForm,
    EventForm,
    Form,
    OpeningForm,
    PauseForm,
    RegistrationForm,
    SubscriptionForm,
    VenueForm,
)
from plugins.termine.reading.words import words_of

SAME_IN_BOTH = {"id", "name", "text", "link", "mail", "online", "rrule"}
FORMS = (
    *(Adjustment, ClosedDaysForm, EventForm, OpeningForm, PauseForm, RegistrationForm),
    *(SubscriptionForm, VenueForm),
)
GERMAN = """
termine:
  - id: chor
    titel: Chor
    rubrik: Musik
    wann: jeden 1. Mittwoch im Monat
    um: 10 bis 12 Uhr
    ab: 06.01.2027
    bis: 31.12.2027
    feiertage: entfaellt
    anmeldung:
      noetig: ja
      bis: 04.01.2027
      mail: chor@example.org
    pausen:
      - von: 01.07.2027
        bis: 31.08.2027
        grund: Sommer
    abweichungen:
      - am: 03.02.2027
        entfaellt: Die Heizung ist kaputt
      - am: 03.03.2027
        verlegt: 10.03.2027
      - zusatz: 12.03.2027
  - id: fest
    titel: Fest
    datum: 20.12.2026
    um: ganztägig
    ausgebucht: ja
"""
ENGLISH = """
events:
  - id: chor
    title: Chor
    category: Musik
    when: every 1st Wednesday of the month
    time: 10:00 to 12:00
    from: 2027-01-06
    until: 2027-12-31
    public_holidays: cancelled
    registration:
      required: yes
      until: 2027-01-04
      mail: chor@example.org
    breaks:
      - from: 2027-07-01
        until: 2027-08-31
        reason: Sommer
    changes:
      - on: 2027-02-03
        cancelled: Die Heizung ist kaputt
      - on: 2027-03-03
        moved: 2027-03-10
      - extra: 2027-03-12
  - id: fest
    title: Fest
    date: 2026-12-20
    time: all day
    sold_out: yes
"""


def events(text: str, *, may_be_english: bool = False):
    source = Source("content/termine.yaml", text.encode(), may_be_english=may_be_english)
    loaded = load([source], None)
    assert [one.message for one in loaded.diagnostics] == []
    return [replace(one, late_days=()) for one in loaded.catalogue.events]


def test_an_english_file_says_what_a_german_one_says():
    assert events(ENGLISH, may_be_english=True) == events(GERMAN)


def test_german_keys_may_stand_beside_english_ones():
    mixed = GERMAN.replace("titel: Chor", "title: Chor").replace("ab: ", "from: ")
    assert events(mixed, may_be_english=True) == events(GERMAN)


def test_where_english_keys_are_not_known_the_german_one_is_suggested():
    source = Source("content/termine.yaml", GERMAN.replace("titel: Chor", "titl: Chor").encode())
    told = load([source], None).diagnostics
    assert "Meinten Sie „titel“?" in [one.advice for one in told]


def keys_of(form: type[Form]) -> set[str]:
    return set(form.keys())


def test_every_key_has_an_english_word():
    known = {*words_of("english").values(), *words_of("english-stretch").values()}
    assert {key for form in FORMS for key in keys_of(form)} - known - SAME_IN_BOTH == set()


def test_every_english_word_stands_for_a_key():
    keys = {"termine", "vorgaben", "rubriken", *(key for form in FORMS for key in keys_of(form))}
    assert set(words_of("english").values()) <= keys


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("every Tuesday", "jeden Dienstag"),
        ("every 1st Wednesday of the month", "jeden 1. Mittwoch im Monat"),
        ("every 2nd and 4th Friday of the month", "jeden 2. und 4. Freitag im Monat"),
        ("last Saturday of the month", "jeden letzten Samstag im Monat"),
        ("every other week on Tuesday", "jede 2. Woche dienstags"),
        ("every 2 weeks on Tuesday", "jede 2. Woche dienstags"),
        ("every Monday to Friday", "montags bis freitags"),
        ("every Sat and Sun", "jeden Samstag und Sonntag"),
        ("daily", "täglich"),
        ("on the 15th of every month", "am 15. jedes Monats"),
        ("every last Sunday of the quarter", "jeden letzten Sonntag im Quartal"),
        ("every Tuesday, not in August", "jeden Dienstag, nicht im August"),
    ],
)
def test_a_rule_can_be_said_in_english(english: str, german: str):
    assert phrase(recurrence_from_phrase(english)) == german
