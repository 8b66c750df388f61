"""Pages around the dates: how to subscribe, and the one for addresses that lead nowhere."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from plugins.termine.events import addresses

from .dates import FeedView
from .kinds import NotFoundView, SubscribeView
from .page import Bundle, Page
from .page_builder import Composer

SUBSCRIBE_TITLE = "Termine abonnieren"
NOT_FOUND = "404.html"
NOT_FOUND_TITLE = "Seite nicht gefunden"
QR_LIMIT = 12
"""So many feeds get a QR code, each of which takes 5 ms and 1 KB; longer groups are plain lists."""

_Named = tuple[str, str, str]
"""The address of a feed, its name, and the page with the same dates."""


def service_bundles(composer: Composer) -> Iterator[Bundle]:
    """The two pages."""
    groups = _groups(composer)
    has_main = composer.feeds.exists(addresses.ALL_FEED)
    yield composer.bundle(
        "subscribe",
        (groups, has_main, composer.overview_day(_event_changes(composer))),
        lambda: (_subscribe_page(composer, groups),),
        addresses.SUBSCRIBE,
    )
    inputs = (composer.overview_day(),)
    yield composer.bundle("not-found", inputs, lambda: (_not_found_page(composer),), NOT_FOUND)


def _event_changes(composer: Composer) -> list[datetime]:
    """The calendars change with every event."""
    return [composer.shown.changed(event) for event in composer.shown.events]


def _groups(composer: Composer) -> tuple[tuple[str, str, tuple[_Named, ...]], ...]:
    """Heading, kind and the existing feeds; a group without feeds is left out."""
    shown = composer.shown
    venues = tuple(
        (addresses.venue_feed(venue.id), venue.name, addresses.venue_url(venue.id))
        for venue in composer.world.catalogue.venues
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
        (heading, kind, tuple(feed for feed in feeds if composer.feeds.exists(feed[0])))
        for heading, kind, feeds in groups
    )
    return tuple(group for group in existing if group[2])


def _subscribe_page(
    composer: Composer, groups: tuple[tuple[str, str, tuple[_Named, ...]], ...]
) -> Page:
    description = (
        f"Die Termine von {composer.settings.name} im eigenen Kalender, auf dem Handy und am "
        "Computer: einmal abonnieren, immer auf dem neuesten Stand."
    )
    named = [(name, feed) for _, _, feeds in groups for feed, name, _ in feeds]
    view = SubscribeView(
        head=composer.head(
            addresses.SUBSCRIBE,
            SUBSCRIBE_TITLE,
            description,
            stamps=composer.of_overview(_event_changes(composer)),
            feeds=composer.dates_feeds(*named[:QR_LIMIT]),
        ),
        title=composer.heading(SUBSCRIBE_TITLE),
        main=composer.feeds.of(
            addresses.ALL_FEED, "Alle Termine", "all", page_url=addresses.EVENTS, has_qr=True
        ),
        groups=tuple(
            (heading, _feed_views(composer, kind, feeds)) for heading, kind, feeds in groups
        ),
    )
    return Page(addresses.SUBSCRIBE, "subscribe.html", view)


def _feed_views(composer: Composer, kind: str, feeds: tuple[_Named, ...]) -> tuple[FeedView, ...]:
    has_qr = len(feeds) <= QR_LIMIT
    views = (
        composer.feeds.of(feed, name, kind, page_url=page_url, has_qr=has_qr)
        for feed, name, page_url in feeds
    )
    return tuple(view for view in views if view)


def _not_found_page(composer: Composer) -> Page:
    title = NOT_FOUND_TITLE
    head = composer.head(
        NOT_FOUND,
        title,
        "Diese Adresse gibt es hier nicht oder nicht mehr.",
        stamps=composer.of_overview(),
        is_indexed=False,
        in_sitemap=False,
        is_searched=False,
    )
    links = [
        composer.link("Startseite", ""),
        composer.link("Termine", addresses.EVENTS),
        composer.link("Vergangene Termine", addresses.ARCHIVE),
        composer.link("Aktuelles", addresses.ARTICLES),
    ]
    view = NotFoundView(
        head=replace(head, breadcrumbs=(), json_ld=()),
        title=composer.heading(title),
        links=tuple(links),
    )
    return Page(NOT_FOUND, "not_found.html", view)
