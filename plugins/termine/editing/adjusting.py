"""Absagen, verlegen, thema: one more Abweichung of an entry, or one that says more."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..diagnostics import Message, message
from ..events import short_day
from ..reading import EntryNode, Source, day_from_text, entries_in, nodes, suggestion
from .edit import Edit, Gap, Given, Refusal, edited, gap_in
from .yaml_writer import yaml_lines

_LIST = "abweichungen"


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
