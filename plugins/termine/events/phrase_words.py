"""The words of rule phrases: each becomes one Token, so that the grammar is a pattern.

All but weekdays and months stand in `phrase_words.toml`.
For a phrase that the grammar does not know, here is also what the editor may have meant.
"""

import difflib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from .addresses import folded
from .german import ENGLISH_WEEKDAYS, MONTHS, SHORT_WEEKDAYS, WEEKDAYS

_PIECE = re.compile(
    r"(\d+\.\d+)\.?(?!\d)|(\d+)(?:\.|(?:ter|te[nrsm]?)(?![^\W\d_]))|(\d+)|([^\W\d_]+)"
    r"|[–-]|([^\s,;&+./!])"
)
_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_RHYTHMS = {words: tuple(of["phrases"]) for of in _WORDS["rhythms"] for words in of["of"]}
_ABBREVIATED = 3


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


_MONTHS = {
    form: ("N", number)
    for number, name in enumerate(map(folded, MONTHS), 1)
    for form in (name, name[:3])
}
_EXACT = {
    **_MONTHS,
    "sept": ("N", 9),
    **{word: ("n", number) for word, number in _WORDS["numbers"].items()},
    **{word: (kind, 0) for kind, words in _WORDS["kinds"].items() for word in words},
}
_WEEKDAYS = {
    folded(name): number
    for names in (WEEKDAYS, SHORT_WEEKDAYS, ENGLISH_WEEKDAYS)
    for number, name in enumerate(names)
} | {"sonnabend": 5}


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a phrase in order; what only joins words („und“, commas, „am“) is left out."""
    pieces = (_token(match) for match in _PIECE.finditer(folded(text)))
    return tuple(token for token in pieces if token.word not in _WORDS["fillers"])


def _token(match: re.Match[str]) -> Token:
    piece = match[0]
    if match[1]:
        day, month = match[1].split(".")
        return Token("d", int(month) * 100 + int(day), piece)
    if match[2] or match[3]:
        return Token("o" if match[2] else "n", int(match[2] or match[3]), piece)
    if piece in _EXACT:
        return Token(*_EXACT[piece], piece)
    ordinal, weekday = re.sub(r"e[nrsm]?$", "", piece), re.sub(r"(s|e|en)$", "", piece)
    if ordinal in _WORDS["ordinals"] and ordinal != piece:
        return Token("o", _WORDS["ordinals"][ordinal], piece)
    number = _WEEKDAYS.get(weekday if len(piece) > _ABBREVIATED else piece)
    return Token("?" if number is None else "w", number or 0, piece)


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

    return tuple(sorted(dict.fromkeys(known), key=distance)[:3])


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
