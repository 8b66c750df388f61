"""Slips that YAML itself does not mind, or explains differently from place to place."""

import re
from typing import Any

from ..diagnostics import Diagnostic, message
from .lines import Lines

_HASH = re.compile(r"(?P<blanks>\s+)(?P<rest>#[^\s#].*)")
_HARD_BLANK = re.compile(r" *(?P<blank>[\u00a0\u2007\u202f])\s*(?:- +)?\w+:(?:\s|$)")
_BLANKS = "\t\u00a0\u2007\u202f"
_KEY = re.compile(r"\s*(?:- +)*(?P<key>[^\s:]+):\s+(?P<value>.*)")


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
