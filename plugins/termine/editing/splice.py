"""Text put between the lines of a file; every character that was there stays.

Written with a YAML library instead, a file loses its blanks, quotes and line ends
(docs/entscheidungen, "Edits are spliced").
"""

import re
from collections.abc import Sequence

_LINE_END = re.compile("\r\n|\r|\n")
_BOM = "\ufeff"


def spliced(text: str, after_line: int, block: Sequence[str]) -> str:
    """The text with the lines of `block` behind its line `after_line` (0: before the first).

    The lines end as those of the text do. A last line that did not end gets its end.
    """
    newline = newline_of(text)
    written = "".join(line + newline for line in block)
    ends = [len(_BOM) if text.startswith(_BOM) else 0]
    ends += [found.end() for found in _LINE_END.finditer(text)]
    if after_line < len(ends):
        place = ends[after_line]
        return text[:place] + written + text[place:]
    has_open_line = ends[-1] < len(text)
    return text + (newline if has_open_line else "") + written


def newline_of(text: str) -> str:
    """How the first line ends, a line feed where there is none."""
    found = _LINE_END.search(text)
    return found[0] if found else "\n"
