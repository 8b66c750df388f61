"""Markdown as our texts are read with it. Loading it takes longer than reading a text.

Its extensions are named one by one: asked for „extra“, Markdown looks through every package that
is installed for each of them.
"""

from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import TableExtension
from mdx_truly_sane_lists.mdx_truly_sane_lists import TrulySaneListExtension

from .headings import HeadingLevels
from .quick import Anchors, PlainParts

_GERMAN_QUOTES = {
    "left-double-quote": "&bdquo;",
    "right-double-quote": "&ldquo;",
    "left-single-quote": "&sbquo;",
    "right-single-quote": "&rsquo;",  # an apostrophe far more often than a closing quote
}
_FOOTNOTES = {"BACKLINK_TITLE": "Zurück zur Stelle von Fußnote {} im Text"}


def new_parser(anchor: Callable[[str, str], str]) -> Markdown:
    """A parser that takes the anchor of each heading from `anchor` (its text, a separator)."""
    return Markdown(
        extensions=[
            *extra(),
            TrulySaneListExtension(),
            SmartyExtension(substitutions=_GERMAN_QUOTES),
            Anchors(slugify=anchor),
            HeadingLevels(),
            PlainParts(),
        ]
    )


def extra() -> list[Extension]:
    """What Markdown's own „extra“ gathers, in its order."""
    return [
        FencedCodeExtension(),
        FootnoteExtension(**_FOOTNOTES),
        AttrListExtension(),
        DefListExtension(),
        TableExtension(),
        AbbrExtension(),
        MarkdownInHtmlExtension(),
    ]
