"""YAML as text with positions: nothing is guessed, nothing is dropped.

`10:00` stays `10:00` and `nein` stays `nein`; typing is the work of the forms. The nodes are built
from PyYAML's parse events rather than by `compose()`, because compose hides anchors and calls
itself for each level of nesting, which a hostile file could use to bring the process down.
"""

from collections.abc import Iterator
from collections.abc import Mapping as Words
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

import yaml

from ..diagnostics import MOST_ERRORS, Diagnostic, Message, Position, message
from .lines import Lines, Source, diagnostic_of, read_lines, swallowed, unseen_signs, wrong_blank
from .words import words_of

MOST_KEYS = 100
_DEEPEST, _MOST_NODES = 20, 60_000
_SECOND = 2
_WHOLE_LINE = 10**9
_BLOCK = frozenset("|>")
_NO_WORDS: Words[str, str] = MappingProxyType({})
_OF_RULES = frozenset({"wann", "when", "rrule", "id"})
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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


class _Placed:
    """A node knows the lines it is written in, and where."""

    __slots__ = ()
    lines: Lines
    span: Span

    @property
    def first_line(self) -> int:
        """The line in which it begins."""
        return self.span.first_line

    @property
    def last_line(self) -> int:
        """The last line on which something of it stands, inclusive."""
        return self.span.last_line

    @property
    def position(self) -> Position:
        """Where it begins."""
        return self.lines.position(self.span.first_line, self.span.first_column)


@dataclass(frozen=True, slots=True)
class Scalar(_Placed):
    """One value as text; `is_quoted` tells an empty text (`""`) from no value at all.

    `is_refused` is a value whose own Diagnostic is told already, so nothing else is said of it.
    The span begins with the first quotation mark or `|`.
    """

    text: str
    lines: Lines
    span: Span
    is_quoted: bool = False
    is_refused: bool = False
    is_flow = False

    @property
    def position(self) -> Position:
        """Where it stands; what spans lines is shown up to the end of its first."""
        span = self.span
        is_short = span.first_line == span.last_line
        length = span.end_column - span.first_column if is_short else _WHOLE_LINE
        return self.lines.position(span.first_line, span.first_column, length)

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
    """Keys with values in the order of the file, each key once; in flow style it is `{…}`."""

    entries: tuple[Entry, ...]
    lines: Lines
    span: Span
    is_flow: bool = False

    @property
    def position(self) -> Position:
        """Where its first key stands, or its brace."""
        if self.entries and not self.is_flow:
            return self.entries[0].key.position
        return self.lines.position(self.span.first_line, self.span.first_column)

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

    def text(self, key: str) -> str:
        """The text of a value without blanks around it; empty where there is none."""
        value = self.get(key)
        return value.text.strip() if isinstance(value, Scalar) else ""


@dataclass(frozen=True, slots=True)
class Sequence(_Placed):
    """Values in the order of the file; in flow style it is `[…]`."""

    items: tuple["Node", ...]
    lines: Lines
    span: Span
    is_flow: bool = False


Node = Scalar | Mapping | Sequence
_FIRST_KEYS = frozenset({"id", "am", "zusatz"})
"""The keys that an item of a list begins with: a second one begins another item."""
UNWRITTEN = Mapping((), Lines("", ("",)), Span(1, 1, 1, 1))
"""What stands for an entry that is not in the file."""


def is_empty(node: Node | None) -> bool:
    """Whether nothing stands there."""
    return node is None or (isinstance(node, Scalar) and node.is_empty)


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
    words = words_of("english") if source.may_be_english else _NO_WORDS
    nodes = read_nodes(lines, english=words)
    return nodes.root, (*nodes.diagnostics, *unseen_signs(lines))


def read_nodes(
    lines: Lines, loader: type[yaml.SafeLoader] = LOADER, *, english: Words[str, str] = _NO_WORDS
) -> Nodes:
    """The nodes of a text; a text whose form is wrong has Diagnostics and no root.

    `english` has the German key for each English one that is read as if that stood there.
    """
    if slip := wrong_blank(lines):
        return Nodes(None, (slip,))
    builder = _Builder(lines, english)
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


def readable_roots(lines: Lines) -> Iterator[Node]:
    """The root of a text, and after each mistake, of which nothing is told, that of what follows.

    At a mistake everything that is open ends with what was read of it, and reading begins anew at
    the next line with a dash.
    """
    begin: int | None = 0
    while begin is not None:
        blank_lines = ("",) * begin
        builder = _Builder(Lines(lines.file, (*blank_lines, *lines.lines[begin:])))
        begin = builder.read_to_mistake(begin)
        if builder.root is not None:
            yield builder.root


