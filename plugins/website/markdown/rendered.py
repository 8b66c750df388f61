"""Rendered: an editor's text as safe HTML, together with everything found in it."""

import html
import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from plugins.late import late

from .allowed import page_cleaner, short_cleaner
from .blocks import Blocks, usual_blocks
from .body import placeholder
from .found import Heading, LeftOver, Mistake, MistakeKind, Reference, TakenOut
from .inline import without_tags
from .marks import CLOSING, OPENING, Marks, left_overs, show_left_overs, take_marks
from .removed_html import taken_out
from .request import DatesRequest

if TYPE_CHECKING:
    from . import parser
else:
    parser = late("plugins.website.markdown.parser")

_NUMBERED = re.compile(rf"(?:<p>)?{OPENING}(\d+){CLOSING}(?:</p>)?")
_SHORT_HEADING = re.compile(r"<(/?)h[1-6][^>]*>")
_HREF = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
_IMG = re.compile(r'<img\b(?:[^">]|"[^"]*")*>')
_ALT = re.compile(r'\salt="([^"]*)"')
_SRC = re.compile(r'\ssrc="([^"]*)"')
_HEADING = re.compile(r'<h([2-6])(?: id="([^"]*)")?[^>]*>(.*?)</h\1>', re.DOTALL)
_BRACKET = re.compile(r"[\[\]]|\n[ \t]*\n")
_MOST_BRACKETS = 50
"""Markdown looks for the end of each `[` by itself: the time grows with the square of the depth."""

_MOST_SIGNS = 200_000
_LONGEST_PARAGRAPH = 20_000
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_MOST_DEFINITIONS = 500
_DEFINITION = re.compile(r"^ *\*?\[[^\]\n]*\]:", re.MULTILINE)
"""A footnote, an abbreviation, the address of a link. Each is looked for in the whole text; and
within a paragraph, `[a](b` or `<a` without an end cost the square of their number."""

_MOST_TAGS, _MOST_OPEN_TAGS = 2_000, 200
_RAW_TAG = re.compile(r"<[a-zA-Z/!?]")
"""What may be raw HTML. The end of each is looked for in the rest of the text."""


