"""What pages say of themselves to search engines: titles, canonical addresses, the sitemap."""

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

from plugins.audit.messages import message
from plugins.termine.diagnostics import Diagnostic, Position

from .audited import file_of, target
from .page import Page
from .page_reading import DATE_ADDRESS
from .site import Site

SITEMAP = "sitemap.xml"
_NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_EVENT = re.compile(r"\d{4}-\d{2}-\d{2}/$")
_NOT_FOUND = "404.html"


def head_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """Titles and descriptions that two pages share, wrong canonical addresses, a wrong sitemap."""
    for page in site.pages:
        expected = site.about.absolute(page.address)
        is_date = DATE_ADDRESS.search(page.address) is not None
        event = site.about.absolute(_EVENT.sub("", page.address))
        if page.canonical != expected and not (is_date and page.canonical == event):
            fault = message("audit-canonical-wrong", found=page.canonical, expected=expected)
            yield fault.at(_at(site, page.file))
    own = [page for page in site.pages if _is_found(page, site)]
    yield from _twice(own, site, "audit-title-twice", lambda page: page.title)
    yield from _twice(own, site, "audit-description-twice", lambda page: page.description)
    yield from _sitemap(own, site)


def _at(site: Site, file: str) -> Position:
    return Position(f"{site.about.label}/{file}", 1)


def _is_found(page: Page, site: Site) -> bool:
    """Whether search engines shall know the page under its own address."""
    return page.is_indexed and page.canonical == site.about.absolute(page.address)


def _twice(
    pages: list[Page], site: Site, kind: str, text: Callable[[Page], str]
) -> Iterator[Diagnostic]:
    first: dict[str, Page] = {}
    for page in pages:
        said = text(page)
        other = first.setdefault(said, page)
        if said and other is not page:
            fault = message(kind, title=said, text=said, other=f"/{other.address}")
            yield fault.at(_at(site, page.file))


def _sitemap(own: list[Page], site: Site) -> Iterator[Diagnostic]:
    if SITEMAP not in site.files:
        yield message("audit-file-missing", name=SITEMAP).at(_at(site, SITEMAP))
        return
    try:
        entries = list(ET.fromstring(site.read(SITEMAP)).iter(f"{_NAMESPACE}url"))  # noqa: S314 - ours
    except ET.ParseError as error:
        yield message("audit-unreadable", reason=str(error)).at(_at(site, SITEMAP))
        return
    found = {entry.findtext(f"{_NAMESPACE}loc") or "": entry for entry in entries}
    expected = {site.about.absolute(page.address): page for page in own}
    for url, entry in found.items():
        if url not in expected and not _is_other_file(url, site):
            yield message("audit-sitemap-without-page", url=url).at(_at(site, SITEMAP))
        day = entry.findtext(f"{_NAMESPACE}lastmod") or ""
        if day[:10] > site.about.today.isoformat():
            yield message("audit-sitemap-day", url=url, day=day).at(_at(site, SITEMAP))
    for url, page in expected.items():
        if url not in found and page.file != _NOT_FOUND:
            yield message("audit-not-in-sitemap").at(_at(site, page.file))


def _is_other_file(url: str, site: Site) -> bool:
    """Files that are no pages, such as a calendar, may stand in the sitemap if they are there."""
    address = target(url, "", site.about).address
    is_page = address is None or file_of(address).endswith(".html")
    return not is_page and site.has(address or "")
