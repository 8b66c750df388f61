"""The day in the foot of a page: that of the newest thing it shows."""

from datetime import UTC, date, datetime

import pytest

from plugins.website.pages.context import Document, SiteContext
from plugins.website.pages.files import sitemap_entries
from tests.website.pages.worlds import CHANGED, OPEN_DAY, pages_of, view_of, world

BEFORE, AFTER = (datetime(2019, month, 2, 12, tzinfo=UTC) for month in (4, 7))


def page(slug: str, changed: datetime) -> Document:
    return Document(slug, f"{slug}/", slug.title(), "Kurz.", (), changed=changed)


@pytest.mark.parametrize(
    "url", ["", "termine/", "termine/archiv/", "kalender/", "aktuelles/", "404.html"]
)
def test_a_page_with_nothing_to_show_has_the_day_of_the_site(url: str) -> None:
    head = view_of(world(pages=[page("impressum", BEFORE), page("hilfe", AFTER)]), url).head
    assert (head.changed, head.changed_iso) == ("2. Juli 2019", "2019-07-02")


@pytest.mark.parametrize("url", ["termine/archiv/", "kalender/"])
def test_an_overview_of_dates_is_as_new_as_the_dates_it_lists(url: str) -> None:
    given = world(OPEN_DAY, today=date(2019, 8, 1), pages=[page("hilfe", AFTER)])
    assert view_of(given, url).head.changed_iso == f"{CHANGED:%Y-%m-%d}"


def test_the_page_of_the_offers_is_as_new_as_the_offers() -> None:
    given = world(pages=[page("angebote", BEFORE), page("beratung", AFTER)])
    assert view_of(given, "angebote/").head.changed_iso == "2019-07-02"
    assert view_of(given, "beratung/").head.changed_iso == "2019-07-02"


def test_a_site_of_which_nothing_is_known_says_no_day() -> None:
    given: SiteContext = world()
    assert {view.view.head.changed for view in pages_of(given).values()} == {""}


def test_the_sitemap_takes_its_day_from_the_page() -> None:
    pages = pages_of(world(OPEN_DAY, pages=[page("hilfe", AFTER)]))
    assert {entry.address: entry.changed for entry in sitemap_entries(pages.values())} == {
        "https://familie.example/": "2019-05-20",
        "https://familie.example/hilfe/": "2019-07-02",
        "https://familie.example/aktuelles/": "2019-07-02",
        "https://familie.example/termine/": "2019-05-20",
        "https://familie.example/termine/ort/familienbuero/": "2019-05-20",
        "https://familie.example/termine/2019/07/": "2019-05-20",
        "https://familie.example/termine/archiv/": "2019-07-02",
        "https://familie.example/termine/offene-tuer/": "2019-05-20",
        "https://familie.example/kalender/": "2019-05-20",
    }
