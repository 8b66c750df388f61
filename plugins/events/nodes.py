"""YAML as text with positions: nothing is guessed, nothing is dropped.

`10:00` stays `10:00` and `nein` stays `nein`; typing is the schema's work. The nodes are built from
PyYAML's parse events rather than by `compose()`, because compose hides anchors and calls itself for
each level of nesting, which a hostile file could use to bring the process down.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

from . import messages, yaml_messages
from .line_slips import swallowed, wrong_blank
from .lines import Lines
from .position import Position
from .problem import MOST_ERRORS, Problem
from .yaml_errors import problem_of

DEEPEST, MOST_KEYS, MOST_NODES = 20, 100, 60_000
_SECOND = 2
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as text; `is_quoted` tells an empty text (`""`) from no value at all.

    `is_refused` is a value whose own Problem is told already, so nothing else is said of it.
    """

    text: str
    position: Position
    last_line: int
    is_quoted: bool = False
    is_refused: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there."""
        return not self.text and not self.is_quoted


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values in the order of the file, each key once; `last_line` is inclusive."""

    entries: tuple[Entry, ...]
    position: Position
    last_line: int

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys as they are written."""
        return tuple(entry.key.text for entry in self.entries)

    def entry(self, key: str) -> Entry | None:
        """The entry of a key, None where it is not given."""
        return next((entry for entry in self.entries if entry.key.text == key), None)

    def get(self, key: str) -> "Node | None":
        """The value of a key, None where it is not given."""
        entry = self.entry(key)
        return entry.value if entry else None


@dataclass(frozen=True, slots=True)
class Sequence:
    """Values in the order of the file; `last_line` is inclusive."""

    items: tuple["Node", ...]
    position: Position
    last_line: int


Node = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class Nodes:
    """What a text holds: `root` is None for an empty text and for one that cannot be read."""

    root: Node | None
    problems: tuple[Problem, ...] = ()


def read_nodes(lines: Lines, loader: type[yaml.SafeLoader] = LOADER) -> Nodes:
    """The nodes of a text; a text whose form is wrong has Problems and no root."""
    slip = wrong_blank(lines)
    if slip:
        return Nodes(None, (slip,))
    builder = _Builder(lines)
    try:
        for event in yaml.parse(lines.text, Loader=loader):
            builder.take(event)
            fault = builder.excess()
            if fault:
                return Nodes(None, (*builder.problems, fault.at(builder.latest)))
    except yaml.MarkedYAMLError as error:
        return Nodes(None, (*builder.problems, problem_of(error, lines)))
    except (yaml.YAMLError, ValueError):
        # The Python loader hands on chr()'s own error for "\U00110000"; it gives no place.
        return Nodes(None, (*builder.problems, yaml_messages.UNREADABLE().at(builder.latest)))
    return Nodes(builder.root, tuple(builder.problems))


@dataclass(slots=True)
class _Open:
    """A mapping or sequence whose end has not come yet."""

    start: yaml.CollectionStartEvent
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class _Builder:
    """Takes the parse events one by one and puts the nodes together."""

    lines: Lines
    root: Node | None = None
    open: list[_Open] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    documents: int = 0
    taken: int = 0
    last: yaml.Event | None = None

    @property
    def latest(self) -> Position:
        """How far the reading came."""
        return self.position(self.last) if self.last else self.lines.position(1)

    def take(self, event: yaml.Event) -> None:
        self.last = event
        self.taken += 1
        match event:
            case yaml.DocumentStartEvent():
                self._count_document(event)
            case yaml.AliasEvent():
                self._refuse(yaml_messages.ALIAS, event)
                place = self.position(event)
                self._add(Scalar("", place, _line(event), is_quoted=True, is_refused=True))
            case yaml.ScalarEvent():
                self._refuse_marks(event)
                self._add(self._scalar(event))
                if event.style not in {"|", ">"}:
                    self.problems += swallowed(event.end_mark, self.lines)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_marks(event)
                self.open.append(_Open(event))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._add(self._closed(self.open.pop(), event))

    def excess(self) -> messages.Fault | None:
        """What there is too much of to go on."""
        if len(self.open) > DEEPEST:
            return yaml_messages.TOO_DEEP()
        if self.taken > MOST_NODES:
            return messages.FILE_TOO_FULL(most=f"{MOST_NODES:_}".replace("_", " "))
        return messages.TOO_MANY_MISTAKES() if len(self.problems) > MOST_ERRORS else None

    def position(self, event: yaml.Event) -> Position:
        """Where an event stands; what spans lines is shown up to the end of its first."""
        line, column = _place(event.start_mark)
        last_line, last_column = _place(event.end_mark)
        length = last_column - column if line == last_line else len(self.lines.text)
        return self.lines.position(line, column, length)

    def _count_document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents == _SECOND:
            position = self.position(event)
            text = position.source.strip()
            self.problems.append(yaml_messages.SEVERAL_DOCUMENTS(text=text).at(position))
        if event.version or event.tags:
            position = self.lines.position(_line(event), 1, len(self.lines.text))
            self.problems.append(yaml_messages.DIRECTIVE().at(position))

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._refuse(yaml_messages.ANCHOR, event)
        elif event.tag is not None:
            self._refuse(yaml_messages.TAG, event)

    def _refuse(self, wording: messages.Wording, event: yaml.Event) -> None:
        position = self.position(event)
        words = position.source[position.column - 1 :].split()
        position = self.lines.position(position.line, position.column, len("".join(words[:1])))
        self.problems.append(wording(text="".join(words[:1])).at(position))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        line, column = _place(event.end_mark)
        last_line = min(line if column > 1 else line - 1, len(self.lines.lines))
        while last_line > _line(event) and not self.lines.lines[last_line - 1].strip():
            last_line -= 1
        last_line = max(last_line, _line(event))
        return Scalar(event.value, self.position(event), last_line, bool(event.style))

    def _closed(self, opened: _Open, end: yaml.Event) -> Node:
        children, start = opened.children, opened.start
        is_flow = bool(start.flow_style)
        last_line = _line(end) if is_flow else max((c.last_line for c in children), default=0)
        last_line = max(last_line, _line(start))
        position = self.position(start)
        if isinstance(start, yaml.SequenceStartEvent):
            return Sequence(tuple(children), position, last_line)
        entries = self._entries(children)
        if entries and not is_flow:
            position = entries[0].key.position
        return Mapping(entries, position, last_line)

    def _entries(self, children: list[Node]) -> tuple[Entry, ...]:
        """Keys joined with their values; of a key that stands twice the first one counts."""
        found: dict[str, Entry] = {}
        for key, value in zip(children[::2], children[1::2], strict=True):
            if len(found) == MOST_KEYS:
                self.problems.append(yaml_messages.TOO_MANY_KEYS(most=MOST_KEYS).at(key.position))
                break
            if not isinstance(key, Scalar) or key.is_empty:
                self.problems.append(yaml_messages.KEY_NOT_TEXT().at(key.position))
            elif key.text in found:
                line = found[key.text].key.position.line
                fault = yaml_messages.DUPLICATE_KEY(key=key.text, line=line)
                self.problems.append(fault.at(key.position))
            else:
                found[key.text] = Entry(key, value)
        return tuple(found.values())

    def _add(self, node: Node) -> None:
        if self.open:
            self.open[-1].children.append(node)
        elif self.documents == 1:
            self.root = node


def _line(event: yaml.Event) -> int:
    return _place(event.start_mark)[0]


def _place(mark: Any) -> tuple[int, int]:
    """Line and column counted from 1; `Any` because each loader has a class of marks of its own."""
    return mark.line + 1, mark.column + 1
