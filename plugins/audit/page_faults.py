"""What is wrong with one page by itself: headings, ids, pictures, anything inline."""

import json
import re
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup
from bs4.element import Tag

from plugins.audit.messages import message
from plugins.termine.diagnostics import Diagnostic, Message, Position

from .audited import Audited

_HEADING = re.compile(r"h[1-6]")
_LOCAL = re.compile(
    rb"(?:https?:|webcal:)?//(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1\])(?::\d+)?",
    re.IGNORECASE,
)
_GAP = re.compile(r"\[?\[\s*bitte erg(?:ä|ae|a\u0308|a)nzen:?\s*([^\]]*)\]", re.IGNORECASE)
_PICTURES = frozenset({"img", "area"})

_Found = Iterator[tuple[int, Message]]


def page_faults(
    file: str, soup: BeautifulSoup, tags: Sequence[Tag], site: Audited
) -> Iterator[Diagnostic]:
    """The Diagnostics of a page in the order of the checks."""
    for check in (_head, _headings, _ids, _pictures, _links, _inline, _json, _preview):
        for line, fault in check(soup, tags):
            yield fault.at(Position(f"{site.label}/{file}", line))
    if file in {f"{slug}/index.html" for slug in site.legal_pages}:
        for gap in _GAP.finditer(soup.get_text()):
            fault = message("audit-gap-on-legal-page", text=gap[1].strip() or "?")
            yield fault.at(Position(f"{site.label}/{file}", 1))


def local_addresses(file: str, data: bytes, site: Audited) -> Iterator[Diagnostic]:
    """Every address in a file of text that only one machine knows."""
    for found in _LOCAL.finditer(data):
        line = data.count(b"\n", 0, found.start()) + 1
        fault = message("audit-local-address", url=found[0].decode("ascii", "replace"))
        yield fault.at(Position(f"{site.label}/{file}", line))


def _line(tag: Tag) -> int:
    return tag.sourceline or 1


def _head(soup: BeautifulSoup, _tags: Sequence[Tag]) -> _Found:
    if not (isinstance(soup.html, Tag) and soup.html.get("lang")):
        yield 1, message("audit-language-missing")
    if soup.title is None or not soup.title.get_text(strip=True):
        yield 1, message("audit-title-missing")
    description = soup.find("meta", attrs={"name": "description"})
    if not isinstance(description, Tag) or not description.get("content"):
        yield 1, message("audit-description-missing")


def _headings(_soup: BeautifulSoup, tags: Sequence[Tag]) -> _Found:
    headings = [(int(tag.name[1]), tag) for tag in tags if _HEADING.fullmatch(tag.name)]
    count = sum(level == 1 for level, _ in headings)
    if count != 1:
        yield 1, message("audit-main-headings", count=count)
    before = 0
    for level, tag in headings:
        text = " ".join(tag.get_text().replace("\u00ad", "").split())
        if not text:
            yield _line(tag), message("audit-heading-empty", level=level)
        if level > before + 1:
            yield (
                _line(tag),
                message("audit-heading-skipped", text=text, level=level, before=before),
            )
        before = level


def _ids(_soup: BeautifulSoup, tags: Sequence[Tag]) -> _Found:
    seen: set[str] = set()
    for tag in tags:
        if not tag.has_attr("id"):
            continue
        name = str(tag["id"])
        if name in seen:
            yield _line(tag), message("audit-id-twice", id=name)
        seen.add(name)


def _pictures(_soup: BeautifulSoup, tags: Sequence[Tag]) -> _Found:
    for tag in tags:
        if tag.name in _PICTURES and not tag.has_attr("alt"):
            yield (
                _line(tag),
                message("audit-alt-missing", url=str(tag.get("src") or tag.get("href") or "")),
            )
        elif tag.name == "svg" and tag.get("role") == "img" and not _is_named(tag):
            yield _line(tag), message("audit-alt-missing", url="svg")


def _is_named(drawing: Tag) -> bool:
    label = drawing.get("aria-label") or drawing.get("aria-labelledby")
    return bool(label) or drawing.find("title") is not None


def _links(_soup: BeautifulSoup, tags: Sequence[Tag]) -> _Found:
    for tag in tags:
        if tag.name != "a" or not tag.has_attr("href"):
            continue
        url = str(tag["href"])
        scheme = "".join(url.split()).lower()
        if scheme.startswith(("javascript:", "data:", "vbscript:")):
            yield _line(tag), message("audit-unsafe-link", url=url)
        if not (tag.get_text(strip=True) or tag.get("aria-label") or _alternative(tag)):
            yield _line(tag), message("audit-link-without-text", url=url)


def _alternative(tag: Tag) -> str:
    return "".join(str(image.get("alt") or "") for image in tag.find_all("img"))


def _inline(_soup: BeautifulSoup, tags: Sequence[Tag]) -> _Found:
    """What the Content-Security-Policy of deploy/ would refuse; blocks of data are no scripts."""
    for tag in tags:
        handlers = [name for name in tag.attrs if name == "style" or name.startswith("on")]
        for name in handlers:
            yield _line(tag), message("audit-inline", what=f"{name}=")
        if tag.name == "style":
            yield _line(tag), message("audit-inline", what="<style>")
        is_data = tag.get("type") in {"application/ld+json", "application/json"}
        if tag.name == "script" and not tag.has_attr("src") and not is_data:
            yield _line(tag), message("audit-inline", what="<script>")


def _json(_soup: BeautifulSoup, tags: Sequence[Tag]) -> _Found:
    for tag in tags:
        if tag.name == "script" and tag.get("type") == "application/ld+json":
            try:
                thing = json.loads(tag.get_text())
            except ValueError:
                yield _line(tag), message("audit-json-broken")
                continue
            if not isinstance(thing, dict) or thing.get("@context") != "https://schema.org":
                yield _line(tag), message("audit-json-broken")


def _preview(_soup: BeautifulSoup, tags: Sequence[Tag]) -> _Found:
    if any("header__preview" in (tag.get("class") or ()) for tag in tags):
        yield 1, message("audit-preview")
