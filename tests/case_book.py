"""The form that every book of cases has: content beside the report it must give.

A case begins with `=== kind: situation`, its files with `--- name`; then comes `--- report`, and
`--- obeyed` last: what the editor writes who does what the report says (see `tests/obedience.py`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

EDITS = re.compile(r"obeyed(:|$)")


@dataclass(frozen=True, slots=True)
class WrittenCase:
    """One case as it stands in the book; `files` are texts by name, `obeyed` edits by name.

    The edits of the file that the report names first have an empty name.
    """

    title: str
    files: dict[str, str]
    report: str
    obeyed: dict[str, str]


def written_cases(folder: Path) -> Iterator[WrittenCase]:
    """All cases of the books in a folder, book by book."""
    for path in sorted(folder.glob("*.txt")):
        _, *parts = re.split(r"^=== (.+)\n", path.read_text("utf-8"), flags=re.MULTILINE)
        for title, text in zip(parts[::2], parts[1::2], strict=True):
            yield _case(title, text)


def _case(title: str, text: str) -> WrittenCase:
    _, *parts = re.split(r"^--- (\S+)\n", text, flags=re.MULTILINE)
    written = dict(zip(parts[::2], parts[1::2], strict=True))
    files = {name: text for name, text in written.items() if not EDITS.match(name)}
    edits = {name[len("obeyed:") :]: text for name, text in written.items() if EDITS.match(name)}
    return WrittenCase(title, files, files.pop("report").strip("\n"), edits)
