"""Days of a list: each looks the same in every list that shows the same dates of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from plugins.termine.events import day_without_year

from .dates import DayGroup
from .page_builder import Composer
from .visible import Dates


@dataclass(frozen=True, slots=True)
class ListedDay:
    """A day (JJJJ-MM-TT) with dates. `is_upcoming` says whether it vanishes when they are over."""

    iso: str
    dates: Dates
    is_upcoming: bool


def listed_days(composer: Composer) -> Iterator[ListedDay]:
    """Every day of the archive and of the months, and those to come of all lists."""
    shown = composer.shown
    lists = (shown.agenda.occurrences, *shown.by_venue.values(), *shown.by_category.values())
    yield from _days(shown.agenda.occurrences, is_upcoming=False)
    for dates in lists:
        yield from _days(shown.split(dates).upcoming, is_upcoming=True)


def day_key(composer: Composer, day: ListedDay) -> str:
    """A text that changes with everything the day shows, except the settings."""
    side = "+" if day.is_upcoming else "-"
    return f"{day.iso}{side}{composer.shown.all_keys(day.dates)}"


def day_group(composer: Composer, day: ListedDay) -> DayGroup:
    """A day as lists show it: finished, where it is known."""
    html = composer.world.finished_days.get(day_key(composer, day))
    return DayGroup(_heading(day), day.iso, html=html) if html else whole_day(composer, day)


def whole_day(composer: Composer, day: ListedDay) -> DayGroup:
    """A day with all its dates."""
    return DayGroup(_heading(day), day.iso, composer.dates(day.dates))


def _days(dates: Dates, *, is_upcoming: bool) -> Iterator[ListedDay]:
    for day, found in groupby(dates, key=attrgetter("first_day")):
        yield ListedDay(day.isoformat(), tuple(found), is_upcoming)


def _heading(day: ListedDay) -> str:
    return day_without_year(date.fromisoformat(day.iso))
