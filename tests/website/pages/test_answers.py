"""The answers right below the heading: state, when, where, for whom, cost, registration."""

from datetime import date
from textwrap import indent

import pytest

from plugins.website.pages.views import Answers
from tests.website.pages.worlds import BREAKFAST, CHANGED, OPEN_DAY, Document, view_of, world

TODAY = date(2019, 7, 1)
DAY = "termine/offene-tuer/"


def answers(more: str = "", today: date = TODAY) -> Answers:
    """Those of the page of the open day, with more keys in its entry."""
    panel = view_of(world(OPEN_DAY + indent(more, " " * 8), today=today), DAY).answers
    assert isinstance(panel, Answers)
    return panel


def answer(label: str, more: str, today: date = TODAY) -> str:
    found = {fact.label: fact.value_html for fact in answers(more, today).facts}
    return found.get(label, "")


OFF = "abweichungen:\n  - am: 11.07.2019\n    "
STATES = {
    "as planned": ("", TODAY, ("scheduled", "Findet statt", "")),
    "cancelled": (OFF + "entfaellt: Umbau", TODAY, ("cancelled", "Fällt aus", "Umbau")),
    "moved": (
        OFF + "verlegt: 12.07.2019",
        TODAY,
        ("moved", "Verlegt", "auf Freitag, 12. Juli (bisher Donnerstag, 11. Juli)"),
    ),
    "at another place": (
        OFF + "ort: whs",
        TODAY,
        ("moved", "Anderer Ort,", "sonst Familienbüro"),
    ),
    "sold out": ("ausgebucht: ja", TODAY, ("full", "Ausgebucht", "Es ist kein Platz mehr frei.")),
    "over": ("", date(2019, 7, 12), ("past", "Vorbei", "Dieser Termin ist vorbei.")),
    "cancelled and over": (
        OFF + "entfaellt: Umbau",
        date(2019, 7, 12),
        ("cancelled", "Fällt aus", "Umbau. Dieser Termin ist vorbei."),
    ),
}


@pytest.mark.parametrize(("more", "today", "state"), STATES.values(), ids=STATES)
def test_the_first_word_says_whether_it_takes_place(
    more: str, today: date, state: tuple[str, str, str]
) -> None:
    panel = answers(more, today)
    assert (panel.status, panel.label, panel.text) == state


def test_the_questions_have_one_order() -> None:
    more = (
        "kosten: 2 Euro\nfuer: [Eltern]\nalter: bis 1 Jahr\nsprache: [Türkisch]\nanmeldung: nein\n"
    )
    assert [(fact.label, fact.value_html) for fact in answers(more).facts][1:] == [
        ("Wo?", "Familienbüro, Hauptstraße 1, 44651 Herne"),
        ("Für wen?", "Eltern<br>Alter: bis 1 Jahr<br>Sprache: Türkisch"),
        ("Was kostet es?", "2 Euro"),
        ("Muss ich mich anmelden?", "Nein."),
    ]
    assert answers(more).facts[0].label == "Wann?"


CALL = 'Telefon: <a href="tel:02323000000">02323 000000</a>'
OVER = "Ja. <strong>Anmeldeschluss vorbei</strong> (er war am Samstag, 6. Juli 2019)."
SIGN_UP = {
    "needed, nothing else": ("noetig: ja", "Ja.<br>Wie, das steht noch nicht fest."),
    "with a phone": ("telefon: 02323 000000", f"Ja.<br>{CALL}"),
    "not needed": ("noetig: nein\n  text: Kommen Sie einfach", "Nein. Kommen Sie einfach."),
    "a page and a mail": (
        "link: https://familie.example/a\n  mail: fest@familie.example",
        (
            'Ja.<br><a href="https://familie.example/a">Zur Anmeldung</a>'
            '<br>E-Mail: <a href="mailto:fest@familie.example">fest@familie.example</a>'
        ),
    ),
    "words and a deadline": (
        "noetig: ja\n  bis: 06.07.2019\n  telefon: 02323 000000\n  text: Wir rufen zurück.",
        (
            f'<span data-until="2019-07-06">Ja, bis Samstag, 6. Juli 2019.<br>{CALL}'
            "<br>Wir rufen zurück.</span>"
            '<span data-last-day="2019-07-06" data-over-notice data-pagefind-ignore hidden>'
            f"{OVER}</span>"
        ),
    ),
}


@pytest.mark.parametrize(("said", "expected"), SIGN_UP.values(), ids=SIGN_UP)
def test_whether_to_sign_up_begins_with_yes_or_no_then_how_and_until_when(
    said: str, expected: str
) -> None:
    assert answer("Muss ich mich anmelden?", f"anmeldung:\n  {said}\n") == expected


