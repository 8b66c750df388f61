"""PyYAML's English errors as German Problems that say what to write.

The C loader and the Python loader word their errors differently; both forms are known here. What
neither explains well (a second colon, a lost quote) is read from the line itself.
"""

import re

import yaml

from . import messages, yaml_messages
from .line_slips import quoted
from .lines import Lines
from .messages import Fault
from .position import Position
from .problem import Problem

_SECOND_COLON = re.compile(
    r"\s*(?:- +)*(?P<key>[^\s:#'\"][^:#]*):\s+(?P<value>[^'\"|>\[{].*:(?:\s.*)?)$"
)
_NO_BLANK = re.compile(r"\s*(?:- +)*(?P<key>[^\W\d]\w*):(?P<value>[^\s/].*|\u00a0.+)")
_BRACKET = re.compile(r"\s*(?:- +)*[^\s:]+:\s+([\[{]).*[\]}]\s*\S")
_NO_VALUE = ("start any token", "node content", "mapping keys")
_CLOSING = {"[": "]", "{": "}"}


def problem_of(error: yaml.MarkedYAMLError, lines: Lines) -> Problem:
    """The one Problem that keeps a text from being read."""
    here = _position(error.problem_mark or error.context_mark, lines)
    start = _position(error.context_mark, lines) if error.context_mark else here
    problem, context = error.problem or "", error.context or ""
    if "simple key" in context or "expected ':'" in problem:
        return _no_colon(start).at(_whole_line(start, lines))
    opening = start.source[start.column - 1 : start.column]
    fault = _unfinished(context, problem, opening)
    if fault:
        return fault.at(here if fault == yaml_messages.BAD_ESCAPE() else start)
    fault = _fault(problem, context, here)
    return (
        _indented(_whole_line(here, lines))
        if fault == yaml_messages.INDENTATION()
        else fault.at(here)
    )


def _indented(line: Position) -> Problem:
    """What is wrong with the blanks before a line, an item or an entry."""
    words = line.source.lstrip()
    if words.startswith("- "):
        return yaml_messages.INDENTATION_OF_ITEM().at(line)
    if words.startswith("id:"):
        return yaml_messages.MISSING_DASH().at(line)
    return yaml_messages.INDENTATION().at(line)


def _position(mark: yaml.Mark | None, lines: Lines) -> Position:
    return lines.position(mark.line + 1, mark.column + 1) if mark else lines.position(1)


def _whole_line(position: Position, lines: Lines) -> Position:
    source = position.source
    column = len(source) - len(source.lstrip()) + 1
    return lines.position(position.line, column, len(source))


def _unfinished(context: str, problem: str, opening: str) -> Fault | None:
    """What is wrong with the quotes, brackets or block that `opening` begins."""
    if "quoted scalar" in context:
        is_escape = "end of stream" not in problem and "document indicator" not in problem
        return (
            yaml_messages.BAD_ESCAPE() if is_escape else yaml_messages.UNCLOSED_QUOTE(quote=opening)
        )
    if "flow" in context and opening in _CLOSING:
        return yaml_messages.UNCLOSED_BRACKET(bracket=opening, closing=_CLOSING[opening])
    if "block scalar" in context:
        return yaml_messages.TEXT_AFTER_BLOCK_MARK(mark=opening)
    return None


def _fault(problem: str, context: str, here: Position) -> Fault:
    """What the sentence of the loader and the line together mean."""
    character = here.source[here.column - 1 : here.column]
    if "directive" in problem + context or "incompatible YAML" in problem:
        return yaml_messages.DIRECTIVE()
    if "anchor" in context or "alias" in context or "tag" in problem + context:
        return yaml_messages.SPECIAL_START(character=_special(here), line=quoted(here.source))
    if "mapping values are not allowed" in problem:
        return _second_colon(here)
    if character == "\t" or "violates indentation" in problem:
        return messages.TAB()
    if any(words in problem for words in _NO_VALUE) and character:
        return yaml_messages.SPECIAL_START(character=character, line=quoted(here.source))
    return _out_of_place(problem, here)


def _out_of_place(problem: str, here: Position) -> Fault:
    """Something stands where nothing more, or something further left, was expected."""
    if "sequence entries" in problem:
        return yaml_messages.LIST_IN_LINE()
    if "expected" not in problem:
        return yaml_messages.UNREADABLE()
    bracket = _BRACKET.match(here.source)
    if bracket:
        return yaml_messages.SPECIAL_START(character=bracket[1], line=quoted(here.source))
    is_after_quote = re.search(r"""["'] *$""", here.source[: here.column - 1])
    return yaml_messages.STRAY_QUOTE() if is_after_quote else yaml_messages.INDENTATION()


def _special(here: Position) -> str:
    found = re.search("[&*!]", here.source[max(here.column - 2, 0) :])
    return found[0] if found else "!"


def _second_colon(here: Position) -> Fault:
    found = _SECOND_COLON.match(here.source)
    if found is None or here.column <= found.start("value"):
        return yaml_messages.INDENTATION()
    return yaml_messages.COLON_IN_VALUE(line=quoted(here.source))


def _no_colon(start: Position) -> Fault:
    found = _NO_BLANK.fullmatch(start.source)
    if found is None:
        return yaml_messages.MISSING_COLON()
    return yaml_messages.NO_BLANK(line=f"{found['key']}: {found['value'].strip()}")
