"""Emphasis and links in the one form that leaves nothing to ask, for texts that `blocks` can read.

`with_marks` refuses at the first sign of a doubt. What it lets through goes to the page without
being cleaned: `tests/website/markdown/test_blocks.py` shows that there is nothing to clean.
"""

import re

from .marks import CLOSING, OPENING

_DOUBT = re.compile(rf"[^\w\n ,.;:!?()/%+@€§°·…–—„“‚‘’»«*\[\]#{OPENING}{CLOSING}-]")
_DOUBTFUL = ("_", "  ", "--", "..")
"""Signs and pairs that might be a mark, be escaped, or be changed for typography."""

_HOST = r"(?:[a-z0-9]+(?:-[a-z0-9]+)*+\.)+[a-z]{2,}"
_PATH = r"(?:/[A-Za-z0-9][A-Za-z0-9.-]*+)*+/?(?:\#[A-Za-z0-9-]++)?"
ADDRESS = (
    rf"(?=[/\#]){_PATH}|https?://{_HOST}{_PATH}|tel:\+?[0-9]++|mailto:[A-Za-z0-9.+-]++@{_HOST}"
)
"""Plain signs of ASCII in a plain order: no program can read such an address in two ways."""

_LINK = re.compile(rf"\[(?<!!\[)(?! )([^\[\]*\n]++)(?<! )\]\(({ADDRESS})\)")
_WORDS, _BEHIND = r"(?! )([^*\n]++)(?<! )", r"(?![^\s,;:.!?)“])"
_STRONG = re.compile(rf"\*\*(?<![^\s(„]\*\*){_WORDS}\*\*{_BEHIND}")
_EMPHASIS = re.compile(rf"\*(?<![^\s(„]\*){_WORDS}\*{_BEHIND}")
"""Each is searched for by its first sign; what stands before that is looked at afterwards."""

_TAG = re.compile(r"<[^>]+>")


def with_marks(text: str) -> str | None:
    """The text with its links and emphasis as HTML; None where Markdown has to look at it.

    No mark goes on over the end of a line, and each `<` begins a tag that was made here.
    """
    if _DOUBT.search(text) or any(doubtful in text for doubtful in _DOUBTFUL):
        return None
    if "[" in text:
        text = _LINK.sub(r'<a href="\2">\1</a>', text)
    if "*" in text:
        text = _EMPHASIS.sub(r"<em>\1</em>", _STRONG.sub(r"<strong>\1</strong>", text))
    return None if any(mark in text for mark in "[]*") else text


def without_tags(html: str) -> str:
    """Only what stands between them."""
    return _TAG.sub("", html) if "<" in html else html
