"""Agenda (Terminübersicht): all dates of a Catalogue seen from one day, sorted and indexed once."""

import calendar
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from .closed_days import ClosedDays
from .event import Catalogue
from .occurrences import Occurrence, in_order, occurrences

Dates = tuple[Occurrence, ...]
Month = tuple[int, int]
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True, eq=False)
class Agenda:
    """All dates, sorted by start, event id and original day.

    `upcoming` has the dates that are not over on `today` (today's are never over), `past` the
    others, newest first. Cancelled dates are in all lists; `next` can leave them out.
    """

    occurrences: Dates
    today: date
    upcoming: Dates = field(init=False, repr=False)
    past: Dates = field(init=False, repr=False)
    _events: Mapping[str, Dates] = field(init=False, repr=False)
    _months: Mapping[Month, Dates] = field(init=False, repr=False)
    _venues: Mapping[str, Dates] = field(init=False, repr=False)
    _categories: Mapping[str, Dates] = field(init=False, repr=False)
    _past_years: Mapping[int, Dates] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Sort the dates into every index."""
        given = partial(object.__setattr__, self)
        given("occurrences", tuple(sorted(self.occurrences, key=in_order)))
        past = [one for one in self.occurrences if one.is_past(self.today)]
        given("past", tuple(reversed(past)))
        given("upcoming", tuple(one for one in self.occurrences if not one.is_past(self.today)))
        given("_events", _index(self.occurrences, lambda one: (one.event.id,)))
        given("_months", _index(self.occurrences, months_of))
        given("_venues", _index(self.occurrences, _venue))
        given("_categories", _index(self.occurrences, _category))
        given("_past_years", _index(self.past, lambda one: (one.first_day.year,)))

    @property
    def past_by_year(self) -> tuple[tuple[int, Dates], ...]:
        """The years that hold past dates, newest first, each with its dates, newest first."""
        return tuple(sorted(self._past_years.items(), key=lambda pair: -pair[0]))

    @property
    def months(self) -> tuple[Month, ...]:
        """The months with dates as (year, month), sorted."""
        return tuple(sorted(self._months))

    @property
    def by_venue(self) -> tuple[tuple[str, Dates], ...]:
        """Each venue's id with the dates there, sorted by id."""
        return tuple(sorted(self._venues.items(), key=lambda pair: pair[0]))

    @property
    def by_category(self) -> tuple[tuple[str, Dates], ...]:
        """Each category's name with its dates, sorted by name."""
        return tuple(sorted(self._categories.items(), key=lambda pair: pair[0]))

    def of_event(self, event_id: str) -> Dates:
        """The dates of one event, may be empty."""
        return self._events.get(event_id, ())

    def of_month(self, year: int, month: int) -> Dates:
        """The dates of one month, may be empty."""
        return self._months.get((year, month), ())

    def of_category(self, category: str) -> Dates:
        """The dates of one category, given by its name, may be empty."""
        return self._categories.get(category, ())

    def next(self, count: int, *, with_cancelled: bool = True) -> Dates:
        """The first upcoming dates: `count` that take place, and the cancelled ones among them.

        Cancelled dates are never counted; without `with_cancelled` they are left out.
        """
        found: list[Occurrence] = []
        taking_place = 0
        for one in self.upcoming:
            if taking_place == count:
                break
            taking_place += not one.is_cancelled
            if with_cancelled or not one.is_cancelled:
                found.append(one)
        return tuple(found)


def agenda(
    catalogue: Catalogue,
    *,
    today: date,
    horizon: date,
    closed_days: ClosedDays,
    with_drafts: bool = False,
) -> Agenda:
    """The Agenda of a Catalogue on `today`, with dates planned up to `horizon` (inclusive)."""
    shown = (event for event in catalogue.events if with_drafts or not event.is_draft)
    dates = (
        one for event in shown for one in occurrences(event, until=horizon, closed_days=closed_days)
    )
    return Agenda(tuple(dates), today)


def horizon_after(today: date, months: int = 18) -> date:
    """The same day so many months ahead, or that month's last one (31 August → 28 February)."""
    ahead = today.year * 12 + today.month - 1 + months
    year, month = ahead // 12, ahead % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def months_of(occurrence: Occurrence) -> tuple[Month, ...]:
    """The months that a date touches, sorted."""
    first, last = occurrence.first_day, occurrence.last_day
    if first == last:
        return ((first.year, first.month),)
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return tuple((month // 12, month % 12 + 1) for month in range(start, end + 1))


def _index(dates: Dates, keys: Callable[[Occurrence], Iterable[Key]]) -> Mapping[Key, Dates]:
    """The dates under each of their keys, in the order given."""
    found: defaultdict[Key, list[Occurrence]] = defaultdict(list)
    for one in dates:
        for key in keys(one):
            found[key].append(one)
    return MappingProxyType({key: tuple(under) for key, under in found.items()})


def _venue(occurrence: Occurrence) -> tuple[str, ...]:
    venue = occurrence.details.venue
    return () if venue is None else (venue.id,)


def _category(occurrence: Occurrence) -> tuple[str, ...]:
    category = occurrence.details.category
    return (category,) if category else ()