SENTENCES = {
    "Sie brauchen keine Anmeldung.": "Nein. Sie brauchen keine Anmeldung.",
    "ohne Anmeldung": "Nein. Ohne Anmeldung.",
    "Kommen Sie einfach vorbei": "Nein. Kommen Sie einfach vorbei.",
    "Eine Anmeldung ist nicht nötig.": "Nein. Eine Anmeldung ist nicht nötig.",
    "Bitte sagen Sie vorher Bescheid.": "Ja.<br>Bitte sagen Sie vorher Bescheid.",
    "Nicht ohne Anmeldung": "Ja.<br>Nicht ohne Anmeldung.",
    "Das klärt sich.": "Das klärt sich.",
}


@pytest.mark.parametrize(("words", "expected"), SENTENCES.items(), ids=SENTENCES)
def test_the_editors_own_words_get_a_yes_or_no_where_they_mean_one(
    words: str, expected: str
) -> None:
    assert answer("Muss ich mich anmelden?", f"anmeldung: {words}\n") == expected


def test_after_the_last_day_nobody_is_invited_to_sign_up() -> None:
    said = "anmeldung:\n  noetig: ja\n  bis: 06.07.2019\n  telefon: 02323 000000\n"
    assert answer("Muss ich mich anmelden?", said, date(2019, 7, 7)) == OVER
    shown = view_of(world(OPEN_DAY + indent(said, " " * 8), today=date(2019, 7, 7)), "termine/")
    assert shown.groups[0].days[0].dates[0].registration == "Anmeldeschluss vorbei"


def test_of_a_full_date_nobody_is_given_a_number_to_call() -> None:
    said = "ausgebucht: ja\nanmeldung:\n  noetig: ja\n  telefon: 02323 000000\n"
    assert answer("Muss ich mich anmelden?", said) == "Ja. Es ist aber kein Platz mehr frei."
    waiting = said + "  text: Es gibt eine Warteliste.\n"
    assert answer("Muss ich mich anmelden?", waiting) == (
        f"Ja. Es ist aber kein Platz mehr frei.<br>{CALL}<br>Es gibt eine Warteliste."
    )


def test_for_a_cancelled_date_nobody_need_sign_up() -> None:
    said = OFF + "entfaellt: Umbau\nanmeldung: ja\n"
    assert answer("Muss ich mich anmelden?", said) == "Nein. Der Termin fällt aus."


def test_another_place_is_called_another_place() -> None:
    said = OFF + "ort: whs\n"
    assert answer("Wo?", said) == "Anderer Ort: WHS, Herne"


def test_a_series_says_how_its_next_date_stands_and_when_it_takes_place() -> None:
    off = "        abweichungen:\n          - am: 05.06.2019\n            entfaellt: Umbau\n"
    view = view_of(world(BREAKFAST + off, today=date(2019, 6, 1)), "termine/fruehstueck/")
    assert (view.answers.label, view.answers.text) == (
        "Fällt aus",
        "Mittwoch, 5. Juni 2019. Umbau",
    )
    assert "Das nächste Mal: " in view.answers.facts[0].value_html
    assert "3. Juli 2019" in view.answers.facts[0].value_html


def test_a_series_that_is_over_says_so() -> None:
    view = view_of(world(BREAKFAST, today=date(2020, 6, 1)), "termine/fruehstueck/")
    assert (view.answers.status, view.answers.label) == ("past", "Vorbei")


def test_an_article_that_tells_of_one_event_has_its_answers() -> None:
    text = Document(
        "fest",
        "aktuelles/fest/",
        "Wir feiern",
        "",
        (),
        published=date(2019, 5, 20),
        changed=CHANGED,
        event_ids=("offene-tuer",),
    )
    panel = view_of(world(OPEN_DAY, today=TODAY, articles=[text]), "aktuelles/fest/").answers
    assert panel.label == "Findet statt"
    assert panel.more.text == "Zum Termin: Tag der offenen Tür"
    assert panel.more.url == "/termine/offene-tuer/"
    both = OPEN_DAY + BREAKFAST.partition("termine:")[2] + "        artikel: fest\n"
    two = view_of(world(both, today=TODAY, articles=[text]), "aktuelles/fest/")
    assert two.answers is None


def test_google_gets_a_form_with_the_date_in_it() -> None:
    view = view_of(world(OPEN_DAY, today=TODAY), DAY)
    assert view.google_url.startswith(
        "https://calendar.google.com/calendar/render?action=TEMPLATE&text=Tag+der+offenen+T%C3%BCr"
        "&dates=20190711T130000%2F20190711T150000&ctz=Europe%2FBerlin"
        "&location=Familienb%C3%BCro%2C+Hauptstra%C3%9Fe+1%2C+44651+Herne"
        "&details=https%3A%2F%2Ffamilie.example%2Ftermine%2Foffene-tuer%2F"
    )
