"""`[[bitte ergänzen: …]]` in all files of the editors, and other marks where none can be."""

import re
from collections.abc import Iterator

from plugins.termine.diagnostics import Diagnostic, Position
from plugins.termine.reading import Source
from plugins.website.messages import message

from ..markdown.marks import left_overs

_OPENING, _END = b"[[", "]]"
_MARK = re.compile(r"\[\[\s*(?!bitte)[^\W\d_][^\[\]\n]*\]\](?!\()", re.IGNORECASE)


def gaps(source: Source, *, is_refused: bool) -> Iterator[Diagnostic]:
    """A Diagnostic for each gap in a file; an error where it `is_refused`.

    Comments in YAML may have any.
    """
    if _OPENING not in source.data:
        return
    text = source.data.decode("utf-8", "replace").replace("\r\n", "\n")
    lines = text.split("\n")
    kind = "left-over-on-legal-page" if is_refused else "left-over"
    for gap in left_overs(text):
        line = lines[gap.line - 1]
        if line.lstrip().startswith("#") and not source.name.endswith(".md"):
            continue
        marked = line[gap.column - 1 :].partition(_END)
        length = len(marked[0] + marked[1])
        position = Position(source.name, gap.line, gap.column, length, line)
        yield message(kind, text=gap.text or "?").at(position)


def marks_in_yaml(source: Source) -> Iterator[Diagnostic]:
    """A Diagnostic for each `[[termine …]]` or the like, which only Markdown files may have."""
    if _OPENING not in source.data:
        return
    for number, line in enumerate(source.data.decode("utf-8", "replace").splitlines(), start=1):
        if line.lstrip().startswith("#"):
            continue
        for mark in _MARK.finditer(line):
            position = Position(source.name, number, mark.start() + 1, len(mark[0]), line)
            yield message("mark-in-yaml", word=mark[0]).at(position)
