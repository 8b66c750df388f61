"""Pelican's own way to write a head: `Title: …` lines up to the first blank one, as nodes."""

import re
from types import MappingProxyType

from ..diagnostics import Diagnostic, Position, message
from ..events import slug
from .lines import Lines
from .node import MOST_KEYS, Entry, Mapping, Node, Scalar

_LINE = re.compile(r" {0,3}(?P<key>[^\W\d_][\w-]*):[ \t]*(?P<value>.*?)[ \t]*")
_DASHES = re.compile(r"\s*[-–—][-–— ]*")
_FENCE = re.compile(r"-{3,}\s*")
_PELICAN = MappingProxyType(
    {
        "title": "titel",
        "date": "datum",
        "summary": "kurztext",
        "description": "kurztext",
        "category": "rubrik",
        "lang": "sprache",
        "modified": "geaendert",
        "tags": "suchwort",
        "keywords": "suchwort",
        "status": "entwurf",
    }
)
_STATUS = MappingProxyType({"draft": "ja", "published": "nein"})


def metadata(lines: Lines) -> tuple[Node | None, int, tuple[Diagnostic, ...]]:
    """The head as a Mapping, the first line of the body, and the lines that are neither."""
    begin = lines.lines[0]
    if not _LINE.fullmatch(begin):
        is_fence = _DASHES.fullmatch(begin) and any(map(_LINE.fullmatch, lines.lines[1:2]))
        fault = message("front-matter-dashes", dashes=begin.strip())
        return None, 1, (fault.at(lines.position(1, 1, len(begin))),) if is_fence else ()
    found: dict[str, Entry] = {}
    diagnostics: list[Diagnostic] = []
    last = ""
    number = 0
    for number, line in enumerate(lines.lines, start=1):
        if not line.strip():
            break
        if end := _end(lines, number, len(found)):
            diagnostics.append(end)
            break
        if line.startswith("    ") and last:
            found[last] = _continued(found[last], line.strip(), number)
            continue
        entry = _entry(lines, number)
        if entry is None:
            whole = lines.position(number, 1, len(line))
            diagnostics.append(message("metadata-line").at(whole))
        elif entry.key.text in found:
            first = found[entry.key.text].key.position.line
            fault = message("duplicate-key", key=entry.key.text, line=first)
            diagnostics.append(fault.at(entry.key.position))
        else:
            last = entry.key.text
            found[last] = entry
    head = Mapping(tuple(found.values()), lines.position(1), number)
    return head, number + 1, tuple(diagnostics)


def _end(lines: Lines, number: int, count: int) -> Diagnostic | None:
    """What ends the head too early, if anything does."""
    line = lines.lines[number - 1]
    if _FENCE.fullmatch(line):
        whole = lines.position(1, 1, len(lines.lines[0]))
        return message("front-matter-unopened").at(whole)
    if count == MOST_KEYS:
        fault = message("too-many-keys", most=MOST_KEYS)
        return fault.at(lines.position(number, 1, len(line)))
    return None


def _entry(lines: Lines, number: int) -> Entry | None:
    """One `Title: …` line with the German key it stands for."""
    match = _LINE.fullmatch(lines.lines[number - 1])
    if match is None:
        return None
    plain = slug(match["key"])
    key = _PELICAN.get(plain, plain)
    value = match["value"]
    if plain == "status":
        value = _STATUS.get(value.lower(), value)
    return Entry(
        Scalar(key, _stretch(lines, number, match, "key"), number),
        Scalar(value, _stretch(lines, number, match, "value"), number),
    )


def _stretch(lines: Lines, number: int, match: re.Match[str], group: str) -> Position:
    return lines.position(number, match.start(group) + 1, len(match[group]))


def _continued(entry: Entry, more: str, number: int) -> Entry:
    """The entry with one more line of its value, which counts as a blank."""
    before = entry.value.text if isinstance(entry.value, Scalar) else ""
    text = f"{before} {more}".strip()
    return Entry(entry.key, Scalar(text, entry.value.position, number))
