"""Lists of dates by month and day: all, and each selection; and the sheets to hang up."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter

from plugins.termine.events import (
    Month,
    Occurrence,
    addresses,
    day_without_year,
    in_order,
    month_name,
)

from .blocks import NOTHING_PLANNED
from .context import Dates, Split
from .page_builder import PageBuilder
from .phrases import counted, past_label, quarter_name, titles_of
from .selections import Filters, Selection, day_left, filters, selections
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
    filters: Filters
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


NEAR = timedelta(weeks=4)
FEWEST, MOST = 10, 100
"""A list holds four weeks, but at least and at most so many dates; the months have the rest."""


def near(upcoming: Dates, today: date) -> Dates:
    """The dates that a list holds of those to come, given sorted by start."""
    within = sum(one.first_day < today + NEAR for one in upcoming)
    return upcoming[: min(max(within, FEWEST), MOST)]


def list_bundles(planner: Planner) -> Iterator[Bundle]:
    """The list of all dates and of each selection of them.

    A venue or category has a page as long as it has a date, past ones included: an address that was
    once given out stays.
    """
    visible, builder = planner.visible, planner.builder
    chosen = tuple(selections(visible))
    archive = builder.link("Vergangene Termine im Archiv", addresses.ARCHIVE)
    sheets = tuple(sheet_link(builder, quarter) for quarter in sheet_quarters(visible))
    for one in chosen:
        is_all, split = one.kind == "all", one.split
        past = () if is_all else split.past[:PAST_LIMIT]
        shown = near(split.upcoming, visible.context.today)
        is_whole = len(shown) == len(split.upcoming)
        left = tuple(
            away
            for away in visible.agenda.moved_away
            if one.is_left_by(away) and (is_whole or day_left(away) <= shown[-1].first_day)
        )
        end = one.url.rstrip("/").rpartition("/")[2]
        yield planner.page(
            "list" if is_all else f"{one.kind}:{end}",
            one.url,
            "list.html",
            _list_page,
            selection=replace(one, split=Split(shown, past), left=left),
            total=len(split.upcoming),
            changed=visible.last_change_of((*split.upcoming, *past)),
            filters=filters(builder, one, chosen),
            months=_months_ahead(
                builder,
                split.upcoming if is_all else split.upcoming[len(shown) :],
                has_counts=is_all,
            ),
            archive=archive if len(split.past) > len(past) or is_all else None,
            sheets=sheets if is_all else (),
        )


def _months_ahead(builder: PageBuilder, dates: Dates, *, has_counts: bool) -> tuple[Link, ...]:
    """Links to the months of some dates; a count is said where the month holds no others."""
    return tuple(
        builder.link(month_name(*month), addresses.month_url(*month), str(count * has_counts or ""))
        for month, count in Counter(_month_of(one.first_day) for one in dates).items()
    )


def _list_page(  # noqa: PLR0913  # all that it is made from
    builder: PageBuilder,
    url: str,
    *,
    selection: Selection,
    total: int,
    changed: datetime | None,
    filters: Filters,
    months: tuple[Link, ...],
    archive: Link | None,
    sheets: tuple[Link, ...],
) -> ListView:
    title, venue, is_all = selection.title, selection.venue, selection.kind == "all"
    upcoming, past = selection.split.upcoming, selection.split.past
    own_venue, lasts = builder.venue(venue), selection.kind != "time"
    feeds = builder.calendar_links(*dict.fromkeys((selection.calendar, builder.all_dates)))
    return ListView(
        head=builder.head(
            url,
            title,
            f"{title}: {counted(total)} in der nächsten Zeit. {titles_of(upcoming)}",
            stamps=(changed,),
            is_indexed=lasts,
            in_sitemap=lasts,
            is_searched=lasts,
            feeds=(*feeds, builder.dates_atom_link) if is_all else feeds,
            search_words=("heute", "morgen", "Wochenende", "Kalender") if is_all else (),
        ),
        title=builder.heading(title),
        lead=LEAD if is_all else venue.address if venue else "",
        groups=month_groups(builder, upcoming, selection.left, is_upcoming=True),
        note="" if upcoming else NOTHING_PLANNED,
        filters=filters,
        months=months,
        feed=builder.feed(selection.calendar),
        venue=replace(own_venue, url="") if own_venue else None,  # no link to this very page
        past=builder.dates(past),
        past_label=past_label(len(past)),
        archive=archive,
        sheets=sheets,
    )
