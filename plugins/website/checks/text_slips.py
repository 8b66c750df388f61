"""Slips in a text that only its readers would notice: half brackets, links without words.

Markdown takes each of them for something else and shows it; signs that nobody sees it leaves alone.
"""

import re
from collections.abc import Iterator

from plugins.termine.diagnostics import Diagnostic
from plugins.termine.reading import unseen_signs
from plugins.website.messages import message

from ..markdown.texts import ReadText

_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_CODE = re.compile(r"`[^`]*`")
# Each of them holds a `]`: other lines are passed by.
# No part runs over the next bracket: else each `[` of a line would be followed to the line's end.
_SLIPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"(?<!\[)\[\s*(?P<word>(?:termine|bitte\s+erg(?:ä|ae)nzen)\b[^\[\]]*)\](?![\](:\[])"
        ),
        "single-brackets",
    ),
    (re.compile(r"(?<!!)\[\s*\]\((?P<word>[^)\[\]]*)\)"), "link-without-words"),
    (re.compile(r"\[(?P<word>[^\[\]]+)\]\(\s*\)"), "link-without-address"),
    (
        re.compile(r"\[(?P<word>[^\[\]]+)\] \((?:/|https?:|www\.)[^)\s]*\)"),
        "link-apart",
    ),
    (re.compile(r"\]\(\s*(?P<word>(?:[A-Za-z]:[\\/]|file:)[^)\[\]]*)\)"), "local-file"),
    (
        # Of an address that begins so, nothing is left where a text is made safe to show.
        re.compile(
            r"\]\(\s*(?P<word>(?!https?://[^/)]|mailto:|tel:|webcal:|file:)[A-Za-z][A-Za-z+.-]+:[^)\[\]]*)\)"
        ),
        "foreign-address",
    ),
)


def text_slips(text: ReadText) -> Iterator[Diagnostic]:
    """A Diagnostic for each: those of Markdown outside of code, unseen signs in the whole file."""
    yield from unseen_signs(text.written.lines)
    is_code = False
    for number, line in enumerate(text.body.split("\n"), text.head.body_line):
        is_code ^= bool(_FENCE.match(line))
        if is_code or "]" not in line or line.startswith("    "):
            continue
        spoken = _CODE.sub(lambda code: " " * len(code[0]), line)
        for pattern, kind in _SLIPS:
            for found in pattern.finditer(spoken):
                fault = message(kind, word=found["word"].strip(), line=found[0])
                yield fault.at(text.position(number, found[0]))
