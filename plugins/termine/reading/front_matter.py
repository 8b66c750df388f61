"""The head of an article or page: YAML between `---` lines, or Pelican's `Title: …` lines.

Both become one FrontMatter with positions in the .md file, so that the site has one reader.
"""

import re
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from datetime import date
from itertools import starmap

from ..diagnostics import Diagnostic, Message, Position, did_you_mean, message, without_echoes
from ..events import Reference, slug
from .form_reading import read_form
from .forms import FrontMatterForm
from .lines import Lines, Source, read_lines
from .nodes import MOST_KEYS, Entry, Mapping, Node, Scalar, Sequence, Span, is_empty, read_nodes
from .words import key_of_head, misspelt, suggestion, words_of

_FENCE = re.compile(r"-{3,}\s*")
_END = re.compile(r"(?:-{3,}|\.\.\.)\s*")
_LINE = re.compile(r" {0,3}(?P<key>[^\W\d_][\w-]*):[ \t]*(?P<value>.*?)[ \t]*")
_DASHES = re.compile(r"\s*[-–—][-–— ]*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a text says about itself above its body (Markdown); what is not said is empty.

    `published` is the day of an article, written at `published_at`; `as_of` is the day the text was
    last checked („Stand“).
    `status` is Pelican's state of the text, where its head names one; `own` are the keys that
    Pelican or a plugin may know, as they are written.
    `menu` names the item of the menu that a page stands below, `events` entries of the event files,
    `pictures` files below content/bilder, each with its place. `lines` are those above the body:
    all of them, where a text cannot be read at all.
    """

    lines: Lines
    title: str = ""
    published: date | None = None
    published_at: Position | None = None
    summary: str = ""
    category: str = ""
    image: str = ""
    image_text: str = ""
    slug: str = ""
    menu: Reference | None = None
    as_of: date | None = None
    modified: date | None = None
    is_draft: bool = False
    language: str = ""
    search_words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    earlier_slugs: tuple[str, ...] = ()
    events: tuple[Reference, ...] = ()
    pictures: tuple[Reference, ...] = ()
    status: str = ""
    own: tuple[tuple[str, str], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def body_line(self) -> int:
        """The line in which the body begins."""
        return len(self.lines.lines) + 1

    def body(self, lines: Lines) -> str:
        """The body, cut from the lines of the whole file."""
        return "\n".join(lines.lines[len(self.lines.lines) :])

    @property
    def event_ids(self) -> tuple[str, ...]:
        """The ids of `events`, in the order of the file."""
        return tuple(event.value for event in self.events)


def read_front_matter(source: Source) -> FrontMatter:
    """The head of a .md file, with every mistake of it."""
    return front_matter(*read_lines(source))


def front_matter(lines: Lines, diagnostics: tuple[Diagnostic, ...]) -> FrontMatter:
    """The head of a file whose `lines` are given, and the Diagnostics of reading these."""
    if diagnostics and all(one.kind != "control-character" for one in diagnostics):
        return FrontMatter(lines, diagnostics=diagnostics)
    begin = next((number for number, line in enumerate(lines.lines) if line.strip()), 0)
    is_fenced = _FENCE.fullmatch(lines.lines[begin])
    head = _fenced(lines, begin + 1) if is_fenced else _unfenced(lines)
    if not (diagnostics or head.diagnostics):
        return head
    every = without_echoes((*diagnostics, *head.diagnostics), "alias")
    return replace(head, diagnostics=every)


def with_defaults(head: FrontMatter, words: MappingOf[str, str]) -> FrontMatter:
    """The head with what else is known of a text, by keys, where it says nothing itself.

    What does not fit its key counts as not known: nobody has written it there as a value.
    """
    if not any(words.values()):
        return head
    span = Span(1, 1, 1, 1)
    entries = (
        Entry(Scalar(key, head.lines, span), Scalar(text, head.lines, span, is_quoted=True))
        for key, text in words.items()
        if text
    )
    known = _from_node(Mapping(tuple(entries), head.lines, span), head.lines, ())
    names = {*FrontMatterForm.model_fields, "status"}
    more = {name: getattr(known, name) for name in names if not getattr(head, name)}
    own = {**dict(known.own), **dict(head.own)}
    return replace(head, **more, own=tuple(own.items()))


def _fenced(lines: Lines, begin: int) -> FrontMatter:
    """The head between line `begin` and the next fence."""
    for number, line in enumerate(lines.lines[begin:], start=begin + 1):
        if _END.fullmatch(line):
            above = Lines(lines.file, lines.lines[:number])
            return _from_yaml(above, begin)
    diagnostic = message("front-matter-open").at(lines.position(begin, 1, len("---")))
    return FrontMatter(lines, diagnostics=(diagnostic,))


def _unfenced(lines: Lines) -> FrontMatter:
    node, body_line, found = _metadata(lines)
    above = Lines(lines.file, lines.lines[: body_line - 1])
    if node is None:
        return FrontMatter(above, diagnostics=found)
    return _from_node(node, above, found)


def _from_yaml(above: Lines, begin: int) -> FrontMatter:
    """What the YAML between the fences says; its lines keep their numbers below blank ones."""
    found = read_nodes(Lines(above.file, (*("",) * begin, *above.lines[begin:-1])))
    if found.root is None or is_empty(found.root):
        return FrontMatter(above, diagnostics=found.diagnostics)
    return _from_node(found.root, above, found.diagnostics)


def _from_node(whole: Node, above: Lines, found: tuple[Diagnostic, ...]) -> FrontMatter:
    node, own, more = _parted(whole) if isinstance(whole, Mapping) else (whole, {}, ())
    reading = read_form(FrontMatterForm, node)
    form = reading.form
    given = form.given
    if status := words_of("status").get(slug(own.pop("status", ""))):
        given |= {"status": status, "is_draft": form.is_draft or status == "draft"}
    if form.published:
        given["published_at"] = reading.at("datum")
    if form.image:
        given["pictures"] = (Reference(reading.at("bild"), "bild", form.image),)
    if form.menu:
        given["menu"] = Reference(reading.at("menue"), "menue", form.menu)
    if form.events:
        given["events"] = tuple(_listed(reading.node.get("termine")))
    given["own"] = tuple(own.items())
    return FrontMatter(above, **given, diagnostics=(*found, *more, *reading.diagnostics))


def _parted(node: Mapping) -> tuple[Mapping, dict[str, str], tuple[Diagnostic, ...]]:
    """The keys that the site reads under their German names, all others, and what to say of it."""
    known_keys = frozenset(FrontMatterForm.keys())
    known: dict[str, Entry] = {}
    own: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for entry in node.entries:
        key = key_of_head(entry.key.text, known_keys)
        is_own = key not in known_keys
        if fault := _of_own(key, entry.value) if is_own else None:
            diagnostics.append(fault.at(entry.key.position))
        if is_own:
            own[key] = ", ".join(_words(entry.value))
        elif key in known:
            first = known[key].key.first_line
            fault = message("duplicate-key", key=key, line=first)
            diagnostics.append(fault.at(entry.key.position))
        else:
            known[key] = replace(entry, key=replace(entry.key, text=key))
    return replace(node, entries=tuple(known.values())), own, tuple(diagnostics)


def _of_own(key: str, value: Node) -> Message | None:
    """What to say of a key that the site itself does not read."""
    if key == "status":
        text = ", ".join(_words(value))
        return None if slug(text) in words_of("status") else message("head-status", text=text)
    if kind := words_of("pelican-only").get(key):
        return message(kind, key=key)
    keys = FrontMatterForm.keys()
    if meant := misspelt(key, (*words_of("pelican"), "status", *keys)):
        return message("unknown-key", key=key, advice=did_you_mean(*meant))
    otherwise = message.text("own-key")
    return message("head-own", key=key, advice=suggestion(key, keys, otherwise))


def _words(node: Node) -> list[str]:
    """The texts of a value, however deep they stand in it."""
    match node:
        case Scalar(text=text):
            return [text]
        case Sequence(items=items):
            return [word for item in items for word in _words(item)]
        case Mapping(entries=entries):
            return [word for entry in entries for word in _words(entry.value)]


def _listed(node: Node | None) -> list[Reference]:
    """The ids of a list, or of one text with commas, each with its place."""
    match node:
        case Sequence(items=items):
            return [reference for item in items for reference in _listed(item)]
        case Scalar(text=text, position=position):
            words = [word.strip() for word in text.split(",")]
            return [Reference(position, "termine", word) for word in words if word]
        case Mapping() | None:
            return []


def _metadata(lines: Lines) -> tuple[Node | None, int, tuple[Diagnostic, ...]]:
    """The head as a Mapping, the first line of the body, and the lines that are neither."""
    begin = lines.lines[0]
    if not _LINE.fullmatch(begin):
        is_fence = _DASHES.fullmatch(begin) and any(map(_LINE.fullmatch, lines.lines[1:2]))
        fault = message("front-matter-dashes", dashes=begin.strip())
        return None, 1, (fault.at(lines.position(1, 1, len(begin))),) if is_fence else ()
    found: dict[str, tuple[Scalar, Scalar]] = {}
    diagnostics: list[Diagnostic] = []
    last = ""
    for number, line in enumerate(lines.lines, start=1):
        if not line.strip():
            break
        if end := _end(lines, number, len(found)):
            diagnostics.append(end)
            break
        if line.startswith("    ") and last:
            key, value = found[last]
            found[last] = key, replace(value, text=f"{value.text} {line.strip()}".strip())
            continue
        match = _LINE.fullmatch(line)
        if not match:
            whole = lines.position(number, 1, len(line))
            diagnostics.append(message("metadata-line").at(whole))
            continue
        key, value = _key_and_value(match, lines, number)
        if key.text in found:
            fault = message("duplicate-key", key=key.text, line=found[key.text][0].first_line)
            diagnostics.append(fault.at(key.position))
        else:
            last = key.text
            found[last] = key, value
    head = Mapping(tuple(starmap(Entry, found.values())), lines, Span(1, 1, number, 1))
    return head, number + 1, tuple(diagnostics)


def _end(lines: Lines, number: int, count: int) -> Diagnostic | None:
    """What ends the head too early, if anything does."""
    line = lines.lines[number - 1]
    if _FENCE.fullmatch(line):
        return message("front-matter-unopened").at(lines.position(1, 1, len(lines.lines[0])))
    if count == MOST_KEYS:
        return message("too-many-keys", most=MOST_KEYS).at(lines.position(number, 1, len(line)))
    return None


def _key_and_value(match: re.Match[str], lines: Lines, number: int) -> tuple[Scalar, Scalar]:
    """One `Title: …` line with the key of the site that it stands for."""
    key = key_of_head(match["key"], FrontMatterForm.keys())
    key_span, value_span = (
        Span(number, match.start(group) + 1, number, match.end(group) + 1)
        for group in ("key", "value")
    )
    return Scalar(key, lines, key_span), Scalar(match["value"], lines, value_span)
