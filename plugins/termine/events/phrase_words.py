"""The words of rule phrases: each becomes one Token, so that the grammar is a pattern.

All but weekdays and months stand in `phrase_words.toml`.
For a phrase that the grammar does not know, here is also what the editor may have meant.
"""

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .addresses import folded
from .german import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, MONTHS, SHORT_WEEKDAYS, WEEKDAYS

_PIECE = re.compile(
    r"(\d+\.\d+)\.?(?!\d)|(\d+)(?:\.|(?:ter|te[nrsm]?|st|nd|rd|th)(?![^\W\d_]))|(\d+)|([^\W\d_]+)"
    r"|[–-]|([^\s,;&+./!():])"
)
_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_RHYTHMS = {words: tuple(of["phrases"]) for of in _WORDS["rhythms"] for words in of["of"]}
_ABBREVIATED = 3
HOLIDAYS: tuple[str, ...] = tuple(_WORDS["holidays"])
"""The names of school holidays; a Token H has the number of one."""

_CUT_HOLIDAYS = re.compile(rf"\b({'|'.join(folded(one)[:-6] for one in HOLIDAYS[:-1])})-(?=\W)")
_WEEKDAYS_OF = {"B": range(5), "W": range(5, 7)}
_FIRST_WEEKDAYS = {"w": 0, "W": 5}


@dataclass(frozen=True, slots=True)
class Token:
    """One word: the letter the grammar knows it by, and its number.

    w weekday (0 is Monday) · o ordinal (-1 the last) · n number · d day and month (month * 100 +
    day) · N month · j jeder · a alle · i im · t, k, m, y Tag, Woche, Monat, Jahr · T, K, M, Y
    täglich … jährlich · F vierzehntägig · G …-tägig · B werktags · W Wochenende · b bis · q Quartal
    (3 months) or Halbjahr (6) · Q vierteljährlich, halbjährlich · E gerade (0) or ungerade (1) ·
    H school holidays · x nicht · ? not known.
    """

    kind: str
    number: int = 0
    word: str = ""


_MONTHS = {
    form: ("N", number)
    for names in (ENGLISH_MONTHS, MONTHS)
    for number, name in enumerate(map(folded, names), 1)
    for form in (name, name[:3])
}
_EXACT = {
    **_MONTHS,
    "sept": ("N", 9),
    **{word: ("n", number) for word, number in _WORDS["numbers"].items()},
    **{word: (kind, 0) for kind, words in _WORDS["kinds"].items() for word in words},
    **{word: (kind, number) for word, (kind, number) in _WORDS["numbered"].items()},
    **{folded(name): ("H", number) for number, name in enumerate(_WORDS["holidays"])},
}
_WEEKDAYS = {
    folded(name): number
    for names in (WEEKDAYS, SHORT_WEEKDAYS, ENGLISH_WEEKDAYS, [n[:3] for n in ENGLISH_WEEKDAYS])
    for number, name in enumerate(names)
} | {"sonnabend": 5}


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a phrase in order; what only joins words („und“, commas, „am“) is left out."""
    plain = _CUT_HOLIDAYS.sub(r"\1ferien ", folded(text))
    pieces = (_token(match) for match in _PIECE.finditer(plain))
    return _spelled_out([token for token in pieces if token.word not in _WORDS["fillers"]])


def _spelled_out(words: list[Token]) -> tuple[Token, ...]:
    """„Montag bis Freitag“, „von Mai bis Juli“, „werktags“ and „Wochenende“ as the single words.

    Behind an ordinal they stay: the 1st working day of a month is not each first weekday.
    """
    plain: list[Token] = []
    for token in words:
        *others, first, to = (Token(""), Token(""), Token(""), *plain)[-3:]
        if token.kind in _WEEKDAYS_OF and to.kind != "o":
            plain += [Token("w", number) for number in _WEEKDAYS_OF[token.kind]]
        elif token.kind in "wN" and (first.kind, to.kind, others[0].kind == "o") == (
            *(token.kind, "b", False),
        ):
            plain[-1:] = _up_to(first, token)
        else:
            plain.append(token)
    return tuple(plain)


def _up_to(first: Token, last: Token) -> list[Token]:
    """The weekdays or months behind `first` up to `last`, over the end of the week or year."""
    lowest, length = (0, 7) if first.kind == "w" else (1, 12)
    steps = (last.number - first.number) % length or length
    numbers = (first.number - lowest + step for step in range(1, steps + 1))
    return [Token(first.kind, number % length + lowest) for number in numbers]


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


def advice_of(text: str) -> tuple[str, Mapping[str, object]] | None:
    """What to say of a phrase that no rule can say: the sentence's name and its values."""
    plain, words = folded(text), tokens(text)
    for name, pattern in _WORDS["impossible"].items():
        if re.search(pattern, plain):
            weekday = _meant_weekday(words) or "Dienstag"
            ordinals = [token.number for token in words if token.kind == "o"]
            position = ordinals[0] if ordinals and ordinals[0] in range(-2, 6) else 1
            parity = "ungeraden" if ("E", 1) in map(_limit, words) else "geraden"
            values = {"weekday": weekday, "adverb": f"{weekday.lower()}s", "parity": parity}
            return f"phrase-{name}", {**values, "position": position}
    return None


