"""A quick way around Markdown for texts of usual blocks: the same HTML for a tenth of the time.

Usual are paragraphs, headings (`## Wort`), and lists whose items have a line each. One block of
any other kind, or one doubtful sign, and Markdown reads the whole text:
`tests/website/markdown/test_blocks.py` compares with Markdown as it is.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .found import Heading
from .inline import with_marks, without_tags
from .marks import OPENING

_BEGIN = rf"(?:[^\W\d_]|[<(„“‚‘»«–—…§{OPENING}]|\d++(?!\. ))"
"""No line that begins so is a block of another kind, or makes one of the line before it."""

_LINE = rf"{_BEGIN}.*+(?<! )"
_BLOCK = re.compile(
    rf"(?P<h>\#{{1,6}}\ {_BEGIN}[^\#\n]*+(?<! ))(?:\n+|\Z)"
    rf"|(?:(?P<p>{_LINE}(?:\n{_LINE})*+)"
    rf"|(?P<ul>-\ {_LINE}(?:\n-\ {_LINE})*+)"
    rf"|(?P<ol>\d+\.\ {_LINE}(?:\n\d+\.\ {_LINE})*+))(?:\n\n+|\n(?=\#)|\Z)"
)
_NEXT_ITEM = {"ul": re.compile(r"\n- "), "ol": re.compile(r"\n\d+\. ")}
_ANCHOR = re.compile(r"[a-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Blocks:
    """The HTML of a text, and its headings."""

    html: str
    headings: tuple[Heading, ...]


def usual_blocks(text: str, anchor: Callable[[str, str], str]) -> Blocks | None:
    """A text of usual blocks as HTML; None for one that Markdown has to look at.

    `anchor` is that of `parser.Parser`. The time grows with the length and with nothing else.
    """
    marked = with_marks(text.strip("\n"))
    blocks = _cut(marked) if marked else ()
    headings = _headings([words for kind, words in blocks if kind == "h"], anchor)
    if not blocks or not _are_told_apart(headings):
        return None
    parts, following = [], iter(headings)
    for kind, words in blocks:
        parts.append(_heading(next(following), words) if kind == "h" else _html(kind, words))
    return Blocks("\n".join(parts), headings)


def _cut(text: str) -> Sequence[tuple[str, str]]:
    """Kind and words of each block; none of a text with a block of another kind in it.

    Nor of one with a list right behind its like: to Markdown that is one list, with paragraphs.
    """
    blocks: list[tuple[str, str]] = []
    kind, at = "", 0
    while at < len(text):
        block = _BLOCK.match(text, at)
        if block is None or (kind in _NEXT_ITEM and kind == block.lastgroup):
            return ()
        kind, at = block.lastgroup or "", block.end()
        blocks.append((kind, block[kind]))
    return blocks


def _headings(titles: Sequence[str], anchor: Callable[[str, str], str]) -> tuple[Heading, ...]:
    """What the words of headings say, at the levels where `headings.py` moves them."""
    cut = [words.partition(" ") for words in titles]
    shift = 2 - min((len(level) for level, _, _ in cut), default=2)
    said = ((min(6, len(level) + shift), without_tags(words)) for level, _, words in cut)
    return tuple(Heading(level, anchor(text, "-"), text) for level, text in said)


def _are_told_apart(headings: Sequence[Heading]) -> bool:
    """Whether no anchor has to be made up: one that is there twice, or of a heading without one."""
    anchors = {heading.anchor for heading in headings}
    return len(anchors) == len(headings) and all(map(_ANCHOR.fullmatch, anchors))


def _heading(heading: Heading, words: str) -> str:
    title = words.partition(" ")[2]
    return f'<h{heading.level} id="{heading.anchor}">{title}</h{heading.level}>'


def _html(kind: str, words: str) -> str:
    if kind == "p":
        return f"<p>{words}</p>"
    items = _NEXT_ITEM[kind].sub("</li>\n<li>", words.partition(" ")[2])
    return f"<{kind}>\n<li>{items}</li>\n</{kind}>"
