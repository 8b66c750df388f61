"""What is wrong with the form of a text, in German: slips that YAML does not mind, and its errors.

PyYAML's C loader and its Python loader word their errors differently; both forms are known here.
What neither explains well (a second colon, a lost quote) is read from the line itself.
"""

import re
from typing import Any

import yaml

from ..diagnostics import Diagnostic, Message, Position, message
from .lines import Lines

_HASH = re.compile(r"(?P<blanks>\s+)(?P<rest>#[^\s#].*)")
_HARD_BLANK = re.compile(r" *(?P<blank>[\u00a0\u2007\u202f])\s*(?:- +)?\w+:(?:\s|$)")
_BLANKS = "\t\u00a0\u2007\u202f"
_KEY = re.compile(r"\s*(?:- +)*(?P<key>[^\s:]+):\s+(?P<value>.*)")
_SECOND_COLON = re.compile(
    r"\s*(?:- +)*(?P<key>[^\s:#'\"][^:#]*):\s+(?P<value>[^'\"|>\[{].*:(?:\s.*)?)$"
)
_NO_BLANK = re.compile(r"\s*(?:- +)*(?P<key>[^\W\d]\w*):(?P<value>[^\s/].*|\u00a0.+)")
_BRACKET = re.compile(r"\s*(?:- +)*[^\s:]+:\s+([\[{]).*[\]}]\s*\S")
_NO_VALUE = ("start any token", "node content", "mapping keys")
_CLOSING = {"[": "]", "{": "}"}


def wrong_blank(lines: Lines) -> Diagnostic | None:
    """The first tab in an indentation, or a blank of a word processor: text to YAML."""
    text = lines.text
    if not any(blank in text for blank in _BLANKS):
        return None
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
        return _no_colon(start).at(_whole_line(start, lines))
    opening = start.source[start.column - 1 : start.column]
    fault = _unfinished(context, problem, opening)
    if fault:
        return fault.at(here if fault == message("bad-escape") else start)
    fault = _fault(problem, context, here)
    return (
        _indented(_whole_line(here, lines)) if fault == message("indentation") else fault.at(here)
    )


def _indented(line: Position) -> Diagnostic:
    """What is wrong with the blanks before a line, an item or an entry."""
    words = line.source.lstrip()
    if words.startswith("id:"):
        return message("missing-dash").at(line)
    is_item = words.startswith("- ")
    return message("indentation-of-item" if is_item else "indentation").at(line)


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


def _no_colon(start: Position) -> Message:
    found = _NO_BLANK.fullmatch(start.source)
    if found is None:
        return message("missing-colon")
    return message("no-blank", line=f"{found['key']}: {found['value'].strip()}")
