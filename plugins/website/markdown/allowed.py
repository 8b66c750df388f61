"""Which HTML a text may hold: an allow list, applied to everything that Markdown gives back.

No `class`, `style` or script comes through, so a text can neither dress up as a part of the site
nor break its strict content security policy.
"""

import nh3

_BLOCKS = {"p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "div"}
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_INLINE = {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "em", "i", "ins", "kbd"}
_MORE_INLINE = {"mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr"}
_FIGURES = {"img", "figure", "figcaption", "details", "summary"}
_TABLES = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
TAGS = _BLOCKS | _HEADINGS | _INLINE | _MORE_INLINE | _FIGURES | _TABLES

_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start", "reversed", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_WITH_ANCHORS = {
    name: _ATTRIBUTES.get(name, set()) | {"id"}
    for name in (*_HEADINGS, "a", "li", "sup", "dt", "p", "figure", "table")
}
_SCHEMES = {"http", "https", "mailto", "tel", "webcal"}


def page_cleaner() -> nh3.Cleaner:
    """For the text of a page: anchors stay."""
    return nh3.Cleaner(
        tags=TAGS, attributes={**_ATTRIBUTES, **_WITH_ANCHORS}, url_schemes=_SCHEMES, link_rel=None
    )


def short_cleaner() -> nh3.Cleaner:
    """For a short text that may stand on a page several times: no anchors, no headings."""
    return nh3.Cleaner(
        tags=TAGS - _HEADINGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None
    )
