"""Lists of dates by month and day: all, of a venue, of a category; and the sheets to hang up."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from itertools import groupby

from plugins.termine.events import (
    Month,
    Occurrence,
    Venue,
    addresses,
    day_without_year,
    in_order,
    month_name,
)

from .blocks import NOTHING_PLANNED
from .page import Bundle, Head, Link, Page
from .page_builder import PageBuilder
from .page_views import ListView, SheetView
from .phrases import counted, past_label, quarter_name
from .views import DayGroup, FeedView, MonthGroup, VenueView
from .visible import Dates, Split


def month_groups(
    builder: PageBuilder, dates: Dates, *, is_upcoming: bool
) -> tuple[MonthGroup, ...]:
    """Dates by month and day, each on its first day; those that are over newest first."""
    groups = []
    for month, found in groupby(sorted(dates, key=in_order), key=_month_of):
        group = month_group(builder, month, tuple(found))
        groups.append(group if is_upcoming else replace(group, days=group.days[::-1]))
    return tuple(groups if is_upcoming else reversed(groups))


def month_group(builder: PageBuilder, month: Month, dates: Dates) -> MonthGroup:
    """The dates of one month, given sorted by start; one that began earlier stands on the first."""
    year, number = month
    first = date(year, number, 1)
    return MonthGroup(
        heading=month_name(year, number),
        anchor=f"{year:04}-{number:02}",
        url=builder.paths.path(addresses.month_url(year, number)),
        days=tuple(
            DayGroup(day_without_year(day), day.isoformat(), builder.dates(tuple(found)))
            for day, found in groupby(dates, key=lambda one: max(one.first_day, first))
        ),
    )


def _month_of(occurrence: Occurrence) -> Month:
    return occurrence.first_day.year, occurrence.first_day.month


Quarter = tuple[int, int]
"""A year and the number of its quarter, 1 to 4."""

EMPTY = "In diesem Vierteljahr ist noch kein Termin geplant."


def sheet_bundles(builder: PageBuilder) -> Iterator[Bundle]:
    """One bundle for each quarter that has a sheet."""
    for quarter in sheet_quarters(builder):
        dates = _dates(builder, quarter)
        inputs = (
            builder.visible.keys(dates),
            builder.feeds.exists(addresses.ALL_FEED),
            builder.overview_day(builder.event_changes(dates)),
        )
        name = f"sheet:{quarter[0]:04}-{quarter[1]}"
        pages = partial(_pages, builder, quarter, dates)
        yield builder.bundle(name, inputs, pages, addresses.sheet_url(*quarter))


def sheet_quarters(builder: PageBuilder) -> tuple[Quarter, ...]:
    """The current quarter and the later ones that have dates, sorted."""
    current = quarter_of((builder.today.year, builder.today.month))
    with_dates = {quarter_of(month) for month in builder.visible.agenda.months}
    later = sorted(quarter for quarter in with_dates if quarter > current)
    return (current, *later)


def quarter_of(month: Month) -> Quarter:
    """The quarter a month belongs to."""
    year, number = month
    return year, (number + 2) // 3


def sheet_link(builder: PageBuilder, quarter: Quarter) -> Link:
    """A link to the sheet of a quarter."""
    url = addresses.sheet_url(*quarter)
    return builder.link(f"Aushang {quarter_name(*quarter)}", url)


def _dates(builder: PageBuilder, quarter: Quarter) -> Dates:
    """All dates of a quarter, sorted by start; one of several months is there once."""
    found: dict[tuple[str, str], Occurrence] = {}
    for month in _months(quarter):
        for one in builder.visible.agenda.of_month(*month):
            found[one.event.id, one.original_day.isoformat()] = one
    return tuple(sorted(found.values(), key=in_order))


def _months(quarter: Quarter) -> tuple[Month, ...]:
    year, number = quarter
    return tuple((year, 3 * number - back) for back in (2, 1, 0))


def _pages(builder: PageBuilder, quarter: Quarter, dates: Dates) -> tuple[Page]:
    url = addresses.sheet_url(*quarter)
    title = f"Termine {quarter_name(*quarter)}"
    view = SheetView(
        head=builder.head(
            url,
            title,
            f"{title} zum Ausdrucken und Aufhängen: {counted(len(dates))}",
            stamps=builder.of_overview(builder.event_changes(dates)),
            feeds=builder.dates_feeds(),
            is_indexed=False,
            in_sitemap=False,
        ),
        title=title,
        months=_groups(builder, quarter, dates),
        note="" if dates else EMPTY,
        feed=builder.feeds.of(
            addresses.ALL_FEED, "Alle Termine", "all", page_url=addresses.SUBSCRIBE, has_qr=True
        ),
        address=builder.paths.absolute(addresses.SUBSCRIBE).partition("://")[2],
    )
    return (Page(url, "sheet.html", view),)


def _groups(builder: PageBuilder, quarter: Quarter, dates: Dates) -> tuple[MonthGroup, ...]:
    """The dates by month; one that began before the quarter stands in its first month."""
    first = _months(quarter)[0]

    def month(one: Occurrence) -> Month:
        return max(first, (one.first_day.year, one.first_day.month))

    return tuple(
        month_group(builder, found, tuple(of_month)) for found, of_month in groupby(dates, month)
    )


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


def list_bundles(builder: PageBuilder) -> Iterator[Bundle]:
    """The list of all dates, of each venue and of each category that has dates."""
    selections = _selections(builder)
    counts = tuple((one.url, one.feed_name, len(one.split.upcoming)) for one in selections)
    months, quarters = _upcoming_months(builder), sheet_quarters(builder)
    for selection in selections:
        past = selection.past.past
        inputs = (
            replace(selection, split=Split()),
            builder.visible.keys(selection.split.upcoming),
            builder.visible.keys(past),
            len(selection.split.past) > len(past),
            counts,
            (months, quarters) if selection.kind == "all" else (),
            builder.feeds.exists(selection.feed),
            builder.feeds.exists(addresses.ALL_FEED),
            builder.overview_day(_changes(builder, selection)),
        )
        pages = partial(_pages_list_pages, builder, selection, selections)
        yield builder.bundle(selection.name, inputs, pages, selection.url)


def _selections(builder: PageBuilder) -> tuple[Selection, ...]:
    return (_all(builder), *_of_venues(builder), *_of_categories(builder))


def _all(builder: PageBuilder) -> Selection:
    agenda = builder.visible.agenda
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


def _of_venues(builder: PageBuilder) -> Iterator[Selection]:
    shown = builder.visible
    for venue in builder.context.catalogue.venues:
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


def _of_categories(builder: PageBuilder) -> Iterator[Selection]:
    for slug, dates in builder.visible.by_category.items():
        category = dates[-1].details.category
        yield Selection(
            name=f"category:{slug}",
            url=addresses.category_url(category),
            title=f"Termine der Rubrik {category}",
            lead="",
            split=builder.visible.split(dates),
            feed=addresses.category_feed(category),
            feed_name=category,
            kind="category",
        )


def _pages_list_pages(
    builder: PageBuilder, selection: Selection, selections: tuple[Selection, ...]
) -> tuple[Page]:
    upcoming, past = selection.split.upcoming, selection.past.past
    has_archive = len(selection.split.past) > len(past)
    view = ListView(
        head=_head(builder, selection),
        title=builder.heading(selection.title),
        lead=selection.lead,
        groups=month_groups(builder, upcoming, is_upcoming=True),
        note="" if upcoming else NOTHING_PLANNED,
        filters=_filters(builder, selection, selections),
        months=_month_links(builder) if selection.kind == "all" else (),
        feed=_feed(builder, selection),
        venue=_venue(builder, selection),
        past=builder.dates(past),
        past_label=past_label(len(past)),
        archive=builder.link("Vergangene Termine im Archiv", addresses.ARCHIVE)
        if has_archive or selection.kind == "all"
        else None,
        sheets=tuple(sheet_link(builder, one) for one in sheet_quarters(builder))
        if selection.kind == "all"
        else (),
    )
    return (Page(selection.url, "list.html", view),)


def _venue(builder: PageBuilder, selection: Selection) -> VenueView | None:
    """The venue of the page, without the link to this very page."""
    view = builder.venue(selection.venue)
    return replace(view, url="") if view else None


def _head(builder: PageBuilder, selection: Selection) -> Head:
    upcoming = selection.split.upcoming
    titles = ", ".join(dict.fromkeys(occurrence.details.title for occurrence in upcoming))
    description = f"{selection.title}: {counted(len(upcoming))} in der nächsten Zeit. {titles}"
    return builder.head(
        selection.url,
        selection.title,
        description,
        stamps=builder.of_overview(_changes(builder, selection)),
        feeds=builder.dates_feeds((selection.feed_name, selection.feed))
        if selection.kind != "all"
        else (*builder.dates_feeds(), builder.feeds.dates_atom_link()),
    )


def _changes(builder: PageBuilder, selection: Selection) -> list[datetime]:
    return builder.event_changes((*selection.split.upcoming, *selection.past.past))


def _feed(builder: PageBuilder, selection: Selection) -> FeedView | None:
    return builder.feeds.of(
        selection.feed, selection.feed_name, selection.kind, page_url=selection.url
    )


def _filters(
    builder: PageBuilder, current: Selection, selections: tuple[Selection, ...]
) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Groups of links with the number of upcoming dates; a group without links is left out."""
    groups = []
    for heading, kinds in (("Orte", ("all", "venue")), ("Rubriken", ("category",))):
        links = tuple(
            Link(
                one.feed_name,
                builder.paths.path(one.url),
                str(len(one.split.upcoming)),
                is_current=one.url == current.url,
            )
            for one in selections
            if one.kind in kinds
        )
        groups.append((heading, links))
    return tuple((heading, links) for heading, links in groups if links)


def _upcoming_months(builder: PageBuilder) -> tuple[tuple[int, int, int], ...]:
    """Year, month and number of upcoming dates, for the months that have some."""
    counts: dict[tuple[int, int], int] = {}
    for occurrence in builder.visible.agenda.upcoming:
        month = occurrence.first_day.year, occurrence.first_day.month
        counts[month] = counts.get(month, 0) + 1
    return tuple((*month, count) for month, count in counts.items())


def _month_links(builder: PageBuilder) -> tuple[Link, ...]:
    return tuple(
        builder.link(month_name(year, month), addresses.month_url(year, month), str(count))
        for year, month, count in _upcoming_months(builder)
    )
