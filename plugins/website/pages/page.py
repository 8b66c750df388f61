"""Pages and text files as they are written, and what the sitemap says of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import TypedDict


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file with its address below the output folder (`robots.txt`) and its whole text."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link as a template shows it; `note` is a short addition such as a count."""

    text: str
    url: str
    note: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page offers to programs (`<link rel="alternate">`)."""

    title: str
    url: str
    media_type: str = "text/calendar"


@dataclass(frozen=True, slots=True)
class Head:
    """What every page says about itself.

    `url` is the page's path from the host's root (`/termine/`), `canonical` an absolute address.
    `section` is the url of the main menu's item that the page belongs to. `breadcrumbs` lead from
    the home page to the parent (the page itself is not among them; empty on the home page).
    `json_ld` holds ready JSON texts. `changed` phrases the day its content last changed
    (`22. November 2026`), `changed_iso` the same as JJJJ-MM-TT; both are empty where unknown.
    `is_searched` says whether the site's own search finds it, by `search_words`, too.
    `image` is the whole address of the picture that a shared link carries, `image_alt` says it.
    """

    title: str
    description: str
    url: str
    canonical: str
    section: str = ""
    breadcrumbs: tuple[Link, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    json_ld: tuple[str, ...] = ()
    is_indexed: bool = True
    kind: str = "website"
    changed: str = ""
    changed_iso: str = ""
    in_sitemap: bool = True
    hyphenates: bool = True
    is_searched: bool = True
    search_words: tuple[str, ...] = ()
    image: str = ""
    image_alt: str = ""


class RareFields(TypedDict, total=False):
    """Fields of a Head that few pages set."""

    is_indexed: bool
    kind: str
    in_sitemap: bool
    hyphenates: bool
    is_searched: bool
    search_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One file to write: its address below the output folder, its template, what it shows.

    `url` is as in `plugins.termine.events.addresses` (`termine/`, `404.html`); a trailing slash
    stands for the folder's index.html.
    """

    url: str
    template: str
    view: object

    @property
    def file(self) -> str:
        """The file below the output folder, POSIX."""
        return f"{self.url}index.html" if self.url.endswith("/") or not self.url else self.url


@dataclass(frozen=True, slots=True)
class Bundle:
    """Pages that are made from the same values, built only when asked for.

    Bundles with equal keys give equal pages (but for the site-wide view and the templates). `urls`
    are the addresses of the pages, known without building them.
    """

    name: str
    key: str
    pages: Callable[[], tuple[Page, ...]]
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileBundle:
    """Text files that are made from the same values, made only when asked for (see Bundle)."""

    name: str
    key: str
    files: Callable[[], tuple[TextFile, ...]]


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
