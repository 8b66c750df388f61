"""Our two marks in the source text, found before Markdown sees it, while its lines still count."""

import re
from dataclasses import dataclass

from .found import LeftOver, Mistake, MistakeKind
from .request import DatesRequest, parse_request

OPENING, CLOSING = "\ue000", "\ue001"
"""Private-use characters around a request's number; taken out of every text that comes in."""

_BEGIN = "[["
_DATES_LINE = re.compile(r" {0,3}\[\[\s*termine\b\s*:?([^\[\]]*)\]\]\s*", re.IGNORECASE)
_DATES_ANYWHERE = re.compile(r"\[\[\s*termine\b[^\[\]]*(?:\]\])?", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"`[^`]*`")
_LEFT_OVER = re.compile(
    r"\[\[\s*bitte\s+erg(?:ä|ae|a\u0308|a)nzen\b\s*:?\s*([^\[\]]*)\]\]", re.IGNORECASE
)
_ANY_MARK = re.compile(r"\[\[[^\[\]]*\]\](?![(\[])")
"""Two brackets that are no link: `[[1]](/x/)` is one whose text stands in brackets."""

_TAG_OR_LEFT_OVER = re.compile(rf"<[^>]*>|{_LEFT_OVER.pattern}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """A text whose `[[termine …]]` lines are numbers now, with what they had said."""

    text: str
    requests: tuple[DatesRequest, ...]
    mistakes: tuple[Mistake, ...]


def take_marks(text: str, first_line: int) -> Marks:
    """Replace each `[[termine …]]` that stands on a line of its own, outside code blocks.

    A malformed one leaves nothing in the text: its mistake is handed on instead.
    """
    plain = _without_private(text)
    if _BEGIN not in plain:
        return Marks(plain, (), ())
    lines: list[str] = []
    requests: list[DatesRequest] = []
    mistakes: list[Mistake] = []
    fence = ""
    for number, line in enumerate(plain.split("\n"), first_line):
        fence = _fence_after(line, fence)
        found = None if fence else _DATES_LINE.fullmatch(line)
        if found is None:
            lines.append(line)
            if not fence:
                mistakes.extend(_stray_marks(line, number))
            continue
        request = parse_request(found[1], number)
        if isinstance(request, Mistake):
            mistakes.append(request)
            continue
        lines += ["", f"{OPENING}{len(requests)}{CLOSING}", ""]
        requests.append(request)
    return Marks("\n".join(lines), tuple(requests), tuple(mistakes))


def left_overs(text: str, first_line: int = 1) -> tuple[LeftOver, ...]:
    """Each `[[bitte ergänzen: …]]`, wherever it stands."""
    found = []
    for match in _LEFT_OVER.finditer(text):
        before = text[: match.start()]
        line = first_line + before.count("\n")
        column = len(before) - (before.rfind("\n") + 1) + 1
        found.append(LeftOver(line, column, " ".join(match[1].split())))
    return tuple(found)


def without_code(text: str) -> str:
    """The text with blanks where code stands, so that every place in it stays where it was."""
    lines, fence = [], ""
    for line in text.split("\n"):
        before, fence = fence, _fence_after(line, fence)
        is_code = before or fence
        lines.append(" " * len(line) if is_code else _CODE.sub(_blank, line))
    return "\n".join(lines)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def show_left_overs(html: str) -> str:
    """Let visitors see the gap: `<mark>[bitte ergänzen: …]</mark>`; attributes stay as they are."""
    return _TAG_OR_LEFT_OVER.sub(_marked, html) if _BEGIN in html else html


def _marked(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[0]
    text = match[1].strip()
    return f"<mark>[bitte ergänzen: {text}]</mark>" if text else "<mark>[bitte ergänzen]</mark>"


def _without_private(text: str) -> str:
    return text.replace(OPENING, "").replace(CLOSING, "")


def _fence_after(line: str, fence: str) -> str:
    """The open fence after this line, empty outside of code."""
    found = _FENCE.match(line)
    if found is None:
        return fence
    if not fence:
        return found[1]
    closes = found[1].startswith(fence) and not line.strip(" `~")
    return "" if closes else fence


def _stray_marks(line: str, number: int) -> list[Mistake]:
    """What is wrong with double brackets that are no `[[termine …]]` of their own line."""
    spoken = _CODE.sub("", line)
    found = _DATES_ANYWHERE.search(spoken)
    if found:
        return [Mistake(MistakeKind.NOT_ALONE, number, found[0])]
    marks = (mark for mark in _ANY_MARK.findall(spoken) if not _LEFT_OVER.fullmatch(mark))
    return [Mistake(MistakeKind.UNKNOWN_MARK, number, mark) for mark in marks]
