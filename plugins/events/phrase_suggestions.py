"""What an editor may have meant by a rule phrase that was not understood."""

import difflib

from .german_words import WEEKDAYS
from .phrase_words import Token, folded

_SUGGESTIONS = 3


def suggestions(text: str, words: tuple[Token, ...]) -> tuple[str, ...]:
    """Up to three phrases that would be understood, nearest first, with the editor's own words."""
    weekday, day = _weekday(words), _ordinal(words)
    adverb = f"{weekday.lower()}s"
    nth = f"{min(day, 5)}." if day > 0 else "letzten"
    weeks = min(max(2, day), 12)
    known = (
        f"jeden {weekday}",
        f"jeden {nth} {weekday} im Monat",
        f"jede {weeks}. Woche {adverb}",
        f"jeden letzten {weekday} im Monat",
        f"am {min(abs(day), 31)}. jedes Monats",
        f"jährlich am {_day_and_month(words)}",
        "täglich",
        "werktags",
    )
    plain, number = folded(text), _number(words)
    ranked = sorted(
        dict.fromkeys(known),
        key=lambda one: (bool(number) and number not in one, -_likeness(folded(one), plain)),
    )
    return tuple(ranked[:_SUGGESTIONS])


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _weekday(words: tuple[Token, ...]) -> str:
    """The editor's weekday, also with a slip of the pen; Tuesday where there is none."""
    names = {folded(name): name for name in WEEKDAYS}
    for token in words:
        if token.kind == "w":
            return WEEKDAYS[token.number]
        near = difflib.get_close_matches(token.word, names, n=1, cutoff=0.7)
        if token.kind == "?" and near:
            return names[near[0]]
    return "Dienstag"


def _ordinal(words: tuple[Token, ...]) -> int:
    return next((word.number for word in words if word.kind in "on" and word.number), 1)


def _number(words: tuple[Token, ...]) -> str:
    """The editor's ordinal as it stands in a phrase; phrases that hold it come first."""
    return next((f" {word.number}. " for word in words if word.kind in "on"), "")


def _day_and_month(words: tuple[Token, ...]) -> str:
    for token in words:
        month, day = divmod(token.number, 100)
        if token.kind == "d" and month in range(1, 13):
            return f"{min(max(day, 1), 28):02}.{month:02}."
    return "20.09."
