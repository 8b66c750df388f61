"""Lists of dates by month and day: all, of a venue, of a category; and the sheets to hang up."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter

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
from .context import Calendar, Dates, Split
from .page_builder import PageBuilder
from .phrases import counted, past_label, quarter_name, titles_of
from .views import Bundle, DateView, DayGroup, FeedView, Link, MonthGroup, PageView, VenueView
from .visible import Planner, Visible


@dataclass(frozen=True, slots=True)
class ListView(PageView):
    """Upcoming dates by month and day: all of them, or those of a venue or category.

    `filters` are groups of links (heading, links with counts in `note`), `sheets` the quarters to
    print.
    """

    lead: str
    groups: tuple[MonthGroup, ...]
    note: str
    filters: tuple[tuple[str, tuple[Link, ...]], ...]
    months: tuple[Link, ...]
    feed: FeedView | None
    venue: VenueView | None
    past: tuple[DateView, ...]
    past_label: str
    archive: Link | None
    sheets: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetView(PageView):
    """A quarter to print and put up; `address` is where to subscribe, without `https://`."""

    months: tuple[MonthGroup, ...]
    note: str
    feed: FeedView | None
    address: str


def month_groups(
    builder: PageBuilder, dates: Dates, left: Dates = (), *, is_upcoming: bool
) -> tuple[MonthGroup, ...]:
    """Dates by month and day, each on its first day; those that are over newest first.

    `left` are dates that have moved away from a day: they stand there, too.
    """
    by_month: defaultdict[Month, tuple[list[Occurrence], list[Occurrence]]]
    by_month = defaultdict(lambda: ([], []))
    for one in sorted(dates, key=in_order):
        by_month[_month_of(one.first_day)][0].append(one)
    for one in left:
        by_month[_month_of(day_left(one))][1].append(one)
    groups = []
    for month in sorted(by_month):
        group = month_group(builder, month, *map(tuple, by_month[month]))
        groups.append(group if is_upcoming else replace(group, days=group.days[::-1]))
    return tuple(groups if is_upcoming else reversed(groups))


def month_group(builder: PageBuilder, month: Month, dates: Dates, left: Dates = ()) -> MonthGroup:
    """The dates of one month, given sorted by start; one that began earlier stands on the first.

    Below those of a day stand the dates that have left it.
    """
    year, number = month
    first = date(year, number, 1)
    views = [(max(one.first_day, first), builder.date(one)) for one in dates]
    views += [(day_left(one), builder.left(one)) for one in left]
    return MonthGroup(
        heading=month_name(year, number),
        anchor=f"{year:04}-{number:02}",
        url=builder.paths.path(addresses.month_url(year, number)),
        days=tuple(
            DayGroup(day_without_year(day), day.isoformat(), tuple(view for _, view in found))
            for day, found in groupby(sorted(views, key=itemgetter(0)), key=itemgetter(0))
        ),
    )


def day_left(occurrence: Occurrence) -> date:
    """The day that a moved date has left."""
    return occurrence.moved_from.day if occurrence.moved_from else occurrence.first_day


def _month_of(day: date) -> Month:
    return day.year, day.month


Quarter = tuple[int, int]
"""A year and the number of its quarter, 1 to 4."""

LEAD = "Kommen Sie vorbei: Das sind unsere nächsten Termine."


def sheet_bundles(planner: Planner) -> Iterator[Bundle]:
    """One bundle for each quarter that has a sheet.

    A sheet holds all dates of its quarter, past ones included, so that it does not change from day
    to day.
    """
    visible = planner.visible
    for quarter in sheet_quarters(visible):
        by_identity = {
            (one.event.id, one.original_day): one  # one of several months is there once
            for month in _months(quarter)
            for one in visible.agenda.of_month(*month)
        }
        dates = tuple(sorted(by_identity.values(), key=in_order))
        yield planner.page(
            f"sheet:{quarter[0]:04}-{quarter[1]}",
            addresses.sheet_url(*quarter),
            "sheet.html",
            _sheet_page,
            quarter=quarter,
            dates=dates,
            changed=visible.last_change_of(dates),
        )


def sheet_quarters(visible: Visible) -> tuple[Quarter, ...]:
    """The current quarter and the later ones that have dates, sorted."""
    today = visible.context.today
    current = quarter_of((today.year, today.month))
    with_dates = {quarter_of(month) for month in visible.agenda.months}
    later = sorted(quarter for quarter in with_dates if quarter > current)
    return (current, *later)


def quarter_of(month: Month) -> Quarter:
    """The quarter a month belongs to."""
    year, number = month
    return year, (number + 2) // 3


def sheet_link(builder: PageBuilder, quarter: Quarter) -> Link:
    """A link to the sheet of a quarter."""
    return builder.link(f"Aushang {quarter_name(*quarter)}", addresses.sheet_url(*quarter))


def _months(quarter: Quarter) -> tuple[Month, ...]:
    year, number = quarter
    return tuple((year, 3 * number - back) for back in (2, 1, 0))


def _sheet_page(
    builder: PageBuilder, url: str, *, quarter: Quarter, dates: Dates, changed: datetime | None
) -> SheetView:
    title = f"Termine {quarter_name(*quarter)}"
    first = _months(quarter)[0]  # a date that began before the quarter stands here
    months = groupby(dates, lambda one: max(first, _month_of(one.first_day)))
    return SheetView(
        head=builder.head(
            url,
            title,
            f"{title} zum Ausdrucken und Aufhängen: {counted(len(dates))}",
            stamps=(changed,),
            feeds=builder.calendar_links(builder.all_dates),
            is_indexed=False,
        ),
        title=title,
        months=tuple(month_group(builder, month, tuple(found)) for month, found in months),
        note="" if dates else "In diesem Vierteljahr ist noch kein Termin geplant.",
        feed=builder.feed(builder.all_dates, has_qr=True),
        address=builder.paths.absolute(addresses.SUBSCRIBE).partition("://")[2],
    )


PAST_LIMIT = 50
"""So many past dates stand on the page of a venue or category; the archive has the rest."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The dates of one list: `kind` is `all`, `venue` or `category`, `venue` the one it is of.

    `left` are dates that have moved away from a day, or from the venue.
    """

    kind: str
    name: str
    url: str
    title: str
    split: Split
    calendar: Calendar | None
    venue: Venue | None = None
    left: Dates = ()


Filters = tuple[tuple[str, tuple[Link, ...]], ...]
"""Groups of links to other lists under their headings."""


def list_bundles(planner: Planner) -> Iterator[Bundle]:
    """The list of all dates, of each venue and of each category that has dates.

    A venue or category has a page as long as it has a date, past ones included: an address that was
    once given out stays.
    """
    visible, builder = planner.visible, planner.builder
    selections = tuple(_selections(visible))
    archive = builder.link("Vergangene Termine im Archiv", addresses.ARCHIVE)
    sheets = tuple(sheet_link(builder, quarter) for quarter in sheet_quarters(visible))
    for one in selections:
        is_all, split = one.kind == "all", one.split
        left = tuple(each for each in visible.agenda.moved_away if _is_in(each, one))
        past = () if is_all else split.past[:PAST_LIMIT]
        end = one.url.rstrip("/").rpartition("/")[2]
        yield planner.page(
            "list" if is_all else f"{one.kind}:{end}",
            one.url,
            "list.html",
            _list_page,
            selection=replace(one, split=Split(split.upcoming, past), left=left),
            changed=visible.last_change_of((*split.upcoming, *past)),
            filters=_filters(builder, one, selections),
            archive=archive if len(split.past) > len(past) or is_all else None,
            sheets=sheets if is_all else (),
        )


def _is_in(occurrence: Occurrence, selection: Selection) -> bool:
    """Whether a date belongs to a list, or did before it was moved."""
    both = (occurrence.details, occurrence.event.details)
    if selection.kind == "venue":
        return selection.venue in {details.venue for details in both}
    slugs = {addresses.category_url(details.category) for details in both}
    return selection.kind == "all" or selection.url in slugs


def _selections(visible: Visible) -> Iterator[Selection]:
    """All dates, then those of each venue and of each category that has dates."""
    calendar, agenda = visible.context.calendar, visible.agenda
    every = Split(agenda.upcoming, agenda.past)
    yield Selection(
        "all", "Alle Termine", addresses.EVENTS, "Termine", every, calendar(addresses.ALL_FEED)
    )
    for venue in visible.context.catalogue.venues:
        if dates := visible.by_venue.get(venue.id):
            url, own = addresses.venue_url(venue.id), calendar(addresses.venue_feed(venue.id))
            title, split = f"Termine am Ort {venue.name}", visible.split(dates)
            yield Selection("venue", venue.name, url, title, split, own, venue)
    for dates in visible.by_category.values():
        name, split = dates[-1].details.category, visible.split(dates)
        url, own = addresses.category_url(name), calendar(addresses.category_feed(name))
        yield Selection("category", name, url, f"Termine der Rubrik {name}", split, own)


def _filters(
    builder: PageBuilder, current: Selection, selections: tuple[Selection, ...]
) -> Filters:
    """Links with the number of upcoming dates; a group without links is left out."""
    filters = []
    for heading, kinds in (("Orte", ("all", "venue")), ("Rubriken", ("category",))):
        links = tuple(
            Link(
                one.name,
                builder.paths.path(one.url),
                str(len(one.split.upcoming)),
                is_current=one is current,
            )
            for one in selections
            if one.kind in kinds
        )
        if links:
            filters.append((heading, links))
    return tuple(filters)


def _list_page(  # noqa: PLR0913  # all that it is made from
    builder: PageBuilder,
    url: str,
    *,
    selection: Selection,
    changed: datetime | None,
    filters: Filters,
    archive: Link | None,
    sheets: tuple[Link, ...],
) -> ListView:
    title, venue, is_all = selection.title, selection.venue, selection.kind == "all"
    upcoming, past = selection.split.upcoming, selection.split.past
    own_venue = builder.venue(venue)
    feeds = builder.calendar_links(*dict.fromkeys((selection.calendar, builder.all_dates)))
    months = Counter(_month_of(one.first_day) for one in upcoming) if is_all else {}
    return ListView(
        head=builder.head(
            url,
            title,
            f"{title}: {counted(len(upcoming))} in der nächsten Zeit. {titles_of(upcoming)}",
            stamps=(changed,),
            feeds=(*feeds, builder.dates_atom_link) if is_all else feeds,
        ),
        title=builder.heading(title),
        lead=LEAD if is_all else venue.address if venue else "",
        groups=month_groups(builder, upcoming, selection.left, is_upcoming=True),
        note="" if upcoming else NOTHING_PLANNED,
        filters=filters,
        months=tuple(
            builder.link(month_name(*month), addresses.month_url(*month), str(count))
            for month, count in months.items()
        ),
        feed=builder.feed(selection.calendar),
        venue=replace(own_venue, url="") if own_venue else None,  # no link to this very page
        past=builder.dates(past),
        past_label=past_label(len(past)),
        archive=archive,
        sheets=sheets,
    )
