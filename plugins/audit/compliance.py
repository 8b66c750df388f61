"""What must be published, what must not, and what pages say of themselves to search engines.

Legal pages, security.txt, drafts and previews; titles, canonical addresses and the sitemap.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from xml.etree import ElementTree as ET

from plugins.termine.diagnostics import Diagnostic
from plugins.termine.events import plain_day

from .messages import message
from .site import DATE_ADDRESS, Page, Site, file_of

_EXPECTED = ("index.html", "404.html", "robots.txt", "sitemap.xml", "kalender/index.html")
_NOTHING_MAY_BE_READ = re.compile(r"^Disallow: /$", re.MULTILINE)

_SECURITY = ".well-known/security.txt"
_SECURITY_LINES = {
    "Contact": re.compile(r"^Contact: (?:mailto:|https:|tel:)\S+$", re.MULTILINE),
    "Expires": re.compile(r"^Expires: (\d{4}-\d{2}-\d{2})T", re.MULTILINE),
    "Canonical": re.compile(r"^Canonical: (\S+)$", re.MULTILINE),
}
_HOLDS_AT_LEAST = timedelta(days=30)

_SITEMAP = "sitemap.xml"
_NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}/$")


def duty_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """Missing pages and files first, then what should not be there."""
    at = site.about.at
    for file in _EXPECTED:
        if file not in site.files:
            yield message("audit-file-missing", name=file).at(at(file))
    for slug in site.about.legal_pages:
        if not site.has(f"{slug}/"):
            yield message("audit-legal-page-missing", slug=slug).at(at(f"{slug}/index.html"))
            continue
        for page in site.pages:
            if not _links_to(page, f"{slug}/", site):
                yield message("audit-legal-link-missing", slug=slug).at(at(page.file))
    yield from _security(site)
    if "robots.txt" in site.files and _NOTHING_MAY_BE_READ.search(site.text("robots.txt")):
        yield message("audit-preview").at(at("robots.txt"))
    yield from _drafts(site)


def head_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """Titles and descriptions that two pages share, wrong canonical addresses, a wrong sitemap."""
    own = []
    for page in site.pages:
        expected = site.about.absolute(page.address)
        is_date = DATE_ADDRESS.search(page.address) is not None
        event = site.about.absolute(_DAY.sub("", page.address))
        if page.canonical == expected:
            own += [page] if page.is_indexed else []
        elif not (is_date and page.canonical == event):
            fault = message("audit-canonical-wrong", found=page.canonical, expected=expected)
            yield fault.at(site.about.at(page.file))
    yield from _twice(own, site, "audit-title-twice", lambda page: page.title)
    yield from _twice(own, site, "audit-description-twice", lambda page: page.description)
    if _SITEMAP in site.files:
        yield from _sitemap(own, site)
    else:
        yield message("audit-file-missing", name=_SITEMAP).at(site.about.at(_SITEMAP))


def _links_to(page: Page, address: str, site: Site) -> bool:
    urls = {reference.url for reference in page.references if reference.tag == "a"}
    return f"{site.about.base}{address}" in urls or page.address == address


def _security(site: Site) -> Iterator[Diagnostic]:
    position = site.about.at(_SECURITY)
    if _SECURITY not in site.files:
        yield message("audit-security-missing").at(position)
        return
    text = site.text(_SECURITY)
    lines = {name: pattern.search(text) for name, pattern in _SECURITY_LINES.items()}
    canonical, expires = lines["Canonical"], lines["Expires"]
    if canonical and canonical[1] != site.about.absolute(_SECURITY):
        lines["Canonical"] = None
    for name, line in lines.items():
        if line is None:
            yield message("audit-security-broken", name=name).at(position)
    if expires:
        day = date.fromisoformat(expires[1])
        if day - site.about.today < _HOLDS_AT_LEAST:
            yield message("audit-security-expires", day=plain_day(day)).at(position)


def _drafts(site: Site) -> Iterator[Diagnostic]:
    """No page, no calendar and no link of what readers must not see."""
    for address in site.about.drafts:
        fault = message("audit-draft", name=f"/{address}")
        folder = address if address.endswith("/") else f"{address}/"
        for file in sorted(site.files):
            if file == file_of(address) or file.startswith(folder):
                yield fault.at(site.about.at(file))
                break
        url = b"URL:" + site.about.absolute(address).encode()
        for calendar in site.calendars:
            if any(url in block for _, block in calendar.blocks):
                yield fault.at(site.about.at(calendar.file))


def _twice(
    pages: list[Page], site: Site, kind: str, text_of: Callable[[Page], str]
) -> Iterator[Diagnostic]:
    first: dict[str, Page] = {}
    for page in pages:
        text = text_of(page)
        other = first.setdefault(text, page)
        if text and other is not page:
            fault = message(kind, title=text, text=text, other=f"/{other.address}")
            yield fault.at(site.about.at(page.file))


def _sitemap(own: list[Page], site: Site) -> Iterator[Diagnostic]:
    """The sitemap names the pages that want to be found (`own`), and no day that is to come."""
    position = site.about.at(_SITEMAP)
    try:
        entries = list(ET.fromstring(site.read(_SITEMAP)).iter(f"{_NAMESPACE}url"))  # noqa: S314 - ours
    except ET.ParseError as error:
        yield message("audit-unreadable", reason=str(error)).at(position)
        return
    listed = {entry.findtext(f"{_NAMESPACE}loc") or "": entry for entry in entries}
    expected = {site.about.absolute(page.address): page for page in own}
    for url, entry in listed.items():
        if url not in expected and not _is_other_file(url, site):
            yield message("audit-sitemap-without-page", url=url).at(position)
        day = entry.findtext(f"{_NAMESPACE}lastmod") or ""
        if day[:10] > site.about.today.isoformat():
            yield message("audit-sitemap-day", url=url, day=day).at(position)
    for url, page in expected.items():
        if url not in listed and page.file != "404.html":
            yield message("audit-not-in-sitemap").at(site.about.at(page.file))


def _is_other_file(url: str, site: Site) -> bool:
    """Files that are no pages, such as a calendar, may stand in the sitemap if they are there."""
    address = site.about.target(url, "").address
    is_page = address is None or file_of(address).endswith(".html")
    return not is_page and site.has(address or "")
