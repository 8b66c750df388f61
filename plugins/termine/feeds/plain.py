"""Plain text for calendars: they show a DESCRIPTION letter by letter.

Every text is cleaned of what a content line cannot hold. For Markdown, this is no parser: it takes
away the signs that would disturb a reader and keeps every word. Each pattern is linear, so that
no text, however hostile, makes a build slow.
"""

import html
import re
import unicodedata
from functools import lru_cache

_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_UNSPEAKABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_BLANKS_BEFORE_END = re.compile(r" +(?=\n)|\s+\Z")
_MARKDOWN_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_RULER = re.compile(r" {0,3}(?:(?:[-*_] *){3,}|=+ *)\Z")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_HEADING = re.compile(r" {0,3}#{1,6} +")
_HEADING_END = re.compile(r"(?<=[^#]) #+\Z")
_QUOTE = re.compile(r"\A {0,3}(?:> ?)+")
_BULLET = re.compile(r"( *)[-*+] +")
_NUMBER = re.compile(r" *\d{1,9}[.)] +")
_ATTRIBUTES = re.compile(r"\{:[^{}]*\}")
_TABLE_RULER = re.compile(r" *\|?[-:| ]*-[-:| ]*\|[-:| ]*\Z")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_PICTURE = re.compile(r"!\[([^\[\]]*)\]\([^()]*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\(\s*<?([^\s()<>]*)>?[^()]*\)")
_ADDRESS = re.compile(r"<((?:https?://|mailto:|tel:)[^\s<>]+|[^\s<>@/]+@[^\s<>@/]+)>")
_WITHIN_SITE = re.compile(r"/(?!/)")
_READABLE = re.compile(r"https?://|/(?!/)")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--[^<>]*-->")
_STARS = re.compile(r"(\*{1,3})(?=[^\s*])([^*]+)(?<=\S)\1")
_UNDERSCORES = re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])([^_]+)(?<=\S)\1(?!\w)")
_CODE = re.compile(r"(`{1,3})([^`]+)\1")
_SIGNS = "".join(chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum())
_NO_LETTERS = "".join(chr(0xFDD0 + number) for number in range(len(_SIGNS)))
_SHELTERED = str.maketrans(_SIGNS, _NO_LETTERS)
_UNSHELTERED = str.maketrans(_NO_LETTERS, _SIGNS)


def clean(text: str) -> str:
    r"""Text for a content line: NFC, lines parted by `\n`, no controls, no blank ends of lines."""
    lines = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", " ")
    return _BLANKS_BEFORE_END.sub("", _UNSPEAKABLE.sub("", lines))


@lru_cache(maxsize=4096)
def one_line(text: str) -> str:
    """Cleaned text on a single line, with single blanks."""
    return re.sub(r"[ \n]+", " ", clean(text)).strip(" ")


@lru_cache(maxsize=4096)
def plain_text(markdown: str, base_url: str) -> str:
    """The words of a Markdown text; paragraphs parted by one empty line, links written out.

    Lines that Markdown would join are joined. `base_url` completes links within the site; of
    others only web addresses are written out, and of the rest (`mailto:`, `{filename}`) the words.
    """
    blocks: list[str] = []
    starts_anew = True
    for line in _MARKDOWN_LINE_ENDS.sub("\n", markdown).split("\n"):
        text, begins_block = _block_line(line)
        if text is None:
            starts_anew = True
        elif not text:
            blocks.append("")
            starts_anew = True
        elif starts_anew or begins_block:
            blocks.append(text)
            starts_anew = False
        else:
            blocks[-1] = _joined(blocks[-1], text)
        starts_anew = starts_anew or line.startswith("#") or line.lstrip().startswith("|")
    return re.sub(r"\n{3,}", "\n\n", _inline("\n".join(blocks), base_url)).strip()


def _block_line(line: str) -> tuple[str | None, bool]:
    """The line without the signs of its block, and whether it begins a line of its own."""
    if _FENCE.match(line) or _RULER.match(line) or _TABLE_RULER.match(line):
        return None, True
    line = _ATTRIBUTES.sub("", _QUOTE.sub("", line))
    if heading := _HEADING.match(line):
        return _HEADING_END.sub("", line[heading.end() :].rstrip()), True
    if bullet := _BULLET.match(line):
        return f"{bullet[1]}- {line[bullet.end() :]}", True
    if _NUMBER.match(line):
        return line, True
    if line.lstrip().startswith("|"):
        return " · ".join(cell.strip() for cell in line.strip().strip("|").split("|")), True
    return (line.lstrip(), False) if line.strip() else ("", True)


def _joined(before: str, after: str) -> str:
    if before.endswith(("  ", "\\")):
        return f"{before.rstrip(' ').removesuffix(chr(92))}\n{after}"
    return f"{before.rstrip()} {after}"


def _inline(text: str, base_url: str) -> str:
    text = _ESCAPED.sub(lambda match: match[1].translate(_SHELTERED), text)
    text = _CODE.sub(r"\2", text)
    text = _PICTURE.sub(r"\1", text)
    text = _LINK.sub(lambda match: _link(match[1], match[2], base_url), text)
    text = _BREAK.sub("\n", _ADDRESS.sub(r"\1", text))
    text = html.unescape(_TAG.sub("", text))
    for _ in range(2):
        text = _UNDERSCORES.sub(r"\2", _STARS.sub(r"\2", text))
    return text.translate(_UNSHELTERED)


def _link(words: str, target: str, base_url: str) -> str:
    if not _READABLE.match(target) or words == target:
        return words
    address = f"{base_url.rstrip('/')}{target}" if _WITHIN_SITE.match(target) else target
    return f"{words} ({address})" if words else address
