"""Soft hyphens for headings: long German words break where they may, on the narrowest phone.

Browsers hyphenate by themselves only where they carry a German dictionary; headings are large and
show it first when they do not (web.md 10).
"""

import io
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pyphen import LANGUAGES, HyphDict, Pyphen

SOFT_HYPHEN = "\u00ad"
_LONG_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{13,80}(?![^\W\d_])")
"""What is longer than the longest words there are, is none, and would hold up the build."""

_SHORTEST_PART = 5
_ENCODING = "iso8859-1"
_DIGITS = b"0123456789"


class Hyphens:
    """Puts soft hyphens into words of more than twelve letters.

    `known` words are looked up, any other is asked of the dictionary.
    """

    def __init__(self, known: Mapping[str, str] = MappingProxyType({})) -> None:
        """Begin with no heading."""
        self._known = known
        self._headings: dict[str, str] = {}

    def heading(self, text: str) -> str:
        """The text with soft hyphens in its long words."""
        if text not in self._headings:
            self._headings[text] = _LONG_WORD.sub(lambda found: self.word(found[0]), text)
        return self._headings[text]

    def word(self, word: str) -> str:
        """One long word with soft hyphens."""
        return self._known.get(word) or hyphenated((word,))[word]


def long_words(texts: Iterable[str]) -> frozenset[str]:
    """The words in some texts that get soft hyphens."""
    return frozenset(word for text in texts for word in _LONG_WORD.findall(text))


def hyphenated(words: Collection[str]) -> dict[str, str]:
    """Each word with its soft hyphens.

    The first part and the last have five letters at least. To read the whole dictionary takes half
    a second: only what can be found in one of the words is read.
    """
    patterns = _patterns_in(words) if words else []
    if not patterns:
        return {word: word for word in words}
    dictionary = _SmallDictionary(patterns)
    return {word: str(dictionary.inserted(word, hyphen=SOFT_HYPHEN)) for word in words}


def _patterns_in(words: Iterable[str]) -> list[bytes]:
    """The lines of the dictionary whose letters stand in a word; a dot is its begin or end."""
    content = LANGUAGES["de_DE"].read_bytes()
    longest = max(map(len, io.BytesIO(content)))
    parts = {part for word in words for part in _parts(f".{word.lower()}.", longest)}
    octets = {part.encode(_ENCODING, "replace") + b"\n" for part in parts}
    return [line for line in io.BytesIO(content) if line.translate(None, _DIGITS) in octets]


def _parts(word: str, longest: int) -> Iterable[str]:
    return (
        word[begin:end]
        for begin in range(len(word))
        for end in range(begin + 1, min(begin + longest, len(word)) + 1)
    )


class _SmallDictionary(Pyphen):
    """Pyphen with a few patterns only, which it believes to be a file."""

    def __init__(self, patterns: Iterable[bytes]) -> None:
        self.left = self.right = _SHORTEST_PART
        self.hd = HyphDict(_Excerpt(b"".join((_ENCODING.encode(), b"\n", *patterns))))


@dataclass(frozen=True, slots=True)
class _Excerpt:
    """As much of a Path as Pyphen asks for."""

    content: bytes

    def open(self, _mode: str) -> io.BytesIO:
        return io.BytesIO(self.content)

    def read_text(self, encoding: str) -> str:
        return self.content.decode(encoding.strip())
