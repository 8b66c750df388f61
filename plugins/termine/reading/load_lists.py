"""orte.yaml and ferien.yaml: plain lists of venues and of own closed days."""

import re
from collections.abc import Iterator
from dataclasses import fields

from ..diagnostics import MOST_ERRORS, Diagnostic, message
from ..events import ClosedStretch, Venue
from .entries import ClosedList, VenueList
from .load_schedule import last_before_first
from .node import Mapping, Node, Scalar, Sequence
from .nodes import read_root
from .schema_form import Form
from .schema_lists import ClosedDaysForm, VenueForm
from .schema_reading import Reading, read_form
from .source import Source

_MOST_DAYS = 366


def read_venues(source: Source) -> VenueList:
    """orte.yaml."""
    nodes, found = _items(source, VenueForm)
    diagnostics = list(found)
    by_id: dict[str, Venue | None] = {}
    lines: dict[str, int] = {}
    for node in nodes:
        if len(diagnostics) >= MOST_ERRORS:
            diagnostics.append(message("too-many-mistakes").at(node.position))
            break
        reading = read_form(VenueForm, node)
        diagnostics += (*reading.diagnostics, *_postal_code(reading))
        venue_id = _id_of(node)
        if venue_id in by_id:
            fault = message("duplicate-venue", id=venue_id, line=lines[venue_id])
            diagnostics.append(fault.at(reading.at("id")))
        elif venue_id:
            is_wrong = any(diagnostic.is_error for diagnostic in reading.diagnostics)
            by_id[venue_id] = None if is_wrong else _venue(reading)
            lines[venue_id] = reading.at("id").line
    is_read = bool(nodes) or not found
    return VenueList(by_id, is_read, tuple(diagnostics))


def read_closed_days(source: Source) -> ClosedList:
    """ferien.yaml."""
    nodes, found = _items(source, ClosedDaysForm)
    diagnostics = list(found)
    stretches: list[ClosedStretch] = []
    for node in nodes:
        if len(diagnostics) >= MOST_ERRORS:
            diagnostics.append(message("too-many-mistakes").at(node.position))
            break
        stretch, mistakes = _stretch(read_form(ClosedDaysForm, node))
        diagnostics += mistakes
        stretches += [stretch] if stretch else []
    return ClosedList(tuple(sorted(stretches)), tuple(diagnostics))


def _stretch(reading: Reading[ClosedDaysForm]) -> tuple[ClosedStretch | None, list[Diagnostic]]:
    form, diagnostics = reading.form, list(reading.diagnostics)
    if form.first_day is None or form.name is None or (reading.has("bis") and not form.last_day):
        return None, diagnostics
    last_day = form.last_day or form.first_day
    number = (last_day - form.first_day).days + 1
    if number < 1:
        fault = last_before_first(("von", form.first_day), ("bis", last_day))
    elif number > _MOST_DAYS:
        fault = message("closed-too-long", name=form.name, days=number, most=_MOST_DAYS)
    else:
        return (form.first_day, last_day, form.name), diagnostics
    return None, [*diagnostics, fault.at(reading.at("bis"))]


def _items(source: Source, form: type[Form]) -> tuple[tuple[Node, ...], tuple[Diagnostic, ...]]:
    root, diagnostics = read_root(source)
    match root:
        case None:
            return (), diagnostics
        case Sequence(items=items):
            return items, diagnostics
        case Scalar() if root.is_empty:
            return (), diagnostics
        case _:
            fault = message("expected-plain-list", example=form.example)
            return (), (*diagnostics, fault.at(root.position))


def _id_of(node: Node) -> str:
    """The id as it is written, right or wrong."""
    value = node.get("id") if isinstance(node, Mapping) else None
    return value.text.strip() if isinstance(value, Scalar) else ""


def _postal_code(reading: Reading[VenueForm]) -> Iterator[Diagnostic]:
    """`446`: a letter would not arrive. A gap that is marked is told as such."""
    text = reading.form.postal_code or ""
    if text and not re.fullmatch("[0-9]{5}", text) and not text.startswith("[["):
        within = re.search(r"(?<!\d)[0-9]{5}(?!\d)", text)
        fault = message("postal-code", text=text, example=within[0] if within else "12345")
        yield fault.at(reading.at("plz"))


def _venue(reading: Reading[VenueForm]) -> Venue:
    names = [field.name for field in fields(Venue) if field.name != "position"]
    given = {name: getattr(reading.form, name) for name in names}
    known = {name: value for name, value in given.items() if value is not None}
    return Venue(position=reading.node.position, **known)
