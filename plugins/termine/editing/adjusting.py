"""Absagen, verlegen, thema: one more Abweichung of an entry, or one that says more; and undo."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..diagnostics import Message, message
from ..events import short_day
from ..reading import (
    EntryNode,
    Source,
    day_from_text,
    entries_in,
    nodes,
    read_lines,
    suggestion,
)
from .edit import Edit, Gap, Given, Refusal, edited, gap_in, shortened
from .yaml_writer import yaml_lines

_LIST = "abweichungen"
_CANCELLED = "entfaellt"
_SAYS_NOTHING_ALONE = frozenset({"am", "bis", "grund", "taeglich"})
"""Without `entfaellt` an Abweichung of such keys alone changes no date."""


def adjusted(sources: Sequence[Source], event_id: str, day: date, given: Given) -> Edit | Refusal:
    """The event file in which the date of that day says what is given.

    With `bis` it is for all dates from that day on, and an Abweichung of its own.
    """
    place = _place_of(sources, event_id)
    if isinstance(place, Refusal):
        return place
    source, entry = place
    for item in entry.adjustments:
        if day in _days_of(item) and "bis" not in given:
            return _extended(source, item, day, given)
    gap = _gap_for_day(entry, day)
    if gap is None:
        listed = entry.node.entry(_LIST)
        return _list_in_brackets(source, listed.key if listed else entry.node)
    lines = gap.filled([[f"am: {short_day(day)}", *_lines(given)]])
    return edited(source, gap.after_line, lines)


def restored(sources: Sequence[Source], event_id: str, day: date) -> Edit | Refusal:
    """The event file in which the date of that day is no longer cancelled.

    An Abweichung that says something else keeps it. With the last one `abweichungen:` goes, too.
    """
    place = _place_of(sources, event_id)
    if isinstance(place, Refusal):
        return place
    source, entry = place
    listed = entry.node.entry(_LIST)
    cancelled = [item for item in entry.adjustments if item.entry(_CANCELLED)]
    item = next((item for item in cancelled if day in _stretch(item)[:1]), None)
    if listed is None or item is None:
        longer = (_stretch(item) for item in cancelled if _is_within(day, _stretch(item)))
        first = next((f"{short_day(days[0])} bis {short_day(days[1])}" for days in longer), "")
        key = "edit-part-of-stretch" if first else "edit-not-cancelled"
        return Refusal(message.text(key, id=event_id, day=short_day(day), stretch=first))
    if listed.value.is_flow or item.is_flow:
        return _by_hand(source, listed.key)
    if {key.key.text for key in item.entries} - _SAYS_NOTHING_ALONE - {_CANCELLED}:
        return _without_key(source, item)
    is_last = len(entry.adjustments) == 1
    head = listed.key.position.line if is_last else item.last_line
    dash = next(
        number
        for number in range(item.first_line, 0, -1)
        if read_lines(source)[0].lines[number - 1].lstrip().startswith("-")
    )
    return shortened(source, {head, *range(dash, item.last_line + 1)})


def _without_key(source: Source, item: nodes.Mapping) -> Edit | Refusal:
    """An Abweichung whose date is not cancelled, and that says everything else as before."""
    entry = item.entry(_CANCELLED)
    if entry is None or entry is item.entries[0]:
        return _by_hand(source, item)
    return shortened(source, range(entry.key.position.line, entry.value.last_line + 1))


def _by_hand(source: Source, node: nodes.Node) -> Refusal:
    line = node.position.line
    return Refusal(message.text("edit-remove-by-hand", file=source.name, line=line))


def _stretch(item: nodes.Mapping) -> list[date]:
    """The day an Abweichung is for, and the last one where it is for several."""
    keys = ("am", "bis") if item.get("am") else ("zusatz",)
    days = (day_from_text(item.text(key)) for key in keys if item.get(key))
    return [day for day in days if not isinstance(day, Message)]


def _is_within(day: date, stretch: Sequence[date]) -> bool:
    return bool(stretch) and stretch[0] <= day <= stretch[-1]


def _place_of(sources: Sequence[Source], event_id: str) -> tuple[Source, EntryNode] | Refusal:
    """The entry with this id and the file it stands in."""
    places = [(source, entry) for source in sources for entry in entries_in(source)]
    for source, entry in places:
        if entry.id == event_id:
            if not entry.node.is_flow:
                return source, entry
            return Refusal(message.text("edit-entry-in-braces", id=event_id, file=source.name))
    ids = [entry.id for _, entry in places if entry.id]
    advice = suggestion(event_id, ids, message.text("edit-known-ids", ids=", ".join(ids)))
    text = message.text("edit-unknown-id", id=event_id, advice=advice if ids else "")
    return Refusal(text.rstrip())


def _extended(source: Source, item: nodes.Mapping, day: date, given: Given) -> Edit | Refusal:
    """The Abweichung that is there already, with further lines."""
    for entry in filter(None, map(item.entry, given)):
        values = {"day": short_day(day), "key": entry.key.text, "file": source.name}
        line = entry.key.position.line
        return Refusal(message.text("edit-given-already", line=line, **values))
    if item.is_flow:
        return _list_in_brackets(source, item)
    indentation = " " * (item.position.column - 1)
    return edited(source, item.last_line, [indentation + line for line in _lines(given)])


def _gap_for_day(entry: EntryNode, day: date) -> Gap | None:
    """Behind the Abweichungen of earlier days; before the first one where all are later."""
    gap = gap_in(entry.node, _LIST, entry.node.last_line)
    days = [(known, item) for item in entry.adjustments for known in _days_of(item)]
    earlier = [item for known, item in days if known < day]
    listed = entry.node.entry(_LIST)
    if gap is None or listed is None or not days:
        return gap
    after_line = earlier[-1].last_line if earlier else listed.key.position.line
    return replace(gap, after_line=after_line)


def _list_in_brackets(source: Source, node: nodes.Node) -> Refusal:
    line = node.position.line
    return Refusal(message.text("edit-list-in-brackets", key=_LIST, file=source.name, line=line))


def _lines(given: Given) -> list[str]:
    return [line for key, value in given.items() for line in yaml_lines(key, value)]


def _days_of(item: nodes.Mapping) -> list[date]:
    """The day an Abweichung is for; none where it cannot be read, or where it is for many."""
    if item.get("am") and item.get("bis"):
        return []
    values = (item.get(key) for key in ("am", "zusatz"))
    days = (day_from_text(node.text) for node in values if isinstance(node, nodes.Scalar))
    return [day for day in days if not isinstance(day, Message)]
