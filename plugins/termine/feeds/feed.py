"""Feed (Kalender-Abo): one .ics file of the site as a value, and which of them there are.

Every date is in the calendars of its event, its venue and its category. A calendar that somebody
subscribed to must not turn into a missing file: one whose dates are all older than the window keeps
its last one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType

from ..events import Occurrence, addresses, in_order, plain_day
from .limit import Weights, within_limit


class FeedKind(Enum):
    """What a feed gathers; the value is the colour calendars show it in, a CSS colour name."""

    ALL = "firebrick"
    EVENT = "chocolate"
    VENUE = "seagreen"
    CATEGORY = "purple"
    ARCHIVE = "dimgray"
    DATE = "brown"


@dataclass(frozen=True, slots=True)
class Feed:
    """One calendar: where it lies (`path`), which `page` shows the same dates, and its dates.

    Both addresses are relative to the root of the site. `occurrences` are sorted by start and
    never empty: a calendar without a date is not valid (RFC 5545, 3.6). `left_out` counts dates
    that there was no room for.
    """

    path: str
    kind: FeedKind
    name: str
    description: str
    page: str
    occurrences: tuple[Occurrence, ...]
    left_out: int = 0

    def __post_init__(self) -> None:
        """Refuse a feed without dates."""
        if not self.occurrences:
            raise ValueError(self.path)


@dataclass(frozen=True, slots=True)
class FeedSite:
    """What a feed must know of the site.

    `url` is SITEURL with its path, with or without a last slash; `domain` ends every UID and must
    never change; `open_end` is the length calendars show for a date whose end is open.
    `cancelled_status` is the STATUS of a cancelled date: CONFIRMED or CANCELLED (decision 0029).
    `published` says where the site has what lies at one of our `addresses`.
    """

    url: str
    name: str
    domain: str
    language: str = "de"
    open_end: timedelta = timedelta(hours=2)
    cancelled_status: str = "CONFIRMED"
    published: Callable[[str], str] = field(default=str, repr=False)

    def absolute(self, address: str) -> str:
        """The whole address of something that lies at `address` below the site's root."""
        return f"{self.url.rstrip('/')}/{self.published(address)}"


def feeds(
    occurrences: Iterable[Occurrence],
    *,
    today: date,
    site_url: str = "",
    forwards: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Feed, ...]:
    """All feeds of the site, sorted by path; drafts are in none, an event file without dates none.

    `occurrences` reach from the first date ever to the horizon. Feeds to subscribe hold the past
    twelve months and all that comes, or as much as calendars read; archives hold one whole past
    year, and each date has its own file. `site_url` is SITEURL, which counts for their size. By
    `forwards` a feed has a twin at each earlier address of it: programs follow no other.
    """
    dates = sorted((each for each in occurrences if not each.event.is_draft), key=in_order)
    since = _a_year_before(today)
    members: defaultdict[tuple[str, FeedKind], list[Occurrence]] = defaultdict(list)
    for each in dates:
        for carrier in _carriers(each, today):
            members[carrier].append(each)
    found = (_feed(path, kind, members[path, kind], since) for path, kind in sorted(members))
    weights = Weights(site_url)
    by_path = {feed.path: _shortened(feed, today, weights) for feed in found}
    for earlier, path in forwards.items():
        if path in by_path and earlier not in by_path:
            by_path[earlier] = replace(by_path[path], path=earlier)
    return tuple(feed for _, feed in sorted(by_path.items()))


def _a_year_before(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)


def _carriers(occurrence: Occurrence, today: date) -> Iterator[tuple[str, FeedKind]]:
    """The path and kind of each feed that a date belongs to."""
    event_id, details = occurrence.event.id, occurrence.details
    if occurrence.event.is_in_feed:
        yield addresses.ALL_FEED, FeedKind.ALL
    yield addresses.event_feed(event_id), FeedKind.EVENT
    for venue_id in occurrence.venue_ids(today):
        yield addresses.venue_feed(venue_id), FeedKind.VENUE
    if addresses.slug(details.category):
        yield addresses.category_feed(details.category), FeedKind.CATEGORY
    if occurrence.first_day.year < today.year:
        yield addresses.archive_feed(occurrence.first_day.year), FeedKind.ARCHIVE
    yield addresses.occurrence_ics(event_id, occurrence.original_day), FeedKind.DATE


def _feed(path: str, kind: FeedKind, dates: list[Occurrence], since: date) -> Feed:
    """The feed of these dates (sorted), named after the latest; of those to subscribe, a window."""
    if kind not in {FeedKind.ARCHIVE, FeedKind.DATE}:
        shown = [each for each in dates if not each.is_past(since)] or dates[-1:]
    else:
        shown = dates
    name, description, page = _words(path, kind, dates[-1])
    return Feed(path, kind, name, description, page, tuple(shown))


def _shortened(feed: Feed, today: date, weights: Weights) -> Feed:
    """A feed to subscribe with as many dates as it has room for."""
    if feed.kind in {FeedKind.ARCHIVE, FeedKind.DATE}:
        return feed
    shown = within_limit(feed.occurrences, today, weights)
    left_out = len(feed.occurrences) - len(shown)
    if not left_out:
        return feed
    first, last = plain_day(shown[0].first_day), plain_day(shown[-1].first_day)
    about = f"Termine vom {first} bis zum {last}."
    return replace(feed, description=about, occurrences=tuple(shown), left_out=left_out)


def _words(path: str, kind: FeedKind, latest: Occurrence) -> tuple[str, str, str]:
    """Name, description and page of a feed, from its latest date."""
    event, details, day = latest.event, latest.details, latest.first_day
    title = event.details.title
    match kind:
        case FeedKind.ALL:
            about = "Alle Termine der letzten zwölf Monate und alle künftigen."
            return "Alle Termine", about, addresses.EVENTS
        case FeedKind.EVENT:
            about = f"Alle Termine dieser Veranstaltung: {title}."
            return title, about, addresses.event_url(event.id)
        case FeedKind.VENUE:
            places = (*details.venues, *event.details.venues)  # the latest may be elsewhere
            venue = next(one for one in places if addresses.venue_feed(one.id) == path)
            about = f"Alle Termine an diesem Ort: {venue.name}."
            return venue.name, about, addresses.venue_url(venue.id)
        case FeedKind.CATEGORY:
            category = details.category
            about = f"Alle Termine der Rubrik {category}."
            return category, about, addresses.category_url(category)
        case FeedKind.ARCHIVE:
            about = f"Alle Termine des Jahres {day.year}."
            return f"Archiv {day.year}", about, addresses.archive_year_url(day.year)
        case FeedKind.DATE:
            about = f"Ein einzelner Termin: {details.title}."
            name = f"{details.title} am {day.day:02}.{day.month:02}.{day.year}"
            own = addresses.occurrence_url(event.id, latest.original_day)
            return name, about, addresses.event_url(event.id) if event.has_one_date else own
