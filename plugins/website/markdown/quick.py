"""Quick ways through Markdown for what has no mark: the same HTML for half the time.

Markdown tries some thirty patterns on each piece of text, and most of what editors write is plain
words. `tests/website/markdown/test_quick.py` compares with Markdown as it is.
"""

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_MARK = re.compile(r"[`\\\[<&*_\"'\x02]|  \n|--|\.\.\.")
"""Without one of these in it, no inline pattern and nothing of smarty matches a text."""

_BEFORE_INLINE, _BEFORE_SMARTY = 21, 6.5
"""Places in the order of treeprocessors; between the two, each block gets a newline behind it."""


class PlainParts(Extension):
    """Tells the inline patterns which pieces of a text they need not look at."""

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
