"""The table of a month, and the archive of past years."""

import calendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from plugins.termine.events import Month, addresses, day_without_year, month_name

from .context import Calendar, Dates
from .list_pages import month_group, month_groups, quarter_of, sheet_link, sheet_quarters
from .page_builder import PageBuilder
from .page_views import ArchiveView, ArchiveYearView, DayCell, MonthView
from .phrases import WEEKDAY_NAMES, counted, is_over_a_year_ago, status_words
from .views import Bundle, Link, Page
from .visible import Planner


def month_bundles(planner: Planner) -> Iterator[Bundle]:
    """One bundle for each month with dates, sorted."""
    visible, builder = planner.visible, planner.builder
    months, quarters = visible.agenda.months, sheet_quarters(visible)
    links = (
        None,
        *(builder.link(month_name(*month), addresses.month_url(*month)) for month in months),
        None,
    )
    for month, previous, following in zip(months, links, links[2:], strict=False):
        quarter = quarter_of(month)
        yield planner.pages(
            f"month:{month[0]:04}-{month[1]:02}",
            _month_page,
            urls=(addresses.month_url(*month),),
            month=month,
            dates=visible.agenda.of_month(*month),
            around=(previous, following),
            sheet=sheet_link(builder, quarter) if quarter in quarters else None,
            every=visible.all_dates,
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
    *,
    month: Month,
    dates: Dates,
    around: tuple[Link | None, Link | None],
    sheet: Link | None,
    every: Calendar | None,
    is_old: bool,
) -> tuple[Page]:
    url, name = addresses.month_url(*month), month_name(*month)
    titles = ", ".join(dict.fromkeys(occurrence.details.title for occurrence in dates))
    first, last = date(*month, 1), _last_day(month)
    by_day: dict[date, Dates] = {}  # a date of several days stands on each of them
    for occurrence in dates:
        day = max(first, occurrence.first_day)
        while day <= min(last, occurrence.last_day):
            by_day[day] = (*by_day.get(day, ()), occurrence)
            day += timedelta(days=1)
    view = MonthView(
        head=builder.head(
            url,
            f"Termine im {name}",
            f"{name}: {counted(len(dates))} – {titles}",
            stamps=builder.event_changes(dates),
            feeds=builder.calendar_links(every),
            is_indexed=not is_old,
            in_sitemap=not is_old,
            is_searched=False,
        ),
        title=f"Termine im {name}",
        weekdays=WEEKDAY_NAMES,
        weeks=tuple(
            tuple(_cell(builder, day, by_day.get(day, ())) if day else None for day in week)
            for week in weeks_of(month)
        ),
        group=month_group(builder, month, dates),
        note="",
        previous=around[0],
        next=around[1],
        sheet=sheet,
    )
    return (Page(url, "month.html", view),)


def _cell(builder: PageBuilder, day: date, dates: Dates) -> DayCell:
    iso = day.isoformat()
    if not dates:
        return DayCell(day.day, iso, None, ())
    spoken = f"{day_without_year(day)}: {counted(len(dates))}"
    listed = max(day.replace(day=1), dates[0].first_day).isoformat()
    link = Link(str(day.day), f"#{listed}", spoken)
    titles = (
        (f"{status_words(one)[0]}: " if one.is_cancelled else "")
        + builder.heading(one.details.title)
        for one in dates
    )
    return DayCell(day.day, iso, link, tuple(titles))


ARCHIVE_TITLE = "Vergangene Termine"


def archive_bundles(planner: Planner) -> Iterator[Bundle]:
    """The archive's first page and one bundle for each year, newest first."""
    visible = planner.visible
    years = visible.agenda.past_by_year
    counts = tuple((year, len(dates)) for year, dates in years)
    changed = visible.last_change_of(one for _, dates in years for one in dates)
    yield planner.pages(
        "archive", _archive_page, urls=(addresses.ARCHIVE,), counts=counts, changed=changed
    )
    numbers = tuple(year for year, _ in years)
    for year, dates in years:
        yield planner.pages(
            f"archive:{year}",
            _year_page,
            urls=(addresses.archive_year_url(year),),
            year=year,
            dates=dates,
            years=numbers,
            own=visible.calendar(addresses.archive_feed(year), f"Archiv {year}"),
            every=visible.all_dates,
            is_old=is_over_a_year_ago(date(year, 12, 31), visible.context.today),
        )


def _archive_page(
    builder: PageBuilder, *, counts: tuple[tuple[int, int], ...], changed: datetime | None
) -> tuple[Page]:
    total = sum(count for _, count in counts)
    description = f"Alle vergangenen Termine nach Jahren: {counted(total)}."
    view = ArchiveView(
        head=builder.head(addresses.ARCHIVE, ARCHIVE_TITLE, description, stamps=(changed,)),
        title=ARCHIVE_TITLE,
        years=tuple(
            builder.link(str(year), addresses.archive_year_url(year), counted(count))
            for year, count in counts
        ),
        note="" if counts else "Noch ist kein Termin vorbei.",
    )
    return (Page(addresses.ARCHIVE, "archive.html", view),)


def _year_page(  # noqa: PLR0913  # all that it is made from
    builder: PageBuilder,
    *,
    year: int,
    dates: Dates,
    years: tuple[int, ...],
    own: Calendar | None,
    every: Calendar | None,
    is_old: bool,
) -> tuple[Page]:
    url, title = addresses.archive_year_url(year), f"Vergangene Termine {year}"
    titles = ", ".join(dict.fromkeys(occurrence.details.title for occurrence in dates))
    links = {one: builder.link(str(one), addresses.archive_year_url(one)) for one in years}
    view = ArchiveYearView(
        head=builder.head(
            url,
            title,
            f"{counted(len(dates))} im Jahr {year}: {titles}",
            builder.link(ARCHIVE_TITLE, addresses.ARCHIVE),
            stamps=builder.event_changes(dates),
            feeds=builder.calendar_links(own, every),
            is_indexed=not is_old,
            in_sitemap=not is_old,
            is_searched=False,
        ),
        title=title,
        groups=month_groups(builder, dates, is_upcoming=False),
        years=tuple(replace(link, is_current=one == year) for one, link in links.items()),
        feed=builder.feed(own, "archive", page_url=url),
    )
    return (Page(url, "archive_year.html", view),)
