"""Every page of the site in bundles that say what they are made from, and what all pages share.

Nothing is phrased here and nothing is built: a Bundle whose inputs are those of the last build need
not be asked for its pages. Today is no input. What today changes – which dates are over, how old an
archive is – stands there instead: on the next day only those pages are made anew that differ.
"""

from collections.abc import Iterable

from plugins.termine.events import addresses

from .blocks import EASY_LANGUAGE
from .context import Paths, SiteContext, Text
from .date_views import ATOM_FEED, DATES_ATOM_FEED, address_lines
from .event_pages import event_bundles
from .files import date_files
from .list_pages import list_bundles, sheet_bundles
from .month_pages import archive_bundles, month_bundles
from .page import Bundle, FileBundle, Link
from .page_builder import Menu, PageBuilder
from .service_pages import SEARCH, search_bundles, service_bundles
from .text_pages import VISIT, article_bundles, text_bundles
from .views import Asset, SiteView
from .visible import EventKeys, event_keys, visible_articles, visible_pages


def page_bundles(context: SiteContext, keys: EventKeys | None = None) -> tuple[Bundle, ...]:
    """Every page of the site; each Bundle has a name of its own. `keys` are `event_keys`."""
    builder = PageBuilder(context, keys or event_keys(context))
    return (
        *text_bundles(builder),
        *article_bundles(builder),
        *list_bundles(builder),
        *month_bundles(builder),
        *archive_bundles(builder),
        *service_bundles(builder),
        *search_bundles(builder),
        *sheet_bundles(builder),
        *event_bundles(builder),
    )


def file_bundles(context: SiteContext, keys: EventKeys) -> tuple[FileBundle, ...]:
    """The files of dates for programs."""
    return date_files(PageBuilder(context, keys))


LEGAL_PAGES = ("impressum", "datenschutz", "barrierefreiheit", "barriere-melden")
_REPORT = "barriere-melden"
_SHORT_NAMES = {"barrierefreiheit": "Barrierefreiheit"}
_HELP = (
    ("112", "tel:112", "Notruf: Feuerwehr und Rettungsdienst"),
    ("116117", "tel:116117", "ärztlicher Bereitschaftsdienst"),
    ("0800 111 0550", "tel:08001110550", "Elterntelefon"),
)


def site_view(
    context: SiteContext,
    *,
    stylesheet: Asset,
    script: Asset,
    icon: str,
    search_script: Asset | None = None,
) -> SiteView:
    """What is the same on every page of this build; `icon` is the path of the site's sign."""
    settings, paths = context.settings, Paths(context.settings.url)
    pages = {text.slug: text for text in visible_pages(context)}
    venue = context.venue(settings.home_venue)
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
        legal_links=_legal_links(context, pages, paths),
        help_lines=tuple(Link(*line) for line in _HELP),
        feed_links=_feed_links(context, paths),
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


def _legal_links(context: SiteContext, pages: dict[str, Text], paths: Paths) -> tuple[Link, ...]:
    """The pages the law asks for; to report a barrier, the form of the settings comes first."""
    form = context.settings.feedback_url
    links = [
        Link(
            _SHORT_NAMES.get(slug, pages[slug].title),
            paths.path(addresses.page_url(slug)),
        )
        for slug in LEGAL_PAGES
        if slug in pages and not (slug == _REPORT and form)
    ]
    return (*links, *([Link("Barriere melden", paths.path(form))] if form else ()))


def _feed_links(context: SiteContext, paths: Paths) -> tuple[Link, ...]:
    return (
        Link("Termine abonnieren", paths.path(addresses.SUBSCRIBE)),
        Link("Termine als Feed (Atom)", paths.path(DATES_ATOM_FEED)),
        *(
            (Link("Aktuelles als Feed (Atom)", paths.path(ATOM_FEED)),)
            if visible_articles(context)
            else ()
        ),
    )
