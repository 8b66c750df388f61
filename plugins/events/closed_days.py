"""ClosedDays (Schließtage): public holidays, school holidays and the office's own closing days.

The days come from the `holidays` package, offline; its school holidays end with what the ministers
of education have published, so a ClosedDays knows how far it knows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

import holidays

LANDS = tuple(land for land in holidays.country_holidays("DE").subdivisions if len(land) == 2)
"""The short names of the Länder, as `TERMINE_LAND` takes them: BB, BE, …, NW, …"""

_JOINT = "; "


@dataclass(frozen=True, slots=True)
class ClosedSpan:
    """A named stretch of days, both inclusive: own closing days or school holidays."""

    first_day: date
    last_day: date
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class ClosedDays:
    """What is closed on which day, within the years asked for; names are German.

    `school_known_until` is the last day for which school holidays are known at all (inclusive).
    """

    school_known_until: date
    _public: Mapping[date, str] = field(repr=False)
    _school: Mapping[date, str] = field(repr=False)
    _own: Mapping[date, str] = field(repr=False)

    def public_holiday(self, day: date) -> str:
        """The name of the public holiday, or an empty string."""
        return self._public.get(day, "")

    def school_holiday(self, day: date) -> str:
        """The name of the school holidays, or an empty string."""
        return self._school.get(day, "")

    def own_closing_day(self, day: date) -> str:
        """Why the office itself is closed, or an empty string."""
        return self._own.get(day, "")


def closed_days(
    land: str,
    years: range,
    *,
    own: Iterable[ClosedSpan] = (),
    school: Iterable[ClosedSpan] = (),
) -> ClosedDays:
    """The closed days of a Land (`NW`) in these years, with own closing days and further Ferien.

    A Land that does not exist raises NotImplementedError, as `holidays` does.
    """
    further = _by_day(school)
    known = _of_category(land, years, "school")
    return ClosedDays(
        school_known_until=max((_known_until(land, years), *further)),
        _public=MappingProxyType(_of_category(land, years, "public")),
        _school=MappingProxyType({**known, **further}),
        _own=MappingProxyType(_by_day(own)),
    )


def _of_category(land: str, years: range, category: str) -> dict[date, str]:
    """The days of one category; two names on one day are joined as people say it."""
    found = holidays.country_holidays(
        "DE", subdiv=land, language="de", categories=(category,), years=years
    )
    return {day: name.replace(_JOINT, " und ") for day, name in found.items()}


def _known_until(land: str, years: range) -> date:
    """The last day with known school holidays; a year with its Christmas holidays is whole.

    Goes back from the last year asked for, at most to 2000, to the newest that has any.
    """
    for year in range(years.stop - 1, 1999, -1):
        if found := _of_category(land, range(year, year + 1), "school"):
            newest = max(found)
            return date(year, 12, 31) if newest.month == 12 else newest
    return date(1999, 12, 31)


def _by_day(spans: Iterable[ClosedSpan]) -> dict[date, str]:
    """Each day of the spans with its name; the first span that holds a day names it."""
    named: dict[date, str] = {}
    for span in spans:
        for ahead in range((span.last_day - span.first_day).days + 1):
            named.setdefault(span.first_day + timedelta(days=ahead), span.name)
    return named
