"""What is told of mistakes on a site in English: by kind, at the same place, with the same line.

The sentences stand in `english.toml`; they name keys as they are written in English.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from ..diagnostics import Diagnostic, Message, MessageBook, Words, report
from ..reading import words_of

BOOK = MessageBook(Path(__file__).with_name("english.toml"))
_WORDS = Words("line", "error", "errors", "hint", "hints", "… and 1 more.", "… and {} more.")
_KEYS = frozenset({"key", "first", "second"})
"""The values that may be keys."""

Mistake = TypeVar("Mistake", Diagnostic, Message)


def report_in(language: str, diagnostics: Iterable[Diagnostic]) -> str:
    """The report in German or English; empty if there is nothing to tell."""
    if language == "de":
        return report(diagnostics)
    return report((told_in(language, each) for each in diagnostics), words=_WORDS)


def told_in(language: str, mistake: Mistake) -> Mistake:
    """The same mistake in a sentence of the language."""
    if language == "de":
        return mistake
    words = {
        name: _english(str(value)) if name in _KEYS else value
        for name, value in mistake.values.items()
    }
    told = BOOK(mistake.kind, **words)
    return replace(mistake, message=told.message, advice=told.advice)


@cache
def _english(key: str) -> str:
    """`rubrik` → `category`; what is no key stays as it is."""
    found = (name for name, german in words_of("english").items() if german == key)
    return next(found, key)
