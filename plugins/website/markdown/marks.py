"""Our two marks in the source text, read before Markdown sees it, while its lines still count.

What `[[termine …]]` understands stands in `plugins/termine/reading/placement.py`.
`[[bitte ergänzen: …]]` is a placeholder that visitors see until somebody fills it in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.termine.reading import PLACEMENT_LINE, Placement, PlacementError, parse_placement

_BEGIN = "[["
_DATES_ANYWHERE = re.compile(r"\[\[\s*termine\b[^\[\]]*(?:\]\])?", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"`[^`]*`")
_PLACEHOLDER = re.compile(
    r"\[\[\s*bitte\s+erg(?:ä|ae|a\u0308|a)nzen\b\s*:?\s*([^\[\]]*)\]\]", re.IGNORECASE
)
_ANY_MARK = re.compile(r"\[\[[^\[\]]*\]\](?![(\[])")
"""Two brackets that are no link: `[[1]](/x/)` is one whose text stands in brackets."""

_TAG_OR_PLACEHOLDER = re.compile(rf"<[^>]*>|{_PLACEHOLDER.pattern}", re.IGNORECASE)

_MOST_REQUESTS = 20


@dataclass(frozen=True, slots=True)
class DatesRequest(Placement):
    """What a `[[termine …]]` asks for; `line` is where it stands in the text."""

    line: int = 1


@dataclass(frozen=True, slots=True)
class Mistake:
    """A malformed mark, or a text nested too deeply or too long.

    `kind` names its sentence in `messages.toml`; `word` is the part that is wrong (or empty).
    """

    kind: str
    line: int
    word: str = ""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A `[[bitte ergänzen: …]]` that still stands in a text; `column` counts from 1."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Marks:
    """A text whose `[[termine …]]` lines are stand-ins now, and what these lines asked for."""

    text: str
    requests: tuple[DatesRequest, ...]
    mistakes: tuple[Mistake, ...]


def stand_in(secret: str, number: int | str) -> str:
    """What stands for a request on its way through Markdown, which leaves it as it is."""
    return f"{secret}x{number}x"


def take_marks(text: str, first_line: int, secret: str) -> Marks:
    """Replace each `[[termine …]]` that stands on a line of its own, outside code blocks.

    `secret` is a word of letters and digits that no editor can know: so none can write the stand-in
    of a request. A malformed one leaves nothing in the text: its mistake is handed on instead.
    """
    if _BEGIN not in text:
        return Marks(text, (), ())
    lines: list[str] = []
    requests: list[DatesRequest] = []
    mistakes: list[Mistake] = []
    first_too_many: Mistake | None = None
    for number, (line, is_code) in enumerate(with_fences(text), first_line):
        dates = None if is_code else PLACEMENT_LINE.fullmatch(line)
        request = parse_request(dates[1], number) if dates else None
        match request:
            case DatesRequest() if len(requests) == _MOST_REQUESTS:
                first_too_many = first_too_many or Mistake("dates-too-many", number, line.strip())
            case DatesRequest():
                lines += ["", stand_in(secret, len(requests)), ""]
                requests.append(request)
            case Mistake():
                mistakes.append(request)
            case None:
                lines.append(line)
                mistakes += () if is_code else _stray_marks(line, number)
    mistakes += [first_too_many] if first_too_many else []
    return Marks("\n".join(lines), tuple(requests), tuple(mistakes))


def parse_request(text: str, line: int) -> DatesRequest | Mistake:
    """What stands between `[[termine` and `]]`; the first mistake if it cannot be understood."""
    try:
        asked = parse_placement(text)
    except PlacementError as error:
        return Mistake(error.kind, line, error.word)
    what = asked.event_ids, asked.category, asked.venue_id
    return DatesRequest(*what, limit=asked.limit, only=asked.only, line=line)


def _stray_marks(line: str, number: int) -> list[Mistake]:
    """What is wrong with double brackets that are no `[[termine …]]` of their own line."""
    plain = _CODE.sub("", line)
    if dates := _DATES_ANYWHERE.search(plain):
        return [Mistake("dates-not-alone", number, dates[0])]
    marks = (mark for mark in _ANY_MARK.findall(plain) if not _PLACEHOLDER.fullmatch(mark))
    return [Mistake("unknown-mark", number, mark) for mark in marks]


def placeholders(text: str) -> tuple[Placeholder, ...]:
    """Each `[[bitte ergänzen: …]]`, wherever it stands; lines count from 1."""
    found = []
    for match in _PLACEHOLDER.finditer(text):
        before = text[: match.start()]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        found.append(Placeholder(line, column, " ".join(match[1].split())))
    return tuple(found)


def show_placeholders(html: str) -> str:
    """Let visitors see the gap: `<mark>[bitte ergänzen: …]</mark>`; attributes stay as they are."""
    return _TAG_OR_PLACEHOLDER.sub(_marked, html) if _BEGIN in html else html


def _marked(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[0]
    text = match[1].strip()
    return f"<mark>[bitte ergänzen: {text}]</mark>" if text else "<mark>[bitte ergänzen]</mark>"


def without_code(text: str) -> str:
    """The text with blanks where code stands, so that every place in it stays where it was."""
    return "\n".join(
        " " * len(line) if is_code else _CODE.sub(lambda code: " " * len(code[0]), line)
        for line, is_code in with_fences(text)
    )


def with_fences(text: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it belongs to code between fences, these included."""
    fence = ""
    for line in text.split("\n"):
        sign = _FENCE.match(line)
        yield line, bool(sign or fence)
        if sign and not fence:
            fence = sign[1]
        elif sign and sign[1].startswith(fence) and not line.strip(" `~"):
            fence = ""
