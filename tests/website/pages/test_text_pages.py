"""The home page and the other pages."""

from dataclasses import replace
from datetime import date

from plugins.termine.reading import Placement
from plugins.website.pages.context import Document
from plugins.website.pages.text_pages import HomeView, TextView
from plugins.website.pages.views import Link
from tests.website.pages.worlds import BREAKFAST, OPEN_DAY, SETTINGS, plain, view_of, world

START = Document("start", "", "Familienbüro der Stadt Herne", "Wir sind da.", ("<p>Räume</p>",))
OFFER = Document("beratung", "beratung/", "Beratung", "Fragen Sie uns.", ("<p>Was ist das?</p>",))
EASY = Document(
    "leichte-sprache", "leichte-sprache/", "Willkommensbesuche", "", ("<p>Wir helfen.</p>",)
)


def test_the_home_page_shows_the_next_dates_tasks_and_news() -> None:
    articles = [
        Document(
            f"a{day}",
            f"aktuelles/a{day}/",
            f"Nachricht {day}",
            "Kurz.",
            (),
            published=date(2019, 5, day),
        )
        for day in (1, 2, 3, 4)
    ]
    events = OPEN_DAY + BREAKFAST.partition("termine:")[2]
    view = view_of(world(events, pages=[START], articles=articles), "")
    assert isinstance(view, HomeView)
    assert [one.day_iso for one in view.dates] == [
        "2019-06-05",
        "2019-07-03",
        "2019-07-11",
        "2019-08-07",
        "2019-09-04",
    ]
    assert view.tasks == (Link("Ich habe eine Frage", "/beratung/", "Wir helfen weiter."),)
    assert [one.title for one in view.articles] == ["Nachricht 4", "Nachricht 3", "Nachricht 2"]
    assert view.venue is not None
    assert view.venue.name == "Familienbüro"
    assert (view.head.url, view.head.breadcrumbs) == ("/", ())


def test_without_a_start_page_the_settings_speak() -> None:
    view = view_of(world(), "")
    assert (plain(view.title), view.lead, view.dates) == (
        "Familienbüro Herne",
        "Da für Familien",
        (),
    )


def test_a_page_belongs_to_the_menu_item_above_it() -> None:
    view = view_of(world(pages=[OFFER]), "beratung/")
    assert isinstance(view, TextView)
    assert view.head.section == "/angebote/"
    assert [link.text for link in view.head.breadcrumbs] == ["Start", "Angebote"]


def test_a_page_shows_the_pages_below_it_that_its_text_does_not_link() -> None:
    above = Document(
        "angebote", "angebote/", "Angebote", "Das bieten wir.", ("<p>Vier Angebote.</p>",)
    )
    view = view_of(world(pages=[above, OFFER]), "angebote/")
    assert view.children == (Link("Beratung", "/beratung/", "Fragen Sie uns."),)
    linking = Document(
        "angebote", "angebote/", "Angebote", "", ('<p><a href="/beratung/">Beratung</a></p>',)
    )
    assert view_of(world(pages=[linking, OFFER]), "angebote/").children == ()


def test_a_page_without_a_summary_is_described_by_how_it_begins() -> None:
    text = Document(
        "a", "a/", "A", "", (f"<h2>Für <b>Sie</b> &amp; alle</h2>\n<p>{'wort ' * 60}</p>",)
    )
    description = view_of(world(pages=[text]), "a/").head.description
    assert description.startswith("Für Sie & alle wort wort")
    assert description.endswith("wort …")
    assert len(description) <= 160


def test_a_page_can_carry_dates() -> None:
    text = Document(
        "a", "a/", "A", "", ("<p>x</p>", Placement(category="Treffen")), event_ids=("offene-tuer",)
    )
    events = OPEN_DAY + BREAKFAST.partition("termine:")[2]
    view = view_of(world(events, pages=[text]), "a/")
    assert view.dates is not None
    assert [one.day_iso for one in view.dates.upcoming] == ["2019-07-11"]
    assert view.head.changed_iso == "2019-05-20"


def test_long_words_in_headings_get_soft_hyphens_and_titles_do_not() -> None:
    text = Document("a", "a/", "Willkommensbesuche in Herne", "", ())
    view = view_of(world(pages=[text]), "a/")
    assert view.title == "Willkom\u00admens\u00adbe\u00adsuche in Herne"
    assert view.head.title == "Willkommensbesuche in Herne"


def test_a_heading_parts_a_word_as_the_editors_do() -> None:
    words = (("Willkommensbesuche", "Willkommens·besuche"),)
    text = Document("a", "a/", "Willkommensbesuche in Herne", "", ())
    view = view_of(world(pages=[text], settings=replace(SETTINGS, easy_words=words)), "a/")
    assert view.title == "Willkommens\u00adbesuche in Herne"


def test_leichte_sprache_is_never_hyphenated() -> None:
    view = view_of(world(pages=[EASY]), "leichte-sprache/")
    assert view.title == "Willkommensbesuche"
    assert not view.head.hyphenates


def test_news_of_more_than_a_year_ago_are_no_news_on_the_home_page() -> None:
    texts = [
        Document("alt", "aktuelles/alt/", "Alt", "", (), published=date(2018, 5, 31)),
        Document("neu", "aktuelles/neu/", "Neu", "", (), published=date(2018, 6, 1)),
    ]
    shown = view_of(world(articles=texts, today=date(2019, 6, 1)), "").articles
    assert [teaser.title for teaser in shown] == ["Neu"]
