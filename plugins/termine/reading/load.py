"""From the bytes of the event files to one Catalogue, with every Diagnostic found on the way.

Nothing here touches a disk or knows what day it is. An entry with a mistake is left out of the
Catalogue, all others are in it: `check` tells everything at once, the preview shows the rest.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from plugins.late import late

from ..diagnostics import Diagnostic, Position, in_reading_order, message, without_echoes
from ..events import Catalogue, ClosedStretch, Event, Reference, slug
from .entries import ClosedList, Entries, EventEntry, VenueList
from .source import Source

if TYPE_CHECKING:  # they know pydantic, which whoever has read these files before can do without
    from . import load_entries, load_lists
else:
    load_entries = late("plugins.termine.reading.load_entries")
    load_lists = late("plugins.termine.reading.load_lists")


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that the files say. `references` are sorted by position, `diagnostics` as they are shown.

    `in_part` are events that are not in the Catalogue because of single Abweichungen, without
    these: so that the others can be checked at once.
    """

    catalogue: Catalogue
    own_closed_days: tuple[ClosedStretch, ...] = ()
    references: tuple[Reference, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    in_part: tuple[Event, ...] = ()


Said = TypeVar("Said")


class Remember(Protocol):
    """Asked for what a file says, with the way to read it; it may know the answer from before."""

    def __call__(self, source: Source, read: Callable[[], Said], /) -> Said:
        """What the file says."""


def _read_now(_: Source, read: Callable[[], Said], /) -> Said:
    return read()


def load(
    event_sources: Sequence[Source],
    venue_source: Source | None,
    holiday_source: Source | None = None,
    *,
    remember: Remember = _read_now,
) -> Loaded:
    """The event files, orte.yaml and ferien.yaml, read and checked together.

    What a file says depends on its Source, and that of an event file on that of the venues, too.
    """
    venues = (
        remember(venue_source, lambda: load_lists.read_venues(venue_source))
        if venue_source
        else VenueList()
    )
    closed = (
        remember(holiday_source, lambda: load_lists.read_closed_days(holiday_source))
        if holiday_source
        else ClosedList()
    )

    def read(source: Source) -> Entries:
        return load_entries.read_entries(source, venues)

    files = [remember(source, partial(read, source)) for source in event_sources]
    entries = [entry for file in files for entry in file.entries]
    diagnostics = {
        *venues.diagnostics,
        *closed.diagnostics,
        *(diagnostic for file in files for diagnostic in file.diagnostics),
        *_duplicates(entries),
        *_spellings(entries),
        *_empty(files),
    }
    events, in_part = _events(files, diagnostics)
    return Loaded(
        Catalogue(events, venues.venues),
        closed.stretches,
        tuple(sorted({reference for file in files for reference in file.references})),
        in_reading_order(without_echoes(diagnostics, "alias")),
        in_part,
    )


def _events(
    files: Iterable[Entries], diagnostics: Iterable[Diagnostic]
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The events in whose lines no error stands, and those with errors in single Abweichungen."""
    errors: dict[str, set[int]] = {}
    for one in diagnostics:
        if one.is_error:
            errors.setdefault(one.position.file, set()).add(one.position.line)
    whole, in_part = [], []
    for file in files:
        for entry in file.entries:
            wrong = {line for line in errors.get(file.name, ()) if line in entry.lines}
            if entry.event and not wrong:
                whole.append(entry.event)
            elif entry.event and all(_is_of_adjustment(entry, line) for line in wrong):
                in_part.append(_without_wrong(entry, entry.event, wrong))
    return _by_id(whole), _by_id(in_part)


def _is_of_adjustment(entry: EventEntry, line: int) -> bool:
    return any(line in lines for lines in entry.adjustment_lines)


def _without_wrong(entry: EventEntry, event: Event, wrong: set[int]) -> Event:
    """The event with those Abweichungen only in which no error stands."""
    left_out = [lines for lines in entry.adjustment_lines if wrong.intersection(lines)]
    right = (
        one
        for one in event.adjustments
        if not any(one.position.line in lines for lines in left_out)
    )
    return replace(event, adjustments=tuple(right))


def _by_id(events: list[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: event.id))


def _empty(files: Sequence[Entries]) -> list[Diagnostic]:
    """Files without an entry; one with comments alone is only told where there is no entry at all.

    A site may be without dates, but mostly a file is empty by mistake.
    """
    has_entries = any(file.entries for file in files)
    return [
        message("no-entries").at(Position(file.name, 1))
        for file in files
        if not file.entries and not file.diagnostics and not (file.is_silent and has_entries)
    ]


def _duplicates(entries: Iterable[EventEntry]) -> list[Diagnostic]:
    """The second and every later entry of an id, in whatever file."""
    first: dict[str, Position] = {}
    diagnostics = []
    for entry in entries:
        if not entry.id:
            continue
        known = first.setdefault(entry.id, entry.id_position)
        if known is not entry.id_position:
            fault = message("duplicate-id", id=entry.id, file=known.file, line=known.line)
            diagnostics.append(fault.at(entry.id_position))
    return diagnostics


def _spellings(entries: Iterable[EventEntry]) -> list[Diagnostic]:
    """Categories that would share an address, because only their spelling differs."""
    spelled: dict[str, str] = {}
    diagnostics = []
    for entry in entries:
        category = entry.event.details.category if entry.event else ""
        if not category:
            continue
        other = spelled.setdefault(slug(category), category)
        if other != category:
            fault = message("category-spelling", text=category, other=other)
            diagnostics.append(fault.at(entry.category_position))
    return diagnostics