class _TooLongError(Exception):
    """A text that would hold up the build."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """Safe HTML (for `split_body`) and what stands in it, each in the order of the text.

    `links` and `images` are addresses as the editor wrote them, not checked.
    """

    html: str
    requests: tuple[DatesRequest, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    left_overs: tuple[LeftOver, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Reference, ...] = ()
    images: tuple[Reference, ...] = ()
    taken_out: tuple[TakenOut, ...] = ()


class Renderer:
    """Turns Markdown into HTML. Making one costs more than a text, so make one and keep it.

    `slug` makes an anchor of a heading's text; `taken` are anchors that the page around it has.
    Not for several threads at once.
    """

    def __init__(self, slug: Callable[[str], str], taken: Container[str] = ()) -> None:
        """Hold what all texts share."""

        def anchor(text: str, _separator: str) -> str:
            wanted = slug(text)
            return f"{wanted}_1" if wanted in taken else wanted

        self._anchor = anchor
        self._page, self._short = page_cleaner(), short_cleaner()

    @cached_property
    def _parser(self) -> "parser.Parser":
        """Set up when the first text needs it."""
        return parser.Parser(self._anchor)

    def render(self, text: str, first_line: int = 1) -> Rendered:
        """The text of a page; `first_line` is where it begins in its file."""
        marks = take_marks(text, first_line)
        usual = self._usual(marks.text)
        if usual is not None:
            return _rendered(usual, marks, text, first_line)
        try:
            rendered = self._html(marks.text)
            clean = self._page.clean(rendered)
        except RecursionError:
            return Rendered("", mistakes=(Mistake(MistakeKind.TOO_DEEP, first_line),))
        except _TooLongError:
            return Rendered("", mistakes=(Mistake(MistakeKind.TOO_LONG, first_line),))
        found = _rendered(Blocks(clean, _headings(clean)), marks, text, first_line)
        if "<" not in text:
            return found
        return replace(found, taken_out=tuple(taken_out(rendered, text, first_line)))

    def short(self, text: str) -> str:
        """A short text such as a description: safe HTML without headings, anchors and dates.

        One nested too deeply for Markdown, or too long, comes back as it was written.
        """
        known = take_marks(text, 1).text
        usual = self._usual(known)
        try:
            clean = _short(usual.html) if usual else self._short.clean(_short(self._html(known)))
        except (RecursionError, _TooLongError):
            return f"<p>{html.escape(text)}</p>"
        return _NUMBERED.sub("", clean).strip()

    def _usual(self, text: str) -> Blocks | None:
        """A text that needs no Markdown, and no cleaning: all tags in it are our own.

        What is more than plain paragraphs is held to the limits of Markdown all the same.
        """
        blocks = usual_blocks(text, self._anchor)
        if blocks is None or len(text) <= _LONGEST_PARAGRAPH:
            return blocks
        return blocks if _is_plain(blocks.html) or not _is_too_long(text) else None

    def _html(self, text: str) -> str:
        if text.count("[") > _MOST_BRACKETS and _deepest_bracket(text) > _MOST_BRACKETS:
            raise RecursionError
        if _is_too_long(text):
            raise _TooLongError
        return show_left_overs(self._parser.html(text))


def _rendered(found: Blocks, marks: Marks, text: str, first_line: int) -> Rendered:
    return Rendered(
        html=_fill(found.html, marks.requests),
        requests=marks.requests,
        mistakes=marks.mistakes,
        left_overs=left_overs(text, first_line),
        headings=found.headings,
        links=_references(((url, "") for url in _HREF.findall(found.html)), text, first_line),
        images=_references(_images(found.html), text, first_line),
    )


def _short(html: str) -> str:
    return _SHORT_HEADING.sub(r"<\1p>", html)


def _is_plain(html: str) -> bool:
    return html.count("<") == 2 * html.count("<p>")


def _deepest_bracket(text: str) -> int:
    """How many `[` stand open at once within a paragraph."""
    deepest = depth = 0
    for found in _BRACKET.finditer(text):
        match found[0]:
            case "[":
                depth += 1
                deepest = max(deepest, depth)
            case "]":
                depth = max(0, depth - 1)
            case _:
                depth = 0
    return deepest


def _is_too_long(text: str) -> bool:
    return (
        len(text) > _MOST_SIGNS
        or max(map(len, _BLANK_LINE.split(text))) > _LONGEST_PARAGRAPH
        or sum(1 for _ in _DEFINITION.finditer(text)) > _MOST_DEFINITIONS
        or _has_too_many_tags(text)
    )


def _has_too_many_tags(text: str) -> bool:
    if text.count("<") <= _MOST_OPEN_TAGS:
        return False
    tags = [len(_RAW_TAG.findall(part)) for part in text.split(">")]
    return sum(tags) > _MOST_TAGS or max(tags) > _MOST_OPEN_TAGS


def _fill(clean: str, requests: tuple[DatesRequest, ...]) -> str:
    """Put requests at their numbers; somebody may have written a number of none as an entity."""
    if OPENING not in clean:
        return clean

    def request(found: re.Match[str]) -> str:
        number = int(found[1])
        return "".join(map(placeholder, requests[number : number + 1]))

    return _NUMBERED.sub(request, clean)


def _headings(clean: str) -> tuple[Heading, ...]:
    return tuple(
        Heading(int(level), anchor, html.unescape(without_tags(inner)).strip())
        for level, anchor, inner in _HEADING.findall(clean)
    )


def _images(clean: str) -> Iterator[tuple[str, str]]:
    """Address and alternative text of each picture."""
    for tag in _IMG.findall(clean):
        url, alt = _SRC.search(tag), _ALT.search(tag)
        if url:
            yield url[1], alt[1] if alt else ""


def _references(
    found_in_html: Iterable[tuple[str, str]], text: str, first_line: int
) -> tuple[Reference, ...]:
    """Markdown keeps no lines, so each address is looked for in the text, after the one before."""
    found, start = [], 0
    for escaped, alt in found_in_html:
        url = html.unescape(escaped)
        at = text.find(url, start)
        at = at if at >= 0 else max(text.find(url), 0)
        line = first_line + text.count("\n", 0, at)
        found.append(Reference(url, line, html.unescape(alt)))
        start = at
    return tuple(found)
