"""Absagen, verlegen, thema: one more Abweichung, or one that says more."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..diagnostics import Message
from ..events import short_day
from ..reading import Source, day_from_text, nodes
from . import sentences
from .edit import Edit, Given, Refusal, edited, is_empty, is_in_brackets
from .places import Gap, Place, gap_for_item, items_of, place_of
from .yaml_writer import yaml_lines

LIST = "abweichungen"
_DAYS = ("am", "zusatz")


def adjusted(sources: Sequence[Source], event_id: str, day: date, given: Given) -> Edit | Refusal:
    """The event file in which the date of that day says what is given."""
    place = place_of(sources, event_id)
    if isinstance(place, Refusal):
        return place
    for item in items_of(place, LIST):
        if day in _days_of(item):
            return _extended(place, item, day, given)
    gap = gap_for_item(place, LIST)
    if isinstance(gap, Refusal):
        return gap
    gap = replace(gap, after_line=_line_before(place, day, gap))
    return edited(place.source, gap.after_line, [*gap.head, *_item(day, given, gap.indentation)])


def _extended(place: Place, item: nodes.Mapping, day: date, given: Given) -> Edit | Refusal:
    """The Abweichung that is there already, with further lines."""
    for key in given:
        entry = item.entry(key)
        if entry is not None:
            text = sentences.SAID_ALREADY.format(
                day=short_day(day), key=key, line=entry.key.position.line, file=place.source.name
            )
            return Refusal(text)
    if is_in_brackets(item):
        line = item.position.line
        text = sentences.LIST_IN_BRACKETS.format(key=LIST, file=place.source.name, line=line)
        return Refusal(text)
    indentation = " " * (item.position.column - 1)
    return edited(place.source, item.last_line, _indented(_lines(given), indentation))


def _line_before(place: Place, day: date, gap: Gap) -> int:
    """Behind the Abweichungen of earlier days; before the first one where all are later."""
    days = [(known, item) for item in items_of(place, LIST) for known in _days_of(item)]
    earlier = [item for known, item in days if known < day]
    if earlier:
        return earlier[-1].last_line
    key = place.node.entry(LIST)
    return key.key.position.line if key and days else gap.after_line


def _item(day: date, given: Given, indentation: int) -> list[str]:
    first, *rest = [f"am: {short_day(day)}", *_lines(given)]
    return _indented([f"- {first}", *(f"  {line}" for line in rest)], " " * indentation)


def _lines(given: Given) -> list[str]:
    return [line for key, value in given.items() for line in yaml_lines(key, value)]


def _indented(lines: Sequence[str], indentation: str) -> list[str]:
    return [f"{indentation}{line}".rstrip() for line in lines]


def _days_of(item: nodes.Mapping) -> list[date]:
    """The day an Abweichung is for; none where it cannot be read."""
    texts = [item.get(key) for key in _DAYS]
    found = [
        day_from_text(node.text)
        for node in texts
        if isinstance(node, nodes.Scalar) and not is_empty(node)
    ]
    return [day for day in found if not isinstance(day, Message)]
