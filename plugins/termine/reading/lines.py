"""A file as it was read, its lines, and what is wrong with their form, in German.

PyYAML's C loader and its Python loader word their errors differently; both forms are known here.
What neither explains well (a second colon, a lost quote) is read from the line itself.
"""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import yaml

from ..diagnostics import MOST_ERRORS, Diagnostic, Message, Position, message

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
_HASH = re.compile(r"(?P<blanks>\s+)(?P<rest>#[^\s#].*)")
_HARD_BLANK = re.compile(r" *(?P<blank>[\u00a0\u2007\u202f])\s*(?:- +)?\w+:(?:\s|$)")
_KEY = re.compile(r"\s*(?:- +)*(?P<key>[^\s:]+):\s+(?P<value>.*)")
_SECOND_COLON = re.compile(
    r"\s*(?:- +)*(?P<key>[^\s:#'\"][^:#]*):\s+(?P<value>[^'\"|>\[{].*:(?:\s.*)?)$"
)
_NO_BLANK = re.compile(r"\s*(?:- +)*(?P<key>[^\W\d]\w*):(?P<value>[^\s/].*|\u00a0.+)")
_BRACKET = re.compile(r"\s*(?:- +)*[^\s:]+:\s+([\[{]).*[\]}]\s*\S")
_DASH_ONLY = re.compile(r"\s*-(?P<rest>[^\W\d]\w*:(?:\s.*)?)")
_LONG_TEXT = re.compile(r"\s*(?P<key>beschreibung|zusammenfassung|text):\s+[^\s|>'\"].*")
_OURS, _THEIRS = re.compile(r"<{7}(?: .*)?"), re.compile(r">{7}(?: .*)?")
_NO_VALUE = ("start any token", "node content", "mapping keys")
_CLOSING = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was read from disk; `name` is the path editors know it by.

    Where `may_be_english`, an English key is read as if the German one stood there.
    """

    name: str
    data: bytes
    may_be_english: bool = False


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

    def lost_dash(self, line: int) -> Diagnostic:
        """The Diagnostic for an item of a list whose first key stands there without its dash."""
        place = _whole_line(self.position(line), self)
        return message("missing-dash", line=place.source.strip()).at(place)


def read_lines(source: Source) -> tuple[Lines, tuple[Diagnostic, ...]]:
    """The lines of a file, and what keeps it from being read at all; no lines then matter."""
    if len(source.data) > LARGEST_FILE:
        megabytes = f"{len(source.data) / 1024 / 1024:.1f}".replace(".", ",")
        lines = Lines(source.name, ("",))
        return lines, (message("file-too-large", megabytes=megabytes).at(lines.position(1)),)
    if source.data[:2] in {BOM_UTF16_LE, BOM_UTF16_BE} or b"\0" in source.data[:2]:
        return _utf16(source)
    try:
        text = source.data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(source, error.start)
    lines = Lines(source.name, tuple(_LINE_END.split(text.removeprefix(_BOM))))
    return lines, tuple(_merge_conflict(lines) if "\n<<<<<<<" in f"\n{text}" else _forbidden(lines))


def legible_lines(source: Source) -> Lines:
    """The lines of any file; of one too large none.

    Sign for sign U+FFFD stands for what may not be in it, and blanks for tabs that indent a line.
    """
    if len(source.data) > LARGEST_FILE:
        return Lines(source.name, ("",))
    text = source.data.decode("utf-8", "replace").removeprefix(_BOM)
    text = _INDENTATION.sub(lambda found: " " * len(found[0]), _FORBIDDEN.sub("\ufffd", text))
    return Lines(source.name, tuple(_LINE_END.split(text)))


def unseen_signs(lines: Lines) -> Iterator[Diagnostic]:
    """A Diagnostic for the first sign of each line that nobody sees, but programs do."""
    for number, line in enumerate(lines.lines, start=1):
        if found := _UNSEEN.search(line):
            kind = "turning-sign" if found[0] in _TURNING else "sign-without-width"
            name = message.text(f"sign-{ord(found[0]):x}")
            fault = message(kind, name=name, code=ord(found[0]))
            yield fault.at(lines.position(number, found.start() + 1))


def _utf16(source: Source) -> tuple[Lines, tuple[Diagnostic, ...]]:
    """A file of two bytes a sign, as programs for notes save it: one Diagnostic for the whole."""
    is_big = source.data.startswith((BOM_UTF16_BE, b"\0"))
    text = source.data.decode("utf-16-be" if is_big else "utf-16-le", "replace")
    lines = Lines(source.name, tuple(_LINE_END.split(text.removeprefix(_BOM))))
    return lines, (message("utf-16").at(lines.position(1, 1, len(lines.lines[0]))),)


def _merge_conflict(lines: Lines) -> list[Diagnostic]:
    """The first place where Git left both versions of a file; what follows from it is not told."""
    numbered = [*enumerate(lines.lines, start=1)]
    ours = next((number for number, line in numbered if _OURS.fullmatch(line)), 0)
    rest = numbered[ours:] if ours else []
    theirs = next((number for number, line in rest if _THEIRS.fullmatch(line)), 0)
    if not theirs:
        return _forbidden(lines)
    return [message("merge-conflict", line=theirs).at(lines.position(ours, 1, LARGEST_FILE))]


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


def wrong_blank(lines: Lines) -> Diagnostic | None:
    """The first tab in an indentation, or a blank of a word processor: text to YAML."""
    for number, line in enumerate(lines.lines, start=1):
        indentation = line[: len(line) - len(line.lstrip())]
        if "\t" in indentation and line.strip():
            return message("tab").at(lines.position(number, indentation.index("\t") + 1))
        if found := _HARD_BLANK.match(line):
            return message("hard-blank").at(lines.position(number, found.start("blank") + 1))
    return None


def swallowed(end_mark: Any, lines: Lines) -> tuple[Diagnostic, ...]:
    """What YAML takes for a comment behind a value, although no blank follows the `#`: `Kurs #3`.

    `Any` because each loader has a class of marks of its own.
    """
    source = lines.lines[end_mark.line] if end_mark.line < len(lines.lines) else ""
    if "#" not in source or not (found := _HASH.fullmatch(source, end_mark.column)):
        return ()
    text = found["rest"].strip()
    fault = message("hash-in-value", text=text, line=quoted(source))
    return (fault.at(lines.position(end_mark.line + 1, found.start("rest") + 1, len(text))),)


def quoted(source: str) -> str:
    """A line with its value in quotation marks: `titel: "@home"`."""
    found = _KEY.fullmatch(source)
    key, value = (found["key"], found["value"].strip()) if found else ("", source.strip())
    marks = "'" if '"' in value or "\\" in value else '"'
    inner = value.replace("'", "''") if marks == "'" else value
    return f"{key}: {marks}{inner}{marks}" if key else f"{marks}{inner}{marks}"


def diagnostic_of(error: yaml.MarkedYAMLError, lines: Lines) -> Diagnostic:
    """The one Diagnostic that keeps a text from being read."""
    here = _position(error.problem_mark or error.context_mark, lines)
    start = _position(error.context_mark, lines) if error.context_mark else here
    problem, context = error.problem or "", error.context or ""
    if "simple key" in context or "expected ':'" in problem:
        above = lines.lines[start.line - 2] if start.line > 1 else ""
        long_text = _LONG_TEXT.fullmatch(above)
        if long_text and start.source.lstrip()[:1].isupper():
            bar = message("text-without-bar", key=long_text["key"])
            return bar.at(_whole_line(lines.position(start.line - 1), lines))
        found = _NO_BLANK.fullmatch(start.source)
        line = f"{found['key']}: {found['value'].strip()}" if found else ""
        colon = message("no-blank" if found else "missing-colon", line=line)
        return colon.at(_whole_line(start, lines))
    opening = start.source[start.column - 1 : start.column]
    if fault := _unfinished(context, problem, opening):
        return fault.at(here if fault.kind == "bad-escape" else start)
    fault = _fault(problem, context, here)
    if fault != message("indentation"):
        return fault.at(here)
    return _misplaced(here, start, lines)


def _misplaced(here: Position, start: Position, lines: Lines) -> Diagnostic:
    """What is wrong where a line does not fit in what stands before it, begun at `start`.

    It may be a dash that is lost, or the blank behind it, in this line or in the one that led here.
    """
    above = lines.position(here.line - 1)
    for place in (here, above):
        if found := _DASH_ONLY.fullmatch(place.source):
            fault = message("dash-without-blank", line=found["rest"])
            return fault.at(_whole_line(place, lines))
    is_item = here.source.lstrip().startswith("- ")
    first = lines.position(start.line + 1)
    is_below_key = is_item and start.source.rstrip().endswith(":")
    for place in (here, start, *([first] if is_below_key else [])):
        if place.source.lstrip().startswith("id:"):
            return lines.lost_dash(place.line)
    kind = "indentation-of-item" if is_item else "indentation"
    return message(kind).at(_whole_line(here, lines))


def _position(mark: yaml.Mark | None, lines: Lines) -> Position:
    return lines.position(mark.line + 1, mark.column + 1) if mark else lines.position(1)


def _whole_line(position: Position, lines: Lines) -> Position:
    source = position.source
    column = len(source) - len(source.lstrip()) + 1
    return lines.position(position.line, column, len(source))


def _unfinished(context: str, problem: str, opening: str) -> Message | None:
    """What is wrong with the quotes, brackets or block that `opening` begins."""
    if "quoted scalar" in context:
        is_escape = "end of stream" not in problem and "document indicator" not in problem
        return message("bad-escape") if is_escape else message("unclosed-quote", quote=opening)
    if "flow" in context and opening in _CLOSING:
        return message("unclosed-bracket", bracket=opening, closing=_CLOSING[opening])
    if "block scalar" in context:
        return message("text-after-block-mark", mark=opening)
    return None


def _fault(problem: str, context: str, here: Position) -> Message:
    """What the sentence of the loader and the line together mean."""
    character = here.source[here.column - 1 : here.column]
    if "directive" in problem + context or "incompatible YAML" in problem:
        return message("directive")
    if "anchor" in context or "alias" in context or "tag" in problem + context:
        special = re.search("[&*!]", here.source[max(here.column - 2, 0) :])
        sign = special[0] if special else "!"
        return message("special-start", character=sign, line=quoted(here.source))
    if "mapping values are not allowed" in problem:
        return _second_colon(here)
    if character == "\t" or "violates indentation" in problem:
        return message("tab")
    if any(words in problem for words in _NO_VALUE) and character:
        return message("special-start", character=character, line=quoted(here.source))
    return _out_of_place(problem, here)


def _out_of_place(problem: str, here: Position) -> Message:
    """Something stands where nothing more, or something further left, was expected."""
    if "sequence entries" in problem:
        return message("list-in-line")
    if "expected" not in problem:
        return message("unreadable")
    bracket = _BRACKET.match(here.source)
    if bracket:
        return message("special-start", character=bracket[1], line=quoted(here.source))
    is_after_quote = re.search(r"""["'] *$""", here.source[: here.column - 1])
    return message("stray-quote") if is_after_quote else message("indentation")


def _second_colon(here: Position) -> Message:
    found = _SECOND_COLON.match(here.source)
    if found is None or here.column <= found.start("value"):
        return message("indentation")
    return message("colon-in-value", line=quoted(here.source))
