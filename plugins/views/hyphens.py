"""Soft hyphens for headings: long German words break where they may, on the narrowest phone.

Browsers hyphenate by themselves only where they carry a German dictionary; headings are large and
show it first when they do not (web.md 10).
"""

import re
from functools import cached_property

from pyphen import Pyphen

SOFT_HYPHEN = "\u00ad"
_LONG_WORD = re.compile(r"[^\W\d_]{13,}")


class Hyphens:
    """Puts soft hyphens into words of more than twelve letters.

    No part is shorter than five letters, so that words break between their parts rather than
    within one. The dictionary takes half a second to read and is read with the first long word.
    """

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._headings: dict[str, str] = {}

    @cached_property
    def _dictionary(self) -> Pyphen:
        return Pyphen(lang="de_DE", left=5, right=5)

    def heading(self, text: str) -> str:
        """The text with soft hyphens in its long words."""
        if text not in self._headings:
            self._headings[text] = _LONG_WORD.sub(self._hyphenated, text)
        return self._headings[text]

    def _hyphenated(self, word: re.Match[str]) -> str:
        return str(self._dictionary.inserted(word.group(), hyphen=SOFT_HYPHEN))
