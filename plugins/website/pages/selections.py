"""Selection: the dates of one list, such as those of a venue or of this week, and its links."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from plugins.termine.events import Occurrence, Venue, addresses

from .context import Calendar, Dates, Split
from .page_builder import PageBuilder
from .phrases import german_order, is_free, registration_need
from .views import Link
from .visible import Visible

Filters = tuple[tuple[str, tuple[Link, ...]], ...]
"""Groups of links to other lists under their headings."""

_GROUPS = (
    ("Zeit", ("all", "time")),
    ("Ort", ("venue",)),
    ("Rubrik", ("category",)),
    ("Alter", ("age",)),
    ("Sprache", ("language",)),
    ("Teilnahme", ("terms",)),
)


def day_left(occurrence: Occurrence) -> date:
    """The day that a moved date has left."""
    return occurrence.moved_from.day if occurrence.moved_from else occurrence.first_day


@dataclass(frozen=True, slots=True)
class Selection:
    """The dates of one list: `kind` is that of its group of links, `venue` the one it is of.

    `days` are the first and the last one of a time. `left` are dates that have moved away from a
    day, or from the venue.
    """

    kind: str
    name: str
    url: str
    title: str
    split: Split
    calendar: Calendar | None = None
    venue: Venue | None = None
    days: tuple[date, date] | None = None
    left: Dates = ()

    def is_left_by(self, moved: Occurrence) -> bool:
        """Whether a date that was moved belongs to the list, or did before."""
        if self.days:
            return self.days[0] <= day_left(moved) <= self.days[1]
        both = (moved.details, moved.event.details)
        if self.kind == "venue":
            return any(self.venue in details.venues for details in both)
        if self.kind == "category":
            return self.url in {addresses.category_url(details.category) for details in both}
        return self.kind == "all" or moved in self.split.upcoming


def selections(visible: Visible) -> Iterator[Selection]:
    """All dates, then each selection of them; those of a group by name in German order.

    That of a venue or category stays when its dates are over, every other one is never empty.
    """
    calendar, agenda = visible.context.calendar, visible.agenda
    every = Split(agenda.upcoming, agenda.past)
    yield Selection(
        "all", "Alle Termine", addresses.EVENTS, "Termine", every, calendar(addresses.ALL_FEED)
    )
    yield from _by_time(visible)
    for venue in sorted(visible.context.catalogue.venues, key=lambda each: german_order(each.name)):
        if dates := visible.by_venue.get(venue.id):
            url, own = addresses.venue_url(venue.id), calendar(addresses.venue_feed(venue.id))
            title, split = f"Termine am Ort {venue.name}", visible.split(dates)
            yield Selection("venue", venue.name, url, title, split, own, venue)
    categories = visible.by_category.values()
    for dates in sorted(categories, key=lambda each: german_order(each[-1].details.category)):
        name, split = dates[-1].details.category, visible.split(dates)
        url, own = addresses.category_url(name), calendar(addresses.category_feed(name))
        yield Selection("category", name, url, f"Termine der Rubrik {name}", split, own)
    yield from _by_word("age", "Alter", agenda.upcoming, lambda one: (one.details.age,))
    yield from _by_word("language", "Sprache", agenda.upcoming, lambda one: one.details.languages)
    yield from _by_terms(agenda.upcoming)


def _by_time(visible: Visible) -> Iterator[Selection]:
    """What takes place soon; until Sunday, and from Saturday on."""
    today = visible.context.today
    sunday = today + timedelta(days=6 - today.weekday())
    weekend = max(today, sunday - timedelta(days=1))
    spans = (
        ("Heute und morgen", "Termine heute und morgen", today, today + timedelta(days=1)),
        ("Diese Woche", "Termine in dieser Woche", today, sunday),
        ("Wochenende", "Termine am Wochenende", weekend, sunday),
    )
    for name, title, first, last in spans:
        dates = (
            one
            for one in visible.agenda.upcoming
            if one.first_day <= last and one.last_day >= first
        )
        for one in _not_empty("time", name, title, dates):
            yield replace(one, days=(first, last))


def _by_word(
    kind: str, label: str, dates: Dates, words: Callable[[Occurrence], Iterable[str]]
) -> Iterator[Selection]:
    """One selection for each word that dates have; spellings with one address are one word."""
    by_slug: dict[str, tuple[str, list[Occurrence]]] = {}
    for one in dates:
        for word in words(one):
            if slug := addresses.slug(word):
                by_slug.setdefault(slug, (word, []))[1].append(one)
    for name, of_word in sorted(by_slug.values(), key=lambda each: german_order(each[0])):
        yield from _not_empty(kind, name, f"Termine: {label} {name}", of_word, label=label)


def _by_terms(dates: Dates) -> Iterator[Selection]:
    free = (one for one in dates if is_free(one.details.cost))
    yield from _not_empty("terms", "kostenlos", "Kostenlose Termine", free)
    is_open = (
        one
        for one in dates
        if (known := one.details.registration) and registration_need(known) is False
    )
    yield from _not_empty("terms", "ohne Anmeldung", "Termine ohne Anmeldung", is_open)


def _not_empty(
    kind: str, name: str, title: str, dates: Iterable[Occurrence], *, label: str = ""
) -> Iterator[Selection]:
    if found := tuple(dates):
        url = addresses.selection_url(f"{label} {name}")
        yield Selection(kind, name, url, title, Split(found))


def filters(builder: PageBuilder, current: Selection, chosen: tuple[Selection, ...]) -> Filters:
    """Links with the number of upcoming dates, none to what is empty; a group has at least one."""
    groups = []
    for heading, kinds in _GROUPS:
        links = tuple(
            Link(
                one.name,
                builder.paths.path(one.url),
                str(len(one.split.upcoming)),
                is_current=one is current,
            )
            for one in chosen
            if one.kind in kinds and (one.split.upcoming or one.kind == "all" or one is current)
        )
        if links:
            groups.append((heading, links))
    return tuple(groups)
