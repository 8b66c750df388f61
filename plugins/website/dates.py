"""All that the YAML files say, checked and laid out in time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from plugins.build.cache import Cache
from plugins.build.digest import digest
from plugins.termine.diagnostics import Diagnostic
from plugins.termine.events import (
    Agenda,
    Catalogue,
    ClosedDays,
    Event,
    Series,
    closed_days,
    expected_count,
)
from plugins.termine.history import (
    RecentChange,
    Side,
    TextAddress,
    commit_of_day,
    comparison,
    earlier_content,
    recent_changes,
)
from plugins.termine.reading import EventDates, Loaded, Source, laid_out, load

from .content import Content
from .messages import message
from .partners import NO_PARTNERS, Partners, read_partners
from .settings import SiteSettings, refused

RECENT = timedelta(days=90)
"""So far back the feed of changes looks."""

_MANY_DATES = 20_000
_TOLD = 3
"""So many of the entries that bring most dates are named."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of the site. `sources` are the editors' files that they come from."""

    loaded: Loaded
    agenda: Agenda
    closed_days: ClosedDays
    sources: tuple[Source, ...]
    diagnostics: tuple[Diagnostic, ...]
    partners: Partners = NO_PARTNERS

    @property
    def catalogue(self) -> Catalogue:
        """The events and venues that have no mistake."""
        return self.loaded.catalogue


def read_dates(content: Content, settings: SiteSettings, cache: Cache | None = None) -> Dates:
    """Read the event files, orte.yaml and ferien.yaml, and lay them out in time.

    A file that an earlier build has read, and an event that it has laid out, come from the cache.
    """
    cache = cache or Cache(None, b"")
    files = content.calendar(settings.event_files)
    places = digest(files.venues.data if files.venues else b"")
    table, seen = cache.table("event files"), set[str]()

    def read_once(source: Source, read: Callable[[], Any]) -> Any:
        """What a file says; one that is named as two kinds of file is read twice."""
        key = digest(places, source.name, source.data, "again" if source.name in seen else "")
        seen.add(source.name)
        return table.through(key, read)

    partners = read_partners(
        content,
        lambda: load((), files.venues).catalogue.venues,
        settings.today,
        cache.table("partners").through,
    )
    events = (*files.events, *partners.sources)
    loaded = load(events, files.venues, files.closed_days, remember=read_once)
    found = dates_of(loaded, files.sources, settings, cache, partners=partners)
    return replace(found, diagnostics=(*files.unread, *found.diagnostics))


def dates_of(
    loaded: Loaded,
    sources: tuple[Source, ...],
    settings: SiteSettings,
    cache: Cache | None = None,
    *,
    partners: Partners = NO_PARTNERS,
) -> Dates:
    """What was loaded from `sources` and the files of `partners`, laid out in time.

    Of a partner's dates nothing is told that only the partner could mend.
    """
    cache, loaded = cache or Cache(None, b""), partners.told_apart(loaded)
    loaded, limits = _within_limits(loaded, settings)
    if any(limit.is_error for limit in limits):
        cache = Cache(None, b"")  # what is laid out now is not what the events say
    closed = _closed_days(loaded, settings, cache)
    view = repr((settings.state, settings.today, settings.horizon, _years(loaded, settings)))
    others = repr((loaded.own_closed_days, loaded.catalogue.venues, settings.is_preview))
    seen_from = digest(view, others)
    files = {source.name: digest(seen_from, source.data) for source in sources}
    files |= {each[0].name: digest(seen_from, repr(each)) for each in partners.files}
    table = cache.table("occurrences")

    def lay_out_once(event: Event, lay_out: Callable[[], EventDates]) -> EventDates:
        """The dates of an event; what is told of them names lines of its file."""
        file = event.position.file
        key = digest(files[file], file, event.id) if file in files else b""
        return table.through(key, lay_out) if key else lay_out()

    found = laid_out(
        loaded.catalogue,
        closed_days=closed,
        in_part=loaded.in_part,
        with_drafts=settings.is_preview,
        today=settings.today,
        horizon=settings.horizon,
        remember=lay_out_once,
    )
    own = (one for one in found.diagnostics if one.position.file not in partners.names)
    hints = (*partners.diagnostics, *partners.hints(found.agenda))
    diagnostics = (*loaded.diagnostics, *limits, *own, *hints)
    return Dates(loaded, found.agenda, closed, (*sources, *partners.written), diagnostics, partners)


