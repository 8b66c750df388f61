"""The table of a month, and the archive of past years."""

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from plugins.termine.events import Month, Occurrence, addresses, day_without_year, month_name

from .list_pages import month_group, month_groups, quarter_of, sheet_link, sheet_quarters
from .page import Bundle, Head, Link, Page
from .page_builder import PageBuilder
from .page_views import ArchiveView, ArchiveYearView, DayCell, MonthView
from .phrases import WEEKDAY_NAMES, counted, is_over_a_year_ago, status_words
from .visible import Dates


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A month with its dates and the months with dates around it."""

    month: Month
    dates: Dates
    previous: Month | None
    next: Month | None


def month_bundles(builder: PageBuilder) -> Iterator[Bundle]:
    """One bundle for each month with dates, sorted."""
    months = builder.visible.agenda.months
    quarters = sheet_quarters(builder)
    around = (None, *months, None)
    for before, month, after in zip(around, months, around[2:], strict=False):
        sheet = _Sheet(month, builder.visible.agenda.of_month(*month), before, after)
        inputs = (
            builder.visible.keys(sheet.dates),
            before,
            after,
            is_over_a_year_ago(_last_day(month), builder.today),
            quarter_of(month) in quarters,
            builder.feeds.exists(addresses.ALL_FEED),
        )
        name = f"month:{month[0]:04}-{month[1]:02}"
        yield builder.bundle(
            name, inputs, partial(_pages, builder, sheet), addresses.month_url(*month)
        )


def weeks_of(month: Month) -> tuple[tuple[date | None, ...], ...]:
    """The days of a month in weeks of seven, Monday first, None outside the month."""
    year, number = month
    weeks = calendar.Calendar(firstweekday=0).monthdayscalendar(year, number)
    return tuple(tuple(date(year, number, day) if day else None for day in week) for week in weeks)


def _pages(builder: PageBuilder, sheet: _Sheet) -> tuple[Page]:
    year, number = sheet.month
    quarter = quarter_of(sheet.month)
    by_day = _by_day(sheet)
    view = MonthView(
        head=_head(builder, sheet),
        title=f"Termine im {month_name(year, number)}",
        weekdays=WEEKDAY_NAMES,
        weeks=tuple(
            tuple(_cell(builder, day, by_day.get(day, ())) if day else None for day in week)
            for week in weeks_of(sheet.month)
        ),
        group=month_group(builder, sheet.month, sheet.dates),
        note="",
        previous=_link(builder, sheet.previous),
        next=_link(builder, sheet.next),
        sheet=sheet_link(builder, quarter) if quarter in sheet_quarters(builder) else None,
    )
    return (Page(addresses.month_url(year, number), "month.html", view),)


def _head(builder: PageBuilder, sheet: _Sheet) -> Head:
    name = month_name(*sheet.month)
    titles = ", ".join(dict.fromkeys(occurrence.details.title for occurrence in sheet.dates))
    description = f"{name}: {counted(len(sheet.dates))} – {titles}"
    is_old = is_over_a_year_ago(_last_day(sheet.month), builder.today)
    return builder.head(
        addresses.month_url(*sheet.month),
        f"Termine im {name}",
        description,
        stamps=builder.event_changes(sheet.dates),
        feeds=builder.dates_feeds(),
        is_indexed=not is_old,
        in_sitemap=not is_old,
        is_searched=False,
    )


def _by_day(sheet: _Sheet) -> dict[date, Dates]:
    """The dates of each day; a date of several days stands on each of them."""
    first, last = date(*sheet.month, 1), _last_day(sheet.month)
    found: dict[date, Dates] = {}
    for occurrence in sheet.dates:
        day = max(first, occurrence.first_day)
        while day <= min(last, occurrence.last_day):
            found[day] = (*found.get(day, ()), occurrence)
            day += timedelta(days=1)
    return found


def _cell(builder: PageBuilder, day: date, dates: Dates) -> DayCell:
    iso = day.isoformat()
    if not dates:
        return DayCell(day.day, iso, None, ())
    spoken = f"{day_without_year(day)}: {counted(len(dates))}"
    listed = max(day.replace(day=1), dates[0].first_day).isoformat()
    link = Link(str(day.day), f"#{listed}", spoken)
    return DayCell(day.day, iso, link, tuple(_title(builder, one) for one in dates))


def _title(builder: PageBuilder, occurrence: Occurrence) -> str:
    """What stands in a cell that has room; a cancelled date says so there, too."""
    title = builder.heading(occurrence.details.title)
    return f"{status_words(occurrence)[0]}: {title}" if occurrence.is_cancelled else title


def _link(builder: PageBuilder, month: Month | None) -> Link | None:
    return builder.link(month_name(*month), addresses.month_url(*month)) if month else None


def _last_day(month: Month) -> date:
    year, number = month
    return date(year, number, calendar.monthrange(year, number)[1])


ROOT_TITLE = "Vergangene Termine"
_EMPTY = "Noch ist kein Termin vorbei."


def archive_bundles(builder: PageBuilder) -> Iterator[Bundle]:
    """The archive's first page and one bundle for each year, newest first."""
    years = builder.visible.agenda.past_by_year
    counts = tuple((year, len(dates)) for year, dates in years)
    stamps = builder.event_changes(one for _, dates in years for one in dates)
    yield builder.bundle(
        "archive",
        (counts, builder.overview_day(stamps)),
        lambda: (_root_page(builder, counts, stamps),),
        addresses.ARCHIVE,
    )
    numbers = tuple(year for year, _ in years)
    for year, dates in years:
        inputs = (
            builder.visible.keys(dates),
            numbers,
            is_over_a_year_ago(date(year, 12, 31), builder.today),
            builder.feeds.exists(addresses.archive_feed(year)),
            builder.feeds.exists(addresses.ALL_FEED),
        )
        pages = partial(_year_pages, builder, year, dates, numbers)
        yield builder.bundle(f"archive:{year}", inputs, pages, addresses.archive_year_url(year))


