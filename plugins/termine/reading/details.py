"""Where dates are and what they say: orte.yaml, ferien.yaml, and Details of entries.

`vorgaben` stand below the entry, the entry below an Abweichung, key by key.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from ..diagnostics import MOST_ERRORS, Diagnostic, did_you_mean, message
from ..events import ClosedStretch, Details, Override, Registration, Venue
from . import nodes
from .days import last_before_first
from .form_reading import Reading, read_form
from .forms import ClosedDaysForm, DetailsForm, Form, VenueForm
from .lines import Source
from .nodes import Node, Scalar, Sequence, read_root
from .words import nearest

_MOST_DAYS = 366
Given = dict[str, Any]
"""Fields of Details by name; the values are of all their types."""

_FIELDS = tuple(field.name for field in fields(Details))


@dataclass(frozen=True, slots=True)
class VenueList:
    """What orte.yaml says: the venues by id, in its order.

    None stands for one that is listed but wrong, so that it is not called unknown. Of a file that
    cannot be read none is known (`is_read`), and none is called unknown.
    """

    by_id: Mapping[str, Venue | None] = field(default_factory=dict)
    is_read: bool = True
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def venues(self) -> tuple[Venue, ...]:
        """Those without mistakes, sorted by id."""
        return tuple(venue for _, venue in sorted(self.by_id.items()) if venue)


@dataclass(frozen=True, slots=True)
class ClosedList:
    """What ferien.yaml says: own closed days, sorted by day."""

    stretches: tuple[ClosedStretch, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


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
            by_id[venue_id] = (
                None if is_wrong else Venue(position=node.position, **reading.form.given)
            )
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
    if isinstance(root, Sequence):
        return root.items, diagnostics
    if root is None or (isinstance(root, Scalar) and root.is_empty):
        return (), diagnostics
    fault = message("expected-plain-list", example=form.example)
    return (), (*diagnostics, fault.at(root.position))


def _id_of(node: Node) -> str:
    """The id as it is written, right or wrong."""
    value = node.get("id") if isinstance(node, nodes.Mapping) else None
    return value.text.strip() if isinstance(value, Scalar) else ""


def _postal_code(reading: Reading[VenueForm]) -> Iterator[Diagnostic]:
    """`446`: a letter would not arrive. A gap that is marked is told as such."""
    text = reading.form.postal_code or ""
    if text and not re.fullmatch("[0-9]{5}", text) and not text.startswith("[["):
        within = re.search(r"(?<!\d)[0-9]{5}(?!\d)", text)
        fault = message("postal-code", text=text, example=within[0] if within else "12345")
        yield fault.at(reading.at("plz"))


def unknown_venue(reading: Reading[Any], venues: VenueList) -> tuple[Diagnostic, ...]:
    """What is wrong with the `ort` of an entry, `vorgaben` or Abweichung."""
    text = reading.form.venue
    if text is None or text in venues.by_id or not venues.is_read:
        return ()
    named = {venue.name: venue.id for venue in venues.by_id.values() if venue}
    near = [named.get(word, word) for word in nearest(text, [*venues.by_id, *named])]
    advice = did_you_mean(*near) or message.text("add-venue")
    return (message("unknown-venue", text=text, advice=advice).at(reading.at("ort")),)


def slips(reading: Reading[Any]) -> Iterator[Diagnostic]:
    """What is wrong with single details of an entry, of `vorgaben` or an Abweichung.

    A `bild` needs a `bildtext` beside it: one inherited would tell of another picture. Of a price
    such as `3,50` families would read a number without a unit.
    """
    form = reading.form
    if form.image and not (form.image_text or "").strip():
        advice = message.text("image-text-in-head")
        fault = message("picture-without-text", name=form.image, advice=advice)
        yield fault.at(reading.at("bild"))
    cost = (form.cost or "").strip()
    if re.fullmatch(r"[0-9]+(?:[.,][0-9]{1,2})?(?:,[-–]+)?", cost):
        is_free = not cost.strip("0.,-–")
        example = "kostenlos" if is_free else f"{cost.replace('.', ',')} Euro"
        yield message("bare-price", text=cost, example=example).at(reading.at("kosten"))


def details(given: Given) -> Details:
    """The Details of an entry, of what it and `vorgaben` give."""
    return Details(**{"title": "", **given})


def overrides(form: DetailsForm, venues: VenueList) -> tuple[Override, ...]:
    """What one date says of itself, sorted by the fields of Details."""
    return tuple(given(form, venues).items())


def given(form: DetailsForm, venues: VenueList) -> Given:
    """The given fields of Details by name, in their order."""
    written = form.given
    if form.venue is not None:
        written["venue"] = venues.by_id.get(form.venue)
    if form.registration is not None:
        written["registration"] = Registration(**form.registration.given)
    return {name: written[name] for name in _FIELDS if written.get(name) is not None}
