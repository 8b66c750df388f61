"""YAML as text with positions: nothing is guessed, nothing is dropped.

`10:00` stays `10:00` and `nein` stays `nein`; typing is the schema's work. The nodes are built from
PyYAML's parse events rather than by `compose()`, because compose hides anchors and calls itself for
each level of nesting, which a hostile file could use to bring the process down.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

from ..diagnostics import MOST_ERRORS, Diagnostic, Message, Position, message
from .line_slips import swallowed, wrong_blank
from .lines import Lines, read_lines, unseen_signs
from .node import MOST_KEYS, Entry, Mapping, Node, Scalar, Sequence, Stretch
from .source import Source
from .yaml_errors import diagnostic_of

__all__ = [
    "LOADER",
    "Entry",
    "Mapping",
    "Node",
    "Nodes",
    "Scalar",
    "Sequence",
    "read_nodes",
    "read_root",
]

DEEPEST, MOST_NODES = 20, 60_000
_SECOND = 2
_BLOCK = frozenset("|>")
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Nodes:
    """What a text holds: `root` is None for an empty text and for one that cannot be read."""

    root: Node | None
    diagnostics: tuple[Diagnostic, ...] = ()


def read_root(source: Source) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The nodes of a whole file."""
    lines, diagnostics = read_lines(source)
    if diagnostics:
        return None, diagnostics
    nodes = read_nodes(lines)
    return nodes.root, (*nodes.diagnostics, *unseen_signs(lines))


def read_nodes(lines: Lines, loader: type[yaml.SafeLoader] = LOADER) -> Nodes:
    """The nodes of a text; a text whose form is wrong has Diagnostics and no root."""
    slip = wrong_blank(lines)
    if slip:
        return Nodes(None, (slip,))
    builder = NodeBuilder(lines)
    try:
        for event in yaml.parse(lines.text, Loader=loader):
            builder.take(event)
            if fault := builder.excess():
                return Nodes(None, (*builder.diagnostics, fault.at(builder.latest)))
    except yaml.MarkedYAMLError as error:
        return Nodes(None, (*builder.diagnostics, diagnostic_of(error, lines)))
    except (yaml.YAMLError, ValueError):
        # The Python loader hands on chr()'s own error for "\U00110000"; it gives no place.
        return Nodes(None, (*builder.diagnostics, message("unreadable").at(builder.latest)))
    return Nodes(builder.root, tuple(builder.diagnostics))


@dataclass(slots=True)
class NodeBuilder:
    """Takes the parse events of PyYAML one by one and puts the nodes together.

    `root` is there once it has ended, `open` are the mappings and sequences whose end has not come
    yet, each with what is in it.
    """

    lines: Lines
    root: Node | None = None
    open: list[tuple[yaml.CollectionStartEvent, list[Node]]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    documents: int = 0
    taken: int = 0
    last: yaml.Event | None = None

    def close_all(self) -> None:
        """End what is still open, as where a mistake ends the reading; a key alone is left out."""
        while self.open and self.last:
            start, children = self.open.pop()
            if isinstance(start, yaml.MappingStartEvent):
                children = children[: len(children) // 2 * 2]
            self._add(self._closed(start, children, self.last))

    @property
    def latest(self) -> Position:
        """How far the reading came."""
        return self.stretch(self.last).position if self.last else self.lines.position(1)

    def take(self, event: yaml.Event) -> None:
        self.last = event
        self.taken += 1
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_marks(event)
            self.open.append((event, []))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._add(self._closed(*self.open.pop(), event))
        elif isinstance(event, yaml.AliasEvent):
            self._refuse("alias", event)
            place = self.stretch(event)
            self._add(Scalar("", place, _line(event), is_quoted=True, is_refused=True))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._count_document(event)

    def excess(self) -> Message | None:
        """What there is too much of to go on."""
        if len(self.open) > DEEPEST:
            return message("too-deep")
        if self.taken > MOST_NODES:
            return message("file-too-full", most=f"{MOST_NODES:_}".replace("_", " "))
        return message("too-many-mistakes") if len(self.diagnostics) > MOST_ERRORS else None

    def stretch(self, event: yaml.Event) -> Stretch:
        """Where an event stands."""
        return Stretch(self.lines, event.start_mark, event.end_mark)

    def _count_document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents == _SECOND:
            position = self.stretch(event).position
            text = position.source.strip()
            self.diagnostics.append(message("several-documents", text=text).at(position))
        if event.version or event.tags:
            position = self.lines.position(_line(event), 1, len(self.lines.text))
            self.diagnostics.append(message("directive").at(position))

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._refuse("anchor", event)
        elif event.tag is not None:
            self._refuse("tag", event)

    def _refuse(self, kind: str, event: yaml.Event) -> None:
        position = self.stretch(event).position
        words = position.source[position.column - 1 :].split()
        position = self.lines.position(position.line, position.column, len("".join(words[:1])))
        self.diagnostics.append(message(kind, text="".join(words[:1])).at(position))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        start: Any = event.start_mark
        end: Any = event.end_mark
        if event.style not in _BLOCK:
            self.diagnostics += swallowed(end, self.lines)
        is_short = start.line == end.line
        last_line = start.line + 1 if is_short else self._last_line(start.line + 1, end)
        return Scalar(event.value, Stretch(self.lines, start, end), last_line, bool(event.style))

    def _last_line(self, first_line: int, end: Any) -> int:
        """The last line of a value on which something stands; it ends before the mark `end`."""
        last_line: int = min(end.line + 1 if end.column > 0 else end.line, len(self.lines.lines))
        while last_line > first_line and not self.lines.lines[last_line - 1].strip():
            last_line -= 1
        return max(last_line, first_line)

    def _closed(
        self, start: yaml.CollectionStartEvent, children: list[Node], end: yaml.Event
    ) -> Node:
        is_flow = bool(start.flow_style)
        last_line = _line(end) if is_flow else max((c.last_line for c in children), default=0)
        last_line = max(last_line, _line(start))
        place = self.stretch(start)
        flow_end = end.end_mark if is_flow else None
        if isinstance(start, yaml.SequenceStartEvent):
            return Sequence(tuple(children), place, last_line, flow_end)
        entries = self._entries(children)
        if entries and not is_flow:
            return Mapping(entries, entries[0].key.place, last_line)
        return Mapping(entries, place, last_line, flow_end)

    def _entries(self, children: list[Node]) -> tuple[Entry, ...]:
        """Keys joined with their values; of a key that stands twice the first one counts."""
        found: dict[str, Entry] = {}
        for key, value in zip(children[::2], children[1::2], strict=True):
            if len(found) == MOST_KEYS:
                self.diagnostics.append(message("too-many-keys", most=MOST_KEYS).at(key.position))
                break
            if not isinstance(key, Scalar) or key.is_empty:
                self.diagnostics.append(message("key-not-text").at(key.position))
            elif key.text in found:
                line = found[key.text].key.position.line
                fault = message("duplicate-key", key=key.text, line=line)
                self.diagnostics.append(fault.at(key.position))
            else:
                found[key.text] = Entry(key, value)
        return tuple(found.values())

    def _add(self, node: Node) -> None:
        if self.open:
            self.open[-1][1].append(node)
        elif self.documents == 1:
            self.root = node


def _line(event: yaml.Event) -> int:
    """The line in which an event begins, counted from 1."""
    start: Any = event.start_mark
    line: int = start.line + 1
    return line
