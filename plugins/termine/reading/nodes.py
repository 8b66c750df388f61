"""YAML as text with positions: nothing is guessed, nothing is dropped.

`10:00` stays `10:00` and `nein` stays `nein`; typing is the work of the forms. The nodes are built
from PyYAML's parse events rather than by `compose()`, because compose hides anchors and calls
itself for each level of nesting, which a hostile file could use to bring the process down.
"""

from collections.abc import Mapping as Mapped
from dataclasses import dataclass, field
from typing import Any

import yaml

from ..diagnostics import MOST_ERRORS, Diagnostic, Message, Position, message
from .lines import LARGEST_FILE, Lines, Source, read_lines, unseen_signs
from .slips import diagnostic_of, swallowed, wrong_blank

MOST_KEYS = 100
DEEPEST, MOST_NODES = 20, 60_000
_SECOND = 2
_BLOCK = frozenset("|>")
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text between two marks of the parser.

    Few values are ever asked where they stand, so the Position is made for those that are. `Any`
    because each loader has a class of marks of its own.
    """

    lines: Lines
    start: Any
    end: Any

    @property
    def line(self) -> int:
        """The line in which it begins, counted from 1."""
        line: int = self.start.line
        return line + 1

    @property
    def position(self) -> Position:
        """The Position; what spans lines is shown up to the end of its first."""
        start, end = self.start, self.end
        length = end.column - start.column if end.line == start.line else LARGEST_FILE
        return self.lines.position(start.line + 1, start.column + 1, length)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: from one character to another, both counted from 1.

    It ends on `last_line`, and there before `end_column`. Comments and blank lines behind a value
    are not in its span. Of a value that is not written the span is empty.
    """

    first_line: int
    first_column: int
    last_line: int
    end_column: int


Place = Position | Stretch


class _Placed:
    """A node knows its place, and the Position there."""

    __slots__ = ()
    place: Place

    @property
    def position(self) -> Position:
        """Where it stands."""
        return self.place if isinstance(self.place, Position) else self.place.position

    @property
    def first_line(self) -> int:
        """The line in which it begins."""
        return self.place.line


@dataclass(frozen=True, slots=True)
class Scalar(_Placed):
    """One value as text; `is_quoted` tells an empty text (`""`) from no value at all.

    `is_refused` is a value whose own Diagnostic is told already, so nothing else is said of it.
    """

    text: str
    place: Place
    last_line: int
    is_quoted: bool = False
    is_refused: bool = False
    is_flow = False

    @property
    def span(self) -> Span:
        """From its first character, a quotation mark or `|` included, to its last."""
        first = self.place.line, _first_column(self.place)
        if isinstance(self.place, Position):
            return Span(*first, self.last_line, self.place.column + self.place.length)
        end = self.place.end
        if end.line + 1 == self.last_line:
            return Span(*first, self.last_line, end.column + 1)
        lines = self.place.lines.lines
        return Span(*first, self.last_line, len(lines[self.last_line - 1].rstrip()) + 1)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there."""
        return not self.text and not self.is_quoted


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: "Node"

    @property
    def span(self) -> Span:
        """From the first character of the key to the last of the value."""
        return _joined(self.key.span, self.value.span)


@dataclass(frozen=True, slots=True)
class Mapping(_Placed):
    """Keys with values in the order of the file, each key once; `last_line` is inclusive."""

    entries: tuple[Entry, ...]
    place: Place
    last_line: int
    flow_end: Any = None
    _by_key: Mapped[str, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the entries by their keys."""
        object.__setattr__(self, "_by_key", {entry.key.text: entry for entry in self.entries})

    @property
    def is_flow(self) -> bool:
        """Whether it is written within braces."""
        return self.flow_end is not None

    @property
    def span(self) -> Span:
        """From the first key to the end of the last value, or from brace to brace."""
        return _span_of_collection(self, tuple(entry.span for entry in self.entries[-1:]))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys as they are written."""
        return tuple(entry.key.text for entry in self.entries)

    def entry(self, key: str) -> Entry | None:
        """The entry of a key, None where it is not given."""
        return self._by_key.get(key)

    def get(self, key: str) -> "Node | None":
        """The value of a key, None where it is not given."""
        entry = self._by_key.get(key)
        return entry.value if entry else None


@dataclass(frozen=True, slots=True)
class Sequence(_Placed):
    """Values in the order of the file; `last_line` is inclusive."""

    items: tuple["Node", ...]
    place: Place
    last_line: int
    flow_end: Any = None

    @property
    def is_flow(self) -> bool:
        """Whether it is written within brackets."""
        return self.flow_end is not None

    @property
    def span(self) -> Span:
        """From the first dash to the end of the last item, or from bracket to bracket."""
        return _span_of_collection(self, tuple(item.span for item in self.items[-1:]))


Node = Scalar | Mapping | Sequence


def _first_column(place: Place) -> int:
    if isinstance(place, Position):
        return place.column
    column: int = place.start.column
    return column + 1


def _joined(first: Span, last: Span) -> Span:
    return Span(first.first_line, first.first_column, last.last_line, last.end_column)


def _span_of_collection(node: Mapping | Sequence, last_child: tuple[Span, ...]) -> Span:
    line, column = node.place.line, _first_column(node.place)
    if node.flow_end is not None:
        return Span(line, column, node.flow_end.line + 1, node.flow_end.column + 1)
    first = Span(line, column, line, column)
    return _joined(first, *last_child or (first,))


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
        """Put the next event where it belongs."""
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
