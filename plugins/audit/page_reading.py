"""A page read back with BeautifulSoup: the Page, and what is wrong with it by itself."""

import gzip
import re
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup
from bs4.element import Tag

from plugins.termine.diagnostics import Diagnostic

from .audited import Audited, address_of
from .page import Json, Mention, Page, Reference
from .page_faults import page_faults

DATE_ADDRESS = re.compile(r"(termine/([a-z0-9-]+)/(\d{4}-\d{2}-\d{2})/)$")
"""The address of the page of one date, its event's id and the day it was planned for."""

STATUS_WORDS = ("Fällt aus", "Verlegt")
"""What pages say of a cancelled and of a moved date."""

_LOADING_LINKS = frozenset(
    {
        *("stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "prefetch"),
        *("modulepreload", "preconnect", "dns-prefetch"),
    }
)
_SOURCES = ("src", "data", "poster")
_SOFT_HYPHEN = "\u00ad"


def read_page(file: str, data: bytes, site: Audited) -> tuple[Page, tuple[Diagnostic, ...]]:
    """What the page says, and the Diagnostics it has whatever the others say."""
    soup = BeautifulSoup(data, "html.parser")
    tags = [tag for tag in soup.descendants if isinstance(tag, Tag)]
    return _page(file, data, soup, tags), tuple(page_faults(file, soup, tags, site))


def text_of(tag: Tag) -> str:
    """The words of an element on one line, without soft hyphens."""
    return " ".join(tag.get_text().replace(_SOFT_HYPHEN, "").split())


def _page(file: str, data: bytes, soup: BeautifulSoup, tags: list[Tag]) -> Page:
    address = address_of(file)
    date = _own_date(address, soup) if DATE_ADDRESS.search(address) else None
    return Page(
        file=file,
        address=address,
        title=text_of(soup.title) if soup.title else "",
        description=_meta(soup, "description"),
        canonical=_attribute(soup.find("link", rel="canonical"), "href"),
        is_indexed="noindex" not in _meta(soup, "robots"),
        ids=frozenset(_attribute(tag, "id") for tag in tags if tag.has_attr("id")),
        references=tuple(one for tag in tags for one in _references(tag)),
        json_ld=tuple(_json_ld(tags)),
        mentions=tuple(_mentions(soup)),
        date=date,
        weight=len(gzip.compress(data, 6, mtime=0)),
    )


def _meta(soup: BeautifulSoup, name: str) -> str:
    return _attribute(soup.find("meta", attrs={"name": name}), "content")


def _attribute(tag: object, name: str) -> str:
    value = tag.get(name) if isinstance(tag, Tag) else None
    return " ".join(value) if isinstance(value, list) else value or ""


def _line(tag: Tag) -> int:
    return tag.sourceline or 1


def _references(tag: Tag) -> Iterator[Reference]:
    line, integrity = _line(tag), _attribute(tag, "integrity")
    if tag.has_attr("href"):
        words = set(_attribute(tag, "rel").split())
        is_loaded = tag.name in {"use", "image"} or bool(
            tag.name == "link" and words & _LOADING_LINKS
        )
        kind = "stylesheet" if "stylesheet" in words else tag.name
        yield Reference(_attribute(tag, "href"), line, kind, integrity, is_loaded)
    if tag.has_attr("action"):
        yield Reference(_attribute(tag, "action"), line, tag.name, is_loaded=True)
    for name in _SOURCES:
        if tag.has_attr(name) and not (name == "data" and tag.name != "object"):
            yield Reference(_attribute(tag, name), line, tag.name, integrity, is_loaded=True)
    for name in ("srcset", "imagesrcset"):
        for candidate in filter(None, map(str.strip, _attribute(tag, name).split(","))):
            yield Reference(candidate.split()[0], line, f"{tag.name}-candidate", is_loaded=True)


def _json_ld(tags: Iterable[Tag]) -> Iterator[Json]:
    for tag in tags:
        if tag.name == "script" and _attribute(tag, "type") == "application/ld+json":
            yield Json(_line(tag), tag.get_text())


def _mentions(soup: BeautifulSoup) -> Iterator[Mention]:
    """Every list item with a `<time>` and a link to the page of a date."""
    for time in soup.find_all("time"):
        item = time.find_parent("li")
        link = item.find("a", href=DATE_ADDRESS) if item else None
        if item is None or link is None:
            continue
        found = DATE_ADDRESS.search(_attribute(link, "href"))
        if found is not None:
            yield _mention(found[1], time, item)


def _own_date(address: str, soup: BeautifulSoup) -> Mention | None:
    """The date that a page is about: its first `<time>` outside of lists."""
    main = soup.find("main")
    if main is None:
        return None
    time = next((one for one in main.find_all("time") if one.find_parent("li") is None), None)
    return _mention(address, time, main) if time else None


def _mention(address: str, time: Tag, around: Tag) -> Mention:
    heading = around.find("h1")
    return Mention(
        address=address,
        line=_line(time),
        start=_attribute(time, "datetime"),
        when=text_of(time),
        status=_status(time, around),
        text=text_of(around),
        title=text_of(heading) if heading else "",
    )


def _status(time: Tag, around: Tag) -> str:
    """The word that stands near a date in bold, beside the title on the page of the date."""
    near = next((one for one in time.parents if one.find("h1")), around)
    item = near if around.name == "main" else around
    words = (text_of(strong).rstrip(":") for strong in item.find_all("strong"))
    return next((word for word in words if word in STATUS_WORDS), "")
