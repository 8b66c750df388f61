"""The editors' YAML files on the desk of a command that is about to change them."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from plugins.termine.diagnostics import Diagnostic, report
from plugins.termine.events import addresses
from plugins.termine.reading import Loaded, Source, load

from ..content import YAML, Content, Found
from ..dates import dates_of
from ..messages import message
from ..settings import SiteSettings, configuration, site_settings
from .failures import PROBLEMS, CommandError
from .options import EditOptions


@dataclass(frozen=True, slots=True)
class Desk:
    """The files that dates come from, and what they say."""

    settings: SiteSettings
    content: Content
    events: tuple[Source, ...]
    venues: Source | None
    own_days: Source | None

    def loaded(self) -> Loaded:
        """The files read together."""
        return load(self.events, self.venues, self.own_days)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What `check` says about them, without the texts."""
        return dates_of(self.loaded(), self.events, self.settings).diagnostics

    def with_file(self, changed: Source) -> "Desk":
        """The desk with one event file in another form."""
        others = tuple(source for source in self.events if source.name != changed.name)
        return replace(self, events=(*others, changed))

    def path(self, name: str) -> Path:
        """Where a file lies that Diagnostics call `name`."""
        return self.content.root / name.partition("/")[2]

    def first_file(self) -> tuple[str, Source | None]:
        """The event file that new entries go into."""
        files = [name for name in self.settings.event_files if name.endswith(YAML)]
        name = self.content.name(self.content.root / (files or ["termine.yaml"])[0])
        return name, next((source for source in self.events if source.name == name), None)

    def folder(self) -> str | None:
        """The folder of TERMINE_DATEIEN for files with one entry each, as Diagnostics name it."""
        folders = (name for name in self.settings.event_files if not name.endswith(YAML))
        found = next(folders, None)
        return None if found is None else self.content.name(self.content.root / found)

    def venue_named(self, text: str) -> str:
        """The id of the one venue whose id or name this is, in whatever case; else the text."""
        wanted = addresses.slug(text)
        venues = self.loaded().catalogue.venues
        ids = {one.id for one in venues if wanted in {one.id, addresses.slug(one.name)}}
        return ids.pop() if len(ids) == 1 else text


def tidy_desk(options: EditOptions) -> Desk:
    """The files of a content folder; with mistakes in them nothing is begun."""
    values = {**configuration(), "PATH": str(options.content), "TERMINE_HEUTE": options.today}
    settings = site_settings({"OUTPUT_PATH": "output", **values})
    content = Content(settings.content)
    events, venues = content.events(settings.event_files), content.venues()
    own_days = content.closed_days()
    desk = Desk(settings, content, events.sources, _only(venues), _only(own_days))
    unread = (*events.diagnostics, *venues.diagnostics, *own_days.diagnostics)
    mistakes = [one for one in (*unread, *desk.loaded().diagnostics) if one.is_error]
    if mistakes:
        refuse(f"{message.text('edit-mistakes-first')}\n\n{report(mistakes)}".rstrip())
    return desk


def refuse(text: str) -> NoReturn:
    """End the command with a sentence; nothing was changed."""
    raise CommandError(f"{text}\n{message.text('edit-nothing-changed')}", PROBLEMS)


def _only(found: Found) -> Source | None:
    return next(iter(found.sources), None)
