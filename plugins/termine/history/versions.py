"""What one version of an event file says of each entry, as far as the time of its last change asks.

Entries are those of the one finder of `reading`. A history holds the same entries a thousand times,
and reading YAML takes time; so of a version that follows another one only the entries between the
first and the last line that differ are read again.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from hashlib import blake2b
from operator import eq
from typing import NamedTuple

from ..reading import EntryNode, FileNodes, Source, Span, nodes, nodes_in

_BOM = b"\xef\xbb\xbf"
_LIST_KEY = b"termine:"


class Kind(Enum):
    """What an entry is: the item of a bare list is a venue, that of `termine:` an event."""

    EVENT = "termin"
    VENUE = "ort"

    def key(self, entry_id: str) -> str:
        """The name of an entry in the history, `termin fruehstueck-wez`."""
        return f"{self.value} {entry_id}"


class EntryState(NamedTuple):
    """An entry as one version has it: the digest of its text, the venues it names, its title.

    The text of an event includes those `vorgaben` of its file that it does not override, as if they
    stood at its end: there they stand once the file is split. Its indentation, line ends and what
    stands behind it do not count. `key` is empty where an entry has no id.
    """

    key: str
    digest: str
    venues: tuple[str, ...] = ()
    title: str = ""


class _Default(NamedTuple):
    """One of the `vorgaben` with its text and the venues in it."""

    key: str
    text: str
    venues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileVersion:
    """A file at one time: its lines, and its entries with the line in which each begins.

    `dash_column` is where the dashes of its list stand, 0 for a list in brackets and for a file
    that is one entry. `is_checked` is known to be without mistakes in its form.
    """

    lines: tuple[bytes, ...]
    kind: Kind
    states: tuple[EntryState, ...]
    first_lines: tuple[int, ...] = ()
    dash_column: int = 0
    defaults: tuple[_Default, ...] = ()
    is_checked: bool = False


def lines_of(content: bytes) -> tuple[bytes, ...]:
    """The lines of a file, whatever their ends."""
    return tuple(content.removeprefix(_BOM).replace(b"\r\n", b"\n").split(b"\n"))


def file_version(content: bytes, before: FileVersion | None = None) -> FileVersion:
    """A version of a file; `before` is an earlier one of the same file, for speed alone."""
    lines = lines_of(content)
    if before and (following := _following(before, lines)):
        return following
    file = nodes_in(Source("", content))
    kind, entries = (Kind.VENUE, file.venues) if file.venues else (Kind.EVENT, file.entries)
    defaults = tuple(
        _Default(
            default.key.text,
            _text(file, default.span),
            tuple(_venues(default.value, default.key.text)),
        )
        for default in file.defaults
    )
    columns = {entry.dash_column for entry in entries}
    return FileVersion(
        lines,
        kind,
        tuple(_state(kind, entry, file, defaults) for entry in entries),
        tuple(entry.first_line for entry in entries),
        columns.pop() if len(columns) == 1 else 0,
        defaults,
    )


def _following(before: FileVersion, lines: tuple[bytes, ...]) -> FileVersion | None:
    """The version that follows, with what is the same taken over; None where that is not sure.

    Where a list has the same lines up to a dash, its reader stands there as before; so the items
    that differ can be read alone, if they are whole and nothing but items of this list.
    """
    first_lines, old = before.first_lines, before.lines
    if before.dash_column == 0 or not (before.is_checked or _is_flawless(old)):
        return None
    same_ahead = _count_of_same(old, lines)
    same_behind = _count_of_same(old[same_ahead:][::-1], lines[same_ahead:][::-1])
    first = bisect_right(first_lines, same_ahead) - 1
    if first < 0:
        return None
    last = max(bisect_right(first_lines, len(old) - same_behind), first + 1)
    shift = len(lines) - len(old)
    begin = first_lines[first] - 1
    old_end = first_lines[last] - 1 if last < len(first_lines) else len(old)
    items = lines[begin : old_end + shift]
    if not all(_is_of_item(line, before.dash_column) for line in (*old[begin:old_end], *items)):
        return None
    head = (_LIST_KEY,) if before.kind is Kind.EVENT else ()
    part = (*head, *items)
    file = nodes_in(Source("", b"\n".join(part)))
    entries = file.venues or file.entries
    if {entry.dash_column for entry in entries} != {before.dash_column} or not _is_flawless(part):
        return None
    states = (_state(before.kind, entry, file, before.defaults) for entry in entries)
    own_lines = (entry.first_line + begin - len(head) for entry in entries)
    return FileVersion(
        lines,
        before.kind,
        (*before.states[:first], *states, *before.states[last:]),
        (*first_lines[:first], *own_lines, *(line + shift for line in first_lines[last:])),
        before.dash_column,
        before.defaults,
        is_checked=True,
    )


def _count_of_same(lines: Sequence[bytes], others: Sequence[bytes]) -> int:
    """How many lines at the beginning are the same."""
    return [*map(eq, lines, others), False].index(False)


def _is_flawless(lines: Sequence[bytes]) -> bool:
    """Whether lines are YAML without a mistake, and have no line ends of other kinds."""
    text = b"\n".join(lines)
    return b"\r" not in text and not nodes.read_root(Source("", text))[1]


def _is_of_item(line: bytes, dash_column: int) -> bool:
    """Whether a line can only belong to an item of a list whose dashes stand in this column."""
    bare = line.lstrip(b" ")
    depth = len(line) - len(bare)
    begins_item = depth == dash_column - 1 and (bare == b"-" or bare.startswith(b"- "))
    return not bare or bare.startswith(b"#") or depth >= dash_column or begins_item


def _state(
    kind: Kind, entry: EntryNode, file: FileNodes, defaults: Sequence[_Default]
) -> EntryState:
    if not entry.id:
        return EntryState("", "")
    # An item of a list in brackets reads in another way than below a dash, and so is another text.
    mark = "[" if entry.node.is_flow and not entry.dash_column else ""
    taken = [default for default in defaults if not entry.node.entry(default.key)]
    texts = [mark + _text(file, entry.node.span), *(default.text for default in taken)]
    venues = {*_venues(entry.node), *(venue for default in taken for venue in default.venues)}
    title = entry.node.get("titel")
    return EntryState(
        kind.key(entry.id),
        blake2b("\n".join(texts).encode(), digest_size=16).hexdigest(),
        tuple(sorted(venues)),
        title.text.strip() if isinstance(title, nodes.Scalar) else "",
    )


def _text(file: FileNodes, span: Span) -> str:
    """A piece of a file without its indentation and the blanks at the ends of its lines."""
    first, *rest = file.text(span).split("\n")
    margin = span.first_column - 1
    dedented = (line.lstrip() if line[:margin].strip() else line[margin:] for line in rest)
    return "\n".join(line.rstrip() for line in (first, *dedented))


def _venues(node: nodes.Node, key: str = "") -> Iterator[str]:
    """The venues that the value of a key names itself or within."""
    if isinstance(node, nodes.Mapping):
        for entry in node.entries:
            yield from _venues(entry.value, entry.key.text)
    elif isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _venues(item, key)
    elif key == "ort":
        yield node.text.strip()
