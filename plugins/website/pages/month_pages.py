"""Dates by month: in groups, as a table, as sheets to hang up, and the archive of past years."""

import calendar
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

from .context import Calendar, Dates
from .date_views import state_before_title
from .page_builder import PageBuilder
from .phrases import WEEKDAY_NAMES, counted, is_over_a_year_ago, quarter_name, titles_of
from .selections import day_left
from .views import Bundle, DayCell, DayGroup, FeedView, Link, MonthGroup, PageView
from .visible import Planner, Visible


@dataclass(frozen=True, slots=True)
class MonthView(PageView):
    """A month: weeks of seven cells (None outside the month), Monday first, and its dates.

    `sheet` is the quarter to print, for months that are not long over.
    """

    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[DayCell | None, ...], ...]
    group: MonthGroup | None
    previous: Link | None
    next: Link | None
    sheet: Link | None = None


@dataclass(frozen=True, slots=True)
class ArchiveView(PageView):
    """The years that have past dates; `note` of a link is the count."""

    years: tuple[Link, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ArchiveYearView(PageView):
    """The past dates of one year, newest month first; of a full year links to its `months`."""

    groups: tuple[MonthGroup, ...]
    months: tuple[Link, ...]
    years: tuple[Link, ...]
    feed: FeedView | None


@dataclass(frozen=True, slots=True)
class SheetView(PageView):
    """A quarter to print and put up; `address` is where to subscribe, without `https://`."""

    months: tuple[MonthGroup, ...]
    note: str
    feed: FeedView | None
    address: str


MOST_OF_A_YEAR = 200
"""So many dates or articles stand on the page of a year; those of more stand by month."""


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


def months_of(builder: PageBuilder, dates: Dates, *, has_counts: bool) -> tuple[Link, ...]:
    """Links to the months of some dates; a count is said where the month holds no others."""
    return tuple(
        builder.link(month_name(*month), addresses.month_url(*month), str(count * has_counts or ""))
        for month, count in Counter(_month_of(one.first_day) for one in dates).items()
    )


def month_bundles(planner: Planner) -> Iterator[Bundle]:
    """One bundle for each month with dates, sorted."""
    visible, builder = planner.visible, planner.builder
    months, quarters = visible.agenda.months, sheet_quarters(visible)
    links = [builder.link(month_name(*month), addresses.month_url(*month)) for month in months]
    for month, previous, following in zip(months, (None, *links), (*links[1:], None), strict=False):
        quarter = quarter_of(month)
        yield planner.page(
            f"month:{month[0]:04}-{month[1]:02}",
            addresses.month_url(*month),
            "month.html",
            _month_page,
            month=month,
            dates=visible.agenda.of_month(*month),
            left=tuple(
                one for one in visible.agenda.moved_away if _month_of(day_left(one)) == month
            ),
            around=(previous, following),
            sheet=sheet_link(builder, quarter) if quarter in quarters else None,
            is_old=is_over_a_year_ago(_last_day(month), visible.context.today),
            is_near=_last_day((month[0] - 1, month[1])) < visible.context.today <= _last_day(month),
        )


def _last_day(month: Month) -> date:
    year, number = month
    return date(year, number, calendar.monthrange(year, number)[1])


def weeks_of(month: Month) -> tuple[tuple[date | None, ...], ...]:
    """The days of a month in weeks of seven, Monday first, None outside the month."""
    year, number = month
    weeks = calendar.Calendar(firstweekday=0).monthdayscalendar(year, number)
    return tuple(tuple(date(year, number, day) if day else None for day in week) for week in weeks)


def _month_page(  # noqa: PLR0913  # all that it is made from
    builder: PageBuilder,
    url: str,
    *,
    month: Month,
    dates: Dates,
    left: Dates,
    around: tuple[Link | None, Link | None],
    sheet: Link | None,
    is_old: bool,
    is_near: bool,
) -> MonthView:
    name, titles = month_name(*month), titles_of(dates)
    first, last = date(*month, 1), _last_day(month)
    by_day: dict[date, Dates] = {}  # a date of several days stands on each of them
    for occurrence in dates:
        day = max(first, occurrence.first_day)
        while day <= min(last, occurrence.last_day):
            by_day[day] = (*by_day.get(day, ()), occurrence)
            day += timedelta(days=1)
    return MonthView(
        head=builder.head(
            url,
            f"Termine im {name}",
            f"{name}: {counted(len(dates))} – {titles}",
            stamps=builder.event_changes(dates),
            feeds=builder.calendar_links(builder.all_dates),
            is_indexed=not is_old,
            in_sitemap=not is_old,
            is_searched=is_near,  # of two Decembers people mean the next
            search_words=(name,),
        ),
        title=f"Termine im {name}",
        weekdays=WEEKDAY_NAMES,
        weeks=tuple(
            tuple(
                _cell(
                    builder,
                    day,
                    by_day.get(day, ()),
                    tuple(one for one in left if day_left(one) == day),
                )
                if day
                else None
                for day in week
            )
            for week in weeks_of(month)
        ),
        group=month_group(builder, month, dates, left),
        previous=around[0],
        next=around[1],
        sheet=sheet,
    )


def _cell(builder: PageBuilder, day: date, dates: Dates, left: Dates) -> DayCell:
    """A day with its dates, and with those that have left it."""
    iso = day.isoformat()
    if not dates and not left:
        return DayCell(day.day, iso, None, ())
    gone = f"{len(left)} verlegt" if left else ""
    counts = filter(None, (counted(len(dates)) if dates else "", gone))
    spoken = f"{day_without_year(day)}: {', '.join(counts)}"
    listed = max(day.replace(day=1), dates[0].first_day).isoformat() if dates else iso
    link = Link(str(day.day), f"#{listed}", spoken)
    titles = (
        state_before_title(builder.date(one)) + builder.heading(one.details.title) for one in dates
    )
    moved = (f"Verlegt: {builder.heading(one.details.title)}" for one in left)
    return DayCell(day.day, iso, link, (*titles, *moved))


Quarter = tuple[int, int]
"""A year and the number of its quarter, 1 to 4."""


def sheet_bundles(planner: Planner) -> Iterator[Bundle]:
    """One bundle for each quarter that has a sheet.

    A sheet holds what is still to come of its quarter: who puts it up wants no dates that are over.
    """
    visible = planner.visible
    for quarter in sheet_quarters(visible):
        by_identity = {
            (one.event.id, one.original_day): one  # one of several months is there once
            for month in _months(quarter)
            for one in visible.agenda.of_month(*month)
            if not one.is_past(visible.context.today)
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
        note="" if dates else "In diesem Vierteljahr ist kein weiterer Termin geplant.",
        feed=builder.feed(builder.all_dates, has_qr=True),
        address=builder.paths.absolute(addresses.SUBSCRIBE).partition("://")[2],
    )


ARCHIVE_TITLE = "Vergangene Termine"


def archive_bundles(planner: Planner) -> Iterator[Bundle]:
    """The archive's first page and one bundle for each year, newest first."""
    visible, builder = planner.visible, planner.builder
    years = visible.agenda.past_by_year
    yield planner.page(
        "archive",
        addresses.ARCHIVE,
        "archive.html",
        _archive_page,
        counts=tuple((year, len(dates)) for year, dates in years),
        changed=visible.last_change_of(visible.agenda.past),
    )
    for year, dates in years:
        yield planner.page(
            f"archive:{year}",
            addresses.archive_year_url(year),
            "archive_year.html",
            past_year_page,
            heading=ARCHIVE_TITLE,
            parent=builder.link(ARCHIVE_TITLE, addresses.ARCHIVE),
            year=year,
            dates=dates,
            year_urls=tuple((each, addresses.archive_year_url(each)) for each, _ in years),
            own=visible.context.calendar(addresses.archive_feed(year)),
            is_old=is_over_a_year_ago(date(year, 12, 31), visible.context.today),
        )


def _archive_page(
    builder: PageBuilder,
    url: str,
    *,
    counts: tuple[tuple[int, int], ...],
    changed: datetime | None,
) -> ArchiveView:
    total = counted(sum(count for _, count in counts))
    description = f"Alle vergangenen Termine nach Jahren: {total}."
    years = (
        builder.link(str(year), addresses.archive_year_url(year), counted(count))
        for year, count in counts
    )
    return ArchiveView(
        builder.head(url, ARCHIVE_TITLE, description, stamps=(changed,)),
        ARCHIVE_TITLE,
        years=tuple(years),
        note="" if counts else "Noch ist kein Termin vorbei.",
    )


def past_year_page(  # noqa: PLR0913  # all that it is made from
    builder: PageBuilder,
    url: str,
    *,
    heading: str,
    parent: Link,
    year: int,
    dates: Dates,
    year_urls: tuple[tuple[int, str], ...],
    own: Calendar | None,
    is_old: bool,
) -> ArchiveYearView:
    """The past dates of a year, of the whole site or of one event; too many lead to the months.

    `year_urls` are all years that have a page, with its address.
    """
    title, is_full = f"{heading} {year}", len(dates) > MOST_OF_A_YEAR
    links = (builder.link(str(each), its_url) for each, its_url in year_urls)
    return ArchiveYearView(
        head=builder.head(
            url,
            title,
            f"{counted(len(dates))} im Jahr {year}: {titles_of(dates)}",
            parent,
            stamps=builder.event_changes(dates),
            feeds=builder.calendar_links(own, builder.all_dates),
            is_indexed=not is_old,
            is_searched=False,
        ),
        title=title,
        groups=() if is_full else month_groups(builder, dates, is_upcoming=False),
        months=months_of(builder, dates, has_counts=heading == ARCHIVE_TITLE) if is_full else (),
        years=tuple(replace(link, is_current=link.text == str(year)) for link in links),
        feed=builder.feed(own),
    )
