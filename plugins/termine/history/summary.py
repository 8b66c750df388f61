"""The differences as editors read them: what changed for which entry, on which days.

Dates of one entry to which the same happened share a row; past ones have rows of their own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from ..events import when
from .case import day_list
from .comparison import Difference, Kind
from .facts import Fact

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class EntryRows:
    """One entry with what happened to it, a row for each group of dates."""

    title: str
    id: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of change with the entries it befell, sorted by id."""

    heading: str
    entries: tuple[EntryRows, ...]


def sections(differences: Iterable[Difference]) -> tuple[Section, ...]:
    """The sections that hold anything, in the order of Kind; `differences` are sorted."""
    return tuple(
        Section(kind.value, tuple(_entries(found)))
        for kind, found in groupby(differences, key=lambda one: one.kind)
    )


def _entries(differences: Iterable[Difference]) -> Iterable[EntryRows]:
    for event_id, found in groupby(differences, key=lambda one: one.occurrence.event.id):
        of_event = tuple(found)
        title = of_event[-1].occurrence.event.details.title
        yield EntryRows(title, event_id, tuple(_rows(of_event)))


def _rows(differences: tuple[Difference, ...]) -> Iterable[str]:
    groups: dict[tuple[bool, str], list[Difference]] = {}
    for one in differences:
        groups.setdefault((one.is_past, _said(one)), []).append(one)
    for (is_past, said), found in groups.items():
        yield f"{_days(found, is_past=is_past)}{said}"


def _days(found: list[Difference], *, is_past: bool) -> str:
    days = day_list(one.occurrence for one in found)
    if len(found) == 1:
        return f"{days} (vergangen)" if is_past else days
    return f"{len(found)} {'vergangene ' if is_past else ''}Termine ({days})"


def _said(one: Difference) -> str:
    """What stands behind the days."""
    facts = "; ".join(map(_fact, one.facts))
    match one.kind:
        case Kind.NEW | Kind.GONE:
            return ""
        case Kind.CANCELLED:
            reason = _shortened(one.occurrence.reason)
            return "".join(f": {part}" for part in (reason, facts) if part)
        case Kind.MOVED:
            reason = f" ({_shortened(one.occurrence.reason)})" if one.occurrence.reason else ""
            return f" → {when(one.occurrence)}{reason}{f': {facts}' if facts else ''}"
        case Kind.REVIVED:
            return f": {when(one.occurrence)}{f'; {facts}' if facts else ''}"
        case _:
            return f": {facts}"


def _fact(fact: Fact) -> str:
    if fact.is_long:
        return f"{fact.label} {'geändert' if fact.after and fact.before else _new_or_not(fact)}"
    before, after = _shortened(fact.before), _shortened(fact.after)
    if not after:
        return f"{fact.label} gestrichen (bisher „{before}“)"
    return f"{fact.label} „{after}“" + (f" (bisher „{before}“)" if before else "")


def _new_or_not(fact: Fact) -> str:
    return "neu" if fact.after else "gestrichen"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return f"{line[:_LONGEST]}…" if len(line) > _LONGEST else line
