"""Markdown as our texts are read with it. Loading it takes longer than reading a text.

Its extensions are named one by one: asked for „extra“, Markdown looks through every package that
is installed for each of them. Code between fences is rare, and the extension for it loads a
program that colours code in half of all the time: it waits for the first text that may have some.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import TableExtension
from mdx_truly_sane_lists.mdx_truly_sane_lists import TrulySaneListExtension

from plugins.late import late

from .headings import HeadingLevels
from .quick import Anchors, PlainParts

if TYPE_CHECKING:
    from markdown.extensions import fenced_code
else:
    fenced_code = late("markdown.extensions.fenced_code")

_GERMAN_QUOTES = {
    "left-double-quote": "&bdquo;",
    "right-double-quote": "&ldquo;",
    "left-single-quote": "&sbquo;",
    "right-single-quote": "&rsquo;",  # an apostrophe far more often than a closing quote
}
_FOOTNOTES = {"BACKLINK_TITLE": "Zurück zur Stelle von Fußnote {} im Text"}


_FENCES = 6
"""So many signs of a kind stand in a fence and in its end, if nothing else."""


class Parser:
    """Takes the anchor of each heading from `anchor` (its text, a separator)."""

    def __init__(self, anchor: Callable[[str, str], str]) -> None:
        """Set up all but the fences."""
        self._knows_fences = False
        self._markdown = Markdown(
            extensions=[
                *extra(),
                TrulySaneListExtension(),
                SmartyExtension(substitutions=_GERMAN_QUOTES),
                Anchors(slugify=anchor),
                HeadingLevels(),
                PlainParts(),
            ]
        )

    def html(self, text: str) -> str:
        """A text as HTML, whatever was read before it."""
        if not self._knows_fences and any(text.count(sign) >= _FENCES for sign in "`~"):
            fenced_code.FencedCodeExtension().extendMarkdown(self._markdown)
            self._knows_fences = True
        self._markdown.reset()
        self._markdown.parser.state.clear()  # a text nested too deeply left it inside a list
        return self._markdown.convert(text)


def extra() -> list[Extension]:
    """What Markdown's own „extra“ gathers, in its order, without the fences."""
    return [
        FootnoteExtension(**_FOOTNOTES),
        AttrListExtension(),
        DefListExtension(),
        TableExtension(),
        AbbrExtension(),
        MarkdownInHtmlExtension(),
    ]
