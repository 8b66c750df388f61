"""Soft hyphens for headings: long German words break where they may, on the narrowest phone.

Browsers hyphenate by themselves only where they carry a German dictionary; headings are large and
show it first when they do not (web.md 10).
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

from pyphen import Pyphen

SOFT_HYPHEN = "\u00ad"
_LONG_WORD = re.compile(r"[^\W\d_]{13,}")


class Hyphens:
    """Puts soft hyphens into words of more than twelve letters.

    No part is shorter than five letters, so that words break between their parts rather than
    within one. The dictionary takes half a second to read and is read with the first long word
    that is not `known` with its hyphens.
    """

    def __init__(self, known: Mapping[str, str] = MappingProxyType({})) -> None:
        """Begin with nothing read."""
        self._known = known
        self._headings: dict[str, str] = {}

    @cached_property
    def _dictionary(self) -> Pyphen:
        return Pyphen(lang="de_DE", left=5, right=5)

    def heading(self, text: str) -> str:
        """The text with soft hyphens in its long words."""
        if text not in self._headings:
            self._headings[text] = _LONG_WORD.sub(lambda found: self.word(found[0]), text)
        return self._headings[text]

    def word(self, word: str) -> str:
        """One long word with soft hyphens."""
        known = self._known.get(word)
        return known or str(self._dictionary.inserted(word, hyphen=SOFT_HYPHEN))


def long_words(texts: Iterable[str]) -> frozenset[str]:
    """The words in some texts that get soft hyphens."""
    return frozenset(word for text in texts for word in _LONG_WORD.findall(text))
