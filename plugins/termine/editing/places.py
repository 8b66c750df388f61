"""Where in the event files an entry stands, and where the next one would."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..reading import Source, nodes, suggestion
from . import sentences
from .edit import Refusal, is_empty, is_in_brackets, lines_of, root_of

ENTRIES = "termine"
_UNIT = 2


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of an event file with the file it stands in."""

    source: Source
    node: nodes.Mapping

    @property
    def indentation(self) -> int:
        """How many blanks stand before its keys."""
        return self.node.position.column - 1


@dataclass(frozen=True, slots=True)
class Gap:
    """Where an item of a list goes: behind a line, its dash after `indentation` blanks.

    `head` are lines that have to come before it.
    """

    after_line: int
    indentation: int
    head: tuple[str, ...] = ()


def place_of(sources: Sequence[Source], event_id: str) -> Place | Refusal:
    """The entry with this id."""
    places = [place for source in sources for place in _places(source)]
    for place in places:
        if text_of(place.node, "id") == event_id:
            in_brackets = Refusal(sentences.IN_BRACKETS.format(id=event_id, file=place.source.name))
            return in_brackets if is_in_brackets(place.node) else place
    ids = [found for place in places if (found := text_of(place.node, "id"))]
    advice = suggestion(event_id, ids, sentences.IDS_ARE.format(ids=", ".join(ids)))
    return Refusal(sentences.UNKNOWN_ID.format(id=event_id, advice=advice if ids else "").rstrip())


def gap_for_entry(source: Source) -> Gap | Refusal:
    """Behind the last entry of a file."""
    root = root_of(source)
    if is_empty(root):
        return Gap(_last_line(source), _UNIT, (f"{ENTRIES}:",))
    if not isinstance(root, nodes.Mapping) or is_in_brackets(root) or root.entry("id"):
        return Refusal(sentences.NOT_AN_EVENT_FILE.format(file=source.name))
    entry = root.entry(ENTRIES)
    if entry is None:
        return Gap(root.last_line, _UNIT, ("", f"{ENTRIES}:"))
    gap = _gap_behind(entry, _UNIT)
    if gap is None:
        return Refusal(sentences.NOT_AN_EVENT_FILE.format(file=source.name))
    return _behind_comments(source, gap)


def gap_for_item(place: Place, key: str) -> Gap | Refusal:
    """Behind the last item of a list of an entry, which is begun where it is not there yet."""
    entry = place.node.entry(key)
    if entry is None:
        head = (" " * place.indentation + f"{key}:",)
        return Gap(place.node.last_line, place.indentation + _UNIT, head)
    found = _gap_behind(entry, place.indentation + _UNIT)
    refusal = sentences.LIST_IN_BRACKETS.format(
        key=key, file=place.source.name, line=entry.key.position.line
    )
    return found or Refusal(refusal)


def items_of(place: Place, key: str) -> tuple[nodes.Mapping, ...]:
    """The entries of a list within an entry."""
    value = place.node.get(key)
    items = value.items if isinstance(value, nodes.Sequence) else ()
    return tuple(item for item in items if isinstance(item, nodes.Mapping))


def text_of(node: nodes.Mapping, key: str) -> str:
    """The text of a key, empty where there is none."""
    value = node.get(key)
    return value.text.strip() if isinstance(value, nodes.Scalar) else ""


def indentation_of(line: str) -> int:
    """How many blanks stand before the words of a line."""
    return len(line) - len(line.lstrip(" "))


def _gap_behind(entry: nodes.Entry, indentation: int) -> Gap | None:
    value = entry.value
    if is_empty(value):
        return Gap(entry.key.position.line, indentation)
    if not isinstance(value, nodes.Sequence) or is_in_brackets(value):
        return None
    return Gap(value.last_line, value.position.column - 1)


def _behind_comments(source: Source, gap: Gap) -> Gap:
    """Behind the comments that belong to the last entry: those deeper than its dash."""
    after_line = gap.after_line
    for line in lines_of(source).lines[gap.after_line :]:
        if not line.lstrip().startswith("#") or indentation_of(line) <= gap.indentation:
            break
        after_line += 1
    return Gap(after_line, gap.indentation, gap.head)


def _places(source: Source) -> Iterator[Place]:
    root = root_of(source)
    if not isinstance(root, nodes.Mapping):
        return
    entries = root.get(ENTRIES)
    if root.entry("id") and entries is None:
        yield Place(source, root)
    for item in entries.items if isinstance(entries, nodes.Sequence) else ():
        if isinstance(item, nodes.Mapping):
            yield Place(source, item)


def _last_line(source: Source) -> int:
    """The last line of a file without entries: comments stay in front of what is added."""
    return len(lines_of(source).lines)
