"""What must be published, and what must not: legal pages, security.txt, drafts, previews."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from plugins.audit.messages import message
from plugins.termine.diagnostics import Diagnostic, Position
from plugins.termine.events import plain_day

from .audited import file_of
from .page import Page
from .site import Site

SECURITY = ".well-known/security.txt"
_HOLDS_AT_LEAST = timedelta(days=30)
_EXPIRES = re.compile(r"^Expires: (\d{4}-\d{2}-\d{2})T", re.MULTILINE)
_CONTACT = re.compile(r"^Contact: (?:mailto:|https:|tel:)\S+$", re.MULTILINE)
_CANONICAL = re.compile(r"^Canonical: (\S+)$", re.MULTILINE)
_EXPECTED = ("index.html", "404.html", "robots.txt", "sitemap.xml", "kalender/index.html")
_NOTHING_MAY_BE_READ = re.compile(r"^Disallow: /$", re.MULTILINE)


def duty_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """Missing pages and files first, then what should not be there."""
    for file in _EXPECTED:
        if file not in site.files:
            yield message("audit-file-missing", name=file).at(_at(site, file))
    for slug in site.about.legal_pages:
        if not site.has(f"{slug}/"):
            yield message("audit-legal-page-missing", slug=slug).at(_at(site, f"{slug}/index.html"))
        else:
            yield from _legal_links(slug, site)
    yield from _security(site)
    yield from _robots(site)
    yield from _drafts(site)


def _at(site: Site, file: str) -> Position:
    return Position(f"{site.about.label}/{file}", 1)


def _legal_links(slug: str, site: Site) -> Iterator[Diagnostic]:
    for page in site.pages:
        if not _links_to(page, f"{slug}/", site):
            yield message("audit-legal-link-missing", slug=slug).at(_at(site, page.file))


def _links_to(page: Page, address: str, site: Site) -> bool:
    urls = {reference.url for reference in page.references if reference.tag == "a"}
    return f"{site.about.base}{address}" in urls or page.address == address


def _security(site: Site) -> Iterator[Diagnostic]:
    if SECURITY not in site.files:
        yield message("audit-security-missing").at(_at(site, SECURITY))
        return
    text = site.read(SECURITY).decode("utf-8", "replace")
    for name, pattern in (("Contact", _CONTACT), ("Expires", _EXPIRES), ("Canonical", _CANONICAL)):
        if not pattern.search(text):
            yield message("audit-security-broken", name=name).at(_at(site, SECURITY))
    canonical = _CANONICAL.search(text)
    if canonical and canonical[1] != site.about.absolute(SECURITY):
        yield message("audit-security-broken", name="Canonical").at(_at(site, SECURITY))
    if expires := _EXPIRES.search(text):
        day = date.fromisoformat(expires[1])
        if day - site.about.today < _HOLDS_AT_LEAST:
            yield message("audit-security-expires", day=plain_day(day)).at(_at(site, SECURITY))


def _robots(site: Site) -> Iterator[Diagnostic]:
    if "robots.txt" in site.files and _NOTHING_MAY_BE_READ.search(
        site.read("robots.txt").decode("utf-8", "replace")
    ):
        yield message("audit-preview").at(_at(site, "robots.txt"))


def _drafts(site: Site) -> Iterator[Diagnostic]:
    """No page, no calendar and no link of what readers must not see."""
    for address in site.about.drafts:
        folder = address if address.endswith("/") else f"{address}/"
        for file in sorted(site.files):
            if file == file_of(address) or file.startswith(folder):
                yield message("audit-draft", name=f"/{address}").at(_at(site, file))
                break
        for calendar in site.calendars:
            inside = site.about.absolute(address).encode()
            if any(b"URL:" + inside in block for _, block in calendar.blocks):
                yield message("audit-draft", name=f"/{address}").at(_at(site, calendar.file))
