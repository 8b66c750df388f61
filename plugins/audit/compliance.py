"""What must be published, what must not, and what pages say of themselves to search engines.

Legal pages, security.txt, drafts and previews; titles, canonical addresses and the sitemap.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from xml.etree import ElementTree as ET

from plugins.termine.diagnostics import Diagnostic
from plugins.termine.events import plain_day

from .site import DATE_ADDRESS, Page, Site

_EXPECTED = ("index.html", "404.html", "robots.txt", "sitemap.xml", "kalender/index.html")
_NOTHING_MAY_BE_READ = re.compile(r"^Disallow: /$", re.MULTILINE)

_SECURITY = ".well-known/security.txt"
_HOLDS_AT_LEAST = timedelta(days=30)

_SITEMAP = "sitemap.xml"
_NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}/$")


def duty_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """Missing pages and files first, then what should not be there."""
    for file in _EXPECTED:
        if file not in site.files:
            yield site.about.diagnostic("audit-file-missing", file, name=file)
    for slug in site.about.legal_pages:
        yield from _legal_page(slug, site)
    yield from _security(site)
    if "robots.txt" in site.files and _NOTHING_MAY_BE_READ.search(site.text("robots.txt")):
        yield site.about.diagnostic("audit-preview", "robots.txt")
    for address in site.about.drafts:
        files = _draft_files(address, site)
        yield from (
            site.about.diagnostic("audit-draft", file, name=f"/{address}") for file in files
        )


def _legal_page(slug: str, site: Site) -> Iterator[Diagnostic]:
    """A page that the law demands is there, and every page links to it."""
    legal = f"{slug}/index.html"
    if legal not in site.files:
        yield site.about.diagnostic("audit-legal-page-missing", legal, slug=slug)
        return
    for page in site.pages:
        urls = {reference.url for reference in page.references if reference.tag == "a"}
        if f"{site.about.base}{slug}/" not in urls and page.file != legal:
            yield site.about.diagnostic("audit-legal-link-missing", page.file, slug=slug)


def head_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """Titles and descriptions that two pages share, wrong canonical addresses, a wrong sitemap."""
    own = []
    for page in site.pages:
        expected = site.about.absolute(page.address)
        event = site.about.absolute(_DAY.sub("", page.address))
        if page.canonical == expected:
            own += [page] if page.is_indexed else []
        elif not (DATE_ADDRESS.search(page.address) and page.canonical == event):
            values = {"found": page.canonical, "expected": expected}
            yield site.about.diagnostic("audit-canonical-wrong", page.file, **values)
    first: dict[tuple[str, str], Page] = {}
    for page in own:
        for kind, text in (("title", page.title), ("description", page.description)):
            other = first.setdefault((kind, text), page)
            if text and other is not page:
                values = {"title": text, "text": text, "other": f"/{other.address}"}
                yield site.about.diagnostic(f"audit-{kind}-twice", page.file, **values)
    if _SITEMAP in site.files:
        yield from _sitemap(own, site)


def _security(site: Site) -> Iterator[Diagnostic]:
    if _SECURITY not in site.files:
        yield site.about.diagnostic("audit-security-missing", _SECURITY)
        return
    text = site.text(_SECURITY)
    canonical = re.escape(site.about.absolute(_SECURITY))
    expires = re.search(r"^Expires: (\d{4}-\d{2}-\d{2})T", text, re.MULTILINE)
    lines = {
        "Contact": re.search(r"^Contact: (?:mailto:|https:|tel:)\S+$", text, re.MULTILINE),
        "Expires": expires,
        "Canonical": re.search(rf"^Canonical: {canonical}$", text, re.MULTILINE),
    }
    for name in (name for name, line in lines.items() if line is None):
        yield site.about.diagnostic("audit-security-broken", _SECURITY, name=name)
    day = date.fromisoformat(expires[1]) if expires else date.max
    if day - site.about.today < _HOLDS_AT_LEAST:
        yield site.about.diagnostic("audit-security-expires", _SECURITY, day=plain_day(day))


def _draft_files(address: str, site: Site) -> Iterator[str]:
    """A page of what readers must not see, and the calendars that link to it."""
    folder = address if address.endswith("/") else f"{address}/"
    own = (file for file in site.files if file == address or file.startswith(folder))
    yield from sorted(own)[:1]
    url = b"URL:" + site.about.absolute(address).encode()
    for calendar in site.calendars:
        if any(url in block for _, block in calendar.blocks):
            yield calendar.file


def _sitemap(own: list[Page], site: Site) -> Iterator[Diagnostic]:
    """The sitemap names the pages that want to be found (`own`), and no day that is to come.

    Files that are no pages, such as a calendar, may stand in it if they are there. A large one is
    an index of others.
    """
    listed: dict[str, tuple[str, str]] = {}
    for part in _parts(site):
        try:
            listed |= {url: (part, day) for url, day in _entries(site, part, "url", "sitemap")}
        except ET.ParseError as error:
            yield site.about.diagnostic("audit-unreadable", part, reason=str(error))
            return
    expected = {site.about.absolute(page.address): page for page in own}
    for url, (part, day) in listed.items():
        file = site.file_behind(url)
        if url not in expected and (not file or file.endswith(".html")):
            yield site.about.diagnostic("audit-sitemap-without-page", part, url=url)
        if day[:10] > site.about.today.isoformat():
            yield site.about.diagnostic("audit-sitemap-day", part, url=url, day=day)
    for url, page in expected.items():
        if url not in listed and page.file != "404.html":
            yield site.about.diagnostic("audit-not-in-sitemap", page.file)


def _parts(site: Site) -> Iterator[str]:
    """The sitemap, and the files that it names where it is an index."""
    yield _SITEMAP
    for url, _ in _entries(site, _SITEMAP, "sitemap"):
        if part := site.file_behind(url):
            yield part


def _entries(site: Site, file: str, *kinds: str) -> list[tuple[str, str]]:
    """Each address of these kinds with its day."""
    root = ET.parse(site.folder / file).getroot()  # noqa: S314 - ours
    return [
        (one.findtext(f"{_NAMESPACE}loc", ""), one.findtext(f"{_NAMESPACE}lastmod", ""))
        for kind in kinds
        for one in root.iter(f"{_NAMESPACE}{kind}")
    ]
