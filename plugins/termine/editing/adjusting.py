"""Absagen, verlegen, thema: one more Abweichung of an entry, or one that says more."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..diagnostics import Message, message
from ..events import short_day
from ..reading import EntryNode, Source, day_from_text, entries_in, nodes, suggestion
from .edit import Edit, Gap, Given, Refusal, edited, gap_behind
from .yaml_writer import yaml_lines

_LIST = "abweichungen"


@dataclass(frozen=True, slots=True)
class _Place:
    """An entry with the file it stands in."""

    source: Source
    entry: EntryNode

    @property
    def indentation(self) -> int:
        """How many blanks stand before its keys."""
        return self.entry.node.span.first_column - 1


def adjusted(sources: Sequence[Source], event_id: str, day: date, given: Given) -> Edit | Refusal:
    """The event file in which the date of that day says what is given."""
    place = _place_of(sources, event_id)
    if isinstance(place, Refusal):
        return place
    for item in place.entry.adjustments:
        if day in _days_of(item):
            return _extended(place, item, day, given)
    gap = _gap_for_day(place, day)
    if isinstance(gap, Refusal):
        return gap
    lines = gap.filled([[f"am: {short_day(day)}", *_lines(given)]])
    return edited(place.source, gap.after_line, lines)


def _place_of(sources: Sequence[Source], event_id: str) -> _Place | Refusal:
    """The entry with this id."""
    places = [_Place(source, entry) for source in sources for entry in entries_in(source)]
    for place in places:
        if place.entry.id == event_id:
            if not place.entry.node.is_flow:
                return place
            name = place.source.name
            return Refusal(message.text("edit-entry-in-braces", id=event_id, file=name))
    ids = [place.entry.id for place in places if place.entry.id]
    advice = suggestion(event_id, ids, message.text("edit-known-ids", ids=", ".join(ids)))
    text = message.text("edit-unknown-id", id=event_id, advice=advice if ids else "")
    return Refusal(text.rstrip())


def _extended(place: _Place, item: nodes.Mapping, day: date, given: Given) -> Edit | Refusal:
    """The Abweichung that is there already, with further lines."""
    file = place.source.name
    for key in given:
        entry = item.entry(key)
        if entry is not None:
            line = entry.key.position.line
            values = {"day": short_day(day), "key": key, "line": line, "file": file}
            return Refusal(message.text("edit-given-already", **values))
    if item.is_flow:
        return _list_in_brackets(file, item.position.line)
    indentation = " " * (item.position.column - 1)
    return edited(place.source, item.last_line, [indentation + line for line in _lines(given)])


def _gap_for_day(place: _Place, day: date) -> Gap | Refusal:
    """Behind the Abweichungen of earlier days; before the first one where all are later."""
    node = place.entry.node
    entry = node.entry(_LIST)
    if entry is None:
        head = (" " * place.indentation + f"{_LIST}:",)
        return Gap(node.last_line, place.indentation + 2, head)
    line = entry.key.position.line
    gap = gap_behind(entry, place.indentation + 2)
    if gap is None:
        return _list_in_brackets(place.source.name, line)
    days = [(known, item) for item in place.entry.adjustments for known in _days_of(item)]
    earlier = [item for known, item in days if known < day]
    if earlier:
        return replace(gap, after_line=earlier[-1].last_line)
    return replace(gap, after_line=line) if days else gap


def _list_in_brackets(file: str, line: int) -> Refusal:
    return Refusal(message.text("edit-list-in-brackets", key=_LIST, file=file, line=line))


def _lines(given: Given) -> list[str]:
    return [line for key, value in given.items() for line in yaml_lines(key, value)]


def _days_of(item: nodes.Mapping) -> list[date]:
    """The day an Abweichung is for; none where it cannot be read."""
    values = (item.get(key) for key in ("am", "zusatz"))
    days = (day_from_text(node.text) for node in values if isinstance(node, nodes.Scalar))
    return [day for day in days if not isinstance(day, Message)]
