"""The calendars of a Plan as Jobs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from plugins.build.cache import digest
from plugins.build.finished import finished, place_for
from plugins.build.task import Job, Made, OutputFile
from plugins.termine.feeds import CalendarWriter, Feed, FeedKind, FeedSite, Identity, identity

from .assembly import Plan
from .pages.keys import EventKeys


def calendar_jobs(plan: Plan, events: EventKeys) -> Iterator[Job]:
    """One Job for all calendars of an event, and one for each other; `events` has their keys."""
    settings = plan.settings
    site = FeedSite(
        url=settings.url, name=settings.name, domain=settings.domain, open_end=settings.open_end
    )
    keys = {  # by the id of a date: all calendars hold the same ones
        id(one): f"{events[one.event.id]}{one.original_day.toordinal()}"
        for one in plan.world.agenda.occurrences
    }
    vevents: dict[Identity, bytes] = {}
    writer = CalendarWriter(site, plan.stamps, vevents)

    def ahead() -> None:
        """With other words of the site in them, no VEVENT of the last build is true."""
        dates = (feed.occurrences[0] for feed in plan.feeds if feed.kind is FeedKind.DATE)
        by_key = {keys[id(one)]: one for one in dates}
        found = finished(by_key, writer.date, place_for(settings, "kalender", repr(site)))
        vevents.update((identity(by_key[key]), content) for key, content in found.items())

    for name, calendars in _grouped(plan.feeds):
        key = digest(repr(site), *(_said(feed, keys) for feed in calendars))
        made = partial(_calendars, calendars, writer)
        yield Job(f"calendar {name}", key, made, len(calendars), ahead)


def _grouped(feeds: Iterable[Feed]) -> Iterable[tuple[str, list[Feed]]]:
    """Under one name what changes together: the calendar of an event and those of its dates."""
    found: defaultdict[str, list[Feed]] = defaultdict(list)
    for feed in feeds:
        is_of_event = feed.kind in (FeedKind.EVENT, FeedKind.DATE)
        found[f"of {feed.occurrences[0].event.id}" if is_of_event else feed.path].append(feed)
    return found.items()


def _calendars(calendars: Sequence[Feed], writer: CalendarWriter) -> Made:
    return Made(
        tuple(
            OutputFile(feed.path, writer.content(feed), writer.last_modified(feed))
            for feed in calendars
        )
    )


def _said(feed: Feed, keys: Mapping[int, str]) -> str:
    """What a calendar depends on: its names, and the key of each date."""
    dates = [keys[id(one)] for one in feed.occurrences]
    return "\0".join((feed.path, feed.name, feed.description, feed.page, *dates))
