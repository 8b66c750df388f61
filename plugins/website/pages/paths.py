"""Paths: from the addresses of `plugins.events` to links on a page and to absolute addresses."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Paths:
    """Where the site stands. `site_url` is SITEURL without a trailing slash and may hold a folder.

    `base` is its path with a slash at both ends: `https://www.herne.de/familie` has `/familie/`.
    """

    site_url: str
    base: str = field(init=False)

    def __post_init__(self) -> None:
        """Find the base once: it is asked for with every link."""
        folder = urlsplit(self.site_url).path.strip("/")
        object.__setattr__(self, "base", f"/{folder}/" if folder else "/")

    def path(self, url: str) -> str:
        """A link from the host's root: `termine/` → `/termine/`.

        Links to elsewhere (`https:`, `tel:`, `mailto:`) and to a place on the same page stay.
        """
        if url.startswith("#") or _is_elsewhere(url):
            return url
        return self.base + url.removeprefix("/")

    def absolute(self, url: str) -> str:
        """The whole address: `termine/` → `https://…/termine/`."""
        return url if _is_elsewhere(url) else f"{self.site_url}/{url.removeprefix('/')}"

    def webcal(self, url: str) -> str:
        """The address that makes a calendar program subscribe."""
        return f"webcal://{self.absolute(url).partition('://')[2]}"


def _is_elsewhere(url: str) -> bool:
    return ":" in url and bool(urlsplit(url).scheme)
