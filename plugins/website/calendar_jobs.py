"""The calendars of a Plan as Jobs."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from plugins.feeds import CalendarWriter, Feed, FeedKind, FeedSite
from plugins.views import EventKeys

from .assembly import Plan
from .finished_dates import FinishedDates
from .jobs import Job, Made, OutputFile
from .kept import Kept, digest
from .settings import SiteSettings
from .workers import usual_count


def calendar_jobs(plan: Plan, events: EventKeys) -> Iterator[Job]:
    """One Job for all calendars of an event, and one for each other; `events` has their keys."""
    settings = plan.settings
    site = FeedSite(
        url=settings.url, name=settings.name, domain=settings.domain, open_end=settings.open_end
    )
    site_key = repr(site)
    keys = {  # by the id of a date: all calendars hold the same ones
        id(one): f"{events[one.event.id]}{one.planned.toordinal()}"
        for one in plan.world.agenda.occurrences
    }
    dates = (feed.occurrences[0] for feed in plan.feeds if feed.kind is FeedKind.DATE)
    finished = FinishedDates(
        {keys[id(one)]: one for one in dates}, CalendarWriter(site, plan.stamps).date
    )
    writer = CalendarWriter(site, plan.stamps, finished.found)

    def ahead() -> None:
        finished.find(_kept_dates(settings, site_key), workers=settings.workers or usual_count())

    for name, calendars in _grouped(plan.feeds):
        key = digest(site_key, *(_said(feed, keys) for feed in calendars))
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


def _kept_dates(settings: SiteSettings, site_key: str) -> Kept:
    """The VEVENTs of the last build; with another site in their addresses none of them is true."""
    name = digest(os.fsencode(settings.output)).hex()[:12]
    version = digest(settings.program, site_key)
    return Kept(settings.cache / f"kalender-{name}.termine", version)
