"""Which foreign events belong together: the same UID, the newest version of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from . import sentences
from .foreign import ForeignEvent
from .plain import line, shortened

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Group:
    """A master (None where only overrides are given) and its overrides, sorted by slot."""

    master: ForeignEvent | None
    overrides: tuple[ForeignEvent, ...] = ()
    notices: tuple[str, ...] = ()


def groups(events: Iterable[ForeignEvent]) -> tuple[Group, ...]:
    """The events by UID, in the order in which each UID comes first; without UID each for itself.

    Of several versions the one with the highest SEQUENCE counts, then the newest LAST-MODIFIED.
    Different single events with one UID, as some programs write them, are all kept.
    """
    by_uid: dict[str, list[ForeignEvent]] = {}
    for number, event in enumerate(events):
        by_uid.setdefault(event.uid or f"\n{number}", []).append(event)
    return tuple(group for uid, found in by_uid.items() for group in _groups(uid, found))


def _groups(uid: str, events: Sequence[ForeignEvent]) -> list[Group]:
    masters = [event for event in events if event.slot is None]
    overrides = _newest_of_slots(event for event in events if event.slot is not None)
    if not masters:
        return [Group(None, overrides)]
    newest = max(masters, key=lambda event: event.version)
    same = [event for event in masters if event.version[0] == newest.version[0]]
    shown = shortened(line(uid[: 4 * _SHOWN]), _SHOWN)
    different = _different(same)
    if len(different) == 1 or any(event.rules for event in same) or overrides:
        notice = sentences.DUPLICATE.format(uid=shown)
        return [Group(newest, overrides, (notice,) if masters[1:] else ())]
    notice = sentences.SAME_UID.format(uid=shown)
    return [Group(one, (), (notice,)) for one in different]


def _different(masters: Iterable[ForeignEvent]) -> list[ForeignEvent]:
    """One for each start, the newest."""
    found: dict[object, ForeignEvent] = {}
    for one in masters:
        known = found.get(one.start)
        if known is None or one.version > known.version:
            found[one.start] = one
    return list(found.values())


def _newest_of_slots(overrides: Iterable[ForeignEvent]) -> tuple[ForeignEvent, ...]:
    found: dict[object, ForeignEvent] = {}
    for one in overrides:
        known = found.get(one.slot)
        if known is None or one.version > known.version:
            found[one.slot] = one
    return tuple(found.values())
