"""What the allow list takes out of a text: HTML that an editor wrote and no family will see."""

import re
from collections.abc import Iterator

from .allowed import TAGS
from .found import TakenOut
from .marks import without_code

# Of what is closed again, and of a comment, the inside is passed by: mending the whole mends it.
# Without its end it reaches to that of the text, so that each sign is looked at once.
# Compiled for the first text with HTML: most builds have none to read.
_TAG = (
    r"(?is)<!--.*?(?:-->|\Z)"
    r"|<(?P<whole>script|style|form|iframe|object|video|audio|svg)\b[^<>]{0,1000}"
    r".*?(?:</(?P=whole)\s*>|\Z)"
    r"|<(?P<name>[a-z][^\s/<>]*)(?P<attributes>[^<>]{0,1000})"
)
# Markdown itself aligns the columns of a table.
_ATTRIBUTE = r"(?i)\s(?P<name>on[a-z]+|style)\s*=(?!\"text-align: [a-z]+;\")"


def taken_out(html: str, text: str, first_line: int = 1) -> Iterator[TakenOut]:
    """Tags that may not stay in the `html` of a `text`, and of those that may, such attributes.

    Markdown keeps no lines, so each is looked for in the text, after the one before.
    """
    spoken, start = without_code(text), 0
    for name, pattern in _found(html):
        written = re.compile(pattern, re.IGNORECASE)
        at = written.search(spoken, start) or written.search(text)
        if at:
            start = at.end()
            yield TakenOut(name, first_line + text.count("\n", 0, at.start()), at[0])


def _found(html: str) -> Iterator[tuple[str, str]]:
    """The name of each tag and attribute, and the pattern of how it may be written."""
    for tag in re.finditer(_TAG, html):
        name = (tag["whole"] or tag["name"] or "").lower()
        if name in TAGS:
            for found in re.finditer(_ATTRIBUTE, tag["attributes"]):
                attribute = found["name"].lower()
                yield attribute, rf"\b{attribute}\s*="
        elif name:
            yield name, rf"<{re.escape(name)}(?![\w:-])"
