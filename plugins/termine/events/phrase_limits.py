"""What narrows a phrase: „in geraden Kalenderwochen“, „in den Osterferien“, „im Januar am 2.“.

A limit stands behind a phrase or before it; the phrase without it is read by the grammar.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise

from .german import MONTHS, WEEKDAYS, enumeration
from .phrase_words import HOLIDAYS, Token
from .recurrence import Frequency, Recurrence, Weekday

ALL_MONTHS = tuple(range(1, 13))
EVEN_WEEKS, ODD_WEEKS = tuple(range(2, 54, 2)), tuple(range(1, 54, 2))
SPOKEN_ORDINALS: Mapping[int, str] = {
    **{number: f"{number}." for number in range(1, 6)},
    -2: "vorletzten",
    -1: "letzten",
}
Words = tuple[Token, ...]
Reader = Callable[[Words], Recurrence | None]
_FEWEST_TO_LIST = 2
_MOST_LIMITS, _MOST_WORDS = 3, 50


def with_limits(words: Words, read: Reader, most_limits: int = _MOST_LIMITS) -> Recurrence | None:
    """The Recurrence of a phrase with up to three limits, each at its end or begin, or None.

    `read` reads the phrase without any.
    """
    if plain := read(words):
        return plain
    if not most_limits or len(words) > _MOST_WORDS:
        return None
    return _limited(words, partial(with_limits, read=read, most_limits=most_limits - 1))


def _limited(words: Words, read: Reader) -> Recurrence | None:
    """The Recurrence of a phrase with one limit; `read` reads what is left without it."""
    kinds = "".join(token.kind for token in words)
    for pattern, limit in _LIMITS:
        behind = re.fullmatch(f"(.+?)({pattern})", kinds)
        before = re.fullmatch(f"({pattern})(.+)", kinds)
        for match, rest, of_limit in ((behind, 1, 2), (before, 2, 1)):
            plain = words[slice(*match.span(rest))] if match else ()
            # „jeden 2. Mittwoch im Mai und Juni“ needs no „im Monat“ to be clear.
            whole = plain and (read(plain) or read((*plain, Token("i"), Token("m"))))
            if match and whole:
                return limit(whole, words[slice(*match.span(of_limit))], read)
    return None


def without_limits(recurrence: Recurrence) -> Recurrence:
    """The Recurrence that the phrase without its limits says."""
    plain = replace(recurrence, exceptions=(), holidays=())
    if recurrence.frequency is not Frequency.YEARLY:
        return replace(plain, months=())
    is_every_other = recurrence.weeks in {EVEN_WEEKS, ODD_WEEKS} and not recurrence.months
    if is_every_other and recurrence.interval == 1 and recurrence.weekdays:
        return replace(plain, frequency=Frequency.WEEKLY, weeks=())
    return plain


def limits_phrase(recurrence: Recurrence) -> str:
    """` in geraden Kalenderwochen` and the like behind a phrase, or an empty string."""
    parts: list[str] = []
    if recurrence.weeks:
        parity = "geraden" if recurrence.weeks == EVEN_WEEKS else "ungeraden"
        parts.append(f" in {parity} Kalenderwochen")
    for exception in recurrence.exceptions:
        months = enumeration([f"im {MONTHS[month - 1]}" for month in exception.months])
        meant = ordinals_phrase(exception.weekdays) or month_days_phrase(exception.month_days)
        parts.append(f", {months} am {meant}")
    if recurrence.frequency is not Frequency.YEARLY and recurrence.months:
        of_exceptions = (month for each in recurrence.exceptions for month in each.months)
        words = _months_phrase({*recurrence.months, *of_exceptions})
        is_behind_days = recurrence.exceptions and words and not words.startswith(",")
        parts.append(f", nur{words}" if is_behind_days else words)
    if recurrence.holidays:
        parts.append(f" in den {enumeration(recurrence.holidays)}")
    return "".join(parts)


def ordinals_phrase(weekdays: tuple[Weekday, ...]) -> str:
    """`1. und 3. Mittwoch`, `letzten Freitag`; empty if one has no ordinal people would say."""
    if not all(day.ordinal in SPOKEN_ORDINALS for day in weekdays):
        return ""
    parts = []
    for number, of_weekday in groupby(sorted(weekdays), key=lambda day: day.number):
        meant = {day.ordinal for day in of_weekday}
        ordinals = [spoken for ordinal, spoken in SPOKEN_ORDINALS.items() if ordinal in meant]
        parts.append(f"{enumeration(ordinals)} {WEEKDAYS[number]}")
    return enumeration(parts)


def month_days_phrase(days: tuple[int, ...]) -> str:
    """`1. und 15.` or `letzten Tag`; empty for other days that count from the end."""
    if days != (-1,) and min(days, default=0) < 1:
        return ""
    return enumeration([f"{day}." if day > 0 else "letzten Tag" for day in days])


def _months_phrase(months: set[int]) -> str:
    """`, nicht im August`, ` von März bis Oktober` or ` im Mai und Juli`; empty for all months."""
    missing = [month for month in ALL_MONTHS if month not in months]
    begins = [month for month in months if (month - 2) % 12 + 1 not in months]
    if len(missing) > _FEWEST_TO_LIST and len(begins) == 1 and len(months) > _FEWEST_TO_LIST:
        last = (begins[0] + len(months) - 2) % 12
        return f" von {MONTHS[begins[0] - 1]} bis {MONTHS[last]}"
    listed, negation = (missing, ", nicht") if len(missing) < len(months) else (months, "")
    names = enumeration([MONTHS[month - 1] for month in sorted(listed)])
    return f"{negation} im {names}" if names else ""


def _in_weeks(whole: Recurrence, words: Words, _: Reader) -> Recurrence | None:
    """„in geraden Kalenderwochen“: the weeks of ISO 8601, and week 53 is an odd one like week 1."""
    is_plain = whole == Recurrence(Frequency.WEEKLY, weekdays=whole.weekdays)
    if not is_plain or not whole.weekdays:
        return None
    is_odd = next(token.number for token in words if token.kind == "E")
    weeks = ODD_WEEKS if is_odd else EVEN_WEEKS
    return replace(whole, frequency=Frequency.YEARLY, weeks=weeks)


def _in_holidays(whole: Recurrence, words: Words, _: Reader) -> Recurrence | None:
    """„in den Oster- und Herbstferien“."""
    if whole.interval > 1 or whole.frequency in {Frequency.MONTHLY, Frequency.YEARLY}:
        return None
    numbers = sorted({token.number for token in words if token.kind == "H"})
    return replace(whole, holidays=tuple(HOLIDAYS[number] for number in numbers))


def _in_months(whole: Recurrence, words: Words, _: Reader) -> Recurrence | None:
    """„von März bis Oktober“, „nicht im August“."""
    meant = {token.number for token in words if token.kind == "N"}
    if words[0].kind == "x":
        meant = {*ALL_MONTHS} - meant
    months = tuple(sorted(meant.intersection(whole.months or ALL_MONTHS)))
    of_exceptions = {month for each in whole.exceptions for month in each.months}
    if whole.frequency is Frequency.YEARLY or not months or not meant.issuperset(of_exceptions):
        return None
    if whole.frequency is Frequency.MONTHLY and (
        whole.interval > 1 or (len(months) == 1 and not of_exceptions)
    ):
        return None
    return replace(whole, months=months)


def _in_month(whole: Recurrence, words: Words, read: Reader) -> Recurrence | None:
    """„jeden 1. Mittwoch, im Januar am 2.“: some months have days of their own."""
    if whole.frequency is not Frequency.MONTHLY or whole.interval > 1 or whole.exceptions:
        return None
    weekdays = {day.number for day in whole.weekdays}
    exceptions: list[Recurrence] = []
    left = {*(whole.months or ALL_MONTHS)}
    for part in _parts_of_months(words):
        meant = {token.number for token in part if token.kind == "N"}
        days = tuple(token for token in part if token.kind in "owt")
        if len(weekdays) == 1 and all(token.kind == "o" for token in days):
            days += (Token("w", min(weekdays)),)
        own = read((*days, Token("i"), Token("m")))
        if own is None or bool(own.weekdays) != bool(weekdays) or not meant <= left:
            return None
        exceptions.append(replace(own, months=tuple(sorted(meant))))
        left -= meant
    ordered = tuple(sorted(exceptions, key=lambda each: each.months))
    return replace(whole, months=tuple(sorted(left)), exceptions=ordered) if left else None


def _parts_of_months(words: Words) -> list[Words]:
    """The words for each month of its own, parted where a new month follows days."""
    starts = [0]
    for number, (before, token) in enumerate(pairwise(words), 1):
        if token.kind == "i" and before.kind != "N":
            starts.append(number)
    return [words[start:end] for start, end in pairwise([*starts, len(words)])]


_LIMITS: tuple[tuple[str, Callable[[Recurrence, Words, Reader], Recurrence | None]], ...] = (
    ("i?Ek|jEk", _in_weeks),
    ("(?:i?H)+", _in_holidays),
    ("(?:(?:iN)+o[owt]*)+", _in_month),
    ("x?(?:i?N)+", _in_months),
)
