"""Where the entries of a file stand: their lines, keys and Abweichungen.

For all that changes, compares or names entries without a need for their values. It reads with the
same parser as the checks do, so `- {id: hoffest, …}` is an entry like any other; but mistakes are
not told here, and what can be read beside a mistake is given.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ..diagnostics import MOST_ERRORS
from .lines import Lines, Source, legible_lines
from .nodes import Entry, Mapping, Node, Sequence, Span, readable_roots

_ENTRIES, _DEFAULTS, _ADJUSTMENTS, _ID = "termine", "vorgaben", "abweichungen", "id"


@dataclass(frozen=True, slots=True)
class EntryNode:
    """An entry of an event file, or a venue of orte.yaml, as it is written.

    `id` is empty where none is given. `node` has the keys with their values, each with its span
    and whether it is in flow style (`{…}`, `[…]`). `first_line` is that of the dash of its list,
    which stands in `dash_column`; both are counted from 1. An entry that is a whole file, or in a
    list in flow style, has no dash: column 0, and `first_line` is that of the node.
    """

    id: str
    node: Mapping
    first_line: int
    dash_column: int

    @property
    def last_line(self) -> int:
        """The last line on which something of it stands, inclusive; comments do not count."""
        return self.node.span.last_line

    @property
    def adjustments(self) -> tuple[Mapping, ...]:
        """Its Abweichungen in the order of the file."""
        value = self.node.get(_ADJUSTMENTS)
        items = value.items if isinstance(value, Sequence) else ()
        return tuple(item for item in items if isinstance(item, Mapping))


@dataclass(frozen=True, slots=True)
class FileNodes:
    """What stands in a file, each in the order of the file.

    `entries` are those of `termine:`, or the one of a file that is an entry; `venues` are the items
    of a bare list; `defaults` are the keys of `vorgaben:` with their values.
    """

    lines: Lines
    entries: tuple[EntryNode, ...] = ()
    venues: tuple[EntryNode, ...] = ()
    defaults: tuple[Entry, ...] = ()

    def text(self, span: Span) -> str:
        """The text of a span; lines are joined with line feeds."""
        lines = list(self.lines.lines[span.first_line - 1 : span.last_line])
        lines[-1] = lines[-1][: span.end_column - 1]
        lines[0] = lines[0][span.first_column - 1 :]
        return "\n".join(lines)


def entries_in(source: Source) -> tuple[EntryNode, ...]:
    """The entries of an event file, also of one with mistakes."""
    return nodes_in(source).entries


def nodes_in(source: Source) -> FileNodes:
    """The entries, venues and `vorgaben` of a file, also of one with mistakes.

    At a mistake the entry it stands in ends with the keys before it, and reading begins anew at the
    next line with a dash; of what follows, everything with an `id` is an entry. After as many
    mistakes as a report shows, or at more nodes than a file may have, nothing more is read.
    """
    lines = legible_lines(source)
    roots = [*islice(readable_roots(lines), MOST_ERRORS)]
    rest = [item for root in roots[1:] for item in _items(lines, root) if item.id]
    items = tuple(item for root in roots[:1] for item in (*_items(lines, root), *rest))
    if roots and isinstance(roots[0], Sequence):
        return FileNodes(lines, venues=items)
    defaults = roots[0].get(_DEFAULTS) if roots and isinstance(roots[0], Mapping) else None
    return FileNodes(lines, items, (), defaults.entries if isinstance(defaults, Mapping) else ())


def _items(lines: Lines, root: Node) -> Iterator[EntryNode]:
    """The entries of a list, of the list `termine:`, or of a file that is an entry."""
    listed = root.get(_ENTRIES) if isinstance(root, Mapping) else root
    if listed is None and isinstance(root, Mapping) and root.entry(_ID):
        yield EntryNode(root.text(_ID), root, root.first_line, 0)
    if not isinstance(listed, Sequence):
        return
    column = 0 if listed.is_flow else listed.span.first_column
    for item in listed.items:
        if isinstance(item, Mapping):
            above = range(item.first_line, listed.first_line - 1, -1) if column else ()
            dashes = (n for n in above if lines.lines[n - 1][column - 1 : column] == "-")
            yield EntryNode(item.text(_ID), item, next(dashes, item.first_line), column)
