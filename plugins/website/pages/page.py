"""Page: one file of the site as a value, and Bundle: pages that come from the same inputs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypedDict

from .text_file import TextFile


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
    """Pages that depend on the same inputs, built only when asked for.

    `inputs` are values whose `repr` says everything the pages depend on (but for the site-wide
    view and the templates): equal inputs give equal pages. `urls` are the addresses of the pages,
    known without building them.
    """

    name: str
    inputs: tuple[object, ...]
    pages: Callable[[], tuple[Page, ...]]
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileBundle:
    """Text files that depend on the same inputs, made only when asked for (see Bundle)."""

    name: str
    inputs: tuple[object, ...]
    files: Callable[[], tuple[TextFile, ...]]
