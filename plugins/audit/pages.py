"""One page read back with BeautifulSoup: what it says, and what is wrong with it by itself."""

import gzip
import json
import re
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup
from bs4.element import Tag

from plugins.termine.diagnostics import Diagnostic, Message

from .site import EVENT_ADDRESS, Audited, Mention, Page, Reference, message

STATUS_WORDS = frozenset(
    {"Fällt aus", "Verlegt", "Verschoben", "Neue Uhrzeit", "Anderer Ort", "Anderer Raum"}
    | {"Nur online"}
)
"""What pages say first of a date that is not as planned."""

_LOADING_LINKS = frozenset(
    {
        *("stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "prefetch"),
        *("modulepreload", "preconnect", "dns-prefetch"),
    }
)
_HEADING = re.compile(r"h[1-6]")
_GAP = re.compile(r"\[?\[\s*bitte erg(?:ä|ae|a\u0308|a)nzen:?\s*([^\]]*)\]", re.IGNORECASE)
_SOFT_HYPHEN = "\u00ad"
_JSON_LD = "application/ld+json"

_Faults = Iterator[tuple[int, Message]]


def read_page(file: str, data: bytes, site: Audited) -> tuple[Page, tuple[Diagnostic, ...]]:
    """What the page says, and the Diagnostics it has whatever the others say."""
    soup = BeautifulSoup(data, "html.parser")
    tags = [tag for tag in soup.descendants if isinstance(tag, Tag)]
    address = re.sub(r"(^|/)index\.html$", r"\1", file)
    metas = {_attribute(tag, "name"): _attribute(tag, "content") for tag in soup.find_all("meta")}
    page = Page(
        file=file,
        address=address,
        title=_text(soup.title) if soup.title else "",
        description=metas.get("description", ""),
        canonical=_attribute(soup.find("link", rel="canonical"), "href"),
        is_indexed="noindex" not in metas.get("robots", ""),
        ids=frozenset(_attribute(tag, "id") for tag in tags if tag.has_attr("id")),
        references=tuple(reference for tag in tags for reference in _references(tag)),
        json_ld=tuple(map(_json_ld, soup.find_all("script", type=_JSON_LD))),
        mentions=tuple(_mentions(soup)),
        date=_own_date(soup, address),
        weight=len(gzip.compress(data, 6, mtime=0)),
        forwards_to=_forwards_to(soup, site),
    )
    faults = _faults(page, soup, tags, site)
    return page, tuple(fault.at(site.at(file, line)) for line, fault in faults)


def _faults(page: Page, soup: BeautifulSoup, tags: Sequence[Tag], site: Audited) -> _Faults:
    yield from _page_faults(page, soup)
    yield from _heading_faults(tags)
    seen: set[str] = set()
    for tag in tags:
        yield from _tag_faults(tag)
        if tag.has_attr("id") and (name := _attribute(tag, "id")) in seen:
            yield _line(tag), message("audit-id-twice", id=name)
        seen.add(_attribute(tag, "id"))
    if page.file in {f"{slug}/index.html" for slug in site.legal_pages}:
        for gap in _GAP.finditer(soup.get_text()):
            yield 1, message("audit-gap-on-legal-page", text=gap[1].strip() or "?")


def _text(tag: Tag) -> str:
    """The words of an element on one line, without soft hyphens."""
    return " ".join(tag.get_text().replace(_SOFT_HYPHEN, "").split())


def _attribute(tag: object, name: str) -> str:
    value = tag.get(name) if isinstance(tag, Tag) else None
    return " ".join(value) if isinstance(value, list) else value or ""


def _line(tag: Tag) -> int:
    return tag.sourceline or 1


def _references(tag: Tag) -> Iterator[Reference]:
    line, integrity = _line(tag), _attribute(tag, "integrity")
    if tag.has_attr("href"):
        words = set(_attribute(tag, "rel").split())
        is_loading = tag.name == "link" and not words.isdisjoint(_LOADING_LINKS)
        kind = "stylesheet" if "stylesheet" in words else tag.name
        is_loaded = is_loading or tag.name in {"use", "image"}
        yield Reference(_attribute(tag, "href"), line, kind, integrity, is_loaded)
    if tag.has_attr("action"):
        yield Reference(_attribute(tag, "action"), line, tag.name, is_loaded=True)
    for name in ("src", "poster", *(["data"] if tag.name == "object" else [])):
        if tag.has_attr(name):
            yield Reference(_attribute(tag, name), line, tag.name, integrity, is_loaded=True)
    for name in ("srcset", "imagesrcset"):
        for candidate in filter(None, map(str.strip, _attribute(tag, name).split(","))):
            yield Reference(candidate.split()[0], line, f"{tag.name}-candidate", is_loaded=True)


def _forwards_to(soup: BeautifulSoup, site: Audited) -> str:
    refresh = soup.find("meta", attrs={"http-equiv": "refresh"})
    path = _attribute(refresh, "content").partition("url=")[2]
    return path.removeprefix(site.base)


def _json_ld(tag: Tag) -> tuple[int, object]:
    try:
        return _line(tag), json.loads(tag.get_text())
    except ValueError:
        return _line(tag), None


def _mentions(soup: BeautifulSoup) -> Iterator[Mention]:
    """Every list item with a `<time>` and a link to the page of a date."""
    for time in soup.find_all("time"):
        item = time.find_parent("li")
        link = item.find("a", href=EVENT_ADDRESS) if item else None
        address = EVENT_ADDRESS.search(_attribute(link, "href"))
        if item and address:
            yield _mention(address[0], time, item)


def _own_date(soup: BeautifulSoup, address: str) -> Mention | None:
    """The date that a page is about: its first `<time>` outside of lists."""
    main = soup.find("main")
    times = main.find_all("time") if main and EVENT_ADDRESS.search(address) else ()
    first = next((time for time in times if time.find_parent("li") is None), None)
    return _mention(address, first, main) if main and first else None


def _mention(address: str, time: Tag, around: Tag) -> Mention:
    """The word of its status stands in bold near a date, beside the title on its own page."""
    heading = around.find("h1")
    near = next((parent for parent in time.parents if parent.find("h1")), around)
    bold = (near if around.name == "main" else around).find_all("strong")
    words = [_text(strong).rstrip(":,") for strong in bold]
    return Mention(
        address=address,
        line=_line(time),
        start=_attribute(time, "datetime"),
        when=_text(time),
        status=next((word for word in words if word in STATUS_WORDS), ""),
        text=_text(around),
        title=_text(heading) if heading else "",
    )


def _page_faults(page: Page, soup: BeautifulSoup) -> _Faults:
    language = _attribute(soup.html, "lang")
    parts = {"language": language, "title": page.title, "description": page.description}
    yield from ((1, message(f"audit-{part}-missing")) for part, text in parts.items() if not text)
    for line, thing in page.json_ld:
        if not isinstance(thing, dict) or thing.get("@context") != "https://schema.org":
            yield line, message("audit-json-broken")
    if soup.find(class_="header__preview"):
        yield 1, message("audit-preview")


def _heading_faults(tags: Sequence[Tag]) -> _Faults:
    headings = [(int(tag.name[1]), tag) for tag in tags if _HEADING.fullmatch(tag.name)]
    count = sum(level == 1 for level, _ in headings)
    if count != 1:
        yield 1, message("audit-main-headings", count=count)
    before = 0
    for level, tag in headings:
        text = _text(tag)
        if not text:
            yield _line(tag), message("audit-heading-empty", level=level)
        if level > before + 1:
            values = {"text": text, "level": level, "before": before}
            yield _line(tag), message("audit-heading-skipped", **values)
        before = level


def _tag_faults(tag: Tag) -> _Faults:
    """The faults of one element: a picture or a link without words, anything inline."""
    line = _line(tag)
    if tag.name in {"img", "area"} and not tag.has_attr("alt"):
        url = _attribute(tag, "src") or _attribute(tag, "href")
        yield line, message("audit-alt-missing", url=url)
    elif tag.name == "svg" and tag.get("role") == "img":
        if not (tag.get("aria-label") or tag.get("aria-labelledby") or tag.find("title")):
            yield line, message("audit-alt-missing", url="svg")
    elif tag.name == "a" and tag.has_attr("href"):
        url = _attribute(tag, "href")
        scheme = "".join(url.split()).lower()
        if scheme.startswith(("javascript:", "data:", "vbscript:")):
            yield line, message("audit-unsafe-link", url=url)
        alternatives = (_attribute(image, "alt") for image in tag.find_all("img"))
        if not (tag.get_text(strip=True) or tag.get("aria-label") or any(alternatives)):
            yield line, message("audit-link-without-text", url=url)
    for inline in _inline(tag):
        yield line, message("audit-inline", what=inline)


def _inline(tag: Tag) -> Iterator[str]:
    """What the Content-Security-Policy of deploy/ would refuse; blocks of data are no scripts."""
    yield from (f"{name}=" for name in tag.attrs if name == "style" or name.startswith("on"))
    if tag.name == "style":
        yield "<style>"
    is_data = tag.get("type") in {_JSON_LD, "application/json"}
    if tag.name == "script" and not tag.has_attr("src") and not is_data:
        yield "<script>"
