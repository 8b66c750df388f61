"""What changes for subscribers: the dates of two revisions compared by their identity.

Pure: it knows neither git nor files. A date is the same on both sides if event id and original day
are the same, wherever it has moved. Both sides must reach to the same horizon.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from ..events import (
    Adjustment,
    Category,
    ClosedDays,
    Event,
    Extra,
    Occurrence,
    Registration,
    Venue,
    Withdrawal,
    bare_time,
    dates,
    short_day,
)
from ..reading import Source

_STATE = frozenset({"Uhrzeit", "Letzter Tag", "Grund"})
_LONG = frozenset({"Beschreibung", "Text", "Bildtext"})


class Kind(Enum):
    """What happened to a date; the order is that of the report."""

    NEW = "Neu"
    MOVED = "Verlegt"
    CANCELLED = "Abgesagt"
    POSTPONED = "Verschoben"
    REVIVED = "Doch wieder"
    CHANGED = "Geändert"
    GONE = "Verschwunden"


@dataclass(frozen=True, slots=True)
class TextAddress:
    """An article or page: its file, and its addresses by slug, that of today first."""

    file: str
    urls: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Side:
    """One revision: its dates up to the horizon, and what they were made of.

    `events` include drafts, `occurrences` do not. `texts` are those that families can read and that
    the other side does not have word for word.
    """

    occurrences: tuple[Occurrence, ...]
    events: tuple[Event, ...]
    sources: tuple[Source, ...]
    closed_days: ClosedDays
    venues: tuple[Venue, ...] = ()
    categories: tuple[Category, ...] = ()
    texts: tuple[TextAddress, ...] = ()

    def renamed(self, ids: Mapping[str, str]) -> "Side":
        """The same with other ids of events, by their old ones."""

        def event(before: Event) -> Event:
            return replace(before, id=ids[before.id]) if before.id in ids else before

        dates = tuple(replace(each, event=event(each.event)) for each in self.occurrences)
        return replace(self, occurrences=dates, events=tuple(map(event, self.events)))


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
        return tuple(lost.occurrence for lost in self.differences if lost.kind is Kind.GONE)

    def future(self, planned: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
        """Those that were not over today."""
        return tuple(occurrence for occurrence in planned if not occurrence.is_past(self.today))

    @property
    def undecided_past(self) -> tuple[Difference, ...]:
        """What differs of past dates whose Abweichung nobody touched: it is not meant."""
        return tuple(
            difference
            for difference in self.differences
            if difference.is_past
            for day in (difference.occurrence.original_day,)
            if self.adjustments(day) == _on(day, self.after)
        )

    def adjustments(self, day: date) -> tuple[Adjustment | Withdrawal, ...]:
        """What the old entry said of the date of an original day; an Extra comes first.

        A Withdrawal that the day falls into comes last.
        """
        return _on(day, self.before)


def comparison(old: Side, new: Side, today: date) -> tuple[Difference, ...]:
    """All differences, sorted by kind, then by event and original day; may be empty.

    A date is past if it was over on `today`; one that is only new counts as it stands now.
    """
    before, after = (
        {(planned.event.id, planned.original_day): planned for planned in side.occurrences}
        for side in (old, new)
    )
    compared = (_difference(before.get(key), after.get(key), today) for key in before | after)
    kinds = list(Kind)

    def order(difference: Difference) -> tuple[int, str, date]:
        occurrence = difference.occurrence
        return kinds.index(difference.kind), occurrence.event.id, occurrence.original_day

    return tuple(sorted(filter(None, compared), key=order))


def day_list(planned: Iterable[Occurrence]) -> str:
    """`Mi 06.01.2027, Mi 03.02.2027, Mi 03.03.2027 und 4 weitere`: the original days."""
    return dates([occurrence.original_day for occurrence in planned])


def _difference(old: Occurrence | None, new: Occurrence | None, today: date) -> Difference | None:
    if old is None:
        return Difference(Kind.NEW, new, None, new.is_past(today)) if new else None
    if new is None:
        return Difference(Kind.GONE, old, old, old.is_past(today))
    kind = _kind(old, new)
    facts = _facts(old, new, kind)
    if kind is Kind.CHANGED and not facts:
        return None
    return Difference(kind, new, old, old.is_past(today), facts)


def _kind(old: Occurrence, new: Occurrence) -> Kind:
    if new.status is not old.status and not new.takes_place:
        return Kind.CANCELLED if new.is_cancelled else Kind.POSTPONED
    if new.takes_place and not old.takes_place:
        return Kind.MOVED if old.is_postponed and new.is_moved else Kind.REVIVED
    stands_elsewhere = (old.first_day, old.time) != (new.first_day, new.time)
    if new.is_moved and (stands_elsewhere or not old.is_moved):
        return Kind.MOVED
    return Kind.REVIVED if old.is_moved and not new.is_moved else Kind.CHANGED


def _on(day: date, event: Event | None) -> tuple[Adjustment | Withdrawal, ...]:
    if event is None:
        return ()
    same_day = [adjustment for adjustment in event.adjustments if adjustment.original_day == day]
    same_day.sort(key=lambda adjustment: not isinstance(adjustment, Extra))
    return *same_day, *(stretch for stretch in event.withdrawals if stretch.covers(day))


def _facts(old: Occurrence, new: Occurrence, kind: Kind) -> tuple[Fact, ...]:
    """What differs between two states of one date.

    Time, last day and reason count only where nothing else happened to it: whoever moves or cancels
    a date tells them anyway.
    """
    after = _texts(new)
    return tuple(
        Fact(label, before, after[label], is_long=label in _LONG)
        for label, before in _texts(old).items()
        if before != after[label] and (kind is Kind.CHANGED or label not in _STATE)
    )


def _texts(occurrence: Occurrence) -> dict[str, str]:
    details = occurrence.details
    return {
        "Uhrzeit": bare_time(occurrence.time),
        "Letzter Tag": short_day(occurrence.last_day),
        "Grund": occurrence.reason,
        "Titel": details.title,
        "Ort": details.venue_names,
        "Anschrift": "; ".join(
            venue.address.removeprefix(venue.name).strip(", ") for venue in details.venues
        ),
        "Raum": details.room,
        "Thema": details.topic,
        "Gast": details.guest,
        "Kosten": details.cost,
        "Anmeldung": _registration(details.registration),
        "Plätze": str(details.places or ""),
        "Ausgebucht": "ja" if details.is_sold_out else "",
        "Rubrik": details.category,
        "Veranstalter": details.organizer,
        "Für": ", ".join(details.audience),
        "Alter": details.age,
        "Sprache": ", ".join(details.languages),
        "Barrierefrei": ", ".join(details.accessibility),
        "Link": details.link,
        "Online": details.online,
        "Artikel": occurrence.event.article,
        "Bild": details.image,
        "Beschreibung": details.description,
        "Text": details.text,
        "Bildtext": details.image_text,
    }


def _registration(registration: Registration | None) -> str:
    if registration is None:
        return ""
    needed = {True: "nötig", False: "nicht nötig", None: ""}[registration.is_required]
    until = f"bis {short_day(registration.last_day)}" if registration.last_day else ""
    contact = (registration.link, registration.phone, registration.mail)
    return ", ".join(filter(None, (needed, registration.text, until, *contact)))
