"""What changes for subscribers: the dates of two revisions compared by their identity.

Pure: it knows neither git nor files. A date is the same on both sides if event id and original day
are the same, wherever it has moved. Both sides must reach to the same horizon.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from ..events import ClosedDays, Event, Occurrence
from ..reading import Source
from .facts import Fact, facts


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
