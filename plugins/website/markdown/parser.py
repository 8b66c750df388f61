"""Markdown as all texts are read with it: its extensions, and one of our own."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.extra import ExtraExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor
from mdx_truly_sane_lists.mdx_truly_sane_lists import TrulySaneListExtension

_GERMAN_QUOTES = {
    "left-double-quote": "&bdquo;",
    "right-double-quote": "&ldquo;",
    "left-single-quote": "&sbquo;",
    "right-single-quote": "&rsquo;",  # an apostrophe far more often than a closing quote
}
_FOOTNOTES = {"BACKLINK_TITLE": "Zurück zur Stelle von Fußnote {} im Text"}
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_BEFORE_TOC = 5.5
"""A place in the order of treeprocessors."""


class Parser:
    """Takes the anchor of each heading from `anchor` (its text, a separator)."""

    def __init__(self, anchor: Callable[[str, str], str]) -> None:
        """Set up Markdown, which takes longer than to read a text."""
        self._markdown = Markdown(
            extensions=[
                ExtraExtension(footnotes=_FOOTNOTES),
                TrulySaneListExtension(),
                SmartyExtension(substitutions=_GERMAN_QUOTES),
                TocExtension(slugify=anchor),
                HeadingLevels(),
            ]
        )

    def html(self, text: str) -> str:
        """A text as HTML, whatever was read before it."""
        self._markdown.reset()
        self._markdown.parser.state.clear()  # a text nested too deeply left it inside a list
        return self._markdown.convert(text)


class HeadingLevels(Extension):
    """Headings inside a text begin at level 2, because the page's title is its only level 1.

    Whatever level an editor begins with becomes 2, and the rest moves along.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Called once by Markdown."""
        md.treeprocessors.register(_MoveHeadings(md), "heading_levels", _BEFORE_TOC)


class _MoveHeadings(Treeprocessor):
    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if element.tag in _LEVELS]
        shift = 2 - min((_LEVELS[heading.tag] for heading in headings), default=2)
        for heading in headings:
            heading.tag = f"h{min(6, _LEVELS[heading.tag] + shift)}"
