"""What a date says of itself, told apart field by field, in the editors' words."""

from collections.abc import Callable
from dataclasses import dataclass

from ..events import Occurrence, Registration, short_day, time_phrase

Say = Callable[[Occurrence], str]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that differs. `before` or `after` is empty where nothing was said.

    `is_long` is true of texts that a summary names without repeating them.
    """

    label: str
    before: str
    after: str
    is_long: bool = False


def facts(old: Occurrence, new: Occurrence, *, with_state: bool) -> tuple[Fact, ...]:
    """What differs between two states of one date.

    Without `with_state` time, last day and reason do not count: whoever moves or cancels a date
    tells them anyway.
    """
    table = (*_STATE, *_SHORT) if with_state else _SHORT
    short = (Fact(label, say(old), say(new)) for label, say in table)
    long = (Fact(label, say(old), say(new), is_long=True) for label, say in _LONG)
    return tuple(fact for fact in (*short, *long) if fact.before != fact.after)


def _yes(value: object) -> str:
    return "ja" if value else ""


def _venue(one: Occurrence) -> str:
    return one.details.venue.name if one.details.venue else ""


def _address(one: Occurrence) -> str:
    venue = one.details.venue
    return venue.address.removeprefix(venue.name).strip(", ") if venue else ""


def _registration(one: Occurrence) -> str:
    found = one.details.registration
    return _registration_text(found) if found else ""


def _registration_text(found: Registration) -> str:
    needed = {True: "nötig", False: "nicht nötig", None: ""}[found.is_required]
    until = f"bis {short_day(found.last_day)}" if found.last_day else ""
    said = (needed, found.text, until, found.link, found.phone, found.mail)
    return ", ".join(part for part in said if part)


_STATE: tuple[tuple[str, Say], ...] = (
    ("Uhrzeit", lambda one: time_phrase(one.time).removeprefix("um ")),
    ("Letzter Tag", lambda one: short_day(one.last_day)),
    ("Grund", lambda one: one.reason),
)
_SHORT: tuple[tuple[str, Say], ...] = (
    ("Titel", lambda one: one.details.title),
    ("Ort", _venue),
    ("Anschrift", _address),
    ("Raum", lambda one: one.details.room),
    ("Thema", lambda one: one.details.topic),
    ("Gast", lambda one: one.details.guest),
    ("Kosten", lambda one: one.details.cost),
    ("Anmeldung", _registration),
    ("Plätze", lambda one: str(one.details.places or "")),
    ("Ausgebucht", lambda one: _yes(one.details.is_sold_out)),
    ("Rubrik", lambda one: one.details.category),
    ("Veranstalter", lambda one: one.details.organizer),
    ("Für", lambda one: ", ".join(one.details.audience)),
    ("Alter", lambda one: one.details.age),
    ("Sprache", lambda one: ", ".join(one.details.languages)),
    ("Barrierefrei", lambda one: ", ".join(one.details.accessibility)),
    ("Link", lambda one: one.details.link),
    ("Online", lambda one: one.details.online),
    ("Artikel", lambda one: one.event.article),
    ("Bild", lambda one: one.details.image),
)
_LONG: tuple[tuple[str, Say], ...] = (
    ("Beschreibung", lambda one: one.details.description),
    ("Text", lambda one: one.details.text),
    ("Bildtext", lambda one: one.details.image_text),
)
