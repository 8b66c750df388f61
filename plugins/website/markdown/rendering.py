"""An editor's Markdown as safe HTML, together with everything that stands in it."""

import html
import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle

from .marks import CLOSING, OPENING, DatesRequest, Mistake, show_placeholders, take_marks
from .parser import Parser
from .sanitising import RemovedHtml, page_cleaner, removed_html, short_cleaner

_NUMBERED = re.compile(rf"(?:<p>)?{OPENING}(\d{{1,6}}){CLOSING}(?:</p>)?")
_SHORT_HEADING = re.compile(r"<(/?)h[1-6][^>]*>")
_HREF = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
_IMG = re.compile(r'<img\b(?:[^">]|"[^"]*")*>')
_ALT = re.compile(r'\salt="([^"]*)"')
_SRC = re.compile(r'\ssrc="([^"]*)"')
_HEADING = re.compile(r'<h([2-6])(?: id="([^"]*)")?[^>]*>(.*?)</h\1>', re.DOTALL)
_ANY_TAG = re.compile(r"<[^>]+>")
_BRACKET = re.compile(r"[\[\]]")
_MOST_BRACKETS = 50
"""Markdown looks for the end of each `[` by itself: the time grows with the square of the depth."""

_MOST_SIGNS = 200_000
_LONGEST_PARAGRAPH = 20_000
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_MAYBE_MARK = re.compile(
    rf"[^\w\s,.;:!?()/%@€§°·…–—„“‚‘’»«{OPENING}{CLOSING}-]|^\s*(?:[-:]|\d+\.\s)", re.MULTILINE
)
"""Without one of these, a text holds nothing but paragraphs of words, however long they are."""

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
class Reference:
    """An address that a text links to or shows as a picture, as it was written.

    `text` says what a picture shows; of a link it is empty.
    """

    url: str
    line: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands in the page; `level` is 2 to 6."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text in pieces, safe HTML and requests for dates, and what stands in it, in its order.

    No piece is empty. `links` and `images` are addresses as the editor wrote them, not checked.
    """

    body: tuple[str | DatesRequest, ...] = ()
    requests: tuple[DatesRequest, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Reference, ...] = ()
    images: tuple[Reference, ...] = ()
    removed: tuple[RemovedHtml, ...] = ()

    @property
    def html(self) -> str:
        """The HTML alone."""
        return "\n".join(piece for piece in self.body if isinstance(piece, str))


class Renderer:
    """Turns Markdown into HTML. Making one costs more than a text, so make one and keep it.

    `slug` makes an anchor of a heading's text; `taken` are anchors that the page around it has.
    Not for several threads at once.
    """

    def __init__(self, slug: Callable[[str], str], taken: Container[str] = ()) -> None:
        """Set up what all texts share."""

        def anchor(text: str, _separator: str) -> str:
            wanted = slug(text)
            return f"{wanted}_1" if wanted in taken else wanted

        self._parser = Parser(anchor)
        self._page, self._short = page_cleaner(), short_cleaner()

    def render(self, text: str, first_line: int = 1) -> Rendered:
        """The text of a page; `first_line` is where it begins in its file."""
        marks = take_marks(text, first_line)
        try:
            rendered = self._html(marks.text)
            clean = self._page.clean(rendered)
        except RecursionError:
            return Rendered(mistakes=(Mistake("text-too-deep", first_line),))
        except _TooLongError:
            return Rendered(mistakes=(Mistake("text-too-long", first_line),))
        removed = removed_html(rendered, text, first_line) if "<" in text else ()
        links = ((url, "") for url in _HREF.findall(clean))
        return Rendered(
            body=_pieces(clean, marks.requests),
            requests=marks.requests,
            mistakes=marks.mistakes,
            headings=_headings(clean),
            links=_references(links, text, first_line),
            images=_references(_images(clean), text, first_line),
            removed=tuple(removed),
        )

    def short(self, text: str) -> str:
        """A short text such as a description: safe HTML without headings, anchors and dates.

        One nested too deeply for Markdown, or too long, comes back as it was written.
        """
        try:
            rendered = self._html(take_marks(text, 1).text)
            clean = self._short.clean(_SHORT_HEADING.sub(r"<\1p>", rendered))
        except (RecursionError, _TooLongError):
            return f"<p>{html.escape(text)}</p>"
        return _NUMBERED.sub("", clean).strip()

    def _html(self, text: str) -> str:
        if text.count("[") > _MOST_BRACKETS and _deepest_bracket(text) > _MOST_BRACKETS:
            raise RecursionError
        if _is_too_long(text) and _MAYBE_MARK.search(text):
            raise _TooLongError
        return show_placeholders(self._parser.html(text))


def _deepest_bracket(text: str) -> int:
    """How many `[` stand open at once within a paragraph."""
    deepest = 0
    for paragraph in _BLANK_LINE.split(text):
        depth = 0
        for bracket in _BRACKET.findall(paragraph):
            depth = max(0, depth + (1 if bracket == "[" else -1))
            deepest = max(deepest, depth)
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


def _pieces(clean: str, requests: tuple[DatesRequest, ...]) -> tuple[str | DatesRequest, ...]:
    """Cut where dates go; somebody may have written the number of no request as an entity."""

    def known(number: re.Match[str]) -> str:
        return number[0] if int(number[1]) < len(requests) else ""

    parts = _NUMBERED.split(_NUMBERED.sub(known, clean))
    pieces = (
        requests[int(part)] if is_number else part.strip()
        for part, is_number in zip(parts, cycle((False, True)), strict=False)
    )
    return tuple(piece for piece in pieces if piece)


def _headings(clean: str) -> tuple[Heading, ...]:
    return tuple(
        Heading(int(level), anchor, html.unescape(_ANY_TAG.sub("", inner)).strip())
        for level, anchor, inner in _HEADING.findall(clean)
    )


def _images(clean: str) -> Iterator[tuple[str, str]]:
    """Address and alternative text of each picture."""
    for tag in _IMG.findall(clean):
        url, alt = _SRC.search(tag), _ALT.search(tag)
        if url:
            yield url[1], alt[1] if alt else ""


def _references(
    addresses: Iterable[tuple[str, str]], text: str, first_line: int
) -> tuple[Reference, ...]:
    """Markdown keeps no lines, so each address is looked for in the text, after the one before."""
    references, start = [], 0
    for escaped, alt in addresses:
        url = html.unescape(escaped)
        at = text.find(url, start)
        start = at if at >= 0 else max(text.find(url), 0)
        line = first_line + text.count("\n", 0, start)
        references.append(Reference(url, line, html.unescape(alt)))
    return tuple(references)
