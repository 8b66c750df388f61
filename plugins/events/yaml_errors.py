"""PyYAML's English errors as German Problems that say what to write.

The C loader and the Python loader word their errors differently; both forms are known here. What
neither explains well (a second colon, a lost quote) is read from the line itself.
"""

import re

import yaml

from . import messages
from .lines import Lines
from .messages import Fault
from .position import Position
from .problem import Problem

_SECOND_COLON = re.compile(r"\s*(?:- +)*(?P<key>[^\s:#'\"][^:#]*):\s+(?P<value>[^'\"|>\[{].*:(?:\s.*)?)$")
_CLOSING = {"[": "]", "{": "}"}


def problem_of(error: yaml.MarkedYAMLError, lines: Lines) -> Problem:
    """The one Problem that keeps a text from being read."""
    problem, context = error.problem or "", error.context or ""
    here = _position(error.problem_mark or error.context_mark, lines)
    start = _position(error.context_mark, lines) if error.context_mark else here
    if "quoted scalar" in context:
        return _in_quotes(problem, start, here)
    if "flow" in context and start.source[start.column - 1 : start.column] in _CLOSING:
        bracket = start.source[start.column - 1]
        return messages.UNCLOSED_BRACKET(bracket=bracket, closing=_CLOSING[bracket]).at(start)
    if "simple key" in context or "expected ':'" in problem:
        return messages.MISSING_COLON().at(_whole_line(start, lines))
    if "block scalar" in context:
        mark = start.source[start.column - 1 : start.column]
        return messages.TEXT_AFTER_BLOCK_MARK(mark=mark).at(start)
    fault = _fault(problem, context, here)
    return fault.at(_whole_line(here, lines) if fault == messages.INDENTATION() else here)


def _position(mark: yaml.Mark, lines: Lines) -> Position:
    return lines.position(mark.line + 1, mark.column + 1)


def _whole_line(position: Position, lines: Lines) -> Position:
    source = position.source
    column = len(source) - len(source.lstrip()) + 1
    return lines.position(position.line, column, len(source))


def _in_quotes(problem: str, start: Position, here: Position) -> Problem:
    quote = start.source[start.column - 1 : start.column]
    if "escape" in problem or "hexdecimal" in problem or "hexadecimal" in problem:
        return messages.BAD_ESCAPE().at(here)
    return messages.UNCLOSED_QUOTE(quote=quote).at(start)


def _fault(problem: str, context: str, here: Position) -> Fault:
    """What the sentence of the loader and the line together mean."""
    character = here.source[here.column - 1 : here.column]
    if "directive" in problem + context or "incompatible YAML" in problem:
        return messages.DIRECTIVE()
    if "anchor" in context or "alias" in context or "tag" in problem + context:
        return messages.SPECIAL_START(character=_special(here))
    if "mapping values are not allowed" in problem:
        return _second_colon(here)
    if "cannot start any token" in problem or "node content" in problem or "mapping keys" in problem:
        return messages.SPECIAL_START(character=character) if character else messages.UNREADABLE()
    if "violates indentation" in problem:
        return messages.TAB()
    if "expected" in problem and "end" not in character:
        is_after_quote = re.search(r"""["'] *$""", here.source[: here.column - 1])
        return messages.STRAY_QUOTE() if is_after_quote else messages.INDENTATION()
    return messages.UNREADABLE()


def _special(here: Position) -> str:
    found = re.search("[&*!]", here.source[max(here.column - 2, 0) :])
    return found[0] if found else "!"


def _second_colon(here: Position) -> Fault:
    found = _SECOND_COLON.match(here.source)
    if found is None or here.column <= found.start("value"):
        return messages.INDENTATION()
    return messages.COLON_IN_VALUE(key=found["key"].strip(), value=found["value"].strip())
