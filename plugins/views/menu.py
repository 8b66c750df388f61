"""Where a page belongs: the main menu read as a small tree."""

from dataclasses import dataclass

from .page import Link
from .paths import Paths
from .site import MenuItem
from .world import Settings


@dataclass(frozen=True, slots=True)
class _Branch:
    """One item of the main menu with the addresses of the pages below it."""

    label: str
    url: str
    children: tuple[str, ...]


class Menu:
    """The main menu of the settings. Addresses may be written with or without a first slash."""

    def __init__(self, settings: Settings, paths: Paths) -> None:
        """Read the settings."""
        self._settings = settings
        self._paths = paths
        self._branches = tuple(
            _Branch(label, _plain(url), tuple(_plain(child) for _, child in children))
            for label, url, children in settings.menu
        )

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
        return Link(branch.label, self._paths.path(branch.url)) if branch else None

    def children(self, url: str) -> tuple[tuple[str, str], ...]:
        """Name and address of the pages below a page of the main menu."""
        for (_, item, children), branch in zip(self._settings.menu, self._branches, strict=True):
            if branch.url == url and item:
                return tuple((text, _plain(child)) for text, child in children)
        return ()

    def is_offer(self, url: str) -> bool:
        """Whether a page stands below the item „Angebote“."""
        return any(
            url in branch.children for branch in self._branches if branch.label == "Angebote"
        )

    def crumbs(self, url: str, *between: Link) -> tuple[Link, ...]:
        """The way from the home page to a page: start, its section, what stands between."""
        home = next((branch.label for branch in self._branches if not branch.url), "Start")
        start = Link(home, self._paths.base)
        section = self.section(url)
        own = self._paths.path(url)
        steps = (start, *((section,) if section else ()), *between)
        unique = dict.fromkeys(step for step in steps if step.url != own)
        return tuple(unique) if url else ()

    def _branch(self, url: str) -> _Branch | None:
        for branch in self._branches:
            if url == branch.url or url in branch.children:
                return branch
        starting = (b for b in self._branches if b.url and url.startswith(b.url))
        return max(starting, key=lambda branch: len(branch.url), default=None)


def _plain(url: str) -> str:
    return url.removeprefix("/")
