"""One event file: its `vorgaben`, and each entry of `termine` as an Event."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..diagnostics import MOST_ERRORS, Diagnostic, Message, Position, keys_here, message
from ..events import Event, Reference
from .entries import Entries, EventEntry, VenueList
from .fields_times import timespan
from .load_adjustments import adjustments
from .load_details import Given, details, given, slips, unknown_venue
from .load_schedule import plan
from .node import Mapping, Node, Scalar, Sequence
from .nodes import read_root
from .schema_entries import DefaultsForm, DetailsForm, EventForm
from .schema_reading import Reading, read_form
from .schema_validator import validated
from .source import Source
from .suggest import suggestion

_TOP_KEYS = ("vorgaben", "termine")
_NOWHERE = Position("", 1)
_LATE = date(2036, 1, 1)
"""Ten years after this program was written: what lies before is far off on no day it runs."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """The two parts of an event file."""

    defaults: Node | None
    entries: tuple[Node, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_entries(source: Source, venues: VenueList) -> Entries:
    """The entries of a file in its order."""
    root, diagnostics = read_root(source)
    layout = _layout(root)
    defaults = _defaults(layout.defaults, venues)
    of_all = given(defaults.form, venues)
    entries, references, found = (
        [],
        list(_references(defaults)),
        [*diagnostics, *layout.diagnostics],
    )
    found += defaults.diagnostics
    errors = 0
    for node in layout.entries:
        if errors >= MOST_ERRORS:
            found.append(message("too-many-mistakes").at(node.position))
            break
        reading = read_form(EventForm, node)
        mistakes = list(reading.diagnostics)
        if reading.node.entries:
            entry, more = _entry(reading, defaults.form, of_all, venues)
            entries.append(entry)
            mistakes += more
            references += _references(reading)
            for part in reading.parts("abweichungen", reading.form.adjustments):
                references += _references(part)
        found += mistakes
        errors += sum(diagnostic.is_error for diagnostic in mistakes)
    return Entries(source.name, tuple(entries), tuple(references), tuple(found), _is_silent(root))


def _layout(root: Node | None) -> _Layout:
    """A file with `vorgaben` and `termine`, or one that is a single entry (as a web form saves)."""
    if root is None or _is_silent(root):
        return _Layout(None, (), ())
    if not isinstance(root, Mapping):
        return _Layout(None, (), (message("expected-event-file").at(root.position),))
    is_one_entry = root.entry("id") and not any(root.entry(key) for key in _TOP_KEYS)
    if is_one_entry:
        return _Layout(None, (root,), ())
    diagnostics = [
        message("unknown-key", key=entry.key.text, advice=_top_advice(entry.key.text)).at(
            entry.key.position
        )
        for entry in root.entries
        if entry.key.text not in _TOP_KEYS
    ]
    entries, mistakes = _listed(root.get("termine"))
    return _Layout(root.get("vorgaben"), entries, (*diagnostics, *mistakes))


def _is_silent(node: Node | None) -> bool:
    """Whether nothing is said there."""
    return node is None or (isinstance(node, Scalar) and node.is_empty)


def _top_advice(key: str) -> str:
    return suggestion(key, _TOP_KEYS, keys_here(_TOP_KEYS))


def _listed(node: Node | None) -> tuple[tuple[Node, ...], tuple[Diagnostic, ...]]:
    match node:
        case None:
            return (), ()
        case Sequence(items=items):
            return items, ()
        case Scalar() if node.is_empty:
            return (), ()
        case _:
            return (), (message("expected-list", key="termine").at(node.position),)


def _defaults(node: Node | None, venues: VenueList) -> Reading[DefaultsForm]:
    if node is None or _is_silent(node):
        return Reading(validated(DefaultsForm, {}), Mapping((), _NOWHERE, 1), ())
    reading = read_form(DefaultsForm, node)
    diagnostics = [*reading.diagnostics, *unknown_venue(reading, venues), *slips(reading)]
    found = timespan(reading.form.clock) if reading.form.um else None
    if isinstance(found, Message):
        key = "ende" if reading.form.ende else "dauer"
        diagnostics.append(found.at(reading.at(key)))
    return Reading(reading.form, reading.node, tuple(diagnostics))


def _entry(
    reading: Reading[EventForm], defaults: DefaultsForm, of_all: Given, venues: VenueList
) -> tuple[EventEntry, list[Diagnostic]]:
    """An entry below the `defaults` of its file, whose Details are `of_all` its entries."""
    form, node = reading.form, reading.node
    planned = plan(reading, defaults)
    adjusted = adjustments(reading, planned, venues)
    diagnostics = [
        *unknown_venue(reading, venues),
        *slips(reading),
        *planned.diagnostics,
        *adjusted.diagnostics,
    ]
    event = None
    if form.id and form.title and planned.schedule:
        event = Event(
            id=form.id,
            details=details(of_all | given(form, venues)),
            schedule=planned.schedule,
            position=node.position,
            adjustments=adjusted.values,
            article=form.article or "",
            is_draft=bool(form.is_draft),
            late_days=tuple(_late_days(reading)),
        )
    entry = EventEntry(
        event,
        form.id or "",
        reading.at("id"),
        reading.at("rubrik"),
        _lines(node),
        _adjustment_lines(node),
    )
    return entry, diagnostics


def _late_days(reading: Reading[EventForm]) -> Iterator[tuple[date, Position]]:
    """Of an entry, its rules and Abweichungen; a series may end as late as it likes."""
    form = reading.form
    last_day = form.last_day if form.day else None
    yield from _late(reading, datum=form.day, ab=form.first_day, bis=last_day)
    for rule in reading.parts("regeln", form.rules):
        yield from _late(rule, ab=rule.form.first_day)
    for part in reading.parts("abweichungen", form.adjustments):
        own = part.form
        days = {"zusatz": own.extra, "verlegt": own.new_day, "bis": own.last_day}
        yield from _late(part, am=own.planned, **days)


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
    """The articles and pictures that a form names."""
    form = reading.form
    values = {"bild": form.image}
    if isinstance(form, EventForm):
        values["artikel"] = form.article
    return [Reference(reading.at(key), key, value) for key, value in values.items() if value]
