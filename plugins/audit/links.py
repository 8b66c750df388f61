"""Every link and everything loaded leads to something that is there, and to nobody else's host."""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import parse_qs, urljoin, urlsplit

from plugins.audit.messages import message
from plugins.termine.diagnostics import Diagnostic, Message, Position

from .audited import file_of, target
from .page import Page, Reference
from .site import Site

_CSS_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)|@import\s+[\"']([^\"']+)[\"']")
_NO_FILES = frozenset({"mailto", "tel", "sms", "geo", "javascript"})
_CHECKED = frozenset({"stylesheet", "script"})
_ALGORITHMS = frozenset({"sha256", "sha384", "sha512"})
_CALENDAR_HOSTS = frozenset({"calendar.google.com", "outlook.live.com", "outlook.office.com"})


def link_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """The Diagnostics of all references, page by page, then those of style sheets and JSON-LD."""
    pages = {page.address: page for page in site.pages}
    digests = _Digests(site)
    for page in site.pages:
        for reference in page.references:
            for fault in _faults(reference, page, pages, site):
                yield fault.at(Position(f"{site.about.label}/{page.file}", reference.line))
            if reference.tag in _CHECKED:
                for fault in digests.faults(reference, page):
                    yield fault.at(Position(f"{site.about.label}/{page.file}", reference.line))
        yield from _json_diagnostics(page, site)
    for file in sorted(site.files):
        if file.endswith((".css", ".svg")):
            yield from _style_diagnostics(file, site)


def loaded_files(page: Page, site: Site) -> Iterable[str]:
    """The site's own files that a browser fetches with a page, each once.

    Of the candidates of a picture only the plain one counts: browsers fetch one of them.
    """
    found: dict[str, None] = {}
    for reference in page.references:
        if reference.is_loaded and not reference.tag.endswith("-candidate"):
            address = site.target(reference.url, page).address
            if address is not None and reference.tag not in {"a", "form"}:
                found[file_of(address)] = None
    return found


def _faults(
    reference: Reference, page: Page, pages: dict[str, Page], site: Site
) -> Iterator[Message]:
    url = reference.url
    scheme = urlsplit(url).scheme.lower()
    if scheme in _NO_FILES or (scheme == "data" and reference.is_loaded):
        return
    found = site.target(url, page)
    if found.address is None:
        yield from _foreign_faults(reference, site)
    elif not site.has(found.address):
        yield message("audit-broken-link", url=url)
    elif reference.tag == "a" and (found.fragment or url.strip() == "#"):
        other = pages.get(found.address)
        if other is not None and found.fragment not in other.ids:
            yield message("audit-broken-fragment", url=url)


def _foreign_faults(reference: Reference, site: Site) -> Iterator[Message]:
    if reference.is_loaded:
        yield message("audit-foreign-host", url=reference.url)
    elif missing := _missing_calendar(reference.url, site):
        yield message("audit-broken-link", url=missing)


def _missing_calendar(url: str, site: Site) -> str:
    """The calendar of ours that a link hands to Google or Outlook, if it is not there."""
    parts = urlsplit(url)
    if parts.hostname not in _CALENDAR_HOSTS:
        return ""
    query = parse_qs(parts.query)
    for given in (*query.get("cid", ()), *query.get("url", ())):
        found = target(given, "", site.about)
        if found.address is None or not site.has(found.address):
            return str(given)
    return ""


class _Digests:
    """Compares what pages say of a file (Subresource Integrity) with the file."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known = cache(self._digest)

    def faults(self, reference: Reference, page: Page) -> Iterator[Message]:
        address = self._site.target(reference.url, page).address
        if address is None or file_of(address) not in self._site.files:
            return
        if not reference.integrity:
            yield message("audit-integrity-missing", url=reference.url)
            return
        for said in reference.integrity.split():
            algorithm, _, value = said.partition("-")
            if algorithm not in _ALGORITHMS or value != self._known(algorithm, file_of(address)):
                yield message("audit-integrity-wrong", url=reference.url)

    def _digest(self, algorithm: str, file: str) -> str:
        return base64.b64encode(hashlib.new(algorithm, self._site.read(file)).digest()).decode()


def _style_diagnostics(file: str, site: Site) -> Iterator[Diagnostic]:
    text = site.read(file).decode("utf-8", "replace")
    for found in _CSS_URL.finditer(text):
        url = found[1] or found[2]
        if url.startswith(("data:", "#")):
            continue
        line = text.count("\n", 0, found.start()) + 1
        position = Position(f"{site.about.label}/{file}", line)
        address = target(url, file, site.about).address
        if address is None:
            yield message("audit-foreign-host", url=url).at(position)
        elif not site.has(address):
            yield message("audit-broken-link", url=url).at(position)


def _json_diagnostics(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The site's own addresses in JSON-LD lead somewhere; it is relative to nothing."""
    for block in page.json_ld:
        try:
            thing = json.loads(block.text)
        except ValueError:
            continue
        for url in _texts(thing):
            if not url.startswith(f"{site.about.url}/"):
                continue
            address = target(urljoin(site.about.url, url), "", site.about).address
            if address is None or not site.has(address):
                fault = message("audit-json-address", url=url)
                yield fault.at(Position(f"{site.about.label}/{page.file}", block.line))


def _texts(thing: object) -> Iterator[str]:
    match thing:
        case str():
            yield thing
        case list():
            for one in thing:
                yield from _texts(one)
        case dict():
            for one in thing.values():
                yield from _texts(one)
