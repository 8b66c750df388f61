"""What becomes of a wish to change a file: an Edit, or a Refusal in German."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..diagnostics import Message
from ..events import short_day
from ..reading import Lines, Source, day_from_text, nodes, read_lines
from . import sentences
from .splice import spliced

_DAY_KEYS = frozenset({"datum", "ab", "bis", "verlegt"})
Given = Mapping[str, str]
"""German keys with the values to write, in the order in which they are written."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A file with lines added: `lines` stand behind line `after_line` of `before`.

    `before` is None where the file is new.
    """

    name: str
    before: Source | None
    after: Source
    after_line: int
    lines: tuple[str, ...]

    @property
    def first_line(self) -> int:
        """The number of the first added line that is not blank."""
        blank = next((count for count, line in enumerate(self.lines) if line.strip()), 0)
        return self.after_line + blank + 1


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing is changed, and what to do instead."""

    text: str


def with_weekdays(given: Given) -> dict[str, str]:
    """The values with their days written as the event file writes them: `Mi 02.12.2026`."""
    days = {key: day_from_text(value) for key, value in given.items() if key in _DAY_KEYS}
    tidy = {key: short_day(day) for key, day in days.items() if not isinstance(day, Message)}
    return {**given, **tidy}


def edited(source: Source, after_line: int, lines: Sequence[str]) -> Edit | Refusal:
    """The Edit that adds the lines, unless the file would then say anything else differently.

    Lines that cannot be read at all are left to `events.load`, which can say why.
    """
    text = spliced(source.data.decode("utf-8"), after_line, lines)
    after = Source(source.name, text.encode("utf-8"))
    old, new = _root(source), _root(after)
    if old is not None and new is not None and not _extends(old, new):
        by_hand = "\n".join(lines).strip("\n")
        return Refusal(sentences.NO_SAFE_PLACE.format(file=source.name, lines=by_hand))
    return Edit(source.name, source, after, after_line, tuple(lines))


def lines_of(source: Source) -> Lines:
    """The lines of a file that is known to be readable."""
    return read_lines(source)[0]


def root_of(source: Source) -> nodes.Node | None:
    """What the file says; None where it says nothing or has a mistake in its form."""
    return _root(source)


def is_empty(node: nodes.Node | None) -> bool:
    """Whether nothing stands there."""
    return node is None or (isinstance(node, nodes.Scalar) and node.is_empty)


def is_in_brackets(node: nodes.Node) -> bool:
    """Whether a list or an entry is written within `[…]` or `{…}`, where no line can be added."""
    return node.position.source[node.position.column - 1 :].startswith(("[", "{"))


def _root(source: Source) -> nodes.Node | None:
    found = nodes.read_nodes(lines_of(source))
    return None if found.diagnostics else found.root


def _extends(old: nodes.Node, new: nodes.Node) -> bool:
    """Whether everything old is still there, unchanged and in its order."""
    match old, new:
        case nodes.Scalar(), _ if old.is_empty:
            return True
        case nodes.Scalar(), nodes.Scalar():
            return old.text.rstrip("\n") == new.text.rstrip("\n")
        case nodes.Sequence(), nodes.Sequence():
            rest = iter(new.items)
            return all(any(_extends(one, other) for other in rest) for one in old.items)
        case nodes.Mapping(), nodes.Mapping():
            return all(
                (value := new.get(entry.key.text)) is not None and _extends(entry.value, value)
                for entry in old.entries
            )
    return False
