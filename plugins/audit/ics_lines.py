"""Content lines of a calendar (RFC 5545, 3.1) as they stand in the file, with their numbers."""

import re
from dataclasses import dataclass

_LINE = re.compile(r"([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:\"[^\"]*\"|[^\":;]*))*):(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One property: `parameters` begin with `;` or are empty, `number` counts physical lines.

    `name` is in capitals, and empty where the line is no property at all.
    """

    number: int
    name: str
    parameters: str
    value: str

    @property
    def source(self) -> str:
        """The line as it was before it was folded."""
        return f"{self.name}{self.parameters}:{self.value}" if self.name else self.value


def content_lines(text: str) -> list[ContentLine]:
    """The unfolded lines of a file; folds are undone whatever their line ends are."""
    found: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if line[:1] in {" ", "\t"} and found:
            found[-1][1].append(line[1:])
        elif line:
            found.append((number, [line]))
    return [_content_line(number, "".join(parts)) for number, parts in found]


def _content_line(number: int, text: str) -> ContentLine:
    match = _LINE.fullmatch(text)
    if match is None:
        return ContentLine(number, "", "", text)
    return ContentLine(number, match[1].upper(), match[2], match[3])
