"""The words of rule phrases: each becomes one Token, so that the grammar is a pattern."""

import re
import unicodedata
from dataclasses import dataclass

from .german_words import ENGLISH_WEEKDAYS, MONTHS, WEEKDAYS

_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_PIECE = re.compile(
    r"(\d+\.\d+)\.?(?!\d)|(\d+)(?:\.|(?:ter|te[nrsm]?)(?![^\W\d_]))|(\d+)|([^\W\d_]+)"
    r"|[–-]|([^\s,;&+./!])"
)
_FILLERS = frozenset({"am", "und", "u", "sowie", "den", "der", "dem", "an", "immer"})
_FIXED = {
    **dict.fromkeys(("jede", "jeden", "jeder", "jedes", "jedem", "every"), "j"),
    **dict.fromkeys(("alle", "aller"), "a"),
    **dict.fromkeys(("im", "des", "in", "eines"), "i"),
    **dict.fromkeys(("tag", "tage", "tags", "tages"), "t"),
    **dict.fromkeys(("woche", "wochen"), "k"),
    **dict.fromkeys(("monat", "monats", "monate"), "m"),
    **dict.fromkeys(("jahr", "jahre", "jahres"), "y"),
    "bis": "b",
    "taeglich": "T",
    **dict.fromkeys(("werktags", "werktag", "werktagen", "werktaeglich"), "B"),
    **dict.fromkeys(("wochenende", "wochenenden"), "W"),
    "woechentlich": "K",
    "vierzehntaegig": "F",
    "taegig": "G",
    "monatlich": "M",
    **dict.fromkeys(("jaehrlich", "alljaehrlich"), "Y"),
}
_NUMBERS = ("eins", "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun", "zehn")
_MORE_NUMBERS = {"elf": 11, "zwoelf": 12, "vierzehn": 14}
_ABBREVIATED = 3
_ORDINAL_STEMS = {
    **dict.fromkeys(("erst",), 1),
    **{f"{name}t": number for number, name in enumerate(_NUMBERS[1:], 2)},
    "dritt": 3,
    "siebt": 7,
    "acht": 8,
    "letzt": -1,
    "vorletzt": -2,
}


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
        return Token("n", _NUMBERS.index(word) + 1, word)
    if word in _MORE_NUMBERS:
        return Token("n", _MORE_NUMBERS[word], word)
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
