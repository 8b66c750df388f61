"""Every link and everything loaded leads to something that is there, and to nobody else's host.

What a visitor's phone has to fetch with a page is weighed here, too, as servers send it: packed
where it is text. Those limits are warnings: a long text must never keep a cancelled date from being
published.
"""

import base64
import gzip
import hashlib
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from urllib.parse import parse_qs, unquote, urlsplit

from plugins.termine.diagnostics import Diagnostic

from .site import Audited, Page, Reference, Site

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
        url = match[0].decode("ascii", "replace")
        yield site.diagnostic("audit-local-address", file, line, url=url)


def link_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """The Diagnostics of all references, page by page, then those of style sheets."""
    pages = {page.file: page for page in site.pages}
    digest = cache(partial(_digest, site))
    for page in site.pages:
        for reference in page.references:
            file = site.file_behind(reference.url, page.address)
            faults = [*_reference_faults(reference, file, pages, site)]
            faults += _integrity_faults(reference, file, digest)
            for kind, url in faults:
                yield site.about.diagnostic(kind, page.file, reference.line, url=url)
        for line, thing in page.json_ld:  # it is relative to nothing
            own = (url for url in _texts(thing) if url.startswith(f"{site.about.url}/"))
            for url in {url for url in own if not site.file_behind(url)}:
                yield site.about.diagnostic("audit-json-address", page.file, line, url=url)
    for file in sorted(site.files):
        if file.endswith((".css", ".svg")):
            yield from _style_diagnostics(file, site)


def weight_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """The pages that are heavier than they should be."""
    weigh = cache(partial(_weight, site))
    for page in site.pages:
        files = {file: weigh(file) for file in _loaded_files(page, site)}
        styles = sum(size for file, size in files.items() if file.endswith(".css"))
        pictures = sum(size for file, size in files.items() if file.endswith(_PICTURES))
        weights = (
            ("Seite und Gestaltung", page.weight + styles, _MOST_TEXT),
            ("Bilder der Seite", pictures, _MOST_PICTURES),
            ("Die Seite mit allem, was sie lädt", page.weight + sum(files.values()), _MOST_ALL),
        )
        for part, size, most in weights:
            if size > most * _KILOBYTE:
                values = {"what": part, "kilobytes": -(-size // _KILOBYTE), "most": most}
                yield site.about.diagnostic("audit-too-heavy", page.file, **values)
        if len(files) + 1 > _MOST_FILES:
            values = {"count": len(files) + 1, "most": _MOST_FILES}
            yield site.about.diagnostic("audit-too-many-files", page.file, **values)


def _reference_faults(
    reference: Reference, file: str | None, pages: dict[str, Page], site: Site
) -> Iterator[tuple[str, str]]:
    """The kinds of what is wrong, each with the address it is about."""
    url = reference.url
    scheme = urlsplit(url).scheme.lower()
    if scheme in _NO_FILES or (scheme == "data" and reference.is_loaded):
        return
    if file is None and reference.is_loaded:
        yield "audit-foreign-host", url
    elif file is None:  # the first calendar of ours that is handed to Google or Outlook
        parts = urlsplit(url)
        query = parse_qs(parts.query) if parts.hostname in _CALENDAR_HOSTS else {}
        given = (*query.get("cid", ()), *query.get("url", ()))
        missing = [calendar for calendar in given if not site.file_behind(calendar)]
        yield from (("audit-broken-link", calendar) for calendar in missing[:1])
    elif not file:
        yield "audit-broken-link", url
    elif reference.tag == "a" and "#" in url and file in pages:
        fragment = unquote(urlsplit(url.strip()).fragment)
        if fragment not in pages[file].ids and (fragment or url.strip() == "#"):
            yield "audit-broken-fragment", url


def _integrity_faults(
    reference: Reference, file: str | None, digest: Callable[[str, str], str]
) -> Iterator[tuple[str, str]]:
    """What a page says of a style or script (Subresource Integrity) is compared with the file."""
    if file and reference.tag in {"stylesheet", "script"}:
        if not reference.integrity:
            yield "audit-integrity-missing", reference.url
        for integrity in reference.integrity.split():
            algorithm, _, value = integrity.partition("-")
            if algorithm not in _ALGORITHMS or value != digest(algorithm, file):
                yield "audit-integrity-wrong", reference.url


def _digest(site: Site, algorithm: str, file: str) -> str:
    content = (site.folder / file).read_bytes()
    return base64.b64encode(hashlib.new(algorithm, content).digest()).decode()


def _style_diagnostics(file: str, site: Site) -> Iterator[Diagnostic]:
    text = site.text(file)
    for match in _CSS_URL.finditer(text):
        url = match[1] or match[2]
        other = site.file_behind(url, file)
        if not url.startswith(("data:", "#")) and not other:
            kind = "audit-foreign-host" if other is None else "audit-broken-link"
            yield site.about.diagnostic(kind, file, text.count("\n", 0, match.start()) + 1, url=url)


def _texts(thing: object) -> Iterator[str]:
    match thing:
        case str():
            yield thing
        case list():
            for inner in thing:
                yield from _texts(inner)
        case dict():
            yield from _texts([*thing.values()])


def _loaded_files(page: Page, site: Site) -> set[str]:
    """The site's own files that a browser fetches with a page.

    Of the candidates of a picture only the plain one counts: browsers fetch one of them.
    """
    loaded = (
        site.file_behind(reference.url, page.address)
        for reference in page.references
        if reference.is_loaded and not reference.tag.endswith(("form", "-candidate"))
    )
    return {file for file in loaded if file}


def _weight(site: Site, file: str) -> int:
    if not file.endswith(_PACKED):
        return site.files[file]
    return len(gzip.compress((site.folder / file).read_bytes(), 6, mtime=0))
