"""The frame around every page."""

from dataclasses import replace

from plugins.website.pages.context import Document
from plugins.website.pages.site_plan import site_view
from plugins.website.pages.views import Asset, Link, MenuItem, SiteView, ThemeFiles
from tests.website.pages.worlds import SETTINGS, world

PAGES = (
    Document("impressum", "impressum/", "Impressum", "", ()),
    Document("datenschutz", "datenschutz/", "Datenschutz", "", ()),
    Document("barrierefreiheit", "barrierefreiheit/", "Erklärung zur Barrierefreiheit", "", ()),
    Document("barriere-melden", "barriere-melden/", "Barriere melden", "", ()),
    Document("leichte-sprache", "leichte-sprache/", "Leichte Sprache", "", ()),
    Document("bueromuz", "bueromuz/", "Aile büromuz", "", (), language="tr"),
    Document("besuchen-sie-uns", "besuchen-sie-uns/", "Besuchen Sie uns", "", ()),
)


def frame(*, pages: tuple[Document, ...] = PAGES, **changes: object) -> SiteView:
    given = world(pages=pages, settings=replace(SETTINGS, **changes))
    style, script = Asset("/theme/a.css", "sha384-a"), Asset("/theme/a.js", "sha384-b")
    return site_view(given, ThemeFiles((), style, script, script, "/theme/icon.svg"))


def test_the_menu_has_its_pages_below_it() -> None:
    assert frame().menu[1] == MenuItem(
        Link("Angebote", "/angebote/"), (Link("Beratung", "/beratung/"),)
    )


def test_every_page_leads_to_easy_language_and_other_languages() -> None:
    assert frame().top_links == (
        Link("Leichte Sprache", "/leichte-sprache/"),
        Link("Türkçe", "/bueromuz/", language="tr"),
    )


def test_several_pages_in_one_language_have_their_titles_in_the_header() -> None:
    more = Document("yardim", "yardim/", "Yardım", "", (), language="tr")
    links = frame(pages=(*PAGES, more)).top_links
    assert [(link.text, link.language) for link in links[1:]] == [
        ("Aile büromuz", "tr"),
        ("Yardım", "tr"),
    ]


def test_the_pages_the_law_asks_for_are_linked() -> None:
    assert frame().legal_links == (
        Link("Impressum", "/impressum/"),
        Link("Datenschutz", "/datenschutz/"),
        Link("Barrierefreiheit", "/barrierefreiheit/"),
        Link("Barriere melden", "/barriere-melden/"),
    )


def test_a_form_for_barriers_takes_the_place_of_the_page() -> None:
    links = frame(feedback_url="https://formular.example/melden").legal_links
    assert links[-1] == Link("Barriere melden", "https://formular.example/melden")
    assert [link.text for link in links].count("Barriere melden") == 1


def test_the_office_has_its_address() -> None:
    view = frame()
    assert view.address == ("Hauptstraße 1", "44651 Herne")
    assert view.office_url == "/besuchen-sie-uns/"
    assert frame(home_venue="nirgends").address == ()


def test_help_in_need_can_be_called() -> None:
    assert [(line.text, line.url) for line in frame().help_lines] == [
        ("112", "tel:112"),
        ("116117", "tel:116117"),
        ("0800 111 0550", "tel:08001110550"),
    ]


def test_below_a_folder_the_base_is_that_folder() -> None:
    view = frame(url="https://www.herne.example/familie")
    assert view.base == "/familie/"
    assert view.menu[0].link.url == "/familie/"
    assert frame().base == "/"


def test_the_search_is_linked_where_there_is_one() -> None:
    assert frame().search_url == ""
    assert frame(has_search=True).search_url == "/suche/"
