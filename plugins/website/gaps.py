"""`[[bitte ergänzen: …]]` in all files of the editors, and other marks where none can be."""

import re
from collections.abc import Iterator

from plugins.events import Position, Problem, Source, site_messages
from plugins.markup import left_overs

_OPENING, _END = b"[[", "]]"
_MARK = re.compile(r"\[\[\s*(?!bitte)[^\W\d_][^\[\]\n]*\]\](?!\()", re.IGNORECASE)


def gaps(source: Source, *, is_refused: bool) -> Iterator[Problem]:
    """A Problem for each gap in a file; an error where it `is_refused`.

    Comments in YAML may have any.
    """
    if _OPENING not in source.data:
        return
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


def marks_in_yaml(source: Source) -> Iterator[Problem]:
    """A Problem for each `[[termine …]]` or the like, which only Markdown files may have."""
    if _OPENING not in source.data:
        return
    for number, line in enumerate(source.data.decode("utf-8", "replace").splitlines(), start=1):
        if line.lstrip().startswith("#"):
            continue
        for mark in _MARK.finditer(line):
            position = Position(source.name, number, mark.start() + 1, len(mark[0]), line)
            yield site_messages.MARK_IN_YAML(word=mark[0]).at(position)
