"""Where a page belongs: the main menu read as a small tree."""

from dataclasses import dataclass

from .page import Link
from .paths import Paths
from .site import MenuItem
from .world import Settings


@dataclass(frozen=True, slots=True)
class _Branch:
    """One item of the main menu with the addresses of the pages below it."""

    link: Link
    url: str
    children: tuple[str, ...]


class Menu:
    """The main menu of the settings. Addresses may be written with or without a first slash."""

    def __init__(self, settings: Settings, paths: Paths) -> None:
        """Read the settings."""
        self._settings = settings
        self._paths = paths
        self._branches = tuple(
            _Branch(
                Link(label, paths.path(_plain(url))),
                _plain(url),
                tuple(_plain(child) for _, child in children),
            )
            for label, url, children in settings.menu
        )
        named = [(u, branch) for branch in self._branches for u in (branch.url, *branch.children)]
        self._named = dict(reversed(named))
        self._longest_first = sorted(
            (branch for branch in self._branches if branch.url),
            key=lambda branch: len(branch.url),
            reverse=True,
        )
        offers = (one.children for one in self._branches if one.link.text == "Angebote")
        self._offers = frozenset(url for children in offers for url in children)
        home = next((branch.link.text for branch in self._branches if not branch.url), "Start")
        self._start = Link(home, paths.base)

    def items(self) -> tuple[MenuItem, ...]:
        """The menu as the frame of every page shows it."""
        return tuple(
            MenuItem(
                Link(label, self._paths.path(url)),
                tuple(Link(text, self._paths.path(child)) for text, child in children),
            )
            for label, url, children in self._settings.menu
        )

    def section(self, url: str) -> Link | None:
        """The item a page belongs to: itself, the one above it, or the one its path begins with."""
        branch = self._branch(url)
        return branch.link if branch else None

    def children(self, url: str) -> tuple[tuple[str, str], ...]:
        """Name and address of the pages below a page of the main menu."""
        for (_, item, children), branch in zip(self._settings.menu, self._branches, strict=True):
            if branch.url == url and item:
                return tuple((text, _plain(child)) for text, child in children)
        return ()

    def is_offer(self, url: str) -> bool:
        """Whether a page stands below the item „Angebote“."""
        return url in self._offers

    def crumbs(self, url: str, *between: Link) -> tuple[Link, ...]:
        """The way from the home page to a page: start, its section, what stands between."""
        if not url:
            return ()
        section, own = self.section(url), self._paths.path(url)
        steps = (self._start, *((section,) if section else ()), *between)
        return tuple(dict.fromkeys([step for step in steps if step.url != own]))

    def _branch(self, url: str) -> _Branch | None:
        if url in self._named:
            return self._named[url]
        starting = (branch for branch in self._longest_first if url.startswith(branch.url))
        return next(starting, None)


def _plain(url: str) -> str:
    return url.removeprefix("/")
