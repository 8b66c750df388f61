"""An editor's Markdown as safe HTML, together with everything that stands in it."""

import html
import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from secrets import token_hex

from plugins.termine.diagnostics import BudgetExceededError, processor_budget

from .marks import DatesRequest, Mistake, show_placeholders, stand_in, take_marks
from .parser import Parser
from .sanitising import RemovedHtml, is_foreign, page_cleaner, removed_html, short_cleaner

_TAG = r"<[a-zA-Z/](?:[^\">]|\"[^\"]*\")*>"
_SHORT_HEADING = re.compile(r"<(/?)h[1-6][^>]*>")
_HREF = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
_ANY_HREF = re.compile(r"""<a\b[^>]*?\shref=(?:"([^"]*)"|'([^']*)')""")
_NAME = re.compile(r'<a\s+name="([^"<>]*)"(?=[\s>])(?![^>]*\sid=)')
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_IN_CODE = re.compile(r"<code[^>]*>(.*?)</code>", re.DOTALL)
_IMG = re.compile(r'<img\b(?:[^">]|"[^"]*")*>')
_TABLE = re.compile(r"(?=<table\b)")
_BOX = '<div class="table-box" role="group" aria-label="Tabelle" tabindex="0">'
_ALT = re.compile(r'\salt="([^"]*)"')
_SRC = re.compile(r'\ssrc="([^"]*)"')
_HEADING = re.compile(r'<h([2-6])(?: id="([^"]*)")?[^>]*>(.*?)</h\1>', re.DOTALL)
_ANY_TAG = re.compile(r"<[^>]+>")
_MOST_SIGNS = 200_000
_SECONDS = 2.0
REFUSALS = ("text-too-deep", "text-too-long", "text-too-slow")
"""Why a text is not rendered: kinds of Diagnostics."""


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
    A text that takes more than so many `seconds` of processor time is not rendered.
    Not for several threads at once.
    """

    def __init__(
        self, slug: Callable[[str], str], taken: Container[str] = (), seconds: float = _SECONDS
    ) -> None:
        """Set up what all texts share."""

        def anchor(text: str, _separator: str) -> str:
            wanted = slug(text)
            return f"{wanted}_1" if wanted in taken else wanted

        self._parsers = {
            is_german: Parser(anchor, is_german=is_german) for is_german in (True, False)
        }
        self._page, self._short = page_cleaner(), short_cleaner()
        self._seconds = seconds
        self._secret = token_hex(16)
        any_stand_in = stand_in(self._secret, r"(\d{1,6})")
        self._stand_in = re.compile(rf"(?:<p>)?{any_stand_in}(?:</p>)?")
        self._stand_in_or_tag = re.compile(f"{self._stand_in.pattern}|{_TAG}")

    def render(self, text: str, first_line: int = 1, language: str = "de") -> Rendered:
        """The text of a page; `first_line` is where it begins in its file."""
        try:
            with processor_budget(self._seconds):
                return self._rendered(text, first_line, language)
        except RecursionError:
            return Rendered(mistakes=(Mistake("text-too-deep", first_line),))
        except _TooLongError:
            return Rendered(mistakes=(Mistake("text-too-long", first_line),))
        except BudgetExceededError:
            return Rendered(mistakes=(Mistake("text-too-slow", first_line),))

    def short(self, text: str) -> str:
        """A short text such as a description: safe HTML without headings, anchors and dates.

        One that `refusal` names comes back as it was written.
        """
        try:
            with processor_budget(self._seconds):
                rendered = self._html(take_marks(text, 1, self._secret).text)
                clean = self._short.clean(_SHORT_HEADING.sub(r"<\1p>", rendered))
        except (RecursionError, _TooLongError, BudgetExceededError):
            return f"<p>{html.escape(text)}</p>"
        return self._stand_in.sub("", clean).strip()

    def refusal(self, text: str) -> str:
        """Why a text cannot be rendered, as the kind of a Diagnostic; empty if it can."""
        return next((one.kind for one in self.render(text).mistakes if one.kind in REFUSALS), "")

    def _rendered(self, text: str, first_line: int, language: str) -> Rendered:
        marks = take_marks(text, first_line, self._secret)
        rendered = _NAME.sub(r'<a id="\1"', self._html(marks.text, language))
        body, clean = self._pieces(_boxed(self._page.clean(rendered)), marks.requests)
        removed = removed_html(rendered, text, first_line) if "<" in text else ()
        links = ((url, "") for url in (*_HREF.findall(clean), *_foreign(rendered)))
        code = html.unescape("\n".join(_IN_CODE.findall(clean))) if marks.mistakes else ""
        mistakes = (one for one in marks.mistakes if not one.word or one.word not in code)
        return Rendered(
            body=body,
            requests=marks.requests,
            mistakes=(*mistakes, *_not_placed(marks.requests, body)),
            headings=_headings(clean),
            links=_references(links, text, first_line),
            images=_references(_images(clean), text, first_line),
            removed=tuple(removed),
        )

    def _pieces(
        self, clean: str, requests: tuple[DatesRequest, ...]
    ) -> tuple[tuple[str | DatesRequest, ...], str]:
        """Cut where dates go, once for each request and never within a tag; and the HTML alone."""
        if not requests:
            return ((clean.strip(),) if clean.strip() else ()), clean
        waiting = dict(enumerate(requests))
        pieces: list[str | DatesRequest] = []
        done = 0
        for found in self._stand_in_or_tag.finditer(clean):
            if found[1] is None or int(found[1]) not in waiting:
                continue
            pieces += [clean[done : found.start()], waiting.pop(int(found[1]))]
            done = found.end()
        pieces.append(clean[done:])
        body = tuple(
            piece
            for one in pieces
            if (piece := self._stand_in.sub("", one).strip() if isinstance(one, str) else one)
        )
        return body, "".join(piece for piece in body if isinstance(piece, str))

    def _html(self, text: str, language: str = "de") -> str:
        if len(text) > _MOST_SIGNS:
            raise _TooLongError
        return show_placeholders(self._parsers[language.startswith("de")].html(text))


def _foreign(rendered: str) -> Iterator[str]:
    """The addresses of links that lose them where the text is made safe to show."""
    for double, single in _ANY_HREF.findall(_COMMENT.sub("", rendered)):
        if is_foreign(html.unescape(double or single)):
            yield double or single


def _not_placed(
    requests: tuple[DatesRequest, ...], body: tuple[str | DatesRequest, ...]
) -> Iterator[Mistake]:
    """Requests that ended within a tag, where nothing can be shown."""
    for request in requests:
        if request not in body:
            yield Mistake("dates-within-tag", request.line, "[[termine")


def _boxed(clean: str) -> str:
    """Each table in a box that scrolls by itself, by keyboard too, where a phone is too narrow."""
    return _TABLE.sub(_BOX, clean).replace("</table>", "</table></div>")


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
