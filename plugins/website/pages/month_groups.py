"""Dates by month and day, as lists, tables of a month, archives and sheets show them."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from plugins.termine.events import Month, addresses, in_order, month_name

from .dates import DayGroup, MonthGroup
from .listed_days import ListedDay, day_group, whole_day
from .page_builder import Composer
from .visible import Dates


def month_groups(composer: Composer, dates: Dates, *, is_upcoming: bool) -> tuple[MonthGroup, ...]:
    """Dates by month and day, each on its first day; those that are over newest first."""
    ordered = sorted(dates, key=in_order)
    groups = []
    for month, found in groupby(ordered, key=lambda o: (o.first_day.year, o.first_day.month)):
        days = _days(month, tuple(found), is_upcoming=is_upcoming)
        shown = tuple(day_group(composer, day) for day in days)
        groups.append(_group(composer, month, shown if is_upcoming else shown[::-1]))
    return tuple(groups if is_upcoming else reversed(groups))


def month_group(composer: Composer, month: Month, dates: Dates) -> MonthGroup:
    """The dates of one month, given sorted by start; one that began earlier stands on the first."""
    days = _days(month, dates, is_upcoming=False)
    return _group(composer, month, tuple(day_group(composer, day) for day in days))


def whole_month(composer: Composer, month: Month, dates: Dates) -> MonthGroup:
    """The same with all that is known of each date, however its days may be finished."""
    days = _days(month, dates, is_upcoming=False)
    return _group(composer, month, tuple(whole_day(composer, day) for day in days))


def _days(month: Month, dates: Dates, *, is_upcoming: bool) -> Iterator[ListedDay]:
    year, number = month
    first = date(year, number, 1)
    for day, found in groupby(dates, key=lambda o: max(o.first_day, first)):
        yield ListedDay(day.isoformat(), tuple(found), is_upcoming)


def _group(composer: Composer, month: Month, days: tuple[DayGroup, ...]) -> MonthGroup:
    year, number = month
    return MonthGroup(
        heading=month_name(year, number),
        anchor=f"{year:04}-{number:02}",
        url=composer.paths.path(addresses.month_url(year, number)),
        days=days,
    )
