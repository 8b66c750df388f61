"""The sheet of each quarter, to be printed and put up: on a fridge, at a nursery's door.

It holds all dates of its quarter, past ones included, so that it does not change from day to day.
"""

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from plugins.termine.events import Month, Occurrence, addresses, in_order

from .dates import MonthGroup
from .kinds import SheetView
from .month_groups import whole_month
from .page import Bundle, Link, Page
from .page_builder import Composer
from .phrases import counted, quarter_name
from .visible import Dates

Quarter = tuple[int, int]
"""A year and the number of its quarter, 1 to 4."""

EMPTY = "In diesem Vierteljahr ist noch kein Termin geplant."


def sheet_bundles(composer: Composer) -> Iterator[Bundle]:
    """One bundle for each quarter that has a sheet."""
    for quarter in sheet_quarters(composer):
        dates = _dates(composer, quarter)
        inputs = (
            composer.shown.keys(dates),
            composer.feeds.exists(addresses.ALL_FEED),
            composer.overview_day(composer.event_changes(dates)),
        )
        name = f"sheet:{quarter[0]:04}-{quarter[1]}"
        pages = partial(_pages, composer, quarter, dates)
        yield composer.bundle(name, inputs, pages, addresses.sheet_url(*quarter))


def sheet_quarters(composer: Composer) -> tuple[Quarter, ...]:
    """The current quarter and the later ones that have dates, sorted."""
    current = quarter_of((composer.today.year, composer.today.month))
    with_dates = {quarter_of(month) for month in composer.shown.agenda.months}
    later = sorted(quarter for quarter in with_dates if quarter > current)
    return (current, *later)


def quarter_of(month: Month) -> Quarter:
    """The quarter a month belongs to."""
    year, number = month
    return year, (number + 2) // 3


def sheet_link(composer: Composer, quarter: Quarter) -> Link:
    """A link to the sheet of a quarter."""
    url = addresses.sheet_url(*quarter)
    return composer.link(f"Aushang {quarter_name(*quarter)}", url)


def _dates(composer: Composer, quarter: Quarter) -> Dates:
    """All dates of a quarter, sorted by start; one of several months is there once."""
    found: dict[tuple[str, str], Occurrence] = {}
    for month in _months(quarter):
        for one in composer.shown.agenda.of_month(*month):
            found[one.event.id, one.original_day.isoformat()] = one
    return tuple(sorted(found.values(), key=in_order))


def _months(quarter: Quarter) -> tuple[Month, ...]:
    year, number = quarter
    return tuple((year, 3 * number - back) for back in (2, 1, 0))


def _pages(composer: Composer, quarter: Quarter, dates: Dates) -> tuple[Page]:
    url = addresses.sheet_url(*quarter)
    title = f"Termine {quarter_name(*quarter)}"
    view = SheetView(
        head=composer.head(
            url,
            title,
            f"{title} zum Ausdrucken und Aufhängen: {counted(len(dates))}",
            stamps=composer.of_overview(composer.event_changes(dates)),
            feeds=composer.dates_feeds(),
            is_indexed=False,
            in_sitemap=False,
        ),
        title=title,
        months=_groups(composer, quarter, dates),
        note="" if dates else EMPTY,
        feed=composer.feeds.of(
            addresses.ALL_FEED, "Alle Termine", "all", page_url=addresses.SUBSCRIBE, has_qr=True
        ),
        address=composer.paths.absolute(addresses.SUBSCRIBE).partition("://")[2],
    )
    return (Page(url, "sheet.html", view),)


def _groups(composer: Composer, quarter: Quarter, dates: Dates) -> tuple[MonthGroup, ...]:
    """The dates by month; one that began before the quarter stands in its first month."""
    first = _months(quarter)[0]

    def month(one: Occurrence) -> Month:
        return max(first, (one.first_day.year, one.first_day.month))

    return tuple(
        whole_month(composer, found, tuple(of_month)) for found, of_month in groupby(dates, month)
    )
