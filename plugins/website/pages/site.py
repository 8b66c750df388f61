"""What is the same on every page of one build."""

from dataclasses import dataclass, field

from .page import Link


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One item of the main menu with the pages below it."""

    link: Link
    children: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the theme under its hashed name; `integrity` is the SRI value (`sha384-…`)."""

    url: str
    integrity: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """The frame around every page. `base` is the path of SITEURL and ends in `/`.

    `address` are the lines of the office's address, `office_url` the page on how to get there.
    `linked` are the pages that header and footer lead to: only on these they say where one is.
    """

    name: str
    tagline: str
    url: str
    base: str
    stylesheet: Asset
    script: Asset
    icon: str
    menu: tuple[MenuItem, ...]
    top_links: tuple[Link, ...]
    legal_links: tuple[Link, ...]
    help_lines: tuple[Link, ...]
    feed_links: tuple[Link, ...]
    office_name: str
    address: tuple[str, ...]
    office_url: str
    language: str = "de"
    search_url: str = ""
    search_script: Asset | None = None
    is_preview: bool = False
    linked: frozenset[str] = field(default=frozenset(), init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the linked pages once: every page asks whether it is one of them."""
        links = (*self.top_links, *self.legal_links, *(item.link for item in self.menu))
        below = (link.url for item in self.menu for link in item.children)
        linked = frozenset((self.search_url, *below, *(link.url for link in links)))
        object.__setattr__(self, "linked", linked)
