"""The dates of one run of Pelican: event files and the heads of articles, read and laid out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ..diagnostics import Diagnostic, Position, message
from ..events import Agenda, Catalogue, Event, closed_days
from ..feeds import FEED_REVISION, CalendarWriter, Feed, FeedSite, feeds
from ..history import GitError, last_changes
from ..reading import Source, laid_out, load
from .settings import CalendarSettings, CalendarSettingsError

_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class SiteCalendar:
    """All dates of a site; `feeds` have the addresses that they have inside of the calendar."""

    settings: CalendarSettings
    catalogue: Catalogue
    agenda: Agenda
    feeds: tuple[Feed, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """Whether something is told that stops the site."""
        return any(one.is_error for one in self.diagnostics)

    @property
    def published_feeds(self) -> tuple[Feed, ...]:
        """The feeds as templates want them: with the addresses that the site has them at."""
        at = self.settings.patterns.published
        return tuple(replace(one, path=at(one.path), page=at(one.page)) for one in self.feeds)

    def writer(self) -> CalendarWriter:
        """What makes an .ics of each feed; stamps are those that Git knows."""
        settings = self.settings
        site = FeedSite(
            settings.url,
            settings.name,
            settings.domain,
            language=settings.language,
            published=settings.patterns.published,
        )
        return CalendarWriter(site, _stamps(settings, self.catalogue))


def read_calendar(settings: CalendarSettings, of_articles: Iterable[Event] = ()) -> SiteCalendar:
    """Read and check the event files, orte.yaml and ferien.yaml; add the events of articles.

    An id that stands in both counts in the event file.
    """
    sources = [_source(path) for name in settings.files for path in _files(settings, name)]
    venues, closed = (_source(settings.content / name) for name in ("orte.yaml", "ferien.yaml"))
    loaded = load(filter(None, sources), venues, closed)
    own = {event.id: event for event in (*of_articles, *loaded.catalogue.events)}
    events = tuple(replace(own[name], zone=settings.zone) for name in sorted(own))
    catalogue = replace(loaded.catalogue, events=events)
    first = min((each.schedule.first_day.year for each in events), default=settings.today.year)
    years = range(min(first, settings.today.year), settings.horizon.year + 2)
    try:
        days = closed_days(settings.land, years, own=loaded.own_closed_days)
    except NotImplementedError:
        raise CalendarSettingsError(
            f'TERMINE_LAND = {settings.land!r}: no holidays are known of it. Write "NW" for a Land '
            'of Germany, "AT:9" or "PT:" for another country.'
        ) from None
    found = laid_out(
        catalogue,
        today=settings.today,
        horizon=settings.horizon,
        closed_days=days,
        in_part=loaded.in_part,
    )
    carried = feeds(found.agenda.occurrences, today=settings.today, site_url=settings.url)
    missing = tuple(_missing(settings))
    diagnostics = (*missing, *loaded.diagnostics, *found.diagnostics)
    return SiteCalendar(settings, catalogue, found.agenda, carried, diagnostics)


def _files(settings: CalendarSettings, name: str) -> list[Path]:
    """A file, or the YAML files of a folder."""
    path = settings.content / name
    if path.is_dir():
        return sorted(one for one in path.iterdir() if one.suffix in _YAML)
    return [path]


def _source(path: Path) -> Source | None:
    if not path.is_file():
        return None
    return Source(f"{path.parent.name}/{path.name}", path.read_bytes(), may_be_english=True)


def _missing(settings: CalendarSettings) -> Iterable[Diagnostic]:
    """A hint for each of the event files that is not there."""
    for name in settings.files:
        if not (settings.content / name).exists():
            place = Position(f"{settings.content.name}/{name}", 1)
            yield message("event-file-missing", name=name).at(place)


def _stamps(settings: CalendarSettings, catalogue: Catalogue) -> dict[str, datetime]:
    """When each entry and each article with a date last changed; nothing from a broken history."""
    articles = {one.id: one.position.file for one in catalogue.events if one.article == one.id}
    files = {name: settings.content / name for name in articles.values()}
    texts = {name: path.read_bytes() for name, path in files.items() if path.is_file()}
    believed = FEED_REVISION, settings.now
    try:
        found = last_changes(settings.content, settings.files, texts=texts, believed=believed)
    except GitError:
        return {}
    of_texts = dict(found.texts)
    changed = {one: of_texts[file] for one, file in articles.items() if file in of_texts}
    return {**changed, **found.stamps}
