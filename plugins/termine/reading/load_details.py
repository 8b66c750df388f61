"""Details from a form: `vorgaben` below the entry, the entry below an Abweichung, key by key."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean, message
from ..events import Details, Override, Registration
from .entries import VenueList
from .schema_entries import DetailsForm, RegistrationForm
from .schema_reading import Reading
from .suggest import nearest

Given = dict[str, Any]
"""Fields of Details by name; the values are of all their types."""

_FIELDS = tuple(field.name for field in fields(Details))


def unknown_venue(reading: Reading[Any], venues: VenueList) -> tuple[Diagnostic, ...]:
    """What is wrong with the `ort` of an entry, `vorgaben` or Abweichung."""
    text = reading.form.venue
    if text is None or text in venues.by_id or not venues.is_read:
        return ()
    named = {venue.name: venue.id for venue in venues.by_id.values() if venue}
    near = [named.get(word, word) for word in nearest(text, [*venues.by_id, *named])]
    advice = did_you_mean(*near) or message.text("add-venue")
    return (message("unknown-venue", text=text, advice=advice).at(reading.at("ort")),)


def slips(reading: Reading[Any]) -> tuple[Diagnostic, ...]:
    """What is wrong with single details of an entry, of `vorgaben` or an Abweichung."""
    return (*_picture_without_text(reading), *_bare_price(reading))


def _bare_price(reading: Reading[Any]) -> Iterator[Diagnostic]:
    """`3,50`: families would read a number without a unit."""
    text = (reading.form.cost or "").strip()
    if re.fullmatch(r"[0-9]+(?:[.,][0-9]{1,2})?(?:,[-–]+)?", text):
        is_free = not text.strip("0.,-–")
        example = "kostenlos" if is_free else f"{text.replace('.', ',')} Euro"
        yield message("bare-price", text=text, example=example).at(reading.at("kosten"))


def _picture_without_text(reading: Reading[Any]) -> tuple[Diagnostic, ...]:
    """A `bild` needs a `bildtext` beside it: one inherited would tell of another picture."""
    form = reading.form
    if not form.image or (form.image_text or "").strip():
        return ()
    fault = message(
        "picture-without-text", name=form.image, advice=message.text("image-text-in-head")
    )
    return (fault.at(reading.at("bild")),)


def details(given: Given) -> Details:
    """The Details of an entry, of what it and `vorgaben` give."""
    return Details(**{"title": "", **given})


def overrides(form: DetailsForm, venues: VenueList) -> tuple[Override, ...]:
    """What one date says of itself, sorted by the fields of Details."""
    return tuple(given(form, venues).items())


def given(form: DetailsForm, venues: VenueList) -> Given:
    """The given fields of Details by name, in their order."""
    return dict(_given(form, venues))


def _given(form: DetailsForm, venues: VenueList) -> Iterable[tuple[str, Any]]:
    written = form.model_fields_set
    for name in (name for name in _FIELDS if name in written):
        value = getattr(form, name)
        if name == "venue" and value is not None:
            value = venues.by_id.get(value)
        elif isinstance(value, RegistrationForm):
            value = _registration(value)
        if value is not None:
            yield name, value


def _registration(form: RegistrationForm) -> Registration:
    return Registration(
        text=form.text or "",
        is_required=form.is_required,
        last_day=form.last_day,
        link=form.link or "",
        phone=form.phone or "",
        mail=form.mail or "",
    )
