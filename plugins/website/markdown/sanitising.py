"""Which HTML a text may hold: an allow list, applied to everything that Markdown gives back.

No `style` or script comes through, and of classes only the language of code and the alignment of
columns: so a text can neither dress up as a part of the site nor break its strict content security
policy. What is removed is told with its line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import nh3

from .marks import without_code

_BLOCKS = {"p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "div"}
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_INLINE = {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "em", "i", "ins", "kbd"}
_MORE_INLINE = {"mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr"}
_FIGURES = {"img", "figure", "figcaption", "details", "summary"}
_TABLES = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
_TAGS = _BLOCKS | _HEADINGS | _INLINE | _MORE_INLINE | _FIGURES | _TABLES

_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "code": {"class"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start", "reversed", "type"},
    "td": {"colspan", "rowspan", "class"},
    "th": {"colspan", "rowspan", "scope", "class"},
    "time": {"datetime"},
}
_WITH_ANCHORS = {
    name: _ATTRIBUTES.get(name, set()) | {"id"}
    for name in (*_HEADINGS, "a", "li", "sup", "dt", "p", "figure", "table")
}
_SCHEMES = {"http", "https", "mailto", "tel", "webcal"}

# Of what is closed again, and of a comment, the inside is passed by: mending the whole mends it.
# Without its end it reaches to that of the text, so that each sign is looked at once.
_TAG = re.compile(
    r"(?is)<!--.*?(?:-->|\Z)"
    r"|<(?P<whole>script|style|form|iframe|object|video|audio|svg)\b[^<>]{0,1000}"
    r".*?(?:</(?P=whole)\s*>|\Z)"
    r"|<(?P<name>[a-z][^\s/<>]*)(?P<attributes>[^<>]{0,1000})"
)
_ATTRIBUTE = re.compile(r"(?i)\s(?P<name>on[a-z]+|style)\s*=")
_ALIGNED = re.compile("align-(?:left|center|right)")
_CLASSES: Mapping[str, re.Pattern[str]] = {
    "code": re.compile(r"language-[\w+#.-]{1,30}"),
    "td": _ALIGNED,
    "th": _ALIGNED,
}
_WITHOUT_HOST = re.compile(r"https?:/*(?:[?#].*)?", re.IGNORECASE)
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]+):")


@dataclass(frozen=True, slots=True)
class RemovedHtml:
    """HTML that may not stay in a text: the `name` of a tag or attribute in small letters.

    `word` is how it begins in its line: `<iframe`, `onclick=`.
    """

    name: str
    line: int
    word: str


def page_cleaner() -> nh3.Cleaner:
    """For the text of a page: anchors stay."""
    return _cleaner(_TAGS, {**_ATTRIBUTES, **_WITH_ANCHORS})


def short_cleaner() -> nh3.Cleaner:
    """For a short text that may stand on a page several times: no anchors, no headings."""
    return _cleaner(_TAGS - _HEADINGS, _ATTRIBUTES)


def _cleaner(tags: set[str], attributes: dict[str, set[str]]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags, None, attributes, attribute_filter=_kept, url_schemes=_SCHEMES, link_rel=None
    )


def is_foreign(url: str) -> bool:
    """Whether no link to this address may stand in a page: for its scheme, or without a host.

    Paths of somebody's own computer are told in words of their own.
    """
    scheme = _SCHEME.match(url)
    is_unknown = scheme is not None and scheme[1].lower() not in {*_SCHEMES, "file"}
    return is_unknown or _WITHOUT_HOST.fullmatch(url) is not None


def _kept(tag: str, name: str, value: str) -> str | None:
    """The value of an allowed attribute, None for a class that is none of ours."""
    return value if name != "class" or _CLASSES[tag].fullmatch(value) else None


def removed_html(html: str, text: str, first_line: int = 1) -> Iterator[RemovedHtml]:
    """Tags that may not stay in the `html` of a `text`, and of those that may, such attributes.

    Markdown keeps no lines, so each is looked for in the text, after the one before.
    """
    plain, start = without_code(text), 0
    for name, pattern in _forbidden(html):
        written = re.compile(pattern, re.IGNORECASE)
        at = written.search(plain, start) or written.search(text)
        if at:
            start = at.end()
            yield RemovedHtml(name, first_line + text.count("\n", 0, at.start()), at[0])


def _forbidden(html: str) -> Iterator[tuple[str, str]]:
    """The name of each tag and attribute, and the pattern of how it may be written."""
    for tag in _TAG.finditer(html):
        name = (tag["whole"] or tag["name"] or "").lower()
        if name in _TAGS:
            for attribute in _ATTRIBUTE.finditer(tag["attributes"]):
                word = attribute["name"].lower()
                yield word, rf"\b{word}\s*="
        elif name:
            yield name, rf"<{re.escape(name)}(?![\w:-])"
