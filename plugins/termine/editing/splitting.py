"""Aufteilen: each entry of an event file as a file of its own, as a form in the browser saves it.

Such a file has no `vorgaben`; an entry takes along those that it needs, behind its own lines. There
`history` looks for them, so that a date keeps its stamp.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..diagnostics import message
from ..events import Event
from ..reading import EntryNode, FileNodes, Source, load, nodes, nodes_in
from .edit import Refusal, newline_of, root_of, with_comments

_ENTRIES, _DEFAULTS = "termine", "vorgaben"
_CLOCK = frozenset({"um", "ende", "dauer"})
_POLICIES = frozenset({"feiertage", "ferien"})
_NOT_TAKEN: tuple[frozenset[str], ...] = (frozenset(), _CLOCK, _POLICIES, _CLOCK | _POLICIES)
"""Keys that an entry may have to do without: a time beside its own, policies of a single date."""


@dataclass(frozen=True, slots=True)
class Split:
    """`files` are new; `rest` is what stays of the file: comments, None where there are none."""

    files: tuple[Source, ...]
    rest: Source | None


@dataclass(frozen=True, slots=True)
class _Part:
    """An entry in its file: the numbers of its lines and of the comments above it."""

    entry: EntryNode
    above: tuple[int, ...]
    own: range

    def lines(self, lines: Sequence[str], defaults: Sequence[str]) -> list[str]:
        """The entry at the left edge, the defaults before the comments at its end."""
        inner = self.entry.node.span.first_column - 1
        above = [lines[number - 1].lstrip() for number in self.above]
        first, *behind = [lines[number - 1] for number in self.own]
        if self.entry.node.first_line > self.own.start:  # the dash has a line of its own
            above += filter(None, [first.strip().removeprefix("-").strip()])
        else:
            behind = [" " * inner + first[inner:], *behind]
        own = [line.lstrip() if line[:inner].strip() else line[inner:] for line in behind]
        end = next(number for number in range(len(own), 0, -1) if _says_more(own[number - 1]))
        return [*above, *own[:end], *defaults, *own[end:]]


def split(source: Source, venues: Source | None, folder: str) -> Split | Refusal:
    """The entries of a file without mistakes as files in `folder`, each named by its id."""
    root, found = root_of(source), nodes_in(source)
    key = root.entry(_ENTRIES) if isinstance(root, nodes.Mapping) else None
    if not isinstance(root, nodes.Mapping) or not key or not isinstance(key.value, nodes.Sequence):
        return Refusal(message.text("split-no-list", file=source.name))
    for node in (root, key.value, *key.value.items, root.get(_DEFAULTS)):
        if node and node.is_flow:
            line = node.position.line
            return Refusal(message.text("split-brackets", file=source.name, line=line))
    events = {event.id: event for event in load([source], venues).catalogue.events}
    lines = found.lines.lines
    given = {
        default.key.text: [line[span.first_column - 1 :] for line in rows]
        for default in found.defaults
        for span in (default.span,)
        for rows in (lines[span.first_line - 1 : span.last_line],)
    }
    head = key.key.position.line
    parts = tuple(_parts(head, found))
    newline = newline_of(source.data.decode("utf-8"))
    files = []
    for part in parts:
        name = part.entry.id
        texts = _texts(part, given, lines, newline)
        drafts = (Source(f"{folder}/{name}.yaml", text.encode()) for text in texts)
        file = next((draft for draft in drafts if _is_same(draft, venues, events[name])), None)
        if file is None:
            return Refusal(message.text("split-needs-defaults", id=name, file=source.name))
        files.append(file)
    return Split(tuple(files), _rest(source, head, parts, lines))


def _says_more(line: str) -> bool:
    """Whether a line belongs to the entry itself; a deep comment may be the end of a text."""
    return bool(line.strip()) and not line.startswith("#")


def _parts(before: int, found: FileNodes) -> Iterator[_Part]:
    """Comments deeper than the dash belong to the entry before them, others to the one behind.

    `before` is the line of the key above all of them.
    """
    lines = found.lines.lines
    for entry in found.entries:
        above = (n for n in range(before + 1, entry.first_line) if lines[n - 1].strip())
        before = with_comments(lines, entry.last_line, entry.dash_column)
        yield _Part(entry, tuple(above), range(entry.first_line, before + 1))


def _texts(
    part: _Part, given: Mapping[str, Sequence[str]], lines: Sequence[str], newline: str
) -> Iterator[str]:
    """What the file may say: with every default that the entry lacks, then with fewer."""
    for left_out in _NOT_TAKEN:
        lacking = [key for key in given if not part.entry.node.entry(key) and key not in left_out]
        defaults = [line for key in lacking for line in given[key]]
        whole = (message.text("head-of-single-entry"), "", *part.lines(lines, defaults))
        yield "".join(f"{line}{newline}" for line in whole)


def _rest(source: Source, head: int, parts: Sequence[_Part], lines: Sequence[str]) -> Source | None:
    """What belongs to no entry, as comments: the `vorgaben` stay readable, too."""
    taken = {number for part in parts for number in (*part.above, *part.own)}
    free = [
        line if number != head else "".join(line.partition("#")[1:])
        for number, line in enumerate(lines, start=1)
        if number not in taken
    ]
    if not any(line.strip("# ") and "yaml-language-server:" not in line for line in free):
        return None
    comments = [line if not line.strip() or line[:1] == "#" else f"# {line}" for line in free]
    whole = re.sub("\n{3,}", "\n\n", "\n".join(comments)).strip("\n")
    text = f"{whole}\n\n{message.text('split-note')}\n"
    newline = newline_of(source.data.decode("utf-8"))
    return Source(source.name, text.replace("\n", newline).encode())


def _is_same(file: Source, venues: Source | None, event: Event) -> bool:
    """Whether the file is this event and nothing else, wherever it stands there."""
    loaded = load([file], venues)
    is_right = not any(diagnostic.is_error for diagnostic in loaded.diagnostics)
    return is_right and loaded.catalogue.events == (event,)
