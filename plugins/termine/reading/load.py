"""From the bytes of the event files to one Catalogue, with every Diagnostic found on the way.

Nothing here touches a disk or knows what day it is. An entry with a mistake is left out of the
Catalogue, all others are in it: `check` tells everything at once, the preview shows the rest.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any

from ..diagnostics import (
    MOST_ERRORS,
    Diagnostic,
    Message,
    Position,
    in_reading_order,
    keys_here,
    message,
    without_echoes,
)
from ..events import Catalogue, Category, ClosedStretch, Details, Event, Reference, slug
from . import details
from .form_reading import Reading, read_form
from .forms import CategoryForm, DefaultsForm, DetailsForm, EventForm
from .lines import Source
from .nodes import UNWRITTEN, Mapping, Node, Sequence, is_empty, read_root
from .schedules import adjustments, plan
from .times import length_fault, timespan
from .words import suggestion

_TOP_KEYS = ("vorgaben", "rubriken", "termine")
_LATE = date(2036, 1, 1)
"""Ten years after this program was written: what lies before is far off on no day it runs."""


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An entry as it was read: `event` is None where it cannot be one.

    `id` is empty where it is missing or wrong; `lines` are those the entry takes up in its file,
    `adjustment_lines` those of each Abweichung that shares no line with anything else.
    """

    event: Event | None
    id: str
    id_position: Position
    category_position: Position
    lines: range
    adjustment_lines: tuple[range, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """What one event file says; `is_silent` where it holds nothing but comments."""

    name: str
    entries: tuple[EventEntry, ...]
    references: tuple[Reference, ...]
    diagnostics: tuple[Diagnostic, ...]
    is_silent: bool = False
    categories: tuple[Category, ...] = ()


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


Remember = Callable[[Source, Callable[[], Any]], Any]
"""Asked for what a file says, with the way to read it; it may know the answer from before."""


def load(
    event_sources: Iterable[Source],
    venue_source: Source | None,
    holiday_source: Source | None = None,
    *,
    remember: Remember = lambda _, read: read(),
) -> Loaded:
    """The event files, orte.yaml and ferien.yaml, read and checked together.

    What a file says depends on its Source, and that of an event file on that of the venues, too.
    """
    venues, closed_days, mistakes = details.VenueList(), (), ()
    if venue_source:
        venues = remember(venue_source, partial(details.read_venues, venue_source))
    if holiday_source:
        read = partial(details.read_closed_days, holiday_source)
        closed_days, mistakes = remember(holiday_source, read)
    files = [remember(one, partial(read_entries, one, venues)) for one in event_sources]
    entries = [entry for file in files for entry in file.entries]
    categories = tuple(category for file in files for category in file.categories)
    diagnostics = {
        *venues.diagnostics,
        *mistakes,
        *(diagnostic for file in files for diagnostic in file.diagnostics),
        *_duplicates(entries),
        *_spellings(entries),
        *_earlier_names(entries, venues, categories),
        *_empty(files),
    }
    events, in_part = _events(files, diagnostics)
    return Loaded(
        Catalogue(events, venues.venues, categories),
        closed_days,
        tuple(sorted({reference for file in files for reference in file.references})),
        in_reading_order(without_echoes(diagnostics, "alias")),
        in_part,
    )


def _events(
    files: Iterable[Entries], diagnostics: Iterable[Diagnostic]
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The events in whose lines no error stands, and those with errors in single Abweichungen.

    Both are sorted by id; the others have those Abweichungen only in which no error stands.
    """
    errors: dict[str, set[int]] = {}
    for one in diagnostics:
        if one.is_error:
            errors.setdefault(one.position.file, set()).add(one.position.line)
    whole, in_part = [], []
    for file in files:
        for entry in file.entries:
            wrong = {line for line in errors.get(file.name, ()) if line in entry.lines}
            if entry.event is None or not wrong:
                whole += [entry.event] if entry.event else []
                continue
            parts = [lines for lines in entry.adjustment_lines if wrong.intersection(lines)]
            left_out = {line for lines in parts for line in lines}
            if wrong <= left_out:
                every_one = entry.event.adjustments
                right = (one for one in every_one if one.position.line not in left_out)
                in_part.append(replace(entry.event, adjustments=tuple(right)))
    by_id = attrgetter("id")
    return tuple(sorted(whole, key=by_id)), tuple(sorted(in_part, key=by_id))


def _empty(files: list[Entries]) -> list[Diagnostic]:
    """Files without an entry; one with comments alone is only told where there is no entry at all.

    A site may be without dates, but mostly a file is empty by mistake.
    """
    has_entries = any(file.entries for file in files)
    return [
        message("no-entries").at(Position(file.name, 1))
        for file in files
        if not file.entries and not file.diagnostics and not (file.is_silent and has_entries)
    ]


def _duplicates(entries: Iterable[EventEntry]) -> Iterator[Diagnostic]:
    """The second and every later entry of an id, in whatever file."""
    first: dict[str, Position] = {}
    for entry in entries:
        known = first.setdefault(entry.id, entry.id_position)
        if entry.id and known is not entry.id_position:
            fault = message("duplicate-id", id=entry.id, file=known.file, line=known.line)
            yield fault.at(entry.id_position)


def _spellings(entries: Iterable[EventEntry]) -> Iterator[Diagnostic]:
    """Categories that would share an address, because only their spelling differs."""
    spelled: dict[str, str] = {}
    for entry in entries:
        category = entry.event.details.category if entry.event else ""
        other = spelled.setdefault(slug(category), category) if category else ""
        if other != category:
            fault = message("category-spelling", text=category, other=other)
            yield fault.at(entry.category_position)


def _earlier_names(
    entries: Iterable[EventEntry], venues: details.VenueList, categories: Iterable[Category]
) -> Iterator[Diagnostic]:
    """Names under `frueher` that something else has today, or had as well."""
    events = [entry.event for entry in entries if entry.event]
    owners = (
        ({entry.id for entry in entries}, [(one.position, one.earlier_ids) for one in events]),
        ({*venues.by_id}, [(one.position, one.earlier_ids) for one in venues.venues]),
        (
            {slug(event.details.category) for event in events},
            [(one.position, tuple(map(slug, one.earlier_names))) for one in categories],
        ),
    )
    for taken, named in owners:
        for position, names in named:
            for name in names:
                if name in taken:
                    yield message("earlier-in-use", name=name).at(position)
                taken.add(name)


def read_entries(source: Source, venues: details.VenueList) -> Entries:
    """The entries of a file in its order."""
    root, diagnostics = read_root(source)
    defaults_node, nodes_of_entries, mistakes = _layout(root)
    renamed = _categories(root)
    mistakes += [diagnostic for reading in renamed for diagnostic in reading.diagnostics]
    defaults = _defaults(defaults_node, venues)
    of_all = details.given(defaults.form, venues)
    entries, references = [], _references(defaults)
    found = [*diagnostics, *mistakes, *defaults.diagnostics]
    errors = 0
    for node in nodes_of_entries:
        if errors >= MOST_ERRORS:
            found.append(message("too-many-mistakes").at(node.position))
            break
        reading = read_form(EventForm, node)
        mistakes = [*reading.diagnostics]
        if reading.node.entries:
            entry, more = _entry(reading, defaults.form, of_all, venues)
            entries.append(entry)
            mistakes += more
            parts = reading.parts("abweichungen", reading.form.adjustments)
            references += [one for part in (reading, *parts) for one in _references(part)]
        found += mistakes
        errors += sum(diagnostic.is_error for diagnostic in mistakes)
    categories = tuple(
        Category(one.form.name, one.node.position, one.form.earlier_names)
        for one in renamed
        if one.form.name and one.form.earlier_names
    )
    return Entries(
        source.name,
        tuple(entries),
        tuple(references),
        tuple(found),
        is_silent=is_empty(root),
        categories=categories,
    )


def _categories(root: Node | None) -> list[Reading[CategoryForm]]:
    """What stands under `rubriken`."""
    node = root.get("rubriken") if isinstance(root, Mapping) else None
    if node is None or is_empty(node):
        return []
    items = node.items if isinstance(node, Sequence) else (node,)
    return [read_form(CategoryForm, item) for item in items]


def _layout(root: Node | None) -> tuple[Node | None, tuple[Node, ...], list[Diagnostic]]:
    """`vorgaben` and `termine` of a file; one that a web form saved is a single entry."""
    if root is None or is_empty(root):
        return None, (), []
    if not isinstance(root, Mapping):
        return None, (), [message("expected-event-file").at(root.position)]
    if root.entry("id") and not any(root.entry(key) for key in _TOP_KEYS):
        return None, (root,), []
    diagnostics = []
    for key in (entry.key for entry in root.entries if entry.key.text not in _TOP_KEYS):
        advice = suggestion(key.text, _TOP_KEYS, keys_here(_TOP_KEYS))
        diagnostics.append(message("unknown-key", key=key.text, advice=advice).at(key.position))
    entries = root.get("termine")
    if isinstance(entries, Sequence):
        return root.get("vorgaben"), entries.items, diagnostics
    if isinstance(entries, Mapping) and entries.entries[:1] == (entries.entry("id"),):
        diagnostics.append(entries.lines.lost_dash(entries.position.line))
    elif entries and not is_empty(entries):
        diagnostics.append(message("expected-list", key="termine").at(entries.position))
    return root.get("vorgaben"), (), diagnostics


def _defaults(node: Node | None, venues: details.VenueList) -> Reading[DefaultsForm]:
    if node is None or is_empty(node):
        return Reading(DefaultsForm(), UNWRITTEN, ())
    reading = read_form(DefaultsForm, node)
    diagnostics = [*reading.diagnostics, *details.detail_faults(reading, venues)]
    found = timespan(reading.form.clock) if reading.form.um else None
    fault = found if isinstance(found, Message) else found and length_fault(found)
    if fault:
        key = next((key for key in ("ende", "dauer") if reading.has(key)), "um")
        diagnostics.append(fault.at(reading.at(key)))
    return replace(reading, diagnostics=tuple(diagnostics))


def _entry(
    reading: Reading[EventForm],
    defaults: DefaultsForm,
    of_all: details.Given,
    venues: details.VenueList,
) -> tuple[EventEntry, list[Diagnostic]]:
    """An entry below the `defaults` of its file, whose Details are `of_all` its entries."""
    form, node = reading.form, reading.node
    planned = plan(reading, defaults)
    adjusted, withdrawn, mistakes = adjustments(reading, planned, venues)
    event = None
    if form.id and form.title and planned.schedule:
        event = Event(
            id=form.id,
            details=Details(**{"title": "", **of_all, **details.given(form, venues)}),
            schedule=planned.schedule,
            position=node.position,
            adjustments=adjusted,
            withdrawals=withdrawn,
            article=form.article or "",
            is_draft=bool(form.is_draft),
            late_days=tuple(_late_days(reading)),
            earlier_ids=form.earlier_ids or (),
        )
    places = reading.at("id"), reading.at("rubrik"), _lines(node), _adjustment_lines(node)
    diagnostics = [*details.detail_faults(reading, venues), *planned.diagnostics, *mistakes]
    return EventEntry(event, form.id or "", *places), diagnostics


def _late_days(reading: Reading[EventForm]) -> Iterator[tuple[date, Position]]:
    """Of an entry, its rules and Abweichungen; a series may end as late as it likes."""
    form = reading.form
    day = max(form.days or (), default=None)
    yield from _late(reading, datum=day, ab=form.first_day, bis=day and form.last_day)
    for rule in reading.parts("regeln", form.rules):
        yield from _late(rule, ab=rule.form.first_day)
    for part in reading.parts("abweichungen", form.adjustments):
        own = part.form
        days = {"zusatz": own.extra, "verlegt": own.new_day, "bis": own.last_day}
        yield from _late(part, am=own.original_day, **days)


def _late(reading: Reading[Any], **days: date | None) -> Iterator[tuple[date, Position]]:
    return ((day, reading.at(key)) for key, day in days.items() if day and day >= _LATE)


def _lines(node: Node) -> range:
    return range(node.first_line, node.last_line + 1)


def _adjustment_lines(node: Mapping) -> tuple[range, ...]:
    entry = node.entry("abweichungen")
    if entry is None or not isinstance(entry.value, Sequence):
        return ()
    parts = map(_lines, entry.value.items)
    return tuple(lines for lines in parts if lines.start > entry.key.first_line)


def _references(reading: Reading[DetailsForm]) -> list[Reference]:
    form = reading.form
    values = {"bild": form.image}
    if isinstance(form, EventForm):
        values["artikel"] = form.article
    return [Reference(reading.at(key), key, value) for key, value in values.items() if value]