def suggestions(text: str, words: tuple[Token, ...]) -> tuple[str, ...]:
    """Up to three phrases that would be understood, nearest first, with the editor's own words.

    None leaves out a weekday, a month or what narrows the rule, nor the editor's number where one
    has it; where a word is not even a slip of one that is known, nothing is guessed.
    """
    plain = folded(text)
    if plain in _RHYTHMS:
        return _RHYTHMS[plain]
    if any(token.kind == "?" and not _is_slip(token.word) for token in words):
        return ()
    weekday = _meant_weekday(words)
    limits = {kind: number for kind, number in map(_limit, words) if kind}
    numbers = [token.number for token in words if token.kind in "on"]
    day = next(filter(None, numbers), 1)
    known = _weekday_phrases(weekday or "Dienstag", day, limits) if weekday or not limits else ()
    others = () if weekday else _other_phrases(words, day, limits)
    fitting = dict.fromkeys((*known, *others))
    own = {f" {number}. " for number in (*numbers[:1], min(day, 5))} if numbers else {""}
    numbered = [phrase for phrase in fitting if any(number in phrase for number in own)]

    def distance(phrase: str) -> float:
        return -difflib.SequenceMatcher(None, folded(phrase), plain, autojunk=False).ratio()

    return tuple(sorted(numbered or fitting, key=distance)[:3])


def _limit(token: Token) -> tuple[str, int]:
    """What a word narrows a rule to: months, quarters, weeks or holidays; empty for any other."""
    kind = {"d": "N", "Q": "q"}.get(token.kind, token.kind)
    return (kind if kind in "NqEH" else ""), token.number


def _weekday_phrases(weekday: str, day: int, limits: dict[str, int]) -> tuple[str, ...]:
    nth = f"{min(day, 5)}." if day > 0 else "letzten"
    match [*limits.items()]:
        case [("N", month)] if month in range(1, 13):
            return (f"jährlich am {nth} {weekday} im {MONTHS[month - 1]}",)
        case [("q", _)]:
            return (f"jeden {min(day, 4)}. {weekday} im Quartal",) if day > 0 else ()
        case [("E", number)]:
            return (f"jeden {weekday} in {'un' * number}geraden Kalenderwochen",)
        case [("H", number)]:
            return (f"jeden {weekday} in den {HOLIDAYS[number]}",)
        case []:
            return (
                f"jeden {weekday}",
                f"jeden {nth} {weekday} im Monat",
                f"jede {min(max(2, day), 12)}. Woche {weekday.lower()}s",
                f"jeden letzten {weekday} im Monat",
            )
    return ()


def _other_phrases(words: tuple[Token, ...], day: int, limits: dict[str, int]) -> tuple[str, ...]:
    match [*limits.items()]:
        case [("N", _)]:
            return (f"jährlich am {_day_and_month(words)}",)
        case [("H", number)]:
            return (f"täglich in den {HOLIDAYS[number]}",)
        case []:
            return (f"am {min(abs(day), 31)}. jedes Monats", "täglich", "werktags")
    return ()


def _is_slip(word: str) -> bool:
    """Whether a word is nearly one that is known."""
    known = [*_EXACT, *_WEEKDAYS, *(f"{ordinal}en" for ordinal in _WORDS["ordinals"])]
    is_weekday = any(word.startswith(folded(name)) for name in WEEKDAYS)
    return is_weekday or bool(difflib.get_close_matches(word, known, n=1, cutoff=0.7))


def _meant_weekday(words: tuple[Token, ...]) -> str:
    """The editor's weekday, also with a slip of the pen; empty where there is none."""
    names = {folded(name): name for name in WEEKDAYS}
    for token in words:
        if token.kind in _FIRST_WEEKDAYS:
            return WEEKDAYS[token.number or _FIRST_WEEKDAYS[token.kind]]
        begun = [name for plain, name in names.items() if token.word.startswith(plain)]
        if begun:  # „Mittwochvormittag“
            return begun[0]
        near = difflib.get_close_matches(token.word, names, n=1, cutoff=0.7)
        if token.kind == "?" and near:
            return names[near[0]]
    return ""


def _day_and_month(words: tuple[Token, ...]) -> str:
    for token in words:
        month, day = divmod(token.number, 100)
        if token.kind == "d" and month in range(1, 13):
            return f"{min(max(day, 1), 28):02}.{month:02}."
    return "20.09."
