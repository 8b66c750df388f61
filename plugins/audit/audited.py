"""What an audit is told beside the folder: where the site will stand, what must not be in it."""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote, urljoin, urlsplit


@dataclass(frozen=True, slots=True)
class Audited:
    """One finished site.

    `url` is SITEURL without a slash at its end. `legal_pages` are slugs, `drafts` the addresses of
    texts and events that readers must not see. `label` is how Diagnostics call the output folder.
    """

    url: str
    today: date
    legal_pages: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    label: str = "output"

    @property
    def base(self) -> str:
        """The path of the site, with a slash at both ends."""
        folder = urlsplit(self.url).path.strip("/")
        return f"/{folder}/" if folder else "/"

    @property
    def domain(self) -> str:
        """What stands behind the `@` of every UID."""
        return urlsplit(self.url).hostname or ""

    def absolute(self, address: str) -> str:
        """The whole address of a page."""
        return f"{self.url}/{address}"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference leads: `address` below the site's root, None for what lies elsewhere."""

    address: str | None
    fragment: str = ""


_SUBSCRIBED = re.compile(r"^webcals?:", re.IGNORECASE)


def target(url: str, page: str, site: Audited) -> Target:
    """Resolve a reference on the page at the address `page`.

    `webcal:` counts as the site's own scheme. A path of the own host outside of the site's folder
    is an address that cannot be found.
    """
    own = urlsplit(site.url)
    whole = urlsplit(urljoin(site.absolute(page), _SUBSCRIBED.sub(f"{own.scheme}:", url.strip())))
    if (whole.scheme, whole.netloc) != (own.scheme, own.netloc):
        return Target(None)
    path = unquote(whole.path) or "/"
    inside = path.startswith(site.base)
    return Target(path[len(site.base) :] if inside else path, unquote(whole.fragment))


def file_of(address: str) -> str:
    """The file at an address: a folder's page is its index.html."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def address_of(file: str) -> str:
    """The address of a file."""
    return file.removesuffix("index.html") if file.rpartition("/")[2] == "index.html" else file
