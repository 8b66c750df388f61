"""The search page. What it searches is made later, from the finished pages."""

from collections.abc import Iterator

from plugins.termine.events import addresses

from .kinds import SearchView
from .page import Bundle, Page
from .page_builder import Composer
from .sitemap import SITEMAP

SEARCH = "suche/"
TITLE = "Suche"


def search_bundles(composer: Composer) -> Iterator[Bundle]:
    """The page, if the site has a search."""
    if composer.settings.has_search:
        inputs = (composer.overview_day(),)
        yield composer.bundle("search", inputs, lambda: (_page(composer),), SEARCH)


def _page(composer: Composer) -> Page:
    description = f"Alles finden auf der Website: {composer.settings.name}."
    menu = (composer.link(text, url) for text, url, _ in composer.settings.menu)
    view = SearchView(
        head=composer.head(
            SEARCH,
            TITLE,
            description,
            stamps=composer.of_overview(),
            is_indexed=False,
            in_sitemap=False,
            is_searched=False,
        ),
        title=composer.heading(TITLE),
        links=(
            *menu,
            composer.link("Vergangene Termine", addresses.ARCHIVE),
            composer.link("Liste aller Seiten (Sitemap)", SITEMAP),
        ),
    )
    return Page(SEARCH, "search.html", view)
