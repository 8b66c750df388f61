"""An article and its dates belong together: what is over moves into the disclosure."""

from dataclasses import replace
from datetime import date

import pytest

from plugins.termine.reading import Placement
from plugins.website.pages.atom import atom_files
from plugins.website.pages.context import Document
from plugins.website.pages.text_pages import ArticleView
from plugins.website.pages.views import DatesBlock
from tests.website.pages.worlds import (
    BREAKFAST,
    OPEN_DAY,
    SETTINGS,
    pages_of,
    plain,
    view_of,
    world,
)

ARTICLE = Document(
    slug="fest",
    url="aktuelles/fest/",
    title="Wir feiern",
    summary="Kommen Sie vorbei.",
    body=("<p>Alle sind eingeladen.</p>",),
    published=date(2019, 5, 20),
    event_ids=("offene-tuer",),
)
BOTH = OPEN_DAY + BREAKFAST.partition("termine:")[2]


def article(events: str, today: date, text: Document = ARTICLE) -> ArticleView:
    view = view_of(world(events, today=today, articles=[text]), f"aktuelles/{text.slug}/")
    assert isinstance(view, ArticleView)
    return view


def block(events: str, today: date, text: Document = ARTICLE) -> DatesBlock:
    dates = article(events, today, text).dates
    assert dates is not None
    return dates


def test_before_the_day_the_date_stands_under_the_next_dates() -> None:
    dates = block(OPEN_DAY, date(2019, 7, 1))
    assert dates.heading == "Nächste Termine"
    assert [one.when for one in dates.upcoming] == ["Donnerstag, 11. Juli 2019, um 13 Uhr"]
    assert (dates.past, dates.past_label, dates.note) == ((), "", "")


def test_on_its_own_day_a_date_is_not_over() -> None:
    assert block(OPEN_DAY, date(2019, 7, 11)).past_label == ""


def test_after_the_day_the_date_stands_in_the_disclosure() -> None:
    dates = block(OPEN_DAY, date(2019, 7, 12))
    assert dates.upcoming == ()
    assert dates.past_label == "Vergangene Termine (1) anzeigen"
    assert [one.when for one in dates.past] == ["Donnerstag, 11. Juli 2019, um 13 Uhr"]
    assert dates.note == "Zurzeit ist kein neuer Termin geplant."


@pytest.mark.parametrize(
    ("today", "label"),
    [
        (date(2019, 2, 6), ""),
        (date(2019, 2, 7), "Vergangene Termine (1) anzeigen"),
        (date(2019, 3, 7), "Vergangene Termine (2) anzeigen"),
        (date(2020, 1, 10), "Vergangene Termine (8) anzeigen"),
    ],
    ids=["none", "one", "two", "all"],
)
def test_the_label_counts_what_is_over(today: date, label: str) -> None:
    text = Document(
        "a",
        "aktuelles/a/",
        "Frühstück",
        "",
        (),
        published=date(2019, 1, 1),
        event_ids=("fruehstueck",),
    )
    assert block(BREAKFAST, today, text).past_label == label


def test_twelve_past_dates_stand_newest_first() -> None:
    weekly = """
        termine:
          - id: krabbeln
            titel: Krabbelgruppe
            wann: jeden Dienstag
            um: 9 Uhr
            ab: 01.01.2019
            bis: 19.03.2019
            feiertage: findet statt
            ferien: findet statt
    """
    text = Document(
        "a", "aktuelles/a/", "Krabbeln", "", (), published=date(2019, 1, 1), event_ids=("krabbeln",)
    )
    dates = block(weekly, date(2019, 6, 1), text)
    assert dates.past_label == "Vergangene Termine (12) anzeigen"
    assert dates.past[0].when == "Dienstag, 19. März 2019, um 9 Uhr"
    assert dates.past[-1].when == "Dienstag, 1. Januar 2019, um 9 Uhr"


def test_at_most_six_dates_come_next_and_a_link_leads_to_the_rest() -> None:
    text = Document(
        "a",
        "aktuelles/a/",
        "Frühstück",
        "",
        (),
        published=date(2019, 1, 1),
        event_ids=("fruehstueck",),
    )
    dates = block(BREAKFAST, date(2019, 1, 2), text)
    assert len(dates.upcoming) == 6
    assert dates.more is not None
    assert (dates.more.text, dates.more.url) == ("Alle Termine ansehen", "/termine/fruehstueck/")
    assert block(BREAKFAST, date(2019, 6, 1), text).more is None


def test_an_event_that_names_the_article_ties_it_too() -> None:
    named = OPEN_DAY + "        artikel: nachricht\n"
    text = Document(
        "nachricht", "aktuelles/nachricht/", "Nachricht", "", (), published=date(2019, 1, 1)
    )
    assert len(block(named, date(2019, 7, 1), text).upcoming) == 1


def test_an_article_without_events_has_no_dates_and_leads_nowhere() -> None:
    text = Document("a", "aktuelles/a/", "Ohne", "", (), published=date(2019, 1, 1))
    view = article(BREAKFAST, date(2019, 7, 1), text)
    assert (view.dates, view.next_date, view.venues) == (None, None, ())


