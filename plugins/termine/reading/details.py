"""Where dates are and what they say: orte.yaml, ferien.yaml, and Details of entries.

`vorgaben` stand below the entry, the entry below an Abweichung, key by key.
"""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Mapped
from dataclasses import dataclass, field, fields
from datetime import timedelta
from typing import Any

from ..diagnostics import MOST_ERRORS, Diagnostic, Message, Position, did_you_mean, message
from ..events import (
    ClosedStretch,
    Details,
    Opening,
    Partner,
    Registration,
    Venue,
    language_name,
    short_day,
)
from .form_reading import AnyForm, Reading, read_form
from .forms import ClosedDaysForm, DetailsForm, Form, OpeningForm, SubscriptionForm, VenueForm
from .lines import Source
from .nodes import Mapping, Node, Scalar, Sequence, is_empty, read_root
from .words import nearest

_MOST_DAYS = 366
_NO_VENUE = frozenset({"keiner", "Keiner", "nein", "Nein"})
Given = dict[str, Any]
"""Fields of Details by name; the values are of all their types."""

_FIELDS = tuple(field.name for field in fields(Details))


@dataclass(frozen=True, slots=True)
class VenueList:
    """What orte.yaml says: the venues by id, in its order.

    None stands for one that is listed but wrong, so that it is not called unknown. Of a file that
    cannot be read none is known (`is_read`), and none is called unknown.
    """

    by_id: Mapped[str, Venue | None] = field(default_factory=dict)
    is_read: bool = True
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def venues(self) -> tuple[Venue, ...]:
        """Those without mistakes, sorted by id."""
        return tuple(venue for _, venue in sorted(self.by_id.items()) if venue)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A partner whose calendar at `url` is followed; `page` is where its dates lead to.

    Dates without a place are at `venue_id`; `wanted` and `unwanted` are words, `left_out` ids of
    events (`bibliothek-1a2b3c4d`) or of single dates (`bibliothek-1a2b3c4d/2027-03-05`).
    """

    partner: Partner
    url: str
    position: Position = field(repr=False, compare=False)
    page: str = ""
    category: str = ""
    venue_id: str = ""
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the partner."""
        return self.partner.id


def read_subscriptions(
    source: Source, venues: Iterable[Venue]
) -> tuple[tuple[Subscription, ...], tuple[Diagnostic, ...]]:
    """The entries of abos.yaml without mistakes, and all these; its venues are of orte.yaml."""
    items, found = _items(source, SubscriptionForm)
    diagnostics = list(found)
    by_id = {venue.id: venue for venue in venues}
    subscriptions: dict[str, Subscription] = {}
    for node, reading in _readings(SubscriptionForm, items, diagnostics):
        form = reading.form
        if form.venue is not None and form.venue not in by_id:
            diagnostics.append(unknown_venue(form.venue, by_id).at(reading.at("ort")))
        if form.id in subscriptions:
            line = subscriptions[form.id].position.line
            diagnostics.append(reading.fault("id", "duplicate-subscription", id=form.id, line=line))
        elif form.id and form.name and form.address:
            subscriptions[form.id] = Subscription(
                Partner(form.id, form.name, bool(form.is_in_feed)),
                form.address,
                reading.at("id") if isinstance(node, Mapping) else node.position,
                page=form.page or "",
                category=form.category or "",
                venue_id=form.venue or "",
                wanted=form.wanted or (),
                unwanted=form.unwanted or (),
                left_out=form.left_out or (),
            )
    return tuple(subscriptions.values()), tuple(diagnostics)


def read_venues(source: Source) -> VenueList:
    """orte.yaml."""
    items, found = _items(source, VenueForm)
    diagnostics = list(found)
    by_id: dict[str, Venue | None] = {}
    lines: dict[str, int] = {}
    for node, reading in _readings(VenueForm, items, diagnostics):
        openings, faults = _openings(reading)
        diagnostics += [*_postal_code(reading), *faults]
        venue_id = node.text("id") if isinstance(node, Mapping) else ""
        if venue_id in by_id:
            line = lines[venue_id]
            diagnostics.append(reading.fault("id", "duplicate-venue", id=venue_id, line=line))
        elif venue_id:
            is_wrong = any(each.is_error for each in (*reading.diagnostics, *faults))
            values = {**reading.form.given, "openings": openings, "position": node.position}
            venue = None if is_wrong else Venue(**values)
            by_id[venue_id], lines[venue_id] = venue, reading.at("id").line
    return VenueList(by_id, bool(items) or not found, tuple(diagnostics))


