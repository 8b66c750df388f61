"""Foreign text as plain words: no markup, no marks of ours, no signs that steer a display.

HTML goes through nh3 and is read as text by BeautifulSoup; every sign that Markdown would act on
is escaped. So a text can only ever say what it said.
"""

import html
import re
from unicodedata import category, normalize

import nh3
from bs4 import BeautifulSoup

MOST_LINE, MOST_TEXT = 200, 20_000
_KEPT_TAGS = {"a", "br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
_LOOKS_LIKE_HTML = re.compile(r"<(?:!|/?[a-z][a-z0-9]*(?:[\s/][^<>]*)?>)", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:br|p|div|li|tr|table|ul|ol|h[1-6])\b", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^\s<>\"']+)>", re.IGNORECASE)
_JOINERS = "\u200c\u200d"
_DROPPED = {"Cc", "Cf", "Co", "Cs"}
_NON_CHARACTERS = range(0xFDD0, 0xFDF0)
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INLINE = re.compile(r"([\\`*_{}\[\]|])")
_LINE_START = re.compile(r"^(\d+(?=\.)|(?=[#>+-]))")
_STANDING = re.compile(
    r"(?:(abgesagt|entfällt|fällt aus|cancell?ed|verschoben)(?:\s*[:!]\s*|\s+[-–—]\s+))+(?=\w)",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"Dieser Termin (?:fällt aus|ist verschoben)(?:\.|: ([^\n]*))\s*"
    r"(?:Der neue Tag steht noch nicht fest\.\s*)?"
)
_FENCE_LIKE = {"~": "&#126;", "=": "&#61;", ":": "&#58;"}


def line(text: str) -> str:
    """The text on one line, as plain words for a field that is no Markdown."""
    return " ".join(_words(text).split())


def without_standing(title: str) -> tuple[str, str]:
    """A title without the word before it that says how a date stands, and this word in capitals.

    `ABGESAGT: Chor` is `Chor` and `ABGESAGT`, however often the word stands there.
    """
    match = _STANDING.match(title)
    return (title[match.end() :], match[1].upper()) if match else (title, "")


def without_reason(description: str) -> tuple[str, str]:
    """The description of a cancelled date without its first line, as our feeds write it.

    Beside it the reason that this line gives, which may be empty.
    """
    if (match := _REASON.match(description)) is None:
        return description, ""
    return description[match.end() :], shortened(line(match[1] or ""), MOST_LINE)


def shown(text: str, most: int = 80) -> str:
    """The text on one line, as far as a sentence of the report quotes it."""
    return shortened(line(text[: 4 * most]), most)


def markdown(text: str) -> str:
    """The text as Markdown that shows just these words; paragraphs are kept."""
    lines = [_escaped(" ".join(row.split())) for row in _words(text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _words(text: str) -> str:
    text = _BARE_ADDRESS.sub(r"(\1)", _visible(text))
    # WordPress writes entities such as `&#8211;` into SUMMARY too.
    plain = _from_html(text) if _LOOKS_LIKE_HTML.search(text) else html.unescape(text)
    plain = normalize("NFC", _visible(plain))
    # Double brackets are parted, because `[[…]]` asks our own site for something.
    return re.sub(r"\[(?=\[)", "[ ", re.sub(r"\](?=\])", "] ", plain))


def _from_html(text: str) -> str:
    """The words of HTML: blocks begin on a line of their own, a link's address stands behind it."""
    breaks = " " if _BLOCK.search(text) else "<br>"  # Google mixes tags into lines
    clean = nh3.clean(
        breaks.join(row.strip() for row in text.split("\n")),
        tags=_KEPT_TAGS,
        clean_content_tags={"script", "style", "title"},
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    soup = BeautifulSoup(f"<body>{clean}</body>", "html.parser")
    for tag in soup(_KEPT_TAGS - {"a"}):
        tag.insert(0, "• " if tag.name == "li" else "\n")
        tag.append({"p": "\n\n", "li": "\n"}.get(tag.name, ""))
    for link in soup("a", href=True):
        address, words = str(link["href"]), link.get_text().strip()
        if address.removeprefix("mailto:") != words:
            link.append(f" ({address})" if words else address)
    return soup.get_text()


def _visible(text: str) -> str:
    """Without control characters, bidi controls, private and half characters."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return "".join(one for one in text if one == "\n" or one in _JOINERS or _is_kept(one))


def _is_kept(character: str) -> bool:
    code = ord(character)
    is_non_character = code in _NON_CHARACTERS or code & 0xFFFE == 0xFFFE  # noqa: PLR2004  # Unicode 23.7
    return not is_non_character and category(character) not in _DROPPED


def _escaped(row: str) -> str:
    """One line whose signs mean nothing to Markdown."""
    row = _INLINE.sub(r"\\\1", row.replace("&", "&amp;").replace("<", "&lt;"))
    row = _FENCE_LIKE.get(row[:1], row[:1]) + row[1:]
    return _LINE_START.sub(r"\1\\", row)


def shortened(text: str, most: int) -> str:
    """At most so many characters, ended by an ellipsis where something is missing."""
    if len(text) <= most:
        return text
    return text[: most - 1].rstrip("\\& ") + "…"
