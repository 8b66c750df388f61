"""The table of each month that has dates."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from plugins.termine.events import Month, Occurrence, addresses, day_without_year, month_name

from .kinds import DayCell, MonthView
from .month_groups import month_group
from .page import Bundle, Head, Link, Page
from .page_builder import Composer
from .phrases import WEEKDAY_NAMES, counted, is_over_a_year_ago, status_words
from .sheet_pages import quarter_of, sheet_link, sheet_quarters
from .visible import Dates


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A month with its dates and the months with dates around it."""

    month: Month
    dates: Dates
    previous: Month | None
    next: Month | None


def month_bundles(composer: Composer) -> Iterator[Bundle]:
    """One bundle for each month with dates, sorted."""
    months = composer.shown.agenda.months
    quarters = sheet_quarters(composer)
    around = (None, *months, None)
    for before, month, after in zip(around, months, around[2:], strict=False):
        sheet = _Sheet(month, composer.shown.agenda.of_month(*month), before, after)
        inputs = (
            composer.shown.keys(sheet.dates),
            before,
            after,
            is_over_a_year_ago(_last_day(month), composer.today),
            quarter_of(month) in quarters,
            composer.feeds.exists(addresses.ALL_FEED),
        )
        name = f"month:{month[0]:04}-{month[1]:02}"
        yield composer.bundle(
            name, inputs, partial(_pages, composer, sheet), addresses.month_url(*month)
        )


def weeks_of(month: Month) -> tuple[tuple[date | None, ...], ...]:
    """The days of a month in weeks of seven, Monday first, None outside the month."""
    year, number = month
    weeks = calendar.Calendar(firstweekday=0).monthdayscalendar(year, number)
    return tuple(tuple(date(year, number, day) if day else None for day in week) for week in weeks)


def _pages(composer: Composer, sheet: _Sheet) -> tuple[Page]:
    year, number = sheet.month
    quarter = quarter_of(sheet.month)
    by_day = _by_day(sheet)
    view = MonthView(
        head=_head(composer, sheet),
        title=f"Termine im {month_name(year, number)}",
        weekdays=WEEKDAY_NAMES,
        weeks=tuple(
            tuple(_cell(composer, day, by_day.get(day, ())) if day else None for day in week)
            for week in weeks_of(sheet.month)
        ),
        group=month_group(composer, sheet.month, sheet.dates),
        note="",
        previous=_link(composer, sheet.previous),
        next=_link(composer, sheet.next),
        sheet=sheet_link(composer, quarter) if quarter in sheet_quarters(composer) else None,
    )
    return (Page(addresses.month_url(year, number), "month.html", view),)


def _head(composer: Composer, sheet: _Sheet) -> Head:
    name = month_name(*sheet.month)
    titles = ", ".join(dict.fromkeys(occurrence.details.title for occurrence in sheet.dates))
    description = f"{name}: {counted(len(sheet.dates))} – {titles}"
    is_old = is_over_a_year_ago(_last_day(sheet.month), composer.today)
    return composer.head(
        addresses.month_url(*sheet.month),
        f"Termine im {name}",
        description,
        stamps=composer.event_changes(sheet.dates),
        feeds=composer.dates_feeds(),
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


def _cell(composer: Composer, day: date, dates: Dates) -> DayCell:
    iso = day.isoformat()
    if not dates:
        return DayCell(day.day, iso, None, ())
    spoken = f"{day_without_year(day)}: {counted(len(dates))}"
    listed = max(day.replace(day=1), dates[0].first_day).isoformat()
    link = Link(str(day.day), f"#{listed}", spoken)
    return DayCell(day.day, iso, link, tuple(_title(composer, one) for one in dates))


def _title(composer: Composer, occurrence: Occurrence) -> str:
    """What stands in a cell that has room; a cancelled date says so there, too."""
    title = composer.heading(occurrence.details.title)
    return f"{status_words(occurrence)[0]}: {title}" if occurrence.is_cancelled else title


def _link(composer: Composer, month: Month | None) -> Link | None:
    return composer.link(month_name(*month), addresses.month_url(*month)) if month else None


def _last_day(month: Month) -> date:
    year, number = month
    return date(year, number, calendar.monthrange(year, number)[1])
