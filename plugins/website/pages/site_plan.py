"""The plan of all pages, the frame around them, and the pages around the dates.

Nothing is phrased while pages are planned: a Bundle whose key is that of the last build need not be
asked for its pages. Today is no value of a page. What today changes – which dates are over, how old
an archive is – stands there instead: on the next day only those pages are made anew that differ.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from plugins.termine.events import addresses

from .blocks import EASY_LANGUAGE
from .context import Calendar, Paths, SiteContext
from .date_views import ATOM_FEED, DATES_ATOM_FEED, address_lines
from .event_pages import event_bundles
from .files import date_files
from .list_pages import list_bundles, selections_of, sheet_bundles
from .month_pages import archive_bundles, month_bundles
from .page_builder import Menu, PageBuilder
from .page_views import LinksView, SubscribeView
from .text_pages import VISIT, article_bundles, text_bundles
from .views import SITEMAP, Asset, Bundle, FeedView, FileBundle, Link, Page, SiteView
from .visible import EventKeys, Planner, Visible, event_keys, visible_articles, visible_pages


def page_bundles(context: SiteContext, keys: EventKeys | None = None) -> tuple[Bundle, ...]:
    """Every page of the site; each Bundle has a name of its own. `keys` are `event_keys`."""
    planner = Planner(context, keys or event_keys(context))
    return (
        *text_bundles(planner),
        *article_bundles(planner),
        *list_bundles(planner),
        *month_bundles(planner),
        *archive_bundles(planner),
        *service_bundles(planner),
        *sheet_bundles(planner),
        *event_bundles(planner),
    )


def file_bundles(context: SiteContext, keys: EventKeys) -> tuple[FileBundle, ...]:
    """The files of dates for programs."""
    return date_files(Planner(context, keys))


LEGAL_PAGES = ("impressum", "datenschutz", "barrierefreiheit", "barriere-melden")
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
    pages = {document.slug: document for document in visible_pages(context)}
    venue = context.venue(settings.home_venue)
    top = sorted(pages.values(), key=lambda one: (one.slug != EASY_LANGUAGE, one.slug))
    top = [one for one in top if one.slug == EASY_LANGUAGE or not one.language.startswith("de")]
    form = settings.feedback_url  # to report a barrier, it takes the place of the page
    left_out = "barriere-melden" if form else ""
    legal = [
        (_SHORT_NAMES.get(slug, pages[slug].title), addresses.page_url(slug))
        for slug in LEGAL_PAGES
        if slug in pages and slug != left_out
    ]
    if form:
        legal.append(("Barriere melden", form))
    feeds = [
        ("Termine abonnieren", addresses.SUBSCRIBE),
        ("Termine als Feed (Atom)", DATES_ATOM_FEED),
    ]
    if visible_articles(context):
        feeds.append(("Aktuelles als Feed (Atom)", ATOM_FEED))

    def links(*targets: tuple[str, str]) -> tuple[Link, ...]:
        return tuple(Link(text, paths.path(url)) for text, url in targets)

    return SiteView(
        name=settings.name,
        tagline=settings.tagline,
        url=settings.url,
        base=paths.base,
        stylesheet=stylesheet,
        script=script,
        icon=icon,
        menu=Menu(settings, paths).items(),
        top_links=links(*((one.title, addresses.page_url(one.slug)) for one in top)),
        legal_links=links(*legal),
        help_lines=tuple(Link(*line) for line in _HELP),
        feed_links=links(*feeds),
        office_name=settings.name,
        address=address_lines(venue) if venue else (),
        office_url=paths.path(addresses.page_url(VISIT)) if VISIT in pages else "",
        search_url=paths.path(SEARCH) if settings.has_search else "",
        search_script=search_script,
        is_preview=settings.is_preview,
    )


SUBSCRIBE_TITLE = "Termine abonnieren"
NOT_FOUND = "404.html"
SEARCH = "suche/"
QR_LIMIT = 12
"""So many feeds get a QR code, each of which takes 5 ms and 1 KB; longer groups are plain lists."""

_Group = tuple[str, str, tuple[tuple[Calendar, str], ...]]
"""A heading, the kind of its calendars, and these, each with the page that has the same dates."""


def service_bundles(planner: Planner) -> Iterator[Bundle]:
    """How to subscribe, the page for wrong addresses, and the search if there is one."""
    visible, newest = planner.visible, planner.visible.newest
    changed = visible.last_change(map(visible.context.changed, visible.events))
    yield planner.pages(
        "subscribe",
        _subscribe_page,
        urls=(addresses.SUBSCRIBE,),
        groups=tuple(_groups(visible)),
        every=visible.all_dates,
        changed=changed,
    )
    settings = visible.context.settings
    yield planner.pages(
        "not-found",
        _links_page,
        urls=(NOT_FOUND,),
        url=NOT_FOUND,
        texts=(
            "not_found.html",
            "Seite nicht gefunden",
            "Diese Adresse gibt es hier nicht oder nicht mehr.",
        ),
        links=(
            ("Startseite", ""),
            ("Termine", addresses.EVENTS),
            ("Vergangene Termine", addresses.ARCHIVE),
            ("Aktuelles", addresses.ARTICLES),
        ),
        newest=newest,
    )
    if settings.has_search:
        yield planner.pages(
            "search",
            _links_page,
            urls=(SEARCH,),
            url=SEARCH,
            texts=("search.html", "Suche", f"Alles finden auf der Website: {settings.name}."),
            links=(
                *((text, url) for text, url, _ in settings.menu),
                ("Vergangene Termine", addresses.ARCHIVE),
                ("Liste aller Seiten (Sitemap)", SITEMAP),
            ),
            newest=newest,
        )


def _groups(visible: Visible) -> Iterator[_Group]:
    """The existing calendars; a group without any is left out."""
    feeds = [(one.kind, one.feed, one.name, one.url) for one in selections_of(visible)]
    coming = {occurrence.event.id for occurrence in visible.agenda.upcoming}
    feeds += [
        ("event", addresses.event_feed(i), title, addresses.event_url(i))
        for i, title in visible.titles.items()
        if i in coming
    ]
    headings = {"venue": "Nach Ort", "category": "Nach Rubrik", "event": "Nach Veranstaltung"}
    for kind, heading in headings.items():
        calendars = (
            (visible.calendar(feed, name), url) for is_of, feed, name, url in feeds if is_of == kind
        )
        existing = tuple((one, page_url) for one, page_url in calendars if one)
        if existing:
            yield heading, kind, existing


def _subscribe_page(
    builder: PageBuilder,
    *,
    groups: tuple[_Group, ...],
    every: Calendar | None,
    changed: datetime | None,
) -> tuple[Page]:
    description = (
        f"Die Termine von {builder.settings.name} im eigenen Kalender, auf dem Handy und am "
        "Computer: einmal abonnieren, immer auf dem neuesten Stand."
    )
    first = [calendar for _, _, calendars in groups for calendar, _ in calendars][:QR_LIMIT]
    view = SubscribeView(
        head=builder.head(
            addresses.SUBSCRIBE,
            SUBSCRIBE_TITLE,
            description,
            stamps=(changed,),
            feeds=builder.calendar_links(*first, every),
        ),
        title=builder.heading(SUBSCRIBE_TITLE),
        main=builder.feed(every, "all", page_url=addresses.EVENTS, has_qr=True),
        groups=tuple((group[0], _feeds(builder, group)) for group in groups),
    )
    return (Page(addresses.SUBSCRIBE, "subscribe.html", view),)


def _feeds(builder: PageBuilder, group: _Group) -> tuple[FeedView, ...]:
    _, kind, calendars = group
    has_qr = len(calendars) <= QR_LIMIT
    views = (
        builder.feed(calendar, kind, page_url=page_url, has_qr=has_qr)
        for calendar, page_url in calendars
    )
    return tuple(view for view in views if view)


def _links_page(
    builder: PageBuilder,
    *,
    url: str,
    texts: tuple[str, str, str],
    links: tuple[tuple[str, str], ...],
    newest: datetime | None,
) -> tuple[Page]:
    """The search or the page for wrong addresses; `texts`: template, title, description.

    What the search finds is made later, from the finished pages.
    """
    template, title, description = texts
    head = builder.head(
        url,
        title,
        description,
        stamps=(newest,),
        is_indexed=False,
        in_sitemap=False,
        is_searched=False,
    )
    if url == NOT_FOUND:
        head = replace(head, breadcrumbs=(), json_ld=())
    shown = tuple(builder.link(text, to) for text, to in links)
    return (Page(url, template, LinksView(head, builder.heading(title), shown)),)
