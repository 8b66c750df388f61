"""The words of rule phrases: each becomes one Token, so that the grammar is a pattern.

For a phrase that the grammar does not know, here is also what the editor may have meant.
"""

import difflib
import re
import unicodedata
from dataclasses import dataclass

from .german import ENGLISH_WEEKDAYS, MONTHS, WEEKDAYS

_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_PIECE = re.compile(
    r"(\d+\.\d+)\.?(?!\d)|(\d+)(?:\.|(?:ter|te[nrsm]?)(?![^\W\d_]))|(\d+)|([^\W\d_]+)"
    r"|[–-]|([^\s,;&+./!])"
)
_FILLERS = frozenset({"am", "und", "u", "sowie", "den", "der", "dem", "an", "immer"})
_KINDS = {
    "j": "jede jeden jeder jedes jedem every",
    "a": "alle aller",
    "i": "im des in eines",
    "t": "tag tage tags tages",
    "k": "woche wochen",
    "m": "monat monats monate",
    "y": "jahr jahre jahres",
    "b": "bis",
    "T": "taeglich",
    "B": "werktags werktag werktagen werktaeglich",
    "W": "wochenende wochenenden",
    "K": "woechentlich",
    "F": "vierzehntaegig",
    "G": "taegig",
    "M": "monatlich",
    "Y": "jaehrlich alljaehrlich",
}
_FIXED = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_UP_TO_TWELVE = "eins zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf"
_NUMBERS = {name: number for number, name in enumerate(_UP_TO_TWELVE.split(), 1)} | {"vierzehn": 14}
_ABBREVIATED = 3
_ORDINAL_STEMS = {
    "erst": 1,
    **{f"{name}t": number for name, number in _NUMBERS.items() if number in range(2, 11)},
    "dritt": 3,
    "siebt": 7,
    "acht": 8,
    "letzt": -1,
    "vorletzt": -2,
}
_SUGGESTIONS = 3
_WEEKLY = "woechentlich|jede woche|einmal pro woche|einmal in der woche|weekly"
_FORTNIGHTLY = (
    "14-taegig|14taegig|vierzehntaegig|alle 14 tage|alle zwei wochen|alle 2 wochen|zweiwoechentlich"
)
_MONTHLY = "monatlich|jeden monat|einmal im monat|1x im monat|monthly"
_WITHOUT_DAY = {
    **dict.fromkeys(_WEEKLY.split("|"), ("jeden Dienstag",)),
    **dict.fromkeys(_FORTNIGHTLY.split("|"), ("jede 2. Woche dienstags",)),
    **dict.fromkeys(_MONTHLY.split("|"), ("jeden 1. Dienstag im Monat", "am 1. jedes Monats")),
    **dict.fromkeys(("jaehrlich", "jedes jahr"), ("jährlich am 20.09.",)),
}
"""Rhythms that do not say on which day."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word: the letter the grammar knows it by, and its number.

    w weekday (0 is Monday) · o ordinal (-1 the last) · n number · d day and month (month * 100 +
    day) · N month · j jeder · a alle · i im · t, k, m, y Tag, Woche, Monat, Jahr · T, K, M, Y
    täglich … jährlich · F vierzehntägig · G …-tägig · B werktags · W Wochenende · b bis · ? not
    known.
    """

    kind: str
    number: int = 0
    word: str = ""


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a phrase in order; what only joins words („und“, commas, „am“) is left out."""
    pieces = (_token(match) for match in _PIECE.finditer(folded(text)))
    return tuple(token for token in pieces if token.word not in _FILLERS)


def folded(text: str) -> str:
    """Small letters, with ae, oe, ue and ss, so that every spelling compares alike."""
    return unicodedata.normalize("NFC", text).casefold().translate(_FOLD)


def _token(match: re.Match[str]) -> Token:
    piece = match[0]
    if match[1]:
        day, month = match[1].split(".")
        return Token("d", int(month) * 100 + int(day), piece)
    if match[2]:
        return Token("o", int(match[2]), piece)
    if match[3]:
        return Token("n", int(match[3]), piece)
    if piece in {"–", "-"}:
        return Token("b", word=piece)
    return _word(piece)


def _word(word: str) -> Token:
    if word in _FIXED:
        return Token(_FIXED[word], word=word)
    if word in _NUMBERS:
        return Token("n", _NUMBERS[word], word)
    stem = re.sub(r"e[nrsm]?$", "", word)
    if stem in _ORDINAL_STEMS and stem != word:
        return Token("o", _ORDINAL_STEMS[stem], word)
    for number, month in enumerate(MONTHS, 1):
        if word in {folded(month), folded(month)[:3]} or (word, number) == ("sept", 9):
            return Token("N", number, word)
    weekday = _weekday(word)
    return Token("?", word=word) if weekday is None else Token("w", weekday, word)


def _weekday(word: str) -> int | None:
    """0 for `montag`, `montags`, `montage`, `mo`; Sonnabend is Samstag."""
    stem = re.sub(r"(s|e|en)$", "", word) if len(word) > _ABBREVIATED else word
    if stem == "sonnabend":
        return 5
    for number, (weekday, english) in enumerate(zip(WEEKDAYS, ENGLISH_WEEKDAYS, strict=True)):
        if stem in {folded(weekday), folded(weekday)[:2], english}:
            return number
    return None


def suggestions(text: str, words: tuple[Token, ...]) -> tuple[str, ...]:
    """Up to three phrases that would be understood, nearest first, with the editor's own words."""
    if folded(text) in _WITHOUT_DAY:
        return _WITHOUT_DAY[folded(text)]
    weekday, day = _meant_weekday(words), _ordinal(words)
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

    def distance(phrase: str) -> tuple[bool, float]:
        """Phrases with the editor's own number first, then the more alike."""
        likeness = difflib.SequenceMatcher(None, folded(phrase), plain, autojunk=False).ratio()
        return bool(number) and number not in phrase, -likeness

    return tuple(sorted(dict.fromkeys(known), key=distance)[:_SUGGESTIONS])


def _meant_weekday(words: tuple[Token, ...]) -> str:
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
