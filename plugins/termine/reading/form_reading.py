"""A node read with a Form: typed values, and a Diagnostic for each value that does not fit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..diagnostics import MOST_ERRORS, Diagnostic, Message, Position, keys_here, message
from .forms import EventForm, Form, FrontMatterForm
from .nodes import UNWRITTEN, Entry, Mapping, Node, Scalar, Sequence, is_empty
from .times import short
from .values import visible
from .words import nearest, suggestion

MOST_ITEMS = 1000
Place = tuple[str | int, ...]
AnyForm = TypeVar("AnyForm", bound=Form)
ReadForm_co = TypeVar("ReadForm_co", bound=Form, covariant=True)


@dataclass(frozen=True, slots=True)
class Reading(Generic[ReadForm_co]):
    """What a node says. Values with mistakes are left out of the form, `node` still has them."""

    form: ReadForm_co
    node: Mapping
    diagnostics: tuple[Diagnostic, ...]

    def has(self, key: str) -> bool:
        """Whether the key is written with something behind it, be it right or wrong."""
        return not is_empty(self.node.get(key))

    def lacks(self, key: str) -> bool:
        """Whether the key is neither there nor, to all appearance, there under a wrong name."""
        return not self.has(key) and not _is_misspelt(type(self.form), self.node, key)

    def at(self, key: str) -> Position:
        """Where the value of a key stands, or where the entry begins."""
        value = self.node.get(key)
        return value.position if value else self.node.position

    def at_key(self, key: str) -> Position:
        """Where a key itself stands, or where the entry begins."""
        entry = self.node.entry(key)
        return entry.key.position if entry else self.node.position

    def fault(self, key: str, kind: str, /, **values: object) -> Diagnostic:
        """What is wrong with the value of a key."""
        return message(kind, **values).at(self.at(key))

    def key_fault(self, key: str, kind: str, /, **values: object) -> Diagnostic:
        """What is wrong with a key, whatever its value is."""
        return message(kind, **values).at(self.at_key(key))

    def missing(self, key: str, example: str) -> Diagnostic:
        """The Diagnostic of a missing key, at the key itself where only its value is missing."""
        return self.key_fault(key, "missing-key", key=key, example=example)

    def last_before_first(
        self, key: str, first: date | None, last: date | None
    ) -> tuple[Diagnostic, ...]:
        """What is wrong where the `bis` lies before the day of another key."""
        if not (first and last and last < first):
            return ()
        days = {"first_key": key, "first": short(first), "last_key": "bis", "last": short(last)}
        return (self.fault("bis", "last-before-first", **days),)

    def parts(self, key: str, forms: list[AnyForm] | None) -> list["Reading[AnyForm]"]:
        """The forms of a list with their nodes; what is no form at all is left out."""
        value = self.node.get(key)
        nodes = value.items if isinstance(value, Sequence) else ()
        return [
            Reading(form, node, ())
            for form, node in zip(forms or [], nodes, strict=False)
            if isinstance(node, Mapping)
        ]


def read_form(form: type[AnyForm], node: Node) -> Reading[AnyForm]:
    """The node as a form: mistakes are taken out and the rest is read, until it fits."""
    if not isinstance(node, Mapping):
        diagnostics = [message("expected-entries", example=form.example).at(node.position)]
    elif not (diagnostics := _long_lists(node)):
        data = _plain(node)
        diagnostics = [*_missing(form, node)]
        while len(diagnostics) < MOST_ERRORS:
            try:
                return Reading(form.model_validate(data), node, tuple(diagnostics))
            except ValidationError as error:
                for detail in error.errors(include_url=False, include_input=False)[:MOST_ERRORS]:
                    diagnostics.append(_diagnostic(form, node, detail))
                    _take_out(data, detail["loc"])
    return Reading(form(), Mapping((), node.lines, node.span), tuple(diagnostics))


def _long_lists(node: Mapping) -> list[Diagnostic]:
    return [
        message("too-many-items", most=MOST_ITEMS).at(entry.value.items[MOST_ITEMS].position)
        for entry in node.entries
        if isinstance(entry.value, Sequence) and len(entry.value.items) > MOST_ITEMS
    ]


def _is_misspelt(form: type[Form], node: Mapping, key: str) -> bool:
    """Whether an unknown key is there that will be answered with `Meinten Sie „key“?`."""
    keys = form.keys()
    unknown = (entry.key.text for entry in node.entries if entry.key.text not in keys)
    return any(nearest(word, keys) == (key,) for word in unknown)


def _is_nothing(node: Node | None) -> bool:
    if isinstance(node, Scalar):
        return not node.is_refused and not visible(node.text).strip()
    return node is None


def _missing(form: type[Form], node: Mapping) -> Iterator[Diagnostic]:
    """Needed keys, and known ones without a value, except where having none means something."""
    for key, example in form.needed:
        if _is_nothing(node.get(key)) and not _is_misspelt(form, node, key):
            yield Reading(form(), node, ()).missing(key, example)
    for word in (entry.key for entry in node.entries if is_empty(entry.value)):
        if word.text in {*form.keys()} - {"entfaellt", *dict(form.needed)}:
            yield message("empty-value", key=word.text).at(word.position)


def _plain(node: Node) -> Any:
    """The node as pydantic takes it: text, list and dict; keys without a value are left out."""
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [_plain(item) for item in items]
        case Mapping(entries=entries):
            return {
                entry.key.text: _plain(entry.value)
                for entry in entries
                if entry.key.text == "entfaellt" or not is_empty(entry.value)
            }


def _take_out(data: Any, place: Place) -> None:
    """Remove the value at a place; an item of a list becomes an empty one, so none moves up."""
    *way, last = place
    for step in way:
        if not isinstance(data[step], list | dict):  # one value that is read as a list of one
            last = step
            break
        data = data[step]
    if isinstance(last, int) and isinstance(data, list):
        data[last] = {}
    else:
        del data[last]


def _diagnostic(form: type[Form], node: Node, detail: ErrorDetails) -> Diagnostic:
    place = detail["loc"]
    key = next((str(step) for step in reversed(place) if isinstance(step, str)), "")
    if detail["type"] == "extra_forbidden":
        here = _form_at(form, place[:-1])
        owner = _node_at(node, place[:-1])
        if key in here.elsewhere:
            advice = message.text("key-of-entry", key=key)
        elif key in here.renamed:
            has_day = isinstance(owner, Mapping) and owner.entry("am")
            advice = message.text("new-day-of-adjustment" if has_day else "day-of-adjustment")
        else:
            advice = suggestion(key, here.keys(), _elsewhere(here, key))
        entry = owner.entry(key) if isinstance(owner, Mapping) else None
        position = entry.key.position if entry else owner.position
        return message("unknown-key", key=key, advice=advice).at(position)
    found = _node_at(node, place)
    if detail["type"] in {"model_type", "dict_type"}:
        example = _form_at(form, place).example
        return message("expected-entries", example=example).at(found.position)
    if detail["type"] == "fault":
        fault: Message = detail["ctx"]["fault"]
        return fault.at(found.position)
    kind = "expected-list" if detail["type"] == "list_type" else detail["type"]
    text = found.text if isinstance(found, Scalar) else ""
    return message(kind, key=key, text=text).at(found.position)


def _elsewhere(form: type[Form], key: str) -> str:
    """Where a key belongs that is none of a form's own: `entfaellt` to `abweichungen`."""
    for part, inner in form.parts:
        for near in nearest(key, inner.keys()):
            return message.text("key-of-part", part=part, key=near)
    return keys_here(form.keys())


def _form_at(form: type[Form], place: Place) -> type[Form]:
    for step in place:
        form = dict(form.parts).get(str(step), form)
    return form


def _node_at(node: Node, place: Place) -> Node:
    """The node at a place, or the nearest one around it (`anmeldung: text` has no parts)."""
    for step in place:
        inner = node.get(str(step)) if isinstance(node, Mapping) else None
        if isinstance(node, Sequence) and isinstance(step, int):
            inner = node.items[step]
        if inner is None:
            return node
        node = inner
    return node


def _fault_in(form: type[Form], key: str, text: str) -> Message | None:
    nowhere = UNWRITTEN.lines, UNWRITTEN.span
    entry = Entry(Scalar(key, *nowhere), Scalar(text, *nowhere, is_quoted=True))
    for one in read_form(form, Mapping((entry,), *nowhere)).diagnostics:
        if one.kind != "missing-key":
            return Message(one.kind, one.message, one.advice, one.severity)
    return None


entry_fault = partial(_fault_in, EventForm)
"""What is wrong with the value of a key in an entry of the event file, None if it is right."""
head_fault = partial(_fault_in, FrontMatterForm)
"""What is wrong with the value of a key in the head of an article, None if it is right."""
