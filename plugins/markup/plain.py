"""A quick way around Markdown, for paragraphs of plain words: the same HTML without loading it.

`tests/markup/test_quick.py` compares with Markdown as it is.
"""

import re

_SIGN = r"(?:[^\W_]|[,;:!?()/%€„“–…]|-(?!-)|\.(?!\.))"
_LINE = rf"[^\W\d_](?: ?{_SIGN})*+"
_PLAIN = re.compile(rf"{_LINE}(?:\n\n?{_LINE})*+")
"""Lines that begin with a letter and hold nothing that could ever be a mark."""


def plain_paragraphs(text: str) -> str | None:
    """The HTML of paragraphs of plain words; None for any text that Markdown has to look at."""
    words = text.strip("\n")
    if not _PLAIN.fullmatch(words):
        return None
    return "\n".join(f"<p>{paragraph}</p>" for paragraph in words.split("\n\n"))