def read_closed_days(source: Source) -> tuple[tuple[ClosedStretch, ...], tuple[Diagnostic, ...]]:
    """The closed days of ferien.yaml, sorted, and what is wrong with others."""
    items, found = _items(source, ClosedDaysForm)
    diagnostics = list(found)
    stretches: list[ClosedStretch] = []
    for _, reading in _readings(ClosedDaysForm, items, diagnostics):
        form = reading.form
        last_day = form.last_day or form.first_day
        is_wrong = reading.has("bis") and not form.last_day
        if not (form.first_day and last_day and form.name) or is_wrong:
            continue
        values = {"name": form.name, "days": (last_day - form.first_day).days + 1}
        faults = reading.last_before_first("von", form.first_day, last_day)
        if last_day - form.first_day >= timedelta(days=_MOST_DAYS):
            faults = (reading.fault("bis", "closed-too-long", most=_MOST_DAYS, **values),)
        diagnostics += faults
        closed = ClosedStretch(form.first_day, last_day, form.name, bool(form.is_public))
        stretches += [] if faults else [closed]
    return tuple(sorted(stretches)), tuple(diagnostics)


def _items(source: Source, form: type[Form]) -> tuple[tuple[Node, ...], tuple[Diagnostic, ...]]:
    root, diagnostics = read_root(source)
    if isinstance(root, Sequence):
        return root.items, diagnostics
    if root is None or is_empty(root):
        return (), diagnostics
    fault = message("expected-plain-list", example=form.example)
    return (), (*diagnostics, fault.at(root.position))


def _readings(
    form: type[AnyForm], items: Iterable[Node], diagnostics: list[Diagnostic]
) -> Iterator[tuple[Node, Reading[AnyForm]]]:
    """Each item with what it says, until there are too many `diagnostics`, which grow by its."""
    for node in items:
        if len(diagnostics) >= MOST_ERRORS:
            diagnostics.append(message("too-many-mistakes").at(node.position))
            return
        reading = read_form(form, node)
        diagnostics += reading.diagnostics
        yield node, reading


def _openings(reading: Reading[VenueForm]) -> tuple[tuple[Opening, ...], tuple[Diagnostic, ...]]:
    """The lines without mistakes, in their order, and what is wrong with the others."""
    lines: list[Opening] = []
    diagnostics: list[Diagnostic] = []
    for part in reading.parts("oeffnungszeiten", reading.form.openings):
        form = part.form
        faults = [*_opening_faults(part)]
        diagnostics += faults
        if faults or form.times is None:
            continue
        if form.weekdays:
            opening = Opening(form.times, form.weekdays, reason=form.reason or "")
        elif first := form.first_day:
            last = form.last_day or first
            opening = Opening(form.times, (), first, last, form.reason or "")
        else:
            continue
        if _contradicts(opening, lines):
            diagnostics.append(part.fault("um", "opening-twice"))
        else:
            lines.append(opening)
    return tuple(lines), tuple(diagnostics)


def _opening_faults(part: Reading[OpeningForm]) -> Iterator[Diagnostic]:
    form = part.form
    has_days, has_stretch = part.has("tage"), part.has("am")
    if has_days == has_stretch or (has_days and part.has("bis")):
        is_misspelt = not (part.lacks("tage") and part.lacks("am"))
        if has_days or has_stretch or not is_misspelt:
            key = "bis" if has_days and not has_stretch else "am"
            yield part.key_fault(key, "opening-days")
    if part.lacks("um"):
        yield part.missing("um", "9 bis 12 Uhr")
    yield from part.last_before_first("am", form.first_day, form.last_day)
    if form.first_day and form.last_day:
        days = (form.last_day - form.first_day).days + 1
        if days > _MOST_DAYS:
            name = short_day(form.first_day)
            yield part.fault("bis", "closed-too-long", name=name, days=days, most=_MOST_DAYS)


