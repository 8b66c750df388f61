"""Headings inside a text begin at level 2, because the page's title is its only level 1.

Whatever level an editor begins with becomes 2, and the rest moves along.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_LEVELS = {f"h{level}": level for level in range(1, 7)}


class HeadingLevels(Extension):
    """Registers the move before `toc` (priority 5) collects the headings."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Called once by Markdown."""
        md.treeprocessors.register(_MoveHeadings(md), "heading_levels", 5.5)


class _MoveHeadings(Treeprocessor):
    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if element.tag in _LEVELS]
        if not headings:
            return
        shift = 2 - min(_LEVELS[heading.tag] for heading in headings)
        for heading in headings:
            heading.tag = f"h{min(6, _LEVELS[heading.tag] + shift)}"