@dataclass(slots=True)
class _Builder:
    """Takes the parse events of PyYAML one by one and puts the nodes together.

    `english` has the German key for each English one, which is read as if it stood there. `root` is
    there once it has ended, `open` are the mappings and sequences whose end has not come
    yet, each with what is in it.
    """

    lines: Lines
    english: Words[str, str] = field(default_factory=lambda: words_of("english"))
    root: Node | None = None
    open: list[tuple[yaml.CollectionStartEvent, list[Node]]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    documents: int = 0
    taken: int = 0
    last: yaml.Event | None = None

    def read_to_mistake(self, begin: int) -> int | None:
        """Read to the end, which gives None, or to a mistake: how many lines to leave out then.

        The mistake is looked for behind the last thing that was read, since a parser of YAML tells
        of a quotation mark that is never closed at the end of the file.
        """
        last_line = begin + 1
        try:
            for event in yaml.parse(self.lines.text, Loader=LOADER):
                self.take(event)
                if len(self.open) > _DEEPEST or self.taken > _MOST_NODES:
                    break
                if isinstance(event, yaml.NodeEvent):
                    last_line = max(last_line, self.position(event).line)
        except (yaml.YAMLError, ValueError):
            rest = enumerate(self.lines.lines[last_line:], start=last_line)
            return next((number for number, line in rest if line.lstrip().startswith("-")), None)
        finally:
            self.close_all()
        return None

    def close_all(self) -> None:
        """End what is still open, as where a mistake ends the reading; a key alone is left out."""
        while self.open and self.last:
            start, children = self.open.pop()
            if isinstance(start, yaml.MappingStartEvent):
                children = children[: len(children) // 2 * 2]
            self._add(self._closed(start, children, self.last))

    @property
    def latest(self) -> Position:
        return self.position(self.last) if self.last else self.lines.position(1)

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
            span = _span(event.start_mark, event.end_mark)
            self._add(Scalar("", self.lines, span, is_quoted=True, is_refused=True))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._count_document(event)

    def excess(self) -> Message | None:
        if len(self.open) > _DEEPEST:
            return message("too-deep")
        if self.taken > _MOST_NODES:
            return message("file-too-full", most=f"{_MOST_NODES:_}".replace("_", " "))
        return message("too-many-mistakes") if len(self.diagnostics) > MOST_ERRORS else None

    def position(self, event: yaml.Event) -> Position:
        span = _span(event.start_mark, event.end_mark)
        return Scalar("", self.lines, span).position

    def _count_document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents == _SECOND:
            position = self.position(event)
            fault = message("several-documents", text=position.source.strip())
            self.diagnostics.append(fault.at(position))
        if event.version or event.tags:
            position = self.lines.position(self.position(event).line, 1, len(self.lines.text))
            self.diagnostics.append(message("directive").at(position))

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse("anchor" if event.anchor is not None else "tag", event)

    def _refuse(self, kind: str, event: yaml.Event) -> None:
        position = self.position(event)
        word = "".join(position.source[position.column - 1 :].split()[:1])
        position = self.lines.position(position.line, position.column, len(word))
        self.diagnostics.append(message(kind, text=word).at(position))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        self._refuse_marks(event)
        span = _span(event.start_mark, event.end_mark)
        if event.style not in _BLOCK:
            self.diagnostics += swallowed(event.end_mark, self.lines)
        if span.first_line != span.last_line:
            span = self._without_blank_lines(span)
        return Scalar(event.value, self.lines, span, bool(event.style))

    def _without_blank_lines(self, span: Span) -> Span:
        """A span whose last line is one on which something stands: a block ends before the next."""
        lines = self.lines.lines
        last_line = min(span.last_line, len(lines))
        end_column = span.end_column
        while last_line > span.first_line and not lines[last_line - 1][: end_column - 1].strip():
            last_line -= 1
            end_column = len(lines[last_line - 1].rstrip()) + 1
        return Span(span.first_line, span.first_column, last_line, end_column)

    def _closed(
        self, start: yaml.CollectionStartEvent, children: list[Node], end: yaml.Event
    ) -> Node:
        """In block style the end of a collection is that of what stands in it."""
        is_flow = bool(start.flow_style)
        span = _span(start.start_mark, end.end_mark if is_flow else start.start_mark)
        last = children[-1].span if children and not is_flow else span
        if isinstance(start, yaml.SequenceStartEvent):
            return Sequence(tuple(children), self.lines, _joined(span, last), is_flow)
        entries = self._entries(children)
        first = entries[0].key.span if entries and not is_flow else span
        return Mapping(entries, self.lines, _joined(first, last), is_flow)

    def _entries(self, children: list[Node]) -> tuple[Entry, ...]:
        """Keys joined with their values; of a key that stands twice the first one counts."""
        found: dict[str, Entry] = {}
        keys = self._german(children[::2])
        for key, value in zip(keys, children[1::2], strict=True):
            if len(found) == MOST_KEYS:
                self.diagnostics.append(message("too-many-keys", most=MOST_KEYS).at(key.position))
                break
            if not isinstance(key, Scalar) or key.is_empty:
                self.diagnostics.append(message("key-not-text").at(key.position))
            elif key.text in found and key.text in _FIRST_KEYS and len(found) > 1:
                self.diagnostics.append(self.lines.lost_dash(key.position.line))
                break
            elif key.text in found:
                fault = message("duplicate-key", key=key.text, line=found[key.text].key.first_line)
                self.diagnostics.append(fault.at(key.position))
            else:
                found[key.text] = Entry(key, value)
        return tuple(found.values())

    def _german(self, keys: list[Node]) -> list[Node]:
        """The keys with German words for English ones; `from` begins a rule, or a mere stretch."""
        if not self.english:
            return keys
        has_rule = any(isinstance(key, Scalar) and key.text in _OF_RULES for key in keys)
        words = self.english if has_rule else {**self.english, **words_of("english-stretch")}
        return [
            replace(key, text=words.get(key.text, key.text)) if isinstance(key, Scalar) else key
            for key in keys
        ]

    def _add(self, node: Node) -> None:
        if self.open:
            self.open[-1][1].append(node)
        elif self.documents == 1:
            self.root = node


def _span(start: Any, end: Any) -> Span:
    """From one mark of the parser to another; each loader has a class of marks of its own."""
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _joined(first: Span, last: Span) -> Span:
    return Span(first.first_line, first.first_column, last.last_line, last.end_column)
