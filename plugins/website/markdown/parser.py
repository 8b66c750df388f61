"""Markdown as all texts are read with it: its extensions, and three of our own.

`tests/website/markdown/test_parser.py` compares the quick ones with Markdown as it is.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.extra import ExtraExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from mdx_truly_sane_lists.mdx_truly_sane_lists import TrulySaneListExtension

_GERMAN_QUOTES = {
    "left-double-quote": "&bdquo;",
    "right-double-quote": "&ldquo;",
    "left-single-quote": "&sbquo;",
    "right-single-quote": "&rsquo;",  # an apostrophe far more often than a closing quote
}
_FOOTNOTES = {"BACKLINK_TITLE": "Zurück zur Stelle von Fußnote {} im Text"}
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_MARK = re.compile(r"[`\\\[<&*_\"'\x02]|  \n|--|\.\.\.")
"""Without one of these in it, no inline pattern and nothing of smarty matches a text."""

_ALIGNED = re.compile(r"text-align: (left|center|right);")
_CAPTION = "Tabelle:"
_LANGUAGE = re.compile(r":::([A-Za-z][\w+#.-]*)\n")

_BEFORE_INLINE, _BEFORE_SMARTY, _BEFORE_TOC = 21, 6.5, 5.5
"""Places in the order of treeprocessors; between the first two, each block gets a newline."""


class Parser:
    """Takes the anchor of each heading from `anchor` (its text, a separator).

    Straight quotes become German ones, unless the text is in another language.
    """

    def __init__(self, anchor: Callable[[str, str], str], *, is_german: bool = True) -> None:
        """Set up Markdown, which takes longer than to read a text."""
        self._markdown = Markdown(
            extensions=[
                ExtraExtension(footnotes=_FOOTNOTES),
                TrulySaneListExtension(),
                SmartyExtension(smart_quotes=is_german, substitutions=_GERMAN_QUOTES),
                Anchors(slugify=anchor),
                OwnExtension(),
                PlainParts(),
            ]
        )

    def html(self, text: str) -> str:
        """A text as HTML, whatever was read before it."""
        self._markdown.reset()
        self._markdown.parser.state.clear()  # a text nested too deeply left it inside a list
        return self._markdown.convert(text)


class OwnExtension(Extension):
    """What a text of this site has besides: levels of headings, and classes."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Called once by Markdown."""
        md.treeprocessors.register(_MoveHeadings(md), "heading_levels", _BEFORE_TOC)
        md.treeprocessors.register(_Captions(md), "captions", _BEFORE_INLINE)
        md.treeprocessors.register(_SetClasses(md), "classes", _BEFORE_INLINE)


class _MoveHeadings(Treeprocessor):
    """Headings inside a text begin at level 2, because the page's title is its only level 1.

    Whatever level an editor begins with becomes 2, and the rest moves along.
    """

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if element.tag in _LEVELS]
        shift = 2 - min((_LEVELS[heading.tag] for heading in headings), default=2)
        for heading in headings:
            heading.tag = f"h{min(6, _LEVELS[heading.tag] + shift)}"


class _SetClasses(Treeprocessor):
    """Columns are aligned by a class: no page may hold a style. So is the language of code.

    `:::python` in the first line of indented code names its language, as in Pelican.
    """

    def run(self, root: Element) -> None:
        for element in root.iter():
            aligned = _ALIGNED.fullmatch(element.get("style", ""))
            if aligned and element.tag in {"td", "th"}:
                del element.attrib["style"]
                element.set("class", f"align-{aligned[1]}")
            elif element.tag == "code" and (named := _LANGUAGE.match(element.text or "")):
                element.text = AtomicString((element.text or "")[named.end() :])
                element.set("class", f"language-{named[1].lower()}")


class _Captions(Treeprocessor):
    """A paragraph right above a table that begins with "Tabelle:" is the caption of it."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for above, table in pairwise(list(parent)):
                words = (above.text or "").removeprefix(_CAPTION)
                if table.tag == "table" and above.tag == "p" and words != above.text:
                    parent.remove(above)
                    above.tag, above.text = "caption", words.strip()
                    table.insert(0, above)


class PlainParts(Extension):
    """Tells the inline patterns which pieces of a text have no mark: the same for half the time.

    Markdown tries some thirty patterns on each piece, and most of what editors write is words.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Called once by Markdown."""
        keep_plain = _KeepPlain(md)
        md.treeprocessors.register(keep_plain, "plain_parts", _BEFORE_INLINE)
        md.treeprocessors.register(keep_plain, "plain_parts_again", _BEFORE_SMARTY)


class _KeepPlain(Treeprocessor):
    """An AtomicString is how Markdown is told to leave a text alone.

    Abbreviations are looked for in any text, but not in such a one: where some are known, all is
    left to Markdown.
    """

    def run(self, root: Element) -> None:
        abbreviations = self.md.treeprocessors["abbr"]
        if isinstance(abbreviations, AbbrTreeprocessor) and abbreviations.abbrs:
            return
        for element in root.iter():
            if element.text and not _MARK.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not _MARK.search(element.tail):
                element.tail = AtomicString(element.tail)


class _AnchorsOnly(TocTreeprocessor):
    def build_toc_div(self, toc_list: list[Any]) -> Element:
        lines: list[str] = self.md.lines  # type: ignore[attr-defined]  # its stubs have forgotten it
        is_wanted = any(self.marker in line for line in lines)
        return super().build_toc_div(toc_list) if is_wanted else Element("div")


class Anchors(TocExtension):
    """Anchors for headings; a table of contents is made only where a text may ask for one."""

    TreeProcessorClass = _AnchorsOnly
