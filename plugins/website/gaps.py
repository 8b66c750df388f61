"""`[[bitte ergänzen: …]]`, wherever it still stands in the editors' files."""

from collections.abc import Iterator

from plugins.events import Position, Problem, Source, site_messages
from plugins.markup import left_overs

_END = "]]"


def gaps(source: Source, *, is_refused: bool) -> Iterator[Problem]:
    """A Problem for each gap in a file; an error where it `is_refused`.

    Comments in YAML may have any.
    """
    text = source.data.decode("utf-8", "replace").replace("\r\n", "\n")
    lines = text.split("\n")
    wording = site_messages.LEFT_OVER_ON_LEGAL_PAGE if is_refused else site_messages.LEFT_OVER
    for gap in left_overs(text):
        line = lines[gap.line - 1]
        if line.lstrip().startswith("#") and not source.name.endswith(".md"):
            continue
        marked = line[gap.column - 1 :].partition(_END)
        length = len(marked[0] + marked[1])
        position = Position(source.name, gap.line, gap.column, length, line)
        yield wording(text=gap.text or "?").at(position)
