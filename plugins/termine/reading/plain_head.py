"""Heads of the plainest kind, `titel: Sommerfest` line by line: they need no parser of YAML.

Most heads are of this kind. Whatever YAML might read as anything but the text that stands there is
left to `nodes`: a colon or a `#` within a value, a sign at its beginning, a line that goes on.
"""

import re

from ..diagnostics import Position
from .lines import Lines
from .node import MOST_KEYS, Entry, Mapping, Scalar

_PLAIN = re.compile(r"(?P<key>[a-z]{1,40}): +(?P<value>[^\W_](?:[^:#]*[^\s:#])?)")


def plain_head(lines: Lines, begin: int) -> Mapping | None:
    """The lines behind number `begin` as `read_nodes` would read them, None if it has to."""
    found: dict[str, Entry] = {}
    for number, line in enumerate(lines.lines[begin:], start=begin + 1):
        plain = _PLAIN.fullmatch(line)
        if plain is None or not line.isprintable() or plain["key"] in found:
            return None
        key = _scalar(lines, number, plain, "key")
        found[key.text] = Entry(key, _scalar(lines, number, plain, "value"))
    if not 0 < len(found) <= MOST_KEYS:
        return None
    entries = tuple(found.values())
    return Mapping(entries, entries[0].key.place, len(lines.lines))


def _scalar(lines: Lines, number: int, plain: re.Match[str], group: str) -> Scalar:
    text = plain[group]
    place = Position(lines.file, number, plain.start(group) + 1, len(text), plain.string)
    return Scalar(text, place, number)
