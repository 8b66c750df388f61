"""The words of rule phrases: each becomes one Token, so that the grammar is a pattern.

All but weekdays and months stand in `phrase_words.toml`.
For a phrase that the grammar does not know, here is also what the editor may have meant.
"""

import difflib
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from .german import ENGLISH_WEEKDAYS, MONTHS, WEEKDAYS

_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_PIECE = re.compile(
    r"(\d+\.\d+)\.?(?!\d)|(\d+)(?:\.|(?:ter|te[nrsm]?)(?![^\W\d_]))|(\d+)|([^\W\d_]+)"
    r"|[–-]|([^\s,;&+./!])"
)
_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_KINDS = {word: kind for kind, words in _WORDS["kinds"].items() for word in words}
_RHYTHMS = {words: tuple(of["phrases"]) for of in _WORDS["rhythms"] for words in of["of"]}
_ABBREVIATED = 3
_SUGGESTIONS = 3


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
    return tuple(token for token in pieces if token.word not in _WORDS["fillers"])


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
    return _word(piece)


def _word(word: str) -> Token:
    if word in _KINDS:
        return Token(_KINDS[word], word=word)
    if word in _WORDS["numbers"]:
        return Token("n", _WORDS["numbers"][word], word)
    stem = re.sub(r"e[nrsm]?$", "", word)
    if stem in _WORDS["ordinals"] and stem != word:
        return Token("o", _WORDS["ordinals"][stem], word)
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
    plain = folded(text)
    if plain in _RHYTHMS:
        return _RHYTHMS[plain]
    weekday = _meant_weekday(words)
    numbers = [token.number for token in words if token.kind in "on"]
    day = next(filter(None, numbers), 1)
    nth = f"{min(day, 5)}." if day > 0 else "letzten"
    known = (
        f"jeden {weekday}",
        f"jeden {nth} {weekday} im Monat",
        f"jede {min(max(2, day), 12)}. Woche {weekday.lower()}s",
        f"jeden letzten {weekday} im Monat",
        f"am {min(abs(day), 31)}. jedes Monats",
        f"jährlich am {_day_and_month(words)}",
        "täglich",
        "werktags",
    )

    def distance(phrase: str) -> tuple[bool, float]:
        """Phrases with the editor's own number first, then the more alike."""
        likeness = difflib.SequenceMatcher(None, folded(phrase), plain, autojunk=False).ratio()
        return bool(numbers) and f" {numbers[0]}. " not in phrase, -likeness

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


def _day_and_month(words: tuple[Token, ...]) -> str:
    for token in words:
        month, day = divmod(token.number, 100)
        if token.kind == "d" and month in range(1, 13):
            return f"{min(max(day, 1), 28):02}.{month:02}."
    return "20.09."
