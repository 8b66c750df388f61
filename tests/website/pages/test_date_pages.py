"""The page of one date: its words, its status, its place among the others."""

from datetime import date

import pytest

from plugins.website.pages.event_pages import DatePageView
from tests.website.pages.worlds import BREAKFAST, plain, view_of, world

ADJUSTED = (
    BREAKFAST
    + """
        abweichungen:
          - am: 03.04.2019
            entfaellt: Umbau
          - am: 05.06.2019
            verlegt: 06.06.2019
          - am: 06.03.2019
            verschoben: Umbau
          - am: 03.07.2019
            um: 11 bis 13 Uhr
            thema: Zähne
            gast: die Zahnklinik
          - zusatz: Sa 14.09.2019
            um: 10 Uhr
"""
)


def date_page(planned: str, events: str = ADJUSTED, today: date = date(2019, 6, 1)) -> DatePageView:
    """The page of a date; an event of one date has it at its own address."""
    is_single = "datum:" in events
    url = "termine/fruehstueck/" if is_single else f"termine/fruehstueck/{planned}/"
    view = view_of(world(events, today=today), url)
    assert isinstance(view, DatePageView)
    return view


@pytest.mark.parametrize(
    ("planned", "status"),
    [
        ("2019-05-01", ("scheduled", "", "")),
        ("2019-04-03", ("cancelled", "Fällt aus", "Umbau")),
        (
            "2019-06-05",
            ("moved", "Verlegt", "auf Donnerstag, 6. Juni (bisher Mittwoch, 5. Juni)"),
        ),
        (
            "2019-03-06",
            ("cancelled", "Verschoben", "Der neue Tag steht noch nicht fest. Grund: Umbau"),
        ),
        ("2019-09-14", ("scheduled", "", "")),
    ],
    ids=["as_planned", "cancelled", "moved", "postponed", "extra"],
)
def test_the_status_is_said_in_words(planned: str, status: tuple[str, str, str]) -> None:
    view = date_page(planned).date
    assert (view.status, view.status_label, view.status_text) == status


MOVES = {
    "to another time": (
        "verlegt: 05.06.2019\n            um: 11 bis 13 Uhr",
        "bisher 10 bis 12 Uhr",
    ),
    "to another day and time": (
        "verlegt: 06.06.2019\n            um: 9 bis 11 Uhr",
        "auf Donnerstag, 6. Juni, 9 bis 11 Uhr (bisher Mittwoch, 5. Juni, 10 bis 12 Uhr)",
    ),
    "to another day and place": (
        "verlegt: 06.06.2019\n            ort: whs",
        "auf Donnerstag, 6. Juni (bisher Mittwoch, 5. Juni). Anderer Ort, sonst Familienbüro",
    ),
    "with a reason": (
        "verlegt: 06.06.2019\n            grund: Ausflug",
        "auf Donnerstag, 6. Juni (bisher Mittwoch, 5. Juni). Grund: Ausflug",
    ),
    "into another year": (
        "verlegt: 08.01.2020",
        "auf Mittwoch, 8. Januar 2020 (bisher Mittwoch, 5. Juni 2019)",
    ),
}


@pytest.mark.parametrize(("change", "text"), MOVES.values(), ids=MOVES)
def test_a_moved_date_names_only_what_has_changed(change: str, text: str) -> None:
    events = f"{BREAKFAST}        abweichungen:\n          - am: 05.06.2019\n            {change}\n"
    assert date_page("2019-06-05", events).date.status_text == text


CHANGED = {
    "time": ("um: 11 bis 13 Uhr", ("Neue Uhrzeit,", "bisher 10 bis 12 Uhr")),
    "the time it has anyway": ("um: 10 bis 12 Uhr", ("", "")),
    "place": ("ort: whs", ("Anderer Ort,", "sonst Familienbüro")),
    "no place": ("ort: keiner", ("Anderer Ort,", "sonst Familienbüro")),
    "no place but online": (
        "ort: keiner\n            online: https://example.org/raum",
        ("Nur online,", "sonst Familienbüro"),
    ),
    "online too": ("online: https://example.org/raum", ("", "")),
    "time and place with a reason": (
        "um: 11 Uhr\n            ende: offen\n            ort: whs\n            grund: Umbau",
        ("Neue Uhrzeit,", "bisher 10 bis 12 Uhr. Anderer Ort, sonst Familienbüro. Grund: Umbau"),
    ),
}


@pytest.mark.parametrize(("change", "words"), CHANGED.values(), ids=CHANGED)
def test_a_date_at_another_time_or_place_says_what_is_usual(
    change: str, words: tuple[str, str]
) -> None:
    events = f"{BREAKFAST}        abweichungen:\n          - am: 05.06.2019\n            {change}\n"
    view = date_page("2019-06-05", events).date
    assert (view.status_label, view.status_text) == words


def test_another_room_is_said() -> None:
    events = f"{BREAKFAST}        raum: Saal\n        abweichungen:\n          - am: 05.06.2019\n"
    view = date_page("2019-06-05", f"{events}            raum: Küche\n").date
    assert (view.status_label, view.status_text) == ("Anderer Raum,", "sonst Saal")


def test_another_place_has_not_the_room_of_the_usual_one() -> None:
    events = f"{BREAKFAST}        raum: Saal\n        abweichungen:\n          - am: 05.06.2019\n"
    assert date_page("2019-06-05", f"{events}            ort: whs\n").date.room == ""


