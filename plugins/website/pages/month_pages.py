"""The table of a month, and the archive of past years."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from plugins.termine.events import Month, addresses, day_without_year, month_name

from .context import Calendar, Dates
from .date_views import state_before_title
from .list_pages import month_group, month_groups, quarter_of, sheet_link, sheet_quarters
from .page_builder import PageBuilder
from .phrases import WEEKDAY_NAMES, counted, is_over_a_year_ago, titles_of
from .selections import day_left
from .views import Bundle, DayCell, FeedView, Link, MonthGroup, PageView
from .visible import Planner


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
    """The past dates of one year, newest month first."""

    groups: tuple[MonthGroup, ...]
    years: tuple[Link, ...]
    feed: FeedView | None


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
                one
                for one in visible.agenda.moved_away
                if (day_left(one).year, day_left(one).month) == month
            ),
            around=(previous, following),
            sheet=sheet_link(builder, quarter) if quarter in quarters else None,
            is_old=is_over_a_year_ago(_last_day(month), visible.context.today),
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
            is_searched=False,
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


ARCHIVE_TITLE = "Vergangene Termine"


def archive_bundles(planner: Planner) -> Iterator[Bundle]:
    """The archive's first page and one bundle for each year, newest first."""
    visible = planner.visible
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
            _year_page,
            year=year,
            dates=dates,
            years=tuple(each for each, _ in years),
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


def _year_page(  # noqa: PLR0913  # all that it is made from
    builder: PageBuilder,
    url: str,
    *,
    year: int,
    dates: Dates,
    years: tuple[int, ...],
    own: Calendar | None,
    is_old: bool,
) -> ArchiveYearView:
    title = f"Vergangene Termine {year}"
    links = (builder.link(str(each), addresses.archive_year_url(each)) for each in years)
    return ArchiveYearView(
        head=builder.head(
            url,
            title,
            f"{counted(len(dates))} im Jahr {year}: {titles_of(dates)}",
            builder.link(ARCHIVE_TITLE, addresses.ARCHIVE),
            stamps=builder.event_changes(dates),
            feeds=builder.calendar_links(own, builder.all_dates),
            is_indexed=not is_old,
            is_searched=False,
        ),
        title=title,
        groups=month_groups(builder, dates, is_upcoming=False),
        years=tuple(replace(link, is_current=link.text == str(year)) for link in links),
        feed=builder.feed(own),
    )
