"""Agenda (Terminübersicht): all dates of a Catalogue seen from one day, sorted and indexed once."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from typing import TypeVar

from dateutil import relativedelta

from .occurrences import Occurrence, in_order

Dates = tuple[Occurrence, ...]
Month = tuple[int, int]
Key = TypeVar("Key", str, Month)


class Agenda:
    """All dates, sorted by start, event id and original day.

    `upcoming` has the dates that are not over on `today` (today's are never over), `past` the
    others, newest first. `moved_away` are those that stood on another day which is not over, by
    that day. Cancelled and postponed dates are in all lists; `next` can leave them out.
    """

    def __init__(self, dates: Iterable[Occurrence], today: date) -> None:
        """Sort the dates, and index them by event and month."""
        self.today = today
        self.occurrences = tuple(sorted(dates, key=in_order))
        self.upcoming = tuple(each for each in self.occurrences if not each.is_past(today))
        self.past = tuple(each for each in reversed(self.occurrences) if each.is_past(today))
        self.moved_away = tuple(sorted(filter(self._is_moved_away, self.occurrences), key=_left))
        self._events = _index(self.occurrences, lambda each: (each.event.id,))
        self._months = _index(self.occurrences, months_of)

    def _is_moved_away(self, each: Occurrence) -> bool:
        before = each.moved_from
        return before is not None and self.today <= before.day != each.first_day

    @property
    def past_by_year(self) -> tuple[tuple[int, Dates], ...]:
        """The years that hold past dates, newest first, each with its dates, newest first."""
        years = groupby(self.past, key=lambda each: each.first_day.year)
        return tuple((year, tuple(dates)) for year, dates in years)

    @property
    def months(self) -> tuple[Month, ...]:
        """The months with dates as (year, month), sorted; also those that a date has left."""
        left = ((before.year, before.month) for before, _, _ in map(_left, self.moved_away))
        return tuple(sorted({*self._months, *left}))

    @property
    def by_venue(self) -> tuple[tuple[str, Dates], ...]:
        """Each venue's id with the dates there or expected there, sorted by id."""
        dates = _index(self.occurrences, lambda each: each.venue_ids(self.today))
        return tuple(dates.items())

    @property
    def by_category(self) -> tuple[tuple[str, Dates], ...]:
        """Each category's name with its dates, sorted by name."""
        dates = _index(self.occurrences, lambda each: filter(None, (each.details.category,)))
        return tuple(dates.items())

    def of_event(self, event_id: str) -> Dates:
        """The dates of one event, may be empty."""
        return self._events.get(event_id, ())

    def of_month(self, year: int, month: int) -> Dates:
        """The dates of one month, may be empty."""
        return self._months.get((year, month), ())

    def next(self, count: int, *, with_cancelled: bool = True) -> Dates:
        """The first upcoming dates: `count` that take place, and among them those that do not.

        Cancelled and postponed dates are never counted; without `with_cancelled` they are left out.
        """
        taking_place = [place for place, each in enumerate(self.upcoming) if each.takes_place]
        end = taking_place[count - 1] + 1 if 0 < count <= len(taking_place) else None
        dates = self.upcoming[: end if count else 0]
        return tuple(each for each in dates if with_cancelled or each.takes_place)


def horizon_after(today: date, months: int = 18) -> date:
    """The same day so many months ahead, or that month's last one (31 August → 28 February)."""
    return today + relativedelta.relativedelta(months=months)


def _left(occurrence: Occurrence) -> tuple[date, str, date]:
    """The day that a moved date has left, then its identity."""
    before = occurrence.moved_from
    day = before.day if before else occurrence.first_day
    return day, occurrence.event.id, occurrence.original_day


def months_of(occurrence: Occurrence) -> tuple[Month, ...]:
    """The months that a date touches, sorted."""
    first, last = occurrence.first_day, occurrence.last_day
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return tuple((month // 12, month % 12 + 1) for month in range(start, end + 1))


def _index(
    dates: Iterable[Occurrence], keys: Callable[[Occurrence], Iterable[Key]]
) -> dict[Key, Dates]:
    """The dates under each of their keys, in the order given; the keys are sorted."""
    index: defaultdict[Key, list[Occurrence]] = defaultdict(list)
    for each in dates:
        for key in keys(each):
            index[key].append(each)
    return {key: tuple(index[key]) for key in sorted(index)}
