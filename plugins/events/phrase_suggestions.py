"""What an editor may have meant by a rule phrase that was not understood."""

import difflib

from .phrase_words import WEEKDAYS, Token, folded

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
    plain = folded(text)
    ranked = sorted(dict.fromkeys(known), key=lambda one: -_likeness(folded(one), plain))
    return tuple(ranked[:_SUGGESTIONS])


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _weekday(words: tuple[Token, ...]) -> str:
    """The editor's weekday, also with a slip of the pen; Tuesday where there is none."""
    names = {folded(name): name for name in WEEKDAYS}
    for token in words:
        if token.kind == "w":
            return WEEKDAYS[token.number]
        if near := difflib.get_close_matches(token.word, names, n=1, cutoff=0.7):
            return names[near[0]]
    return "Dienstag"


def _ordinal(words: tuple[Token, ...]) -> int:
    return next((word.number for word in words if word.kind in "on" and word.number), 1)


def _day_and_month(words: tuple[Token, ...]) -> str:
    for token in words:
        month, day = divmod(token.number, 100)
        if token.kind == "d" and 1 <= month <= 12 and 1 <= day <= 28:
            return f"{day:02}.{month:02}."
    return "20.09."
