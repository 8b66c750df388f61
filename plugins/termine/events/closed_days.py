"""ClosedDays (Schließtage): public holidays, school holidays and the office's own closing days.

The days come from the `holidays` package, offline. It has school holidays for few countries, and
they end with what the ministers of education have published, so a ClosedDays knows how far it
knows. Own closing days (ferien.yaml) are treated like school holidays, because the key `ferien`
decides about both, unless the file says that a day counts as a public holiday.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

import holidays

_CATHOLIC = "-katholisch"
"""Ends a Land whose Catholic places keep days of their own: the package knows them in BY, SN, TH;
elsewhere such a day is kept by the whole Land or by none of its places."""


NEVER_KNOWN = date(1999, 12, 31)
"""Until when school holidays are known where nobody has told of any."""


class ClosedStretch(NamedTuple):
    """Days that are closed, first and last inclusive; `is_public` as a public holiday is."""

    first_day: date
    last_day: date
    name: str
    is_public: bool = False


_OF_SCHOOL = re.compile("(Oster|Pfingst|Sommer|Herbst|Weihnachts|Winter|Frühjahrs|Schul)ferien")


@dataclass(frozen=True, slots=True, eq=False)
class ClosedDays:
    """What is closed on which day, within the years asked for.

    Names are German where the package has such, else in the language of the country.
    `school_known_until` is the last day for which school holidays are known at all (inclusive).
    `own` are the days of ferien.yaml that are no school holidays; `school` holds them too.
    """

    school_known_until: date
    public: Mapping[date, str] = field(repr=False)
    school: Mapping[date, str] = field(repr=False)
    own: Mapping[date, str] = field(default_factory=dict, repr=False)

    def public_holiday(self, day: date) -> str:
        """The name of the public holiday, or an empty string."""
        return self.public.get(day, "")

    def is_in_holidays(self, day: date, names: Collection[str]) -> bool:
        """Whether a day lies in the school holidays of one of these names.

        „Osterferien“ are also those that a Land calls „Oster-/Frühjahrsferien“, „Ferien“ are any.
        """
        closed = self.school.get(day, "")
        stems = (name.removesuffix("ferien") for name in names)
        return bool(_OF_SCHOOL.search(closed)) and any(
            stem == "Ferien" or stem in closed for stem in stems
        )


def closed_days(
    land: str,
    years: range,
    *,
    own: Iterable[ClosedStretch] = (),
    remember: Callable[[Callable[[], ClosedDays]], ClosedDays] = lambda find: find(),
) -> ClosedDays:
    """The closed days of a Land (`NW`, `BY-katholisch`) in these years, and those of ferien.yaml.

    Of another country it is the code of ISO 3166 with a colon, then that of its part or nothing:
    `AT:9`, `PT:`. `DE:` are the days that all of Germany has.

    Stretches that bear the name of school holidays („Herbstferien 2029“) also move
    `school_known_until`. What does not exist raises NotImplementedError, as `holidays` does,
    and so does one whose Catholic places keep no days of their own. The official days depend on
    Land and years; `remember` is asked for them and may know them.
    """
    official = remember(lambda: _official(land, years))
    stretches = tuple(own)
    of_school = (each.last_day for each in stretches if _OF_SCHOOL.search(each.name))
    known_until = max((official.school_known_until, *of_school))
    public = {**_days(each for each in stretches if each.is_public), **official.public}
    own_days = _days(each for each in stretches if not each.is_public)
    closing = {day: name for day, name in own_days.items() if not _OF_SCHOOL.search(name)}
    school = {**own_days, **official.school}
    return ClosedDays(known_until, public, school, closing)


def _official(land: str, years: range) -> ClosedDays:
    country, _, part = land.rpartition(":") if ":" in land else ("DE", "", land)
    state = part.removesuffix(_CATHOLIC)
    place = country, state
    public, school = (_of_category(place, years, name) for name in ("public", "school"))
    if part != state:
        catholic = _of_category(place, years, "catholic")
        if not catholic:
            raise NotImplementedError(land)
        public |= catholic
    return ClosedDays(_known_until(place, years), public, school)


def _days(stretches: Iterable[ClosedStretch]) -> dict[date, str]:
    """The name of each day; the first stretch that holds a day names it."""
    return {
        each.first_day + timedelta(days=ahead): each.name
        for each in reversed([*stretches])
        for ahead in range((each.last_day - each.first_day).days + 1)
    }


def _of_category(place: tuple[str, str], years: range, category: str) -> dict[date, str]:
    """The days of one category; two names on one day are joined as people say it.

    `place` is the code of a country, and that of its part or empty.
    """
    country, part = place
    known = holidays.country_holidays(country)
    if category not in known.supported_categories:
        return {}
    official = holidays.country_holidays(
        country,
        subdiv=part or None,
        language="de" if "de" in known.supported_languages else known.default_language,
        categories=(category,),
        years=years,
    )
    return {day: name.replace("; ", " und ") for day, name in official.items()}


def _known_until(place: tuple[str, str], years: range) -> date:
    """The last day with known school holidays; a year with its Christmas holidays is whole."""
    school = _of_category(place, range(2000, years.stop), "school")
    newest = max(school, default=NEVER_KNOWN)
    return date(newest.year, 12, 31) if newest >= date(newest.year, 12, 24) else newest
