"""Upcoming dates as lists: all of them, those at a venue, those of a category.

A venue or category has a page as long as it has a date, past ones included: an address that was
once given out stays.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from plugins.termine.events import Venue, addresses, month_name

from .blocks import NOTHING_PLANNED
from .dates import FeedView, VenueView
from .kinds import ListView
from .month_groups import month_groups
from .page import Bundle, Head, Link, Page
from .page_builder import Composer
from .phrases import counted, past_label
from .sheet_pages import sheet_link, sheet_quarters
from .visible import Split

PAST_LIMIT = 50
"""So many past dates stand on the page of a venue or category; the archive has the rest."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What one list shows. `venue` is the one it belongs to; `feed` its calendar's address."""

    name: str
    url: str
    title: str
    lead: str
    split: Split
    feed: str
    feed_name: str
    kind: str
    venue: Venue | None = None

    @property
    def past(self) -> Split:
        """The past dates that stand on the page."""
        return Split(past=self.split.past[:PAST_LIMIT] if self.kind != "all" else ())


def list_bundles(composer: Composer) -> Iterator[Bundle]:
    """The list of all dates, of each venue and of each category that has dates."""
    selections = _selections(composer)
    counts = tuple((one.url, one.feed_name, len(one.split.upcoming)) for one in selections)
    months, quarters = _upcoming_months(composer), sheet_quarters(composer)
    for selection in selections:
        past = selection.past.past
        inputs = (
            replace(selection, split=Split()),
            composer.shown.keys(selection.split.upcoming),
            composer.shown.keys(past),
            len(selection.split.past) > len(past),
            counts,
            (months, quarters) if selection.kind == "all" else (),
            composer.feeds.exists(selection.feed),
            composer.feeds.exists(addresses.ALL_FEED),
            composer.overview_day(_changes(composer, selection)),
        )
        pages = partial(_pages, composer, selection, selections)
        yield composer.bundle(selection.name, inputs, pages, selection.url)


def _selections(composer: Composer) -> tuple[Selection, ...]:
    return (_all(composer), *_of_venues(composer), *_of_categories(composer))


def _all(composer: Composer) -> Selection:
    agenda = composer.shown.agenda
    return Selection(
        name="list",
        url=addresses.EVENTS,
        title="Termine",
        lead="Kommen Sie vorbei: Das sind unsere nächsten Termine.",
        split=Split(agenda.upcoming, agenda.past),
        feed=addresses.ALL_FEED,
        feed_name="Alle Termine",
        kind="all",
    )


def _of_venues(composer: Composer) -> Iterator[Selection]:
    shown = composer.shown
    for venue in composer.world.catalogue.venues:
        if dates := shown.by_venue.get(venue.id):
            yield Selection(
                name=f"venue:{venue.id}",
                url=addresses.venue_url(venue.id),
                title=f"Termine am Ort {venue.name}",
                lead=venue.address,
                split=shown.split(dates),
                feed=addresses.venue_feed(venue.id),
                feed_name=venue.name,
                kind="venue",
                venue=venue,
            )


def _of_categories(composer: Composer) -> Iterator[Selection]:
    for slug, dates in composer.shown.by_category.items():
        category = dates[-1].details.category
        yield Selection(
            name=f"category:{slug}",
            url=addresses.category_url(category),
            title=f"Termine der Rubrik {category}",
            lead="",
            split=composer.shown.split(dates),
            feed=addresses.category_feed(category),
            feed_name=category,
            kind="category",
        )


def _pages(
    composer: Composer, selection: Selection, selections: tuple[Selection, ...]
) -> tuple[Page]:
    upcoming, past = selection.split.upcoming, selection.past.past
    has_archive = len(selection.split.past) > len(past)
    view = ListView(
        head=_head(composer, selection),
        title=composer.heading(selection.title),
        lead=selection.lead,
        groups=month_groups(composer, upcoming, is_upcoming=True),
        note="" if upcoming else NOTHING_PLANNED,
        filters=_filters(composer, selection, selections),
        months=_month_links(composer) if selection.kind == "all" else (),
        feed=_feed(composer, selection),
        venue=_venue(composer, selection),
        past=composer.dates(past),
        past_label=past_label(len(past)),
        archive=composer.link("Vergangene Termine im Archiv", addresses.ARCHIVE)
        if has_archive or selection.kind == "all"
        else None,
        sheets=tuple(sheet_link(composer, one) for one in sheet_quarters(composer))
        if selection.kind == "all"
        else (),
    )
    return (Page(selection.url, "list.html", view),)


def _venue(composer: Composer, selection: Selection) -> VenueView | None:
    """The venue of the page, without the link to this very page."""
    view = composer.venue(selection.venue)
    return replace(view, url="") if view else None


def _head(composer: Composer, selection: Selection) -> Head:
    upcoming = selection.split.upcoming
    titles = ", ".join(dict.fromkeys(occurrence.details.title for occurrence in upcoming))
    description = f"{selection.title}: {counted(len(upcoming))} in der nächsten Zeit. {titles}"
    return composer.head(
        selection.url,
        selection.title,
        description,
        stamps=composer.of_overview(_changes(composer, selection)),
        feeds=composer.dates_feeds((selection.feed_name, selection.feed))
        if selection.kind != "all"
        else (*composer.dates_feeds(), composer.feeds.dates_atom_link()),
    )


def _changes(composer: Composer, selection: Selection) -> list[datetime]:
    return composer.event_changes((*selection.split.upcoming, *selection.past.past))


def _feed(composer: Composer, selection: Selection) -> FeedView | None:
    return composer.feeds.of(
        selection.feed, selection.feed_name, selection.kind, page_url=selection.url
    )


def _filters(
    composer: Composer, current: Selection, selections: tuple[Selection, ...]
) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Groups of links with the number of upcoming dates; a group without links is left out."""
    groups = []
    for heading, kinds in (("Orte", ("all", "venue")), ("Rubriken", ("category",))):
        links = tuple(
            Link(
                one.feed_name,
                composer.paths.path(one.url),
                str(len(one.split.upcoming)),
                is_current=one.url == current.url,
            )
            for one in selections
            if one.kind in kinds
        )
        groups.append((heading, links))
    return tuple((heading, links) for heading, links in groups if links)


def _upcoming_months(composer: Composer) -> tuple[tuple[int, int, int], ...]:
    """Year, month and number of upcoming dates, for the months that have some."""
    counts: dict[tuple[int, int], int] = {}
    for occurrence in composer.shown.agenda.upcoming:
        month = occurrence.first_day.year, occurrence.first_day.month
        counts[month] = counts.get(month, 0) + 1
    return tuple((*month, count) for month, count in counts.items())


def _month_links(composer: Composer) -> tuple[Link, ...]:
    return tuple(
        composer.link(month_name(year, month), addresses.month_url(year, month), str(count))
        for year, month, count in _upcoming_months(composer)
    )
