"""What one version of an event file says of each entry, as far as the time of its last change asks.

Entries are those of the one finder of `reading`. A history holds the same entries a thousand times,
and reading YAML takes time; so the walk reads each text of an entry once.
"""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from hashlib import blake2b
from typing import NamedTuple

from ..reading import EntryNode, FileNodes, Source, Span, nodes, nodes_in

_BOM = b"\xef\xbb\xbf"
_LIST = re.compile(rb"^termine: *(?:#.*)?\n(?: *(?:#.*)?\n)*( *)(?=-(?: |$))", re.MULTILINE)


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


Known = dict[tuple[bytes, bytes], tuple[EntryState, ...] | None]
"""By what stands above a list and one of its items their states, None where that is not sure."""


def states_in(content: bytes) -> tuple[EntryState, ...]:
    """The entries of a file, also of one with mistakes."""
    file = nodes_in(Source("", content.removeprefix(_BOM).replace(b"\r\n", b"\n")))
    kind, entries = (Kind.VENUE, file.venues) if file.venues else (Kind.EVENT, file.entries)
    defaults = {
        default.key.text: (_text(file, default.span), {*_venues(default.value, default.key.text)})
        for default in file.defaults
    }
    return tuple(_state(kind, entry, file, defaults) for entry in entries)


def states_by_item(content: bytes, known: Known) -> tuple[EntryState, ...]:
    """The same, for speed item by item of the list `termine:`; `known` is filled.

    Where each item is whole below the head of the file, the list is the sum of them.
    """
    text = content.removeprefix(_BOM).replace(b"\r\n", b"\n")
    begin = _LIST.search(text)
    if begin is None:
        return states_in(content)
    head, margin = text[: begin.start(1)], begin[1]
    items = re.split(rb"^(?=%b-(?: |$))" % margin, text[begin.start(1) :], flags=re.MULTILINE)
    for item in items[1:]:
        if (head, item) not in known:
            is_whole = _is_whole(head, item, len(margin))
            known[head, item] = states_in(head + item) if is_whole else None
    parts = [known[head, item] for item in items[1:]]
    if any(part is None for part in parts):
        return states_in(content)
    return tuple(state for part in parts if part for state in part)


def _is_whole(head: bytes, item: bytes, margin: int) -> bool:
    """Whether an item is without mistakes, and all behind its first line is deeper or a comment."""
    text = head + item
    is_alone = not re.search(rb"\n(?! {%d}| *(?:#|\n|$))" % (margin + 1), item)
    return is_alone and b"\r" not in text and not nodes.read_root(Source("", text))[1]


def _state(
    kind: Kind, entry: EntryNode, file: FileNodes, defaults: Mapping[str, tuple[str, set[str]]]
) -> EntryState:
    """The state of an entry; `defaults` give by their keys the texts and the venues in them."""
    if not entry.id:
        return EntryState("", "")
    # An item of a list in brackets reads in another way than below a dash, and so is another text.
    mark = "[" if entry.node.is_flow and not entry.dash_column else ""
    taken = [default for key, default in defaults.items() if not entry.node.entry(key)]
    texts = [mark + _text(file, entry.node.span), *(text for text, _ in taken)]
    venues = {*_venues(entry.node)}.union(*(venues for _, venues in taken))
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
