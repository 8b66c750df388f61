"""`import`: calendars from elsewhere become a new file of entries; no file is overwritten."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

from plugins.termine.editing import ChangedMeanwhileError, replace_file
from plugins.termine.events import addresses
from plugins.termine.importer import MOST_BYTES, Takeover, TooManyDatesError, take_over
from plugins.termine.reading import Source, entries_in, load

from ..content import YAML, Content
from ..messages import message
from ..settings import SiteSettings
from .command import DONE, PROBLEMS, WRONG_USE, CommandError, command, failure, settings_for
from .options import ImportOptions

_LIST = re.compile(rb"^( *)- ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _NewFile:
    """A file as it shall be: `before` are its bytes on disk, None where there is none."""

    path: Path
    before: bytes | None
    after: bytes


@command
def import_calendars(options: ImportOptions) -> int:
    """Write or show the entries; 1 if something could not be taken over, 2 for wrong options."""
    settings = settings_for(options)
    content = Content(settings.content)
    sources = content.events(settings.event_files).sources
    venues = next(iter(content.venues().sources), None)
    taken = _taken(options, settings, sources, venues)
    if taken.entries:
        events, new_venues = _files(options, settings, taken, venues)
        _refuse_mistakes(sources, venues, events, new_venues)
        (_show if options.dry_run else _write)(events, new_venues, content)
    print("\n".join(taken.report), file=sys.stderr if options.dry_run else sys.stdout)
    return DONE if taken.entries and taken.is_complete else PROBLEMS


def _taken(
    options: ImportOptions,
    settings: SiteSettings,
    sources: Sequence[Source],
    venues: Source | None,
) -> Takeover:
    ids = {entry.id for source in sources for entry in entries_in(source)}
    calendars = [Source(_printable(path.name), _read(path)) for path in options.files]
    catalogue = load(sources, venues).catalogue
    try:
        return take_over(calendars, catalogue, today=settings.today, is_taken=ids)
    except TooManyDatesError as error:
        raise CommandError(str(error), PROBLEMS) from error


def _read(path: Path) -> bytes:
    """The file, or as much of it as shows that it is too large."""
    name = _printable(path.name)
    if not path.is_file():
        raise failure("import-no-file", WRONG_USE, name=name)
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError:
        raise failure("import-unreadable", WRONG_USE, name=name) from None


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def _files(
    options: ImportOptions, settings: SiteSettings, taken: Takeover, venues: Source | None
) -> tuple[_NewFile, _NewFile | None]:
    """The new file of entries, and orte.yaml with more venues, if there are any."""
    folder = next((name for name in settings.event_files if not name.endswith(YAML)), None)
    if folder is None:
        raise failure("import-no-folder", WRONG_USE)
    stem = addresses.slug(options.name or options.files[0].stem) or "uebernommen"
    path, number = settings.content / folder / f"{stem}.yaml", 2
    while path.exists() or path.is_symlink():
        path, number = path.with_name(f"{stem}-{number}.yaml"), number + 1
    text = f"{message.text('import-head')}\n\n{taken.event_file}"
    events = _NewFile(path, None, text.encode())
    if not taken.venues:
        return events, None
    before = venues.data if venues else None
    return events, _NewFile(
        settings.content / "orte.yaml", before, _with_venues(before or b"", taken.venues)
    )


def _with_venues(data: bytes, venues: str) -> bytes:
    """orte.yaml with new venues at its end; what stood there keeps every byte."""
    first = _LIST.search(data)
    added = indent(venues, " " * len(first[1]) if first else "")
    if data.strip():
        added = ("\n" if data.endswith(b"\n") else "\n\n") + added
    return data + added.replace("\n", "\r\n" if b"\r\n" in data else "\n").encode()


def _refuse_mistakes(
    sources: Sequence[Source], venues: Source | None, events: _NewFile, more: _NewFile | None
) -> None:
    """Nothing is written that would make the content worse than it is."""
    added = Source(events.path.name, events.after)
    venues_after = Source(more.path.name, more.after) if more else venues
    before = load(sources, venues).diagnostics
    after = load([*sources, added], venues_after).diagnostics
    errors = [
        sum(diagnostic.is_error for diagnostic in diagnostics) for diagnostics in (before, after)
    ]
    if errors[1] > errors[0]:
        raise failure("import-would-be-wrong")


def _show(events: _NewFile, venues: _NewFile | None, content: Content) -> None:
    print(f"# {content.name(events.path)}\n{events.after.decode()}", end="")
    if venues:
        print(f"\n# {content.name(venues.path)}, am Ende")
        print(venues.after[len(venues.before or b"") :].decode().strip())


def _write(events: _NewFile, venues: _NewFile | None, content: Content) -> None:
    """The venues first: one that nobody names yet is no mistake."""
    for file, verb in ((venues, "Ergänzt"), (events, "Geschrieben")):
        if file:
            try:
                replace_file(file.path, file.before, file.after)
            except ChangedMeanwhileError:
                raise failure("import-changed-meanwhile", name=file.path.name) from None
            print(f"{verb}: {content.name(file.path)}")
