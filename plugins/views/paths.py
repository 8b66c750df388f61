"""Paths: from the addresses of `plugins.events` to links on a page and to absolute addresses."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Paths:
    """Where the site stands. `site_url` is SITEURL without a trailing slash and may hold a folder.

    `https://www.herne.de/familie` has the base path `/familie/`; without SITEURL it is `/`.
    """

    site_url: str

    @property
    def base(self) -> str:
        """The path of SITEURL, with a slash at both ends."""
        folder = urlsplit(self.site_url).path.strip("/")
        return f"/{folder}/" if folder else "/"

    def path(self, url: str) -> str:
        """A link from the host's root: `termine/` → `/termine/`.

        Links to elsewhere (`https:`, `tel:`, `mailto:`) and to a place on the same page stay.
        """
        if url.startswith("#") or urlsplit(url).scheme:
            return url
        return self.base + url.removeprefix("/")

    def absolute(self, url: str) -> str:
        """The whole address: `termine/` → `https://…/termine/`."""
        return url if urlsplit(url).scheme else f"{self.site_url}/{url.removeprefix('/')}"

    def webcal(self, url: str) -> str:
        """The address that makes a calendar program subscribe."""
        return f"webcal://{self.absolute(url).partition('://')[2]}"
