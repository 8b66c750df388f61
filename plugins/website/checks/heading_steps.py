"""Headings inside a text that skip a step: who hears a page jumps from heading to heading."""

import re
from collections.abc import Iterator
from itertools import pairwise

from plugins.termine.diagnostics import Diagnostic, Position
from plugins.website.messages import message

from ..markdown.texts import ReadText

_WRITTEN = re.compile(r" {0,3}(?P<signs>#{1,6})[ \t]*[^\s#].*")
_UNDERLINE = re.compile(r"(?:=+|-+) *")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_TITLE = 1


def skipped_steps(text: ReadText) -> Iterator[Diagnostic]:
    """A Diagnostic for each heading that is more than one step below the one before it.

    A single `#` behind `##` moves all others one step down: it is told itself, not they.
    """
    headings = text.rendered.headings
    written = _written(text)
    is_sure = len(written) == len(headings)
    signs = [_signs(place.source) for place in written] if is_sure else [""] * len(headings)
    has_late_title = "#" in signs[1:] and signs[0] != "#"
    before = _TITLE
    for number, heading in enumerate(headings):
        level = max(len(signs[number]), _TITLE + 1) if has_late_title else heading.level
        wanted, before = before + 1, level
        place = written[number] if is_sure else text.place
        if has_late_title and signs[number] == "#":
            yield message("heading-like-title", text=heading.text).at(place)
        elif level > wanted:
            fewer = signs[number][level - wanted :] or "#" * wanted
            yield message("heading-skipped", text=heading.text, signs=fewer).at(place)


def _written(text: ReadText) -> list[Position]:
    """Where headings stand in the body, outside of code: with `#` before or a line below."""
    lines = [*text.body.split("\n"), ""]
    found, is_code = [], False
    for number, (line, below) in enumerate(pairwise(lines), text.head.body_line):
        is_code ^= bool(_FENCE.match(line))
        is_underlined = line.strip() and _UNDERLINE.fullmatch(below)
        if not is_code and (is_underlined or _WRITTEN.fullmatch(line)):
            found.append(text.position(number))
    return found


def _signs(line: str) -> str:
    """What stands before a heading, empty where it is underlined."""
    match = _WRITTEN.fullmatch(line)
    return match["signs"] if match else ""