def test_a_past_article_leads_on_to_the_next_date_of_its_category() -> None:
    same = """
        termine:
          - id: alt
            titel: Früher
            rubrik: Treffen
            datum: 01.03.2019
            um: 9 Uhr
          - id: anders
            titel: Etwas anderes
            rubrik: Kurse
            datum: 02.07.2019
            um: 9 Uhr
          - id: ausfall
            titel: Fällt aus
            rubrik: Treffen
            datum: 03.07.2019
            um: 9 Uhr
            abweichungen:
              - am: 03.07.2019
                entfaellt: Sommerfest
          - id: neu
            titel: Wieder
            rubrik: Treffen
            datum: 04.07.2019
            um: 9 Uhr
    """
    text = Document(
        "a", "aktuelles/a/", "Alt", "", (), published=date(2019, 1, 1), event_ids=("alt",)
    )
    leading_on = article(same, date(2019, 7, 1), text).next_date
    assert leading_on is not None
    assert (leading_on.title, leading_on.day_iso) == ("Wieder", "2019-07-04")
    assert article(same, date(2019, 3, 1), text).next_date is None


def test_without_a_next_date_of_the_category_the_next_of_all_is_named() -> None:
    view = article(BOTH, date(2019, 7, 12))
    assert view.next_date is not None
    assert view.next_date.title == "Frühstück"


def test_dates_placed_in_the_text_stand_there_and_not_again_below() -> None:
    text = Document(
        "a",
        "aktuelles/a/",
        "Beides",
        "",
        ("<p>vorher</p>", Placement(event_ids=("fruehstueck",), limit=2), "<p>nachher</p>"),
        published=date(2019, 1, 1),
        event_ids=("fruehstueck", "offene-tuer"),
    )
    view = article(BOTH, date(2019, 6, 1), text)
    before, placed, after = view.body
    assert (before, after) == ("<p>vorher</p>", "<p>nachher</p>")
    assert isinstance(placed, DatesBlock)
    assert [one.day_iso for one in placed.upcoming] == ["2019-06-05", "2019-07-03"]
    assert not placed.shows_title
    assert view.dates is not None
    assert [one.title for one in view.dates.upcoming] == ["Tag der offenen Tür"]


@pytest.mark.parametrize(
    ("placement", "upcoming", "past"),
    [
        (Placement(category="treffen", only="upcoming"), ["2019-08-07", "2019-09-04"], []),
        (Placement(venue_id="whs"), [], []),
        (Placement(only="past", limit=1), [], ["2019-07-11"]),
    ],
    ids=["category_upcoming", "venue_without_dates", "newest_past"],
)
def test_a_placement_asks_for_part_of_the_dates(
    placement: Placement, upcoming: list[str], past: list[str]
) -> None:
    text = Document("a", "aktuelles/a/", "Teil", "", (placement,), published=date(2019, 1, 1))
    (placed,) = article(BOTH, date(2019, 7, 12), text).body
    assert isinstance(placed, DatesBlock)
    assert [one.day_iso for one in placed.upcoming] == upcoming
    assert [one.day_iso for one in placed.past] == past


def test_the_head_says_what_kind_of_page_it_is() -> None:
    head = article(OPEN_DAY, date(2019, 6, 1)).head
    assert (head.title, head.description, head.kind) == (
        "Wir feiern",
        "Kommen Sie vorbei.",
        "article",
    )
    assert (head.url, head.section) == ("/aktuelles/fest/", "/aktuelles/")
    assert [link.text for link in head.breadcrumbs] == ["Start", "Aktuelles"]
    assert (head.changed, head.changed_iso) == ("20. Mai 2019", "2019-05-20")


def test_articles_stand_newest_first_and_two_of_one_title_differ() -> None:
    old = Document("alt", "aktuelles/alt/", "Neues", "Eins.", (), published=date(2018, 12, 31))
    new = Document("neu", "aktuelles/neu/", "Neues", "Zwei.", (), published=date(2019, 1, 2))
    given = world(articles=[old, new])
    listed = view_of(given, "aktuelles/").articles
    assert [(one.url, one.day) for one in listed] == [
        ("/aktuelles/neu/", "2. Januar 2019"),
        ("/aktuelles/alt/", "31. Dezember 2018"),
    ]
    titles = {view_of(given, f"aktuelles/{slug}/").head.title for slug in ("alt", "neu")}
    assert titles == {"Neues (31. Dezember 2018)", "Neues (2. Januar 2019)"}
    assert plain(listed[0].title) == "Neues"


@pytest.mark.parametrize(
    ("today", "is_preview", "titles"),
    [
        (date(2019, 6, 30), False, ["Heute"]),
        (date(2019, 7, 1), False, ["Morgen", "Heute"]),
        (date(2019, 6, 30), True, ["Morgen", "Heute"]),
    ],
    ids=["before its day", "on its day", "in the preview"],
)
def test_an_article_appears_on_its_day(today: date, *, is_preview: bool, titles: list[str]) -> None:
    now = Document("heute", "aktuelles/heute/", "Heute", "", (), published=date(2019, 6, 30))
    later = Document("morgen", "aktuelles/morgen/", "Morgen", "", (), published=date(2019, 7, 1))
    settings = replace(SETTINGS, is_preview=is_preview)
    given = world(today=today, articles=[now, later], settings=settings)
    assert [one.title for one in view_of(given, "aktuelles/").articles] == titles
    assert ("aktuelles/morgen/" in pages_of(given)) == ("Morgen" in titles)
    assert ("Morgen" in next(atom_files(given)).text) == ("Morgen" in titles)
