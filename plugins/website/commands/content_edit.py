"""An edit of the editors' YAML files: read, judged and written back, or refused as a whole.

What `check` would find fault with is not written; the sentences are those of `check`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from plugins.termine.diagnostics import Diagnostic, report
from plugins.termine.editing import (
    ChangedMeanwhileError,
    Edit,
    Refusal,
    new_diagnostics,
    replace_by_files,
    replace_file,
)
from plugins.termine.events import addresses
from plugins.termine.reading import Loaded, Source, load

from ..content import YAML, Content
from ..dates import dates_of
from ..messages import message
from ..settings import SiteSettings
from .command import PROBLEMS, CommandError, settings_for
from .options import EditOptions


@dataclass(frozen=True, slots=True)
class ContentEdit:
    """The files that dates come from, what they say, and how they are written back."""

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
        folders = [name for name in self.settings.event_files if not name.endswith(YAML)]
        return self.content.name(self.content.root / folders[0]) if folders else None

    def venue_named(self, text: str) -> str:
        """The id of the one venue whose id or name this is, in whatever case; else the text."""
        wanted = addresses.slug(text)
        venues = self.loaded().catalogue.venues
        ids = {venue.id for venue in venues if wanted in {venue.id, addresses.slug(venue.name)}}
        return ids.pop() if len(ids) == 1 else text

    def carry_out(
        self, edit: Edit | Refusal, confirms: Callable[[], bool], hints: tuple[Diagnostic, ...] = ()
    ) -> None:
        """Write an edit that brings no Diagnostic, and show it; warnings must be confirmed."""
        if isinstance(edit, Refusal):
            refuse(edit.text)
        others = tuple(source for source in self.events if source.name != edit.after.name)
        after = replace(self, events=(*others, edit.after)).diagnostics()
        diagnostics = (*new_diagnostics(self.diagnostics(), after), *hints)
        if any(diagnostic.is_error for diagnostic in diagnostics):
            refuse(f"{message.text('edit-would-be-wrong')}\n\n{report(diagnostics)}")
        if diagnostics:
            print(report(diagnostics))
            if not confirms():
                refuse(message.text("edit-despite-hints"))
        self.write(edit)
        print(message.text("edit-written", file=edit.name, line=edit.first_line), end="\n\n")
        print("\n".join(edit.lines).strip("\n"), end=f"\n\n{message.text('edit-look-at-it')}\n")

    def write(self, edit: Edit) -> None:
        """Write one file, unless somebody else has written it since it was read."""
        before = edit.before.data if edit.before else None
        try:
            replace_file(self.path(edit.name), before, edit.after.data)
        except ChangedMeanwhileError:
            refuse(message.text("edit-changed-meanwhile", file=edit.name))

    def write_split(self, source: Source, files: tuple[Source, ...], rest: Source | None) -> None:
        """Write several new files, and the `rest` of the source in its place, if there is any."""
        new = {self.path(file.name): file.data for file in files}
        after = rest.data if rest else None
        try:
            replace_by_files(self.path(source.name), source.data, after, new)
        except ChangedMeanwhileError:
            refuse(message.text("edit-changed-meanwhile", file=source.name))


def begin_edit(options: EditOptions) -> ContentEdit:
    """The files of a content folder; with mistakes in them nothing is begun."""
    settings = settings_for(options)
    content = Content(settings.content)
    events = content.events(settings.event_files)
    single = (content.venues(), content.closed_days())
    venues, own_days = (next(iter(files.sources), None) for files in single)
    edit = ContentEdit(settings, content, events.sources, venues, own_days)
    unread = [diagnostic for files in (events, *single) for diagnostic in files.diagnostics]
    mistakes = [
        diagnostic for diagnostic in (*unread, *edit.loaded().diagnostics) if diagnostic.is_error
    ]
    if mistakes:
        refuse(f"{message.text('edit-mistakes-first')}\n\n{report(mistakes)}".rstrip())
    return edit


def refuse(text: str) -> NoReturn:
    """End the command with a sentence; nothing was changed."""
    raise CommandError(f"{text}\n{message.text('edit-nothing-changed')}", PROBLEMS)