def _contradicts(opening: Opening, lines: list[Opening]) -> bool:
    """Whether another line of the same days says open where this says closed, or the reverse."""
    return any(
        line.times.is_closed != opening.times.is_closed
        and (
            set(line.weekdays) & set(opening.weekdays)
            if line.weekdays
            else not opening.weekdays
            and line.first_day <= opening.last_day
            and opening.first_day <= line.last_day
        )
        for line in lines
    )


def _postal_code(reading: Reading[VenueForm]) -> Iterator[Diagnostic]:
    """`446`: a letter would not arrive. A gap that is marked is told as such."""
    text = reading.form.postal_code or ""
    if text and not re.fullmatch("[0-9]{5}", text) and not text.startswith("[["):
        within = re.search(r"(?<!\d)[0-9]{5}(?!\d)", text)
        example = within[0] if within else "12345"
        yield reading.fault("plz", "postal-code", text=text, example=example)


def detail_faults(reading: Reading[Any], venues: VenueList) -> Iterator[Diagnostic]:
    """What is wrong with single details of an entry, of `vorgaben` or an Abweichung.

    An `ort` needs a venue. A `bild` needs a `bildtext` beside it: one inherited would tell of
    another picture. Of a price such as `3,50` families would read a number without a unit.
    """
    form = reading.form
    if venues.is_read and not _names_no_venue(form, venues):
        for text in form.venues or ():
            if text not in venues.by_id:
                yield unknown_venue(text, venues.by_id).at(_item(reading, "ort", text))
    if form.image and not (form.image_text or "").strip():
        advice = message.text("image-text-in-head")
        yield reading.fault("bild", "picture-without-text", name=form.image, advice=advice)
    cost = (form.cost or "").strip()
    if re.fullmatch(r"[0-9]+(?:[.,][0-9]{1,2})?(?:,[-–]+)?", cost):
        is_free = not cost.strip("0.,-–")
        example = "kostenlos" if is_free else f"{cost.replace('.', ',')} Euro"
        yield reading.fault("kosten", "bare-price", text=cost, example=example)


def _item(reading: Reading[Any], key: str, text: str) -> Position:
    """Where a text stands in the list of a key, or where the value of the key is."""
    value = reading.node.get(key)
    items = value.items if isinstance(value, Sequence) else ()
    found = (item.position for item in items if isinstance(item, Scalar) and item.text == text)
    return next(found, reading.at(key))


def unknown_venue(text: str, by_id: Mapped[str, Venue | None]) -> Message:
    """An `ort` that is none of orte.yaml, with those that may be meant."""
    named = {venue.name: venue.id for venue in by_id.values() if venue}
    near = [named.get(word, word) for word in nearest(text, [*by_id, *named])]
    advice = did_you_mean(*near) or message.text("add-venue")
    return message("unknown-venue", text=text, advice=advice)


def given(form: DetailsForm, venues: VenueList) -> Given:
    """The given fields of Details by name, in their order."""
    written = form.given
    named = (venues.by_id.get(one) for one in dict.fromkeys(form.venues or ()))
    written["venues"] = tuple(filter(None, named)) or None
    if _names_no_venue(form, venues):
        written["venues"] = ()
    if form.languages is not None:
        names = [language_name(text) or text for text in form.languages]
        is_code = len(names) == 1 and names != list(form.languages)
        written["languages"] = tuple(names)
        written["language"] = form.languages[0] if is_code and names != ["Deutsch"] else ""
    if form.registration is not None:
        written["registration"] = Registration(**form.registration.given)
    return {name: written[name] for name in _FIELDS if written.get(name) is not None}


def _names_no_venue(form: DetailsForm, venues: VenueList) -> bool:
    """Whether it says `ort: keiner`: only online, or nowhere fixed."""
    names = form.venues or ()
    return len(names) == 1 and names[0] in _NO_VENUE and names[0] not in venues.by_id