def test_a_moved_date_keeps_the_address_of_the_day_it_was_planned_for() -> None:
    view = date_page("2019-06-05").date
    assert view.url == "/termine/fruehstueck/2019-06-05/"
    assert (view.identity, view.day_iso) == ("fruehstueck/2019-06-05", "2019-06-06")
    assert view.when == "Donnerstag, 6. Juni 2019, 10 bis 12 Uhr"


def test_a_date_carries_its_parts_ready_to_show() -> None:
    view = date_page("2019-07-03").date
    assert (view.topic, view.guest, view.time) == ("Zähne", "die Zahnklinik", "11 bis 13 Uhr")
    assert (view.start_iso, view.end_iso) == (
        "2019-07-03T11:00:00+02:00",
        "2019-07-03T13:00:00+02:00",
    )
    assert view.ics_url == "/termine/fruehstueck/2019-07-03.ics"
    assert view.cost == "kostenlos"


@pytest.mark.parametrize(
    ("planned", "canonical", "in_sitemap"),
    [
        ("2019-05-01", "https://familie.example/termine/fruehstueck/", False),
        ("2019-04-03", "https://familie.example/termine/fruehstueck/2019-04-03/", True),
        ("2019-06-05", "https://familie.example/termine/fruehstueck/2019-06-05/", True),
        ("2019-07-03", "https://familie.example/termine/fruehstueck/2019-07-03/", True),
        ("2019-09-14", "https://familie.example/termine/fruehstueck/2019-09-14/", True),
    ],
    ids=["plain", "cancelled", "moved", "topic", "extra"],
)
def test_only_a_date_with_content_of_its_own_is_its_own_canonical(
    planned: str,
    canonical: str,
    in_sitemap: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    head = date_page(planned).head
    assert (head.canonical, head.in_sitemap) == (canonical, in_sitemap)


def test_a_date_stands_between_its_neighbours() -> None:
    view = date_page("2019-07-03")
    assert view.previous is not None
    assert view.next is not None
    assert (view.previous.text, view.previous.url) == (
        "Donnerstag, 6. Juni 2019",
        "/termine/fruehstueck/2019-06-05/",
    )
    assert view.next.text == "Mittwoch, 7. August 2019"
    assert date_page("2019-02-06").previous is None
    assert date_page("2019-09-14").next is None


def test_titles_and_descriptions_name_the_day() -> None:
    head = date_page("2019-04-03").head
    assert head.title == "Fällt aus: Frühstück, Mittwoch, 3. April 2019"
    assert head.description == (
        "Fällt aus: Frühstück, Mittwoch, 3. April 2019, 10 bis 12 Uhr, Familienbüro."
    )
    assert date_page("2019-06-05").head.title == (
        "Verlegt: Frühstück, Donnerstag, 6. Juni 2019 (geplant: Mittwoch, 5. Juni 2019)"
    )


def test_cost_and_registration_are_always_answered_before_a_date() -> None:
    silent = """
        termine:
          - id: fruehstueck
            titel: Still
            datum: 05.06.2019
            um: 10 Uhr
    """
    told = [(one.label, one.value_html) for one in date_page("2019-06-05", silent).answers.facts]
    assert told == [
        (
            "Wann?",
            '<time datetime="2019-06-05T10:00:00+02:00">Mittwoch, 5. Juni 2019, um 10 Uhr</time>',
        ),
        ("Was kostet es?", "Das steht noch nicht fest."),
        ("Muss ich mich anmelden?", "Das steht noch nicht fest."),
    ]
    over = date_page("2019-06-05", silent, date(2019, 7, 1)).answers
    assert [one.label for one in over.facts] == ["Wann?"]


def test_text_that_looks_like_html_stays_text() -> None:
    hostile = """
        termine:
          - id: fruehstueck
            titel: <script>alert(1)</script>
            datum: 05.06.2019
            um: 10 Uhr
            kosten: <b>5 & mehr</b>
            fuer: [Eltern <18]
            link: "https://familie.example/?a=1&b=%22"
    """
    view = date_page("2019-06-05", hostile)
    assert plain(view.date.title) == "<script>alert(1)</script>"
    assert {fact.label: fact.value_html for fact in view.answers.facts}["Was kostet es?"] == (
        "&lt;b&gt;5 &amp; mehr&lt;/b&gt;"
    )
    assert all("<script" not in text for text in view.head.json_ld)


def test_an_all_day_date_over_two_days_has_days_instead_of_times() -> None:
    fair = """
        termine:
          - id: fruehstueck
            titel: Messe
            datum: 29.06.2019
            bis: 30.06.2019
            um: ganztägig
    """
    view = date_page("2019-06-29", fair).date
    assert (view.start_iso, view.end_iso, view.last_day_iso) == (
        "2019-06-29",
        "2019-06-30",
        "2019-06-30",
    )
    assert view.day == "Samstag, 29. bis Sonntag, 30. Juni 2019"
    assert view.time == "ganztägig bis Sonntag, 30. Juni 2019"


def test_across_the_change_of_clocks_each_day_has_its_own_offset() -> None:
    night = """
        termine:
          - id: fruehstueck
            titel: Nacht
            datum: 26.10.2019
            um: 22 bis 6 Uhr
    """
    view = date_page("2019-10-26", night).date
    assert (view.start_iso, view.end_iso) == (
        "2019-10-26T22:00:00+02:00",
        "2019-10-27T06:00:00+01:00",
    )
