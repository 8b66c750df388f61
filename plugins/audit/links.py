"""Every link and everything loaded leads to something that is there, and to nobody else's host.

What a visitor's phone has to fetch with a page is weighed here, too, as servers send it: packed
where it is text. Those limits are warnings: a long text must never keep a cancelled date from being
published.
"""

import base64
import gzip
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from urllib.parse import parse_qs, urlsplit

from plugins.termine.diagnostics import Diagnostic, Message

from .messages import message
from .site import Audited, Page, Reference, Site, file_of

_LOCAL = re.compile(
    rb"(?:https?:|webcal:)?//(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1\])(?::\d+)?",
    re.IGNORECASE,
)
_CSS_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)|@import\s+[\"']([^\"']+)[\"']")
_NO_FILES = frozenset({"mailto", "tel", "sms", "geo", "javascript"})
_ALGORITHMS = frozenset({"sha256", "sha384", "sha512"})
_CALENDAR_HOSTS = frozenset({"calendar.google.com", "outlook.live.com", "outlook.office.com"})

_KILOBYTE = 1024
_MOST_TEXT, _MOST_PICTURES, _MOST_ALL, _MOST_FILES = 20, 80, 120, 12
_PACKED = (".css", ".js", ".svg", ".json", ".webmanifest")
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico")


def local_addresses(file: str, data: bytes, site: Audited) -> Iterator[Diagnostic]:
    """Every address in a file of text that only one machine knows."""
    for match in _LOCAL.finditer(data):
        line = data.count(b"\n", 0, match.start()) + 1
        fault = message("audit-local-address", url=match[0].decode("ascii", "replace"))
        yield fault.at(site.at(file, line))


def link_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """The Diagnostics of all references, page by page, then those of style sheets."""
    pages = {page.address: page for page in site.pages}
    digest = cache(partial(_digest, site))
    for page in site.pages:
        for reference in page.references:
            faults = list(_faults(reference, page, pages, site))
            if reference.tag in {"stylesheet", "script"}:
                faults += _integrity_faults(reference, page, site, digest)
            yield from (fault.at(site.about.at(page.file, reference.line)) for fault in faults)
        yield from _json_diagnostics(page, site)
    for file in sorted(site.files):
        if file.endswith((".css", ".svg")):
            yield from _style_diagnostics(file, site)


def weight_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """The pages that are heavier than they should be."""

    @cache
    def weight(file: str) -> int:
        is_packed = file.endswith(_PACKED)
        return len(gzip.compress(site.read(file), 6, mtime=0)) if is_packed else site.files[file]

    for page in site.pages:
        weights = {file: weight(file) for file in _loaded_files(page, site)}
        yield from (fault.at(site.about.at(page.file)) for fault in _weight_faults(page, weights))


def _faults(
    reference: Reference, page: Page, pages: dict[str, Page], site: Site
) -> Iterator[Message]:
    url = reference.url
    scheme = urlsplit(url).scheme.lower()
    if scheme in _NO_FILES or (scheme == "data" and reference.is_loaded):
        return
    target = site.about.target(url, page.address)
    if target.address is None:
        if reference.is_loaded:
            yield message("audit-foreign-host", url=url)
        elif missing := _missing_calendar(url, site):
            yield message("audit-broken-link", url=missing)
    elif not site.has(target.address):
        yield message("audit-broken-link", url=url)
    elif reference.tag == "a" and (target.fragment or url.strip() == "#"):
        other = pages.get(target.address)
        if other is not None and target.fragment not in other.ids:
            yield message("audit-broken-fragment", url=url)


def _missing_calendar(url: str, site: Site) -> str:
    """The calendar of ours that a link hands to Google or Outlook, if it is not there."""
    parts = urlsplit(url)
    if parts.hostname not in _CALENDAR_HOSTS:
        return ""
    query = parse_qs(parts.query)
    for given in (*query.get("cid", ()), *query.get("url", ())):
        address = site.about.target(given, "").address
        if address is None or not site.has(address):
            return str(given)
    return ""


def _integrity_faults(
    reference: Reference, page: Page, site: Site, digest: Callable[[str, str], str]
) -> Iterator[Message]:
    """What a page says of a file (Subresource Integrity) is compared with the file."""
    address = site.about.target(reference.url, page.address).address
    if address is None or not site.has(address):
        return
    if not reference.integrity:
        yield message("audit-integrity-missing", url=reference.url)
    for integrity in reference.integrity.split():
        algorithm, _, value = integrity.partition("-")
        if algorithm not in _ALGORITHMS or value != digest(algorithm, file_of(address)):
            yield message("audit-integrity-wrong", url=reference.url)


def _digest(site: Site, algorithm: str, file: str) -> str:
    return base64.b64encode(hashlib.new(algorithm, site.read(file)).digest()).decode()


def _style_diagnostics(file: str, site: Site) -> Iterator[Diagnostic]:
    text = site.text(file)
    for match in _CSS_URL.finditer(text):
        url = match[1] or match[2]
        if url.startswith(("data:", "#")):
            continue
        position = site.about.at(file, text.count("\n", 0, match.start()) + 1)
        address = site.about.target(url, file).address
        if address is None:
            yield message("audit-foreign-host", url=url).at(position)
        elif not site.has(address):
            yield message("audit-broken-link", url=url).at(position)


def _json_diagnostics(page: Page, site: Site) -> Iterator[Diagnostic]:
    """The site's own addresses in JSON-LD lead somewhere; it is relative to nothing."""
    for block in page.json_ld:
        for url in _texts(block.content):
            if url.startswith(f"{site.about.url}/"):
                address = site.about.target(url, "").address
                if address is None or not site.has(address):
                    fault = message("audit-json-address", url=url)
                    yield fault.at(site.about.at(page.file, block.line))


def _texts(thing: object) -> Iterator[str]:
    match thing:
        case str():
            yield thing
        case list():
            for inner in thing:
                yield from _texts(inner)
        case dict():
            yield from _texts([*thing.values()])


def _loaded_files(page: Page, site: Site) -> Iterable[str]:
    """The site's own files that a browser fetches with a page, each once.

    Of the candidates of a picture only the plain one counts: browsers fetch one of them.
    """
    files: dict[str, None] = {}
    for reference in page.references:
        is_skipped = reference.tag in {"a", "form"} or reference.tag.endswith("-candidate")
        if reference.is_loaded and not is_skipped:
            address = site.about.target(reference.url, page.address).address
            if address is not None and site.has(address):
                files[file_of(address)] = None
    return files


def _weight_faults(page: Page, files: dict[str, int]) -> Iterator[Message]:
    styles = sum(size for file, size in files.items() if file.endswith(".css"))
    pictures = sum(size for file, size in files.items() if file.endswith(_PICTURES))
    weights = (
        ("Seite und Gestaltung", page.weight + styles, _MOST_TEXT),
        ("Bilder der Seite", pictures, _MOST_PICTURES),
        ("Die Seite mit allem, was sie lädt", page.weight + sum(files.values()), _MOST_ALL),
    )
    for part, size, most in weights:
        if size > most * _KILOBYTE:
            yield message("audit-too-heavy", what=part, kilobytes=-(-size // _KILOBYTE), most=most)
    if len(files) + 1 > _MOST_FILES:
        yield message("audit-too-many-files", count=len(files) + 1, most=_MOST_FILES)
