"""What an editor may have meant by a rule phrase that was not understood."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from plugins.late import late

from .german_words import WEEKDAYS
from .phrase_words import Token, folded

if TYPE_CHECKING:
    import difflib
else:
    difflib = late("difflib")

_SUGGESTIONS = 3
_WITHOUT_DAY = MappingProxyType(
    {
        **dict.fromkeys(
            ("woechentlich", "jede woche", "einmal pro woche", "einmal in der woche", "weekly"),
            ("jeden Dienstag",),
        ),
        **dict.fromkeys(
            (
                "14-taegig",
                "14taegig",
                "vierzehntaegig",
                "alle 14 tage",
                "alle zwei wochen",
                "alle 2 wochen",
                "zweiwoechentlich",
            ),
            ("jede 2. Woche dienstags",),
        ),
        **dict.fromkeys(
            ("monatlich", "jeden monat", "einmal im monat", "1x im monat", "monthly"),
            ("jeden 1. Dienstag im Monat", "am 1. jedes Monats"),
        ),
        **dict.fromkeys(("jaehrlich", "jedes jahr"), ("jährlich am 20.09.",)),
    }
)
"""Rhythms that do not say on which day."""


def suggestions(text: str, words: tuple[Token, ...]) -> tuple[str, ...]:
    """Up to three phrases that would be understood, nearest first, with the editor's own words."""
    if folded(text) in _WITHOUT_DAY:
        return _WITHOUT_DAY[folded(text)]
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
        begun = [name for plain, name in names.items() if token.word.startswith(plain)]
        if begun:  # „Mittwochvormittag“
            return begun[0]
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
