"""What changes for subscribers: the dates of two revisions compared by their identity.

Pure: it knows neither git nor files. A date is the same on both sides if event id and original day
are the same, wherever it has moved. Both sides must reach to the same horizon.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ..events import (
    Adjustment,
    ClosedDays,
    Event,
    Extra,
    Occurrence,
    Registration,
    short_day,
    time_phrase,
)
from ..reading import Source

_MOST_DAYS = 3
Say = Callable[[Occurrence], str]


class Kind(Enum):
    """What happened to a date; the order is that of the report."""

    NEW = "Neu"
    MOVED = "Verlegt"
    CANCELLED = "Abgesagt"
    REVIVED = "Doch wieder"
    CHANGED = "Geändert"
    GONE = "Verschwunden"


@dataclass(frozen=True, slots=True)
class Side:
    """One revision: its dates up to the horizon, and what they were made of.

    `events` include drafts, `occurrences` do not.
    """

    occurrences: tuple[Occurrence, ...]
    events: tuple[Event, ...]
    sources: tuple[Source, ...]
    closed_days: ClosedDays


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that differs. `before` or `after` is empty where nothing was said.

    `is_long` is true of texts that a summary names without repeating them.
    """

    label: str
    before: str
    after: str
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One date that is not what it was; `old` is None if it is new.

    `occurrence` is the date as it stands now or, if it is gone, as it was. `facts` say what else
    differs.
    """

    kind: Kind
    occurrence: Occurrence
    old: Occurrence | None
    is_past: bool
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """An event that was there, with the differences of its dates; `after` None: it is gone."""

    before: Event
    after: Event | None
    old: Side
    new: Side
    today: date
    differences: tuple[Difference, ...]

    @property
    def gone(self) -> tuple[Occurrence, ...]:
        """The dates that vanished, as they were."""
        return tuple(one.occurrence for one in self.differences if one.kind is Kind.GONE)

    def future(self, dates: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
        """Those that were not over today."""
        return tuple(one for one in dates if not one.is_past(self.today))

    def past(self, dates: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
        """Those that were over today."""
        return tuple(one for one in dates if one.is_past(self.today))

    def is_decided(self, day: date) -> bool:
        """Whether somebody touched the Abweichung of one date: what differs is meant."""
        after = self.after.adjustments if self.after else ()
        return self.adjustments(day) != _on(day, after)

    def adjustments(self, day: date) -> tuple[Adjustment, ...]:
        """What the old entry said of the date planned for a day; an Extra comes first."""
        return _on(day, self.before.adjustments)


def comparison(old: Side, new: Side, today: date) -> tuple[Difference, ...]:
    """All differences, sorted by kind, then by event and original day; may be empty.

    A date is past if it was over on `today`; one that is only new counts as it stands now.
    """
    before, after = _by_identity(old), _by_identity(new)
    found = (_difference(before.get(one), after.get(one), today) for one in {**before, **after})
    order = list(Kind)
    return tuple(
        sorted(
            filter(None, found),
            key=lambda one: (
                order.index(one.kind),
                one.occurrence.event.id,
                one.occurrence.original_day,
            ),
        )
    )


def disappeared(old: Side, new: Side, today: date) -> tuple[Occurrence, ...]:
    """The dates of today or later that vanished without a word, sorted; `publish` refuses them.

    A date that was already cancelled counts as well: its cancellation has not reached everybody.
    """
    return tuple(
        one.occurrence
        for one in comparison(old, new, today)
        if one.kind is Kind.GONE and not one.is_past
    )


def day_list(dates: Iterable[Occurrence]) -> str:
    """`Mi 06.01.2027, Mi 03.02.2027, Mi 03.03.2027 und 4 weitere`: the original days."""
    named = [short_day(one.original_day) for one in dates]
    more = len(named) - _MOST_DAYS
    shown = [*named[:_MOST_DAYS], f"{more} weitere"] if more > 0 else named
    return " und ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def _by_identity(side: Side) -> dict[tuple[str, date], Occurrence]:
    return {(one.event.id, one.original_day): one for one in side.occurrences}


def _difference(old: Occurrence | None, new: Occurrence | None, today: date) -> Difference | None:
    if old is None:
        return Difference(Kind.NEW, new, None, new.is_past(today)) if new else None
    if new is None:
        return Difference(Kind.GONE, old, old, old.is_past(today))
    kind = _kind(old, new)
    found = facts(old, new, with_state=kind is Kind.CHANGED)
    if kind is Kind.CHANGED and not found:
        return None
    return Difference(kind, new, old, old.is_past(today), found)


def _kind(old: Occurrence, new: Occurrence) -> Kind:
    if old.is_cancelled != new.is_cancelled:
        return Kind.CANCELLED if new.is_cancelled else Kind.REVIVED
    stands_elsewhere = (old.first_day, old.time) != (new.first_day, new.time)
    if new.is_moved and (stands_elsewhere or not old.is_moved):
        return Kind.MOVED
    return Kind.REVIVED if old.is_moved and not new.is_moved else Kind.CHANGED


def _on(day: date, adjustments: Iterable[Adjustment]) -> tuple[Adjustment, ...]:
    found = [one for one in adjustments if one.original_day == day]
    return tuple(sorted(found, key=lambda one: not isinstance(one, Extra)))


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
