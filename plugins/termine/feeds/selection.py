"""Which feeds exist: every date in the calendars of its event, its venue and its category.

A calendar that somebody subscribed to must not turn into a missing file: one whose dates are all
older than the window keeps its last one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache

from ..events import Occurrence, addresses, in_order
from .feed import Feed, FeedKind

_Dates = tuple[Occurrence, ...]
_Naming = Callable[[Occurrence], Feed]
_Plan = Sequence[tuple[str, _Naming]]
"""The path of each feed that carries a date, and how to make it from its latest date."""


def feeds(occurrences: Iterable[Occurrence], *, today: date) -> tuple[Feed, ...]:
    """All feeds of the site, sorted by path; drafts are in none, an event file without dates none.

    `occurrences` reach from the first date ever to the horizon. Feeds to subscribe hold the past
    twelve months and all that comes, archives one whole past year, and each date has its own file.
    """
    dates = tuple(sorted((each for each in occurrences if not each.event.is_draft), key=in_order))
    subscriptions, archives = cache(_subscriptions), cache(_archives)
    current = _grouped(dates, lambda each: subscriptions(*_carriers(each)))
    past = (each for each in dates if _year(each) < today.year)
    archived = _grouped(past, lambda each: archives(_year(each)))
    since = _a_year_before(today)
    found = [
        *(_with_dates(feed, _current(dates, since)) for feed, dates in current),
        *(_with_dates(feed, dates) for feed, dates in archived),
        *(_date_feed(each) for each in dates),
    ]
    return tuple(sorted(found, key=lambda feed: feed.path))


def _year(occurrence: Occurrence) -> int:
    return occurrence.first_day.year


def _a_year_before(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)


def _current(dates: _Dates, since: date) -> _Dates:
    """The dates not over on the day `since`, or the very last one."""
    return tuple(each for each in dates if not each.is_past(since)) or dates[-1:]


def _grouped(
    dates: Iterable[Occurrence], plan: Callable[[Occurrence], _Plan]
) -> Iterable[tuple[Feed, _Dates]]:
    """Feeds with the same path as one, named after the latest date, with all their dates."""
    members: dict[str, list[Occurrence]] = defaultdict(list)
    naming: dict[str, _Naming] = {}
    for each in dates:
        for path, name in plan(each):
            members[path].append(each)
            naming[path] = name
    return [(name(members[path][-1]), tuple(members[path])) for path, name in naming.items()]


def _with_dates(feed: Feed, dates: _Dates) -> Feed:
    return Feed(feed.path, feed.kind, feed.name, feed.description, feed.page, dates)


def _carriers(occurrence: Occurrence) -> tuple[str, str, str]:
    """Event, venue and category of a date: the same for most dates of an event."""
    details = occurrence.details
    return occurrence.event.id, details.venue.id if details.venue else "", details.category


def _subscriptions(event_id: str, venue_id: str, category: str) -> _Plan:
    found: list[tuple[str, _Naming]] = [
        (addresses.ALL_FEED, _all_feed),
        (addresses.event_feed(event_id), _event_feed),
    ]
    if venue_id:
        found.append((addresses.venue_feed(venue_id), _venue_feed))
    if addresses.slug(category):
        found.append((addresses.category_feed(category), _category_feed))
    return found


def _archives(year: int) -> _Plan:
    return ((addresses.archive_feed(year), _archive_feed),)


def _archive_feed(occurrence: Occurrence) -> Feed:
    year = _year(occurrence)
    return Feed(
        path=addresses.archive_feed(year),
        kind=FeedKind.ARCHIVE,
        name=f"Archiv {year}",
        description=f"Alle Termine des Jahres {year}.",
        page=addresses.archive_year_url(year),
        occurrences=(occurrence,),
    )


def _all_feed(occurrence: Occurrence) -> Feed:
    return Feed(
        path=addresses.ALL_FEED,
        kind=FeedKind.ALL,
        name="Alle Termine",
        description="Alle Termine: die der letzten zwölf Monate und alle, die kommen.",
        page=addresses.EVENTS,
        occurrences=(occurrence,),
    )


def _event_feed(occurrence: Occurrence) -> Feed:
    event = occurrence.event
    return Feed(
        path=addresses.event_feed(event.id),
        kind=FeedKind.EVENT,
        name=event.details.title,
        description=f"Alle Termine dieser Veranstaltung: {event.details.title}.",
        page=addresses.event_url(event.id),
        occurrences=(occurrence,),
    )


def _venue_feed(occurrence: Occurrence) -> Feed:
    venue = occurrence.details.venue
    venue_id, name = (venue.id, venue.name) if venue else ("", "")
    return Feed(
        path=addresses.venue_feed(venue_id),
        kind=FeedKind.VENUE,
        name=name,
        description=f"Alle Termine an diesem Ort: {name}.",
        page=addresses.venue_url(venue_id),
        occurrences=(occurrence,),
    )


def _category_feed(occurrence: Occurrence) -> Feed:
    category = occurrence.details.category
    return Feed(
        path=addresses.category_feed(category),
        kind=FeedKind.CATEGORY,
        name=category,
        description=f"Alle Termine der Rubrik {category}.",
        page=addresses.category_url(category),
        occurrences=(occurrence,),
    )


def _date_feed(occurrence: Occurrence) -> Feed:
    event_id, original_day = occurrence.event.id, occurrence.original_day
    title, day = occurrence.details.title, occurrence.first_day
    return Feed(
        path=addresses.occurrence_ics(event_id, original_day),
        kind=FeedKind.DATE,
        name=f"{title} am {day.day:02}.{day.month:02}.{day.year}",
        description=f"Ein einzelner Termin: {title}.",
        page=addresses.occurrence_url(event_id, original_day),
        occurrences=(occurrence,),
    )
