"""The plan of all pages, the frame around them, and the pages around the dates.

Nothing is phrased while pages are planned: a Bundle whose key is that of the last build need not be
asked for its pages. Today is no value of a page. What today changes – which dates are over, how old
an archive is – stands there instead: on the next day only those pages are made anew that differ.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from plugins.termine.events import OneOff, addresses, language_name

from .context import Calendar, Document, Paths, SiteContext
from .date_views import (
    ATOM_FEED,
    CHANGES_ATOM_FEED,
    DATES_ATOM_FEED,
    address_lines,
    contact_links,
    hours_view,
)
from .event_pages import ForwardView, event_bundles
from .files import date_files
from .list_pages import article_list_bundles, list_bundles
from .month_pages import archive_bundles, month_bundles, sheet_bundles
from .page_builder import EASY_LANGUAGE, LEGAL_PAGES, VISIT, Menu, PageBuilder
from .text_pages import article_bundles, text_bundles
from .views import Bundle, FeedView, FileBundle, Link, PageView, SiteView, ThemeFiles
from .visible import EventKeys, Planner, Visible, event_keys


@dataclass(frozen=True, slots=True)
class SubscribeView(PageView):
    """How to subscribe: the calendar of all dates, and others by kind (heading, feeds).

    `groups` stand with each device, `long_groups` once: they only lead to the pages of their dates.
    """

    main: FeedView | None
    groups: tuple[tuple[str, tuple[FeedView, ...]], ...]
    long_groups: tuple[tuple[str, tuple[FeedView, ...]], ...]


def page_bundles(context: SiteContext, keys: EventKeys | None = None) -> tuple[Bundle, ...]:
    """Every page of the site; each Bundle has a name of its own. `keys` are `event_keys`."""
    planner = Planner(context, keys or event_keys(context))
    bundles = (
        *text_bundles(planner),
        *article_bundles(planner),
        *article_list_bundles(planner),
        *list_bundles(planner),
        *month_bundles(planner),
        *archive_bundles(planner),
        *service_bundles(planner),
        *sheet_bundles(planner),
        *event_bundles(planner),
    )
    return (*bundles, *_forward_bundles(planner, {url for one in bundles for url in one.urls}))


def _forward_bundles(planner: Planner, urls: Container[str]) -> Iterator[Bundle]:
    """The earlier addresses of those pages that are among the `urls`."""
    for earlier, url in planner.visible.context.forwards.items():
        if url in urls and earlier not in urls:
            yield planner.page(
                f"forward:{earlier}", earlier, "forward.html", _forward_page, target=url
            )


def _forward_page(builder: PageBuilder, url: str, *, target: str) -> ForwardView:
    title = "Diese Seite hat eine neue Adresse"
    link, canonical = builder.link("Zur Seite", target), builder.paths.absolute(target)
    head = builder.head(
        *(url, title, f"Hier geht es weiter: {canonical}"),
        canonical=canonical,
        is_indexed=False,
        in_sitemap=False,
    )
    return ForwardView(replace(head, json_ld=(), breadcrumbs=()), builder.heading(title), link)


def file_bundles(context: SiteContext, keys: EventKeys) -> tuple[FileBundle, ...]:
    """The files of dates for programs."""
    return date_files(Planner(context, keys))


_SHORT_NAMES = {"barrierefreiheit": "Barrierefreiheit"}
_HELP = (
    ("112", "tel:112", "Notruf: Feuerwehr und Rettungsdienst"),
    ("116117", "tel:116117", "ärztlicher Bereitschaftsdienst"),
    ("0800 111 0550", "tel:08001110550", "Elterntelefon"),
)


def site_view(context: SiteContext, theme: ThemeFiles) -> SiteView:
    """What is the same on every page of this build."""
    settings, paths = context.settings, Paths(context.settings.url)
    pages = context.visible_pages
    venue = context.venue(settings.home_venue)
    top = sorted(pages.values(), key=lambda one: (one.slug != EASY_LANGUAGE, one.slug))
    top = [one for one in top if one.slug == EASY_LANGUAGE or not one.language.startswith("de")]
    form = settings.feedback_url  # to report a barrier, it takes the place of the page
    left_out = "barriere-melden" if form else ""
    legal = [
        (_SHORT_NAMES.get(slug, pages[slug].title), pages[slug].url)
        for slug in LEGAL_PAGES
        if slug in pages and slug != left_out
    ]
    if form:
        legal.append(("Barriere melden", form))
    feeds = [
        ("Termine abonnieren", addresses.SUBSCRIBE),
        ("Termine als Feed (Atom)", DATES_ATOM_FEED),
    ]
    if context.recent is not None:
        feeds.append(("Änderungen als Feed (Atom)", CHANGES_ATOM_FEED))
    if context.visible_articles:
        feeds.append(("Aktuelles als Feed (Atom)", ATOM_FEED))

    def links(*targets: tuple[str, str]) -> tuple[Link, ...]:
        return tuple(Link(text, paths.path(url)) for text, url in targets)

    return SiteView(
        name=settings.name,
        tagline=settings.tagline,
        base=paths.base,
        stylesheet=theme.stylesheet,
        script=theme.script,
        search_script=theme.search_script,
        icon=theme.icon,
        menu=Menu(settings, paths).items,
        top_links=tuple(
            Link(_header_name(one, top), paths.path(one.url), language=one.foreign_language)
            for one in top
        ),
        legal_links=links(*legal),
        help_lines=tuple(Link(*line) for line in _HELP),
        feed_links=links(*feeds),
        address=address_lines(venue) if venue else (),
        office_url=paths.path(pages[VISIT].url) if VISIT in pages else "",
        contact=contact_links(venue) if venue else (),
        hours=hours_view(venue, context) if venue else None,
        search_url=paths.path(SEARCH) if settings.has_search else "",
        is_preview=settings.is_preview,
    )


def _header_name(page: Document, top: Sequence[Document]) -> str:
    """`Türkçe` for the one page in Turkish; of several each is named by its title."""
    is_only = [one.language for one in top].count(page.language) == 1
    name = language_name(page.language, own=True) if page.foreign_language and is_only else ""
    return name or page.title


SUBSCRIBE_TITLE = "Termine abonnieren"
NOT_FOUND = "404.html"
SEARCH = "suche/"
GROUP_LIMIT = 12
"""A group of more calendars is not said again with each device: the page would grow fourfold."""

_Group = tuple[str, tuple[Calendar, ...]]
"""A heading with its calendars."""


def service_bundles(planner: Planner) -> Iterator[Bundle]:
    """How to subscribe, the page for wrong addresses, and the search if there is one."""
    visible, settings = planner.visible, planner.builder.settings
    yield planner.page(
        "subscribe",
        addresses.SUBSCRIBE,
        "subscribe.html",
        _subscribe_page,
        groups=tuple(_groups(visible)),
        changed=visible.last_change(map(visible.context.changed, visible.events)),
    )
    texts = ("Seite nicht gefunden", "Diese Adresse gibt es hier nicht oder nicht mehr.")
    changed = visible.newest
    yield planner.page(
        "not-found", NOT_FOUND, "not_found.html", _guiding_page, texts=texts, changed=changed
    )
    if settings.has_search:
        texts = ("Suche", f"Alles finden auf der Website: {settings.name}.")
        yield planner.page(
            "search", SEARCH, "search.html", _guiding_page, texts=texts, changed=changed
        )


def _groups(visible: Visible) -> Iterator[_Group]:
    """The calendars by kind; no group is empty.

    Of events only those that still take place more than once are worth a calendar of their own.
    """
    context = visible.context
    coming = {
        occurrence.event.id
        for occurrence in visible.agenda.upcoming
        if occurrence.takes_place and not isinstance(occurrence.event.schedule, OneOff)
    }
    groups = (
        ("Nach Ort", [addresses.venue_feed(venue.id) for venue in context.catalogue.venues]),
        ("Nach Rubrik", map(addresses.category_feed, visible.by_category)),
        ("Nach Veranstaltung", [addresses.event_feed(i) for i in visible.titles if i in coming]),
    )
    for heading, paths in groups:
        if calendars := tuple(filter(None, map(context.calendar, paths))):
            yield heading, calendars


def _subscribe_page(
    builder: PageBuilder, url: str, *, groups: tuple[_Group, ...], changed: datetime | None
) -> SubscribeView:
    description = (
        f"Die Termine von {builder.settings.name} im eigenen Kalender, auf dem Handy und am "
        "Computer: einmal abonnieren, immer auf dem neuesten Stand."
    )
    first = [calendar for _, calendars in groups for calendar in calendars][:GROUP_LIMIT]
    feeds = builder.calendar_links(*first, builder.all_dates)
    shown = [
        (heading, tuple(filter(None, map(builder.feed, calendars))))
        for heading, calendars in groups
    ]
    return SubscribeView(
        builder.head(
            url, SUBSCRIBE_TITLE, description, stamps=(changed,), feeds=feeds, search_weight=0.1
        ),
        builder.heading(SUBSCRIBE_TITLE),
        main=builder.feed(builder.all_dates, has_qr=True),
        groups=tuple(one for one in shown if len(one[1]) <= GROUP_LIMIT),
        long_groups=tuple(one for one in shown if len(one[1]) > GROUP_LIMIT),
    )


def _guiding_page(
    builder: PageBuilder, url: str, *, texts: tuple[str, str], changed: datetime | None
) -> PageView:
    """The page for wrong addresses, or the search; `texts` are its title and description.

    The index of the search is made later, of the finished pages.
    """
    title, description = texts
    head = builder.head(url, title, description, stamps=(changed,), is_indexed=False)
    if url == NOT_FOUND:
        head = replace(head, breadcrumbs=(), json_ld=())
    return PageView(head, builder.heading(title))
