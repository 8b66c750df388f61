"""All that the YAML files say, checked and laid out in time."""

from dataclasses import dataclass, replace

from plugins.build.cache import Kept, digest
from plugins.termine.diagnostics import Diagnostic
from plugins.termine.events import Agenda, Catalogue, ClosedDays, Event, OneOff, closed_days
from plugins.termine.reading import Loaded, Source, laid_out, load

from .content import Content
from .kept_dates import KeptDates
from .settings import SettingsError, SiteSettings


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of the site. `sources` are the files they come from."""

    loaded: Loaded
    agenda: Agenda
    closed_days: ClosedDays
    sources: tuple[Source, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def catalogue(self) -> Catalogue:
        """The events and venues that have no mistake."""
        return self.loaded.catalogue


def read_dates(content: Content, settings: SiteSettings, kept: Kept | None = None) -> Dates:
    """Read the event files, orte.yaml and ferien.yaml, and lay them out in time.

    What is `kept` of a file that has not changed is not done again.
    """
    events, venues = content.events(settings.event_files), content.venues()
    own_days = content.closed_days()
    sources = (*events.sources, *venues.sources, *own_days.sources)
    known = KeptDates(kept or Kept(), venues.sources)
    loaded = load(
        events.sources,
        next(iter(venues.sources), None),
        next(iter(own_days.sources), None),
        remember=known.said,
    )
    found = dates_of(loaded, sources, settings, known)
    known.keep()
    diagnostics = (
        *events.diagnostics,
        *venues.diagnostics,
        *own_days.diagnostics,
        *found.diagnostics,
    )
    return replace(found, diagnostics=diagnostics)


def dates_of(
    loaded: Loaded,
    sources: tuple[Source, ...],
    settings: SiteSettings,
    known: KeptDates | None = None,
) -> Dates:
    """What was loaded from `sources`, laid out in time as far as that is not `known`."""
    known = known or KeptDates(Kept())
    closed = _closed_days(loaded, settings, known.kept)
    known.seen_from(_view(loaded, settings))
    found = laid_out(
        loaded.catalogue,
        closed_days=closed,
        in_part=loaded.in_part,
        with_drafts=settings.is_preview,
        today=settings.today,
        horizon=settings.horizon,
        remember=known.dates,
    )
    diagnostics = (*loaded.diagnostics, *found.diagnostics)
    return Dates(loaded, found.agenda, closed, sources, diagnostics)


def _view(loaded: Loaded, settings: SiteSettings) -> bytes:
    """From where the dates are seen, and what is closed."""
    days = settings.today, settings.horizon, _years(loaded, settings)
    return digest(repr((settings.state, *days, loaded.own_closed_days)))


def _closed_days(loaded: Loaded, settings: SiteSettings, kept: Kept) -> ClosedDays:
    years = _years(loaded, settings)
    official = digest("closed days", settings.state, repr(years))
    try:
        return closed_days(
            settings.state,
            years,
            own=loaded.own_closed_days,
            remember=lambda find: kept.through(official, find),
        )
    except NotImplementedError:
        raise SettingsError(
            f"Die Einstellung TERMINE_LAND ist „{settings.state}“. "
            "Sie muss die Abkürzung eines Landes sein, zum Beispiel „NW“."
        ) from None


def _years(loaded: Loaded, settings: SiteSettings) -> range:
    """From the first date of all to the year after the horizon."""
    events = (*loaded.catalogue.events, *loaded.in_part)
    first = [settings.today.year, *map(_first_year, events)]
    return range(min(first), settings.horizon.year + 2)


def _first_year(event: Event) -> int:
    schedule = event.schedule
    if isinstance(schedule, OneOff):
        return schedule.first_day.year
    return min(rule.first_day.year for rule in schedule.rules)
