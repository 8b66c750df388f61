"""A file as it was read, its lines, and what must not be in any file of the editors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ..diagnostics import MOST_ERRORS, Diagnostic, Position, message

LARGEST_FILE = 2 * 1024 * 1024
_BOM = "\ufeff"
# What YAML 1.1 forbids (5.1), and the three characters that YAML counts as line ends but editors
# do not see: left in, every later Diagnostic would point at a wrong line.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_INDENTATION = re.compile("^[ \t\u00a0\u2007\u202f]+", re.MULTILINE)
_LINE_END = re.compile("\r\n|\r|\n")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Persian, the scripts of India and emoji need the two joiners; between letters of Europe and blanks
# they are left over from somewhere.
_OF_ELSEWHERE = "[^\x00-\u058f\u2000-\u206f]"
_UNSEEN = re.compile(
    "[\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069]"
    f"|[\u200c\u200d](?<!{_OF_ELSEWHERE}.)(?!{_OF_ELSEWHERE})"
)


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was read from disk; `name` is the path editors know it by."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file without their ends; `text` joins them with line feeds."""

    file: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole text with one kind of line end."""
        return "\n".join(self.lines)

    def position(self, line: int, column: int = 1, length: int = 1) -> Position:
        """A stretch of one line, counted from 1 and kept within the file and the line."""
        line = min(max(line, 1), len(self.lines))
        source = self.lines[line - 1]
        column = min(max(column, 1), len(source) + 1)
        longest = max(len(source.rstrip()) - column + 1, 1)
        return Position(self.file, line, column, min(max(length, 1), longest), source)


def read_lines(source: Source) -> tuple[Lines, tuple[Diagnostic, ...]]:
    """The lines of a file, and what keeps it from being read at all; no lines then matter."""
    if len(source.data) > LARGEST_FILE:
        megabytes = f"{len(source.data) / 1024 / 1024:.1f}".replace(".", ",")
        lines = Lines(source.name, ("",))
        return lines, (message("file-too-large", megabytes=megabytes).at(lines.position(1)),)
    try:
        text = source.data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(source, error.start)
    lines = Lines(source.name, _lines(text.removeprefix(_BOM)))
    return lines, tuple(_forbidden(lines))


def legible_lines(source: Source) -> Lines:
    """The lines of any file; of one too large none.

    Sign for sign U+FFFD stands for what may not be in it, and blanks for tabs that indent a line.
    """
    if len(source.data) > LARGEST_FILE:
        return Lines(source.name, ("",))
    text = source.data.decode("utf-8", "replace").removeprefix(_BOM)
    text = _INDENTATION.sub(lambda found: " " * len(found[0]), _FORBIDDEN.sub("\ufffd", text))
    return Lines(source.name, _lines(text))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(_LINE_END.split(text) if "\r" in text else text.split("\n"))


def unseen_signs(lines: Lines) -> Iterator[Diagnostic]:
    """A Diagnostic for the first sign of each line that nobody sees, but programs do."""
    if not _UNSEEN.search(lines.text):
        return
    for number, line in enumerate(lines.lines, start=1):
        if found := _UNSEEN.search(line):
            kind = "turning-sign" if found[0] in _TURNING else "sign-without-width"
            name = message.text(f"sign-{ord(found[0]):x}")
            fault = message(kind, name=name, code=ord(found[0]))
            yield fault.at(lines.position(number, found.start() + 1))


def _not_utf8(source: Source, offset: int) -> tuple[Lines, tuple[Diagnostic, ...]]:
    """The first byte that is not UTF-8, shown as Windows would have shown it."""
    before = source.data[:offset].decode("utf-8").removeprefix(_BOM)
    after = source.data[offset:].decode("cp1252", errors="replace")
    lines = Lines(source.name, tuple(_LINE_END.split(before + after)))
    ahead = _LINE_END.split(before)
    position = lines.position(len(ahead), len(ahead[-1]) + 1)
    return lines, (message("not-utf8", offset=offset + 1, byte=source.data[offset]).at(position),)


def _forbidden(lines: Lines) -> list[Diagnostic]:
    found = (
        message("control-character", code=ord(sign[0])).at(lines.position(number, sign.start() + 1))
        for number, line in enumerate(lines.lines, start=1)
        if not line.isprintable() and (sign := _FORBIDDEN.search(line))
    )
    return list(islice(found, MOST_ERRORS))