def _within_limits(loaded: Loaded, settings: SiteSettings) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """What was loaded, and what is told where it has very many dates, at those that bring most.

    Beyond the limit each of these has one date only, so that nothing is laid out for minutes.
    """
    all_events = loaded.catalogue.events
    counts = {event.id: expected_count(event, settings.horizon) for event in all_events}
    total = sum(counts.values())
    if total < _MANY_DATES and total <= settings.most_dates:
        return loaded, ()
    events = sorted(all_events, key=lambda one: (-counts[one.id], one.id))[:_TOLD]
    is_beyond = total > settings.most_dates
    told = []
    for event in (one for one in events if 2 * counts[one.id] >= counts[events[0].id]):
        kind = "dates-beyond-limit" if is_beyond else "dates-many"
        numbers = {"total": total, "count": counts[event.id], "most": settings.most_dates}
        texts = {name: f"{number:,}".replace(",", ".") for name, number in numbers.items()}
        told.append(message(kind, **texts).at(event.position))
    if not is_beyond:
        return loaded, tuple(told)
    shortened = tuple(map(_shortened, all_events))
    return replace(loaded, catalogue=replace(loaded.catalogue, events=shortened)), tuple(told)


def _shortened(event: Event) -> Event:
    """The event with the first date of each rule."""
    if not isinstance(event.schedule, Series):
        return event
    rules = tuple(replace(rule, last_day=rule.first_day) for rule in event.schedule.rules)
    return replace(event, schedule=replace(event.schedule, rules=rules), adjustments=())


def _closed_days(loaded: Loaded, settings: SiteSettings, cache: Cache) -> ClosedDays:
    years = _years(loaded, settings)
    table, key = cache.table("closed days"), digest(settings.state, repr(years))
    try:
        return closed_days(
            settings.state,
            years,
            own=loaded.own_closed_days,
            remember=lambda find: table.through(key, find),
        )
    except NotImplementedError:
        raise refused("setting-land", state=settings.state) from None


def _years(loaded: Loaded, settings: SiteSettings) -> range:
    """From the first date of all to the year after the horizon."""
    events = (*loaded.catalogue.events, *loaded.in_part)
    years = (event.schedule.first_day.year for event in events)
    return range(min((settings.today.year, *years)), settings.horizon.year + 2)


def side_of(dates: Dates, texts: Iterable[TextAddress] = ()) -> Side:
    """What editors answer for: the dates of partners are told by `abgleichen`."""
    own = tuple(one for one in dates.agenda.occurrences if one.event.partner is None)
    events = tuple(event for event in dates.catalogue.events if event.partner is None)
    kept = dates.catalogue.venues, dates.catalogue.categories
    return Side(own, events, dates.sources, dates.closed_days, *kept, tuple(texts))


def recent_changes_of(
    dates: Dates, settings: SiteSettings, cache: Cache
) -> tuple[RecentChange, ...] | None:
    """What has changed of coming dates within RECENT days; None where Git tells no history."""
    first, names = settings.today - RECENT, (*settings.event_files, "orte.yaml")
    commit = commit_of_day(settings.content, first, names)
    if commit is None:
        return None
    key = digest(
        commit,
        repr((settings.state, settings.today, settings.horizon)),
        *(octets for source in dates.sources for octets in (source.name, source.data)),
    )

    def compared() -> tuple[RecentChange, ...]:
        earlier = earlier_content(settings.content, commit, settings.event_files)
        loaded = load(earlier.events, earlier.venues, earlier.closed_days)
        before = dates_of(loaded, earlier.events, settings)
        differences = comparison(side_of(before), side_of(dates), settings.today)
        return recent_changes(differences, settings.today)

    return cache.table("recent changes").through(key, compared)
