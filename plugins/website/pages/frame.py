"""The frame around every page: what the settings and the list of pages make of SiteView."""

from collections.abc import Iterable

from plugins.termine.events import addresses

from .easy_blocks import EASY_LANGUAGE
from .feed_views import ATOM_FEED, DATES_ATOM_FEED
from .menu import Menu
from .page import Link
from .paths import Paths
from .search_page import SEARCH
from .site import Asset, SiteView
from .text_pages import VISIT
from .venue_views import address_lines
from .visible import visible_articles, visible_pages
from .world import Text, World

LEGAL_PAGES = ("impressum", "datenschutz", "barrierefreiheit", "barriere-melden")
_REPORT = "barriere-melden"
_SHORT_NAMES = {"barrierefreiheit": "Barrierefreiheit"}
_HELP = (
    ("112", "tel:112", "Notruf: Feuerwehr und Rettungsdienst"),
    ("116117", "tel:116117", "ärztlicher Bereitschaftsdienst"),
    ("0800 111 0550", "tel:08001110550", "Elterntelefon"),
)


def site_view(
    world: World,
    *,
    stylesheet: Asset,
    script: Asset,
    icon: str,
    search_script: Asset | None = None,
) -> SiteView:
    """What is the same on every page of this build; `icon` is the path of the site's sign."""
    settings, paths = world.settings, Paths(world.settings.url)
    pages = {text.slug: text for text in visible_pages(world)}
    venue = world.venue(settings.home_venue)
    return SiteView(
        name=settings.name,
        tagline=settings.tagline,
        url=settings.url,
        base=paths.base,
        stylesheet=stylesheet,
        script=script,
        icon=icon,
        menu=Menu(settings, paths).items(),
        top_links=_top_links(pages.values(), paths),
        legal_links=_legal_links(world, pages, paths),
        help_lines=tuple(Link(*line) for line in _HELP),
        feed_links=_feed_links(world, paths),
        office_name=settings.name,
        address=address_lines(venue) if venue else (),
        office_url=paths.path(addresses.page_url(VISIT)) if VISIT in pages else "",
        search_url=paths.path(SEARCH) if settings.has_search else "",
        search_script=search_script,
        is_preview=settings.is_preview,
    )


def _top_links(pages: Iterable[Text], paths: Paths) -> tuple[Link, ...]:
    """Leichte Sprache and the pages in other languages."""
    texts = sorted(pages, key=lambda text: (text.slug != EASY_LANGUAGE, text.slug))
    return tuple(
        Link(text.title, paths.path(addresses.page_url(text.slug)))
        for text in texts
        if text.slug == EASY_LANGUAGE or not text.language.startswith("de")
    )


def _legal_links(world: World, pages: dict[str, Text], paths: Paths) -> tuple[Link, ...]:
    """The pages the law asks for; to report a barrier, the form of the settings comes first."""
    form = world.settings.feedback_url
    links = [
        Link(
            _SHORT_NAMES.get(slug, pages[slug].title),
            paths.path(addresses.page_url(slug)),
        )
        for slug in LEGAL_PAGES
        if slug in pages and not (slug == _REPORT and form)
    ]
    return (*links, *([Link("Barriere melden", paths.path(form))] if form else ()))


def _feed_links(world: World, paths: Paths) -> tuple[Link, ...]:
    return (
        Link("Termine abonnieren", paths.path(addresses.SUBSCRIBE)),
        Link("Termine als Feed (Atom)", paths.path(DATES_ATOM_FEED)),
        *(
            (Link("Aktuelles als Feed (Atom)", paths.path(ATOM_FEED)),)
            if visible_articles(world)
            else ()
        ),
    )
