"""The head of an article or page: YAML between `---` lines, or Pelican's `Title: …` lines.

Both become one FrontMatter with positions in the .md file, so that the site has one reader.
"""

from dataclasses import dataclass
from datetime import date

from . import messages
from .front_matter_lines import metadata
from .lines import Lines, read_lines
from .nodes import Mapping, Node, Scalar, Sequence, read_nodes
from .position import Position
from .problem import Problem
from .references import Reference
from .schema_front_matter import FrontMatterForm
from .schema_reading import Reading, read_form
from .source import Source

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a text says about itself; what it does not say is empty or None.

    `position` is its first line. `events` name entries of the event files, `references` are these
    and the picture, each with its place. `as_of` is the day the text was last checked („Stand“).
    """

    position: Position
    title: str = ""
    day: date | None = None
    summary: str = ""
    category: str = ""
    image: str = ""
    image_text: str = ""
    slug: str = ""
    as_of: date | None = None
    modified: date | None = None
    is_draft: bool = False
    language: str = ""
    search_words: tuple[str, ...] = ()
    events: tuple[Reference, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """A .md file: its head, its body (Markdown) and the line the body begins in."""

    front_matter: FrontMatter
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()


def read_front_matter(source: Source) -> MarkdownText:
    """The head and the body of a .md file, with every mistake of the head."""
    lines, problems = read_lines(source)
    if problems and not any(problem.kind == "control-character" for problem in problems):
        return MarkdownText(FrontMatter(lines.position(1)), "", 1, problems)
    if lines.lines[0].rstrip() == _FENCE:
        head, body_line, found = _fenced(lines)
    else:
        head, body_line, found = metadata(lines)
    reading = read_form(FrontMatterForm, head) if head else None
    problems += (*found, *(reading.problems if reading else ()))
    body = "\n".join(lines.lines[body_line - 1 :])
    return MarkdownText(_front_matter(reading, lines), body, body_line, problems)


def _fenced(lines: Lines) -> tuple[Node | None, int, tuple[Problem, ...]]:
    """The YAML between the fences; the lines keep their numbers because the fence stays blank."""
    for number, line in enumerate(lines.lines[1:], start=2):
        if line.rstrip() in {_FENCE, "..."}:
            nodes = read_nodes(Lines(lines.file, ("", *lines.lines[1 : number - 1])))
            is_empty = isinstance(nodes.root, Scalar) and nodes.root.is_empty
            return None if is_empty else nodes.root, number + 1, nodes.problems
    problem = messages.FRONT_MATTER_OPEN().at(lines.position(1, 1, len(_FENCE)))
    return None, len(lines.lines) + 1, (problem,)


def _front_matter(reading: Reading[FrontMatterForm] | None, lines: Lines) -> FrontMatter:
    first = lines.position(1, 1, len(lines.lines[0]))
    if reading is None:
        return FrontMatter(first)
    form = reading.form
    events = tuple(_listed(reading.node.get("termine"))) if form.events else ()
    pictures = (Reference(reading.at("bild"), "bild", form.image),) if form.image else ()
    return FrontMatter(
        position=first,
        title=form.title or "",
        day=form.day,
        summary=form.summary or "",
        category=form.category or "",
        image=form.image or "",
        image_text=form.image_text or "",
        slug=form.slug or "",
        as_of=form.as_of,
        modified=form.modified,
        is_draft=bool(form.is_draft),
        language=form.language or "",
        search_words=form.search_words or (),
        events=events,
        references=tuple(sorted((*events, *pictures))),
    )


def _listed(node: Node | None) -> list[Reference]:
    """The ids of a list, or of one text with commas, each where it stands."""
    match node:
        case Sequence(items=items):
            return [reference for item in items for reference in _listed(item)]
        case Scalar(text=text, position=position):
            ids = [word.strip() for word in text.split(",")]
            return [Reference(position, "termine", id) for id in ids if id]
        case Mapping() | None:
            return []
