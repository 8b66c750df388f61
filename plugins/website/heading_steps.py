"""Headings inside a text that skip a step: who hears a page jumps from heading to heading."""

import re
from collections.abc import Iterator

from plugins.events import Position, Problem, site_messages

from .texts import ReadText

_WRITTEN = re.compile(r" {0,3}(?P<signs>#{1,6})[ \t]+\S.*")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_TITLE = 1


def skipped_steps(text: ReadText) -> Iterator[Problem]:
    """A Problem for each heading that is more than one step below the one before it."""
    written = _written(text)
    is_sure = len(written) == len(text.rendered.headings)
    before = _TITLE
    for number, heading in enumerate(text.rendered.headings):
        wanted, before = before + 1, heading.level
        if heading.level > wanted:
            place = written[number] if is_sure else text.place
            signs = _signs(place.source)[heading.level - wanted :] or "#" * wanted
            yield site_messages.HEADING_SKIPPED(text=heading.text, signs=signs).at(place)


def _written(text: ReadText) -> list[Position]:
    """Where lines with `#` stand in the body, outside of code."""
    lines = text.head.body.split("\n")
    found, is_code = [], False
    for number, line in enumerate(lines, text.head.body_line):
        is_code ^= bool(_FENCE.match(line))
        if not is_code and _WRITTEN.fullmatch(line):
            found.append(text.position(number))
    return found


def _signs(line: str) -> str:
    """What stands before a heading, empty where it is underlined."""
    match = _WRITTEN.fullmatch(line)
    return match["signs"] if match else ""