def _root_page(
    builder: PageBuilder, counts: tuple[tuple[int, int], ...], stamps: Iterable[datetime]
) -> Page:
    total = sum(count for _, count in counts)
    description = f"Alle vergangenen Termine nach Jahren: {counted(total)}."
    changed = builder.of_overview(stamps)
    view = ArchiveView(
        head=builder.head(addresses.ARCHIVE, ROOT_TITLE, description, stamps=changed),
        title=ROOT_TITLE,
        years=tuple(
            builder.link(str(year), addresses.archive_year_url(year), counted(count))
            for year, count in counts
        ),
        note="" if counts else _EMPTY,
    )
    return Page(addresses.ARCHIVE, "archive.html", view)


def _year_pages(
    builder: PageBuilder, year: int, dates: Dates, years: tuple[int, ...]
) -> tuple[Page]:
    url = addresses.archive_year_url(year)
    title = f"Vergangene Termine {year}"
    feed = addresses.archive_feed(year)
    feed_name = f"Archiv {year}"
    is_old = is_over_a_year_ago(date(year, 12, 31), builder.today)
    titles = ", ".join(dict.fromkeys(occurrence.details.title for occurrence in dates))
    root = builder.link(ROOT_TITLE, addresses.ARCHIVE)
    view = ArchiveYearView(
        head=builder.head(
            url,
            title,
            f"{counted(len(dates))} im Jahr {year}: {titles}",
            root,
            stamps=builder.event_changes(dates),
            feeds=builder.dates_feeds((feed_name, feed)),
            is_indexed=not is_old,
            in_sitemap=not is_old,
            is_searched=False,
        ),
        title=title,
        groups=month_groups(builder, dates, is_upcoming=False),
        years=tuple(_year_link(builder, one, is_current=one == year) for one in years),
        feed=builder.feeds.of(feed, feed_name, "archive", page_url=url),
    )
    return (Page(url, "archive_year.html", view),)


def _year_link(builder: PageBuilder, year: int, *, is_current: bool) -> Link:
    link = builder.link(str(year), addresses.archive_year_url(year))
    return replace(link, is_current=is_current)
