"""How to subscribe, the search, and the page for addresses that do not exist."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from plugins.termine.events import addresses

from .page import SITEMAP, Bundle, Page
from .page_builder import PageBuilder
from .page_views import NotFoundView, SearchView, SubscribeView
from .views import FeedView

SUBSCRIBE_TITLE = "Termine abonnieren"
NOT_FOUND = "404.html"
NOT_FOUND_TITLE = "Seite nicht gefunden"
QR_LIMIT = 12
"""So many feeds get a QR code, each of which takes 5 ms and 1 KB; longer groups are plain lists."""

_Named = tuple[str, str, str]
"""The address of a feed, its name, and the page with the same dates."""


def service_bundles(builder: PageBuilder) -> Iterator[Bundle]:
    """The two pages."""
    groups = _groups(builder)
    has_main = builder.feeds.exists(addresses.ALL_FEED)
    yield builder.bundle(
        "subscribe",
        (groups, has_main, builder.overview_day(_event_changes(builder))),
        lambda: (_subscribe_page(builder, groups),),
        addresses.SUBSCRIBE,
    )
    inputs = (builder.overview_day(),)
    yield builder.bundle("not-found", inputs, lambda: (_not_found_page(builder),), NOT_FOUND)


def _event_changes(builder: PageBuilder) -> list[datetime]:
    """The calendars change with every event."""
    return [builder.visible.changed(event) for event in builder.visible.events]


def _groups(builder: PageBuilder) -> tuple[tuple[str, str, tuple[_Named, ...]], ...]:
    """Heading, kind and the existing feeds; a group without feeds is left out."""
    shown = builder.visible
    venues = tuple(
        (addresses.venue_feed(venue.id), venue.name, addresses.venue_url(venue.id))
        for venue in builder.context.catalogue.venues
        if venue.id in shown.by_venue
    )
    names = [dates[-1].details.category for dates in shown.by_category.values()]
    categories = tuple(
        (addresses.category_feed(name), name, addresses.category_url(name)) for name in names
    )
    coming = dict.fromkeys(occurrence.event.id for occurrence in shown.agenda.upcoming)
    events = tuple(
        (addresses.event_feed(event.id), event.details.title, addresses.event_url(event.id))
        for event in shown.events
        if event.id in coming
    )
    groups = (
        ("Nach Ort", "venue", venues),
        ("Nach Rubrik", "category", categories),
        ("Nach Veranstaltung", "event", events),
    )
    existing = (
        (heading, kind, tuple(feed for feed in feeds if builder.feeds.exists(feed[0])))
        for heading, kind, feeds in groups
    )
    return tuple(group for group in existing if group[2])


def _subscribe_page(
    builder: PageBuilder, groups: tuple[tuple[str, str, tuple[_Named, ...]], ...]
) -> Page:
    description = (
        f"Die Termine von {builder.settings.name} im eigenen Kalender, auf dem Handy und am "
        "Computer: einmal abonnieren, immer auf dem neuesten Stand."
    )
    named = [(name, feed) for _, _, feeds in groups for feed, name, _ in feeds]
    view = SubscribeView(
        head=builder.head(
            addresses.SUBSCRIBE,
            SUBSCRIBE_TITLE,
            description,
            stamps=builder.of_overview(_event_changes(builder)),
            feeds=builder.dates_feeds(*named[:QR_LIMIT]),
        ),
        title=builder.heading(SUBSCRIBE_TITLE),
        main=builder.feeds.of(
            addresses.ALL_FEED, "Alle Termine", "all", page_url=addresses.EVENTS, has_qr=True
        ),
        groups=tuple(
            (heading, _feed_views(builder, kind, feeds)) for heading, kind, feeds in groups
        ),
    )
    return Page(addresses.SUBSCRIBE, "subscribe.html", view)


def _feed_views(builder: PageBuilder, kind: str, feeds: tuple[_Named, ...]) -> tuple[FeedView, ...]:
    has_qr = len(feeds) <= QR_LIMIT
    views = (
        builder.feeds.of(feed, name, kind, page_url=page_url, has_qr=has_qr)
        for feed, name, page_url in feeds
    )
    return tuple(view for view in views if view)


def _not_found_page(builder: PageBuilder) -> Page:
    title = NOT_FOUND_TITLE
    head = builder.head(
        NOT_FOUND,
        title,
        "Diese Adresse gibt es hier nicht oder nicht mehr.",
        stamps=builder.of_overview(),
        is_indexed=False,
        in_sitemap=False,
        is_searched=False,
    )
    links = [
        builder.link("Startseite", ""),
        builder.link("Termine", addresses.EVENTS),
        builder.link("Vergangene Termine", addresses.ARCHIVE),
        builder.link("Aktuelles", addresses.ARTICLES),
    ]
    view = NotFoundView(
        head=replace(head, breadcrumbs=(), json_ld=()),
        title=builder.heading(title),
        links=tuple(links),
    )
    return Page(NOT_FOUND, "not_found.html", view)


SEARCH = "suche/"
TITLE = "Suche"


def search_bundles(builder: PageBuilder) -> Iterator[Bundle]:
    """The page, if the site has a search."""
    if builder.settings.has_search:
        inputs = (builder.overview_day(),)
        yield builder.bundle("search", inputs, lambda: (_page(builder),), SEARCH)


def _page(builder: PageBuilder) -> Page:
    description = f"Alles finden auf der Website: {builder.settings.name}."
    menu = (builder.link(text, url) for text, url, _ in builder.settings.menu)
    view = SearchView(
        head=builder.head(
            SEARCH,
            TITLE,
            description,
            stamps=builder.of_overview(),
            is_indexed=False,
            in_sitemap=False,
            is_searched=False,
        ),
        title=builder.heading(TITLE),
        links=(
            *menu,
            builder.link("Vergangene Termine", addresses.ARCHIVE),
            builder.link("Liste aller Seiten (Sitemap)", SITEMAP),
        ),
    )
    return Page(SEARCH, "search.html", view)
