"""The sitemap: the pages worth finding, each with the day its content last changed ."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from .page import Head, Page
from .text_file import TextFile

SITEMAP = "sitemap.xml"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True, order=True)
class SitemapEntry:
    """One address; `changed` is a day (JJJJ-MM-TT) or empty where it is not known."""

    address: str
    changed: str = ""


def sitemap_entries(pages: Iterable[Page]) -> tuple[SitemapEntry, ...]:
    """The entries of the pages that belong into the sitemap, in the order of the pages.

    They can be kept with a Bundle: the sitemap needs nothing else of a page.
    """
    heads = (getattr(page.view, "head", None) for page in pages)
    return tuple(
        SitemapEntry(head.canonical, head.changed_iso)
        for head in heads
        if isinstance(head, Head) and head.in_sitemap and head.is_indexed
    )


def sitemap_xml(entries: Iterable[SitemapEntry]) -> TextFile:
    """The sitemap of all entries, sorted by address, each address once."""
    lines = [_line(entry) for entry in sorted({entry.address: entry for entry in entries}.values())]
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_NAMESPACE}">'
    return TextFile(SITEMAP, "\n".join([head, *lines, "</urlset>", ""]))


def _line(entry: SitemapEntry) -> str:
    changed = f"<lastmod>{entry.changed}</lastmod>" if entry.changed else ""
    return f"<url><loc>{escape(entry.address, quote=False)}</loc>{changed}</url>"
