"""`[[bitte ergänzen: …]]`, wherever it still stands in the editors' files."""

from collections.abc import Iterator

from plugins.events import Position, Problem, Source, site_messages
from plugins.markup import left_overs


def gaps(source: Source, *, is_refused: bool) -> Iterator[Problem]:
    """A Problem for each gap in a file; an error where it `is_refused`. YAML comments may have any."""
    text = source.data.decode("utf-8", "replace").replace("\r\n", "\n")
    lines = text.split("\n")
    wording = site_messages.LEFT_OVER_ON_LEGAL_PAGE if is_refused else site_messages.LEFT_OVER
    for gap in left_overs(text):
        line = lines[gap.line - 1]
        if line.lstrip().startswith("#") and not source.name.endswith(".md"):
            continue
        stretch = line.find("]]", gap.column) + 2 - (gap.column - 1)
        length = stretch if stretch > 2 else len(line) - gap.column + 1
        position = Position(source.name, gap.line, gap.column, max(length, 1), line)
        yield wording(text=gap.text or "?").at(position)
