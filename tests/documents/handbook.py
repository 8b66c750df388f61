"""The documents for editors as values: their examples and tables."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```(.*)\n((?:.*\n)*?)^```$", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A block between fences: what it says it is (`yaml termine`), its text and its place."""

    info: str
    text: str
    place: str


def documents():
    return (ROOT / "LIESMICH.md", *sorted((ROOT / "docs" / "redaktion").glob("*.md")))


@cache
def examples(info=""):
    """All examples of a kind, or all of all kinds."""
    found = []
    for file in documents():
        text = file.read_text("utf-8")
        for match in _BLOCK.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            found.append(Example(match[1], match[2], f"{file.name}:{line}"))
    return tuple(one for one in found if not info or one.info == info)


def tables(name):
    """The rows of the tables of a document below each of its headings, without their heads."""
    found, heading, head = {}, "", 2
    for line in (ROOT / name).read_text("utf-8").splitlines():
        if not line.startswith("|"):
            head = 2
            heading = line.lstrip("# ") if line.startswith("#") else heading
        elif head:
            head -= 1
        else:
            cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
            found.setdefault(heading, []).append(cells)
    return found


def code(cell):
    """What stands between the backticks of a cell."""
    return re.findall(r"`([^`]+)`", cell)
