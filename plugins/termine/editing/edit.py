"""Lines put between the lines of an editors' file, so that every byte that was there stays.

An Edit is what a file becomes, a Refusal says why nothing is changed. Written with a YAML library
instead, a file loses its blanks, quotes and line ends
(docs/entscheidungen/0014-edits-are-spliced.md).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..diagnostics import Diagnostic, Message, in_reading_order, message
from ..events import short_day
from ..reading import Source, day_from_text, nodes, read_lines

Given = Mapping[str, str]
"""German keys with the values to write, in the order in which they are written."""

_DAY_KEYS = frozenset({"datum", "ab", "bis", "verlegt"})
_LINE_END = re.compile("\r\n|\r|\n")
_LINE_NUMBER = re.compile(r"Zeile \d+")
_BOM = "\ufeff"
_INDENTATION = 2


@dataclass(frozen=True, slots=True)
class Edit:
    """A file with lines added: `lines` stand behind line `after_line` of `before`.

    `before` is None where the file is new. Where lines were taken away, `lines` are none.
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


@dataclass(frozen=True, slots=True)
class Gap:
    """Where an item of a list goes: behind a line, its dash after `indentation` blanks.

    `head` are lines that have to come before it.
    """

    after_line: int
    indentation: int
    head: tuple[str, ...] = ()

    def filled(self, items: Iterable[Sequence[str]]) -> tuple[str, ...]:
        """The lines to put there; each item is a list of `key: value`."""
        lines, blanks = list(self.head), " " * self.indentation
        for first, *rest in items:
            lines += [f"{blanks}- {first}", *(f"{blanks}  {pair}" for pair in rest)]
        return tuple(lines)


def with_comments(lines: Sequence[str], last_line: int, indentation: int) -> int:
    """The last line (from 1) with the comments behind it that stand at least as deep."""
    for number, line in enumerate(lines[last_line:], start=last_line + 1):
        bare = line.lstrip()
        if bare and not (bare.startswith("#") and indentation_of(line) >= indentation):
            break
        last_line = number if bare else last_line
    return last_line


def gap_in(mapping: nodes.Mapping, key: str, last_line: int) -> Gap | None:
    """Behind the last item of the list of a key; None where it is none or within brackets.

    A key that is missing goes behind `last_line`.
    """
    margin, entry = mapping.span.first_column - 1, mapping.entry(key)
    if entry is None:
        return Gap(last_line, margin + _INDENTATION, (f"{' ' * margin}{key}:",))
    value = entry.value
    if is_empty(value):
        return Gap(entry.key.position.line, margin + _INDENTATION)
    if not isinstance(value, nodes.Sequence) or value.is_flow:
        return None
    return Gap(value.last_line, value.position.column - 1)


def edited(source: Source, after_line: int, lines: Sequence[str]) -> Edit | Refusal:
    """The Edit that adds the lines, unless the file would then say anything else differently.

    Lines that cannot be read at all are left to `load`, which can say why.
    """
    lines = [line.rstrip() for line in lines]
    text = spliced(source.data.decode("utf-8"), after_line, lines)
    after = Source(source.name, text.encode("utf-8"))
    old, new = root_of(source), root_of(after)
    if old is not None and new is not None and not _extends(old, new):
        by_hand = "\n".join(lines).strip("\n")
        return Refusal(message.text("edit-no-safe-place", file=source.name, lines=by_hand))
    return Edit(source.name, source, after, after_line, tuple(lines))


def shortened(source: Source, numbers: Collection[int]) -> Edit | Refusal:
    """The Edit that takes lines away (numbers from 1), unless more would change than they say."""
    text = source.data.decode("utf-8")
    ends = [0, *(found.end() for found in _LINE_END.finditer(text)), len(text)]
    rows = [text[first:last] for first, last in pairwise(ends)]
    rest = "".join(row for number, row in enumerate(rows, start=1) if number not in numbers)
    after = Source(source.name, rest.encode("utf-8"))
    old, new = root_of(source), root_of(after)
    if old is None or new is None or not _extends(new, old):
        line = min(numbers)
        return Refusal(message.text("edit-remove-by-hand", file=source.name, line=line))
    return Edit(source.name, source, after, min(numbers) - 1, ())


def new_file(name: str, lines: Sequence[str]) -> Edit:
    """The Edit that makes a file of these lines."""
    after = Source(name, "".join(f"{line}\n" for line in lines).encode())
    return Edit(name, None, after, 0, tuple(lines))


def spliced(text: str, after_line: int, block: Sequence[str]) -> str:
    """The text with the lines of `block` behind its line `after_line` (0: before the first).

    The lines end as those of the text do. A last line that did not end gets its end.
    """
    newline = newline_of(text)
    written = "".join(line + newline for line in block)
    ends = [len(_BOM) if text.startswith(_BOM) else 0]
    ends += [found.end() for found in _LINE_END.finditer(text)]
    if after_line < len(ends):
        place = ends[after_line]
        return text[:place] + written + text[place:]
    has_open_line = ends[-1] < len(text)
    return text + (newline if has_open_line else "") + written


def newline_of(text: str) -> str:
    """How the first line ends, a line feed where there is none."""
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


def with_weekdays(given: Given) -> dict[str, str]:
    """The values with their days written as the event file writes them: `Mi 02.12.2026`."""
    days = {key: day_from_text(value) for key, value in given.items() if key in _DAY_KEYS}
    tidy = {key: short_day(day) for key, day in days.items() if not isinstance(day, Message)}
    return {**given, **tidy}


def new_diagnostics(
    before: Iterable[Diagnostic], after: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """The Diagnostics that were not there before; those that only moved to other lines were."""
    known = Counter(map(_without_line, before))
    new = []
    for diagnostic in in_reading_order(after):
        signature = _without_line(diagnostic)
        known[signature] -= 1
        if known[signature] < 0:
            new.append(diagnostic)
    return tuple(new)


def root_of(source: Source) -> nodes.Node | None:
    """What the file says; None where it says nothing or has a mistake in its form."""
    read = nodes.read_nodes(read_lines(source)[0])
    return None if read.diagnostics else read.root


def is_empty(node: nodes.Node | None) -> bool:
    """Whether nothing stands there."""
    return node is None or (isinstance(node, nodes.Scalar) and node.is_empty)


def indentation_of(line: str) -> int:
    """How many blanks stand before the words of a line."""
    return len(line) - len(line.lstrip(" "))


def _extends(old: nodes.Node, new: nodes.Node) -> bool:
    """Whether everything old is still there, unchanged and in its order."""
    match old, new:
        case nodes.Scalar(), _ if old.is_empty:
            return True
        case nodes.Scalar(), nodes.Scalar():
            return old.text.rstrip("\n") == new.text.rstrip("\n")
        case nodes.Sequence(), nodes.Sequence():
            rest = iter(new.items)
            return all(any(_extends(item, other) for other in rest) for item in old.items)
        case nodes.Mapping(), nodes.Mapping():
            return all(
                (value := new.get(entry.key.text)) is not None and _extends(entry.value, value)
                for entry in old.entries
            )
    return False


def _without_line(diagnostic: Diagnostic) -> tuple[str, str, str, str]:
    """What a Diagnostic is known by wherever its line has moved."""
    text = _LINE_NUMBER.sub("Zeile", diagnostic.message)
    return diagnostic.position.file, diagnostic.position.source, diagnostic.kind, text
