"""Content lines (RFC 5545, 3.1): cleaning, escaping and folding of text.

An own writer because `icalendar` takes about 450 µs for one VEVENT and folds wherever 75 octets
are full, also behind a blank, which then ends the line; the tests read every line back with it.
"""

import re
import unicodedata
from dataclasses import dataclass

_LIMIT = 75
_FOLD = b"\r\n "
_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_UNSPEAKABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_BLANKS = re.compile(r"[ \n]+")
_BLANKS_BEFORE_END = re.compile(r" +(?=\n)|\s+\Z")
_PARAMETER_ESCAPES = str.maketrans({"^": "^^", '"': "^'", "\n": "^n"})


def clean(text: str) -> str:
    r"""Text for a content line: NFC, lines parted by `\n`, no controls, no blank ends of lines."""
    if text.isprintable():  # most are: one line, without any control
        return unicodedata.normalize("NFC", text).rstrip(" ")
    lines = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", " ")
    return _BLANKS_BEFORE_END.sub("", _UNSPEAKABLE.sub("", lines))


def one_line(text: str) -> str:
    """Cleaned text on a single line, with single blanks."""
    words = clean(text)
    if "  " in words or "\n" in words:
        words = _BLANKS.sub(" ", words)
    return words.strip(" ")


def text_line(name: str, text: str) -> bytes:
    """A property of the type TEXT; `text` is cleaned already and not empty."""
    return line(name, _escaped(text))


def line(name: str, value: str) -> bytes:
    """A property whose value needs no escaping, with its CRLF."""
    return _folded(f"{name}:{value}".encode())


@dataclass(frozen=True, slots=True)
class Begun:
    """A property of the type TEXT whose end differs from date to date.

    Where a line is folded depends on nothing behind the fold: `folded` are the pieces that are
    done, `rest` what goes on, with `room` octets for its piece.
    """

    folded: bytes
    rest: bytes
    room: int

    def ended(self, text: str) -> bytes:
        """The whole line; `text` is cleaned already."""
        return self.folded + _folded(self.rest + _escaped(text).encode(), self.room)


def begun_line(name: str, text: str) -> Begun:
    """A property that begins with a cleaned text."""
    *pieces, rest = _pieces(f"{name}:{_escaped(text)}".encode())
    folded = b"".join(piece + _FOLD for piece in pieces)
    return Begun(folded, rest, _LIMIT - 1 if pieces else _LIMIT)


def parameter(name: str, text: str) -> str:
    """`;NAME="text"`; quotation marks are written as RFC 6868 has it."""
    return f';{name}="{text.translate(_PARAMETER_ESCAPES)}"'


def _escaped(text: str) -> str:
    """RFC 5545, 3.3.11; the backslash comes first, or it would escape those of the others."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\n", "\\n")


def _folded(octets: bytes, room: int = _LIMIT) -> bytes:
    """The line with its CRLF; there is `room` for its first piece."""
    if len(octets) <= room:
        return octets + b"\r\n"
    return _FOLD.join(_pieces(octets, room)) + b"\r\n"


def _pieces(octets: bytes, room: int = _LIMIT) -> list[bytes]:
    pieces = []
    begin = 0
    while len(octets) - begin > room:
        end = _cut(octets, begin, begin + room)
        pieces.append(octets[begin:end])
        begin, room = end, _LIMIT - 1
    return [*pieces, octets[begin:]]


def _cut(octets: bytes, begin: int, end: int) -> int:
    """Where to fold at or before `end`: between two characters and, where possible, within a word.

    A line that ends or goes on with a blank loses it in programs that trim lines.
    """
    while _is_inside_character(octets[end]):
        end -= 1
    for cut in range(end, begin, -1):
        before, after = octets[cut - 1], octets[cut]
        if before not in b" \\" and after not in b" " and not _is_inside_character(after):
            return cut
    return end


def _is_inside_character(octet: int) -> bool:
    """Whether this octet goes on with a character of UTF-8 (binary 10xxxxxx)."""
    return octet & 0b1100_0000 == 0b1000_0000  # noqa: PLR2004 - the bits are the name
