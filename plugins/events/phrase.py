"""Rule phrases („jeden 1. Mittwoch im Monat“): a closed grammar, read and written.

Reading is tolerant of case, endings, abbreviations and order; what is not surely understood is
never guessed, but answered with the nearest phrases that would be.
"""

import re
from collections.abc import Callable
from itertools import groupby

from .phrase_suggestions import suggestions
from .phrase_words import MONTHS, WEEKDAYS, Token, tokens
from .recurrence import Frequency, Recurrence, Weekday

_LAST_DAY_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_EVERY_SOME = "(?:jo|an)"
Reader = Callable[[tuple[Token, ...], int], Recurrence | None]


def recurrence_from_phrase(text: str) -> Recurrence | tuple[str, ...]:
    """The Recurrence of a phrase, or up to three phrases that the editor may have meant.

    „jeden 2. Dienstag“ alone is not taken: some mean every other Tuesday, others the second one of
    the month; both are suggested.
    """
    words = tokens(text)
    kinds = "".join(token.kind for token in words)
    for pattern, read in _GRAMMAR:
        if pattern.fullmatch(kinds):
            recurrence = read(words, _interval(words, kinds))
            return recurrence or suggestions(text, words)
    return suggestions(text, words)


def phrase(recurrence: Recurrence) -> str:
    """The phrase of a Recurrence, as a reader would say it; empty where there is none."""
    if recurrence.positions or recurrence.count or recurrence.last_day:
        return ""
    match recurrence.frequency:
        case Frequency.DAILY if not (
            recurrence.weekdays or recurrence.month_days or recurrence.months
        ):
            return "täglich" if recurrence.interval == 1 else f"jeden {recurrence.interval}. Tag"
        case Frequency.WEEKLY if recurrence.weekdays and not recurrence.months:
            return _weekly_phrase(recurrence)
        case Frequency.MONTHLY if not recurrence.months:
            return _monthly_phrase(recurrence)
        case Frequency.YEARLY if len(recurrence.months) == 1:
            return _yearly_phrase(recurrence)
    return ""


def enumeration(words: list[str]) -> str:
    """`a, b und c`."""
    return " und ".join([*([", ".join(words[:-1])] if words[1:] else []), *words[-1:]])


def _interval(words: tuple[Token, ...], kinds: str) -> int:
    """The number of „alle 2 …“ or „jede 2. …“ before a stretch of time, else 1; 0 if nonsense."""
    if "F" in kinds:
        return 14
    match = re.search(rf"{_EVERY_SOME}[tkmy]|nG", kinds)
    if not match:
        return 1
    number = next(token.number for token in words[match.start() :] if token.kind in "on")
    return number if 1 <= number <= 366 else 0


def _daily(_words: tuple[Token, ...], interval: int) -> Recurrence | None:
    return Recurrence(Frequency.DAILY, interval) if interval else None


def _weekly(words: tuple[Token, ...], interval: int) -> Recurrence | None:
    numbers = sorted({token.number for token in words if token.kind == "w"})
    weekdays = tuple(Weekday(number) for number in numbers)
    return Recurrence(Frequency.WEEKLY, interval, weekdays) if interval else None


def _fortnightly(words: tuple[Token, ...], interval: int) -> Recurrence | None:
    """„alle 14 Tage dienstags“: the days must be whole weeks."""
    return None if interval % 7 else _weekly(words, interval // 7)


def _weekday_range(words: tuple[Token, ...], _interval: int) -> Recurrence | None:
    first, last = (token.number for token in words if token.kind == "w")
    span = range(first, last + 1 if last > first else last + 8)
    weekdays = tuple(Weekday(number) for number in sorted({day % 7 for day in span}))
    return Recurrence(Frequency.WEEKLY, 1, weekdays)


def _working_days(_words: tuple[Token, ...], _interval: int) -> Recurrence:
    """Monday to Friday; readers are told so, because the law counts Saturday too (§ 3 BUrlG)."""
    return Recurrence(Frequency.WEEKLY, 1, tuple(Weekday(number) for number in range(5)))


def _monthly_weekdays(words: tuple[Token, ...], interval: int) -> Recurrence | None:
    weekdays = _ordinal_weekdays(words)
    return Recurrence(Frequency.MONTHLY, interval, weekdays) if weekdays and interval else None


def _ordinal_weekdays(words: tuple[Token, ...]) -> tuple[Weekday, ...]:
    """Each weekday with the ordinals before it; empty if a month has no such weekday."""
    found: set[Weekday] = set()
    ordinals: list[int] = []
    kinds = [token.kind for token in words]
    for index, token in enumerate(words):
        if token.kind == "o" and kinds[index + 1 : index + 2] != ["m"]:
            ordinals = [*(ordinals if kinds[index - 1] == "o" else []), token.number]
        elif token.kind == "w":
            found.update(Weekday(token.number, ordinal) for ordinal in ordinals)
    return tuple(sorted(found)) if all(-2 <= day.ordinal <= 5 for day in found) else ()


def _month_days(words: tuple[Token, ...], interval: int) -> Recurrence | None:
    kinds = "".join(token.kind for token in words)
    skipped = re.search("jom", kinds) if kinds != "jom" else None
    meant = [token for index, token in enumerate(words) if index - 1 != _start(skipped)]
    numbers = tuple(sorted({token.number for token in meant if token.kind == "o"}))
    is_known = interval and all(number == -1 or 1 <= number <= 31 for number in numbers)
    return Recurrence(Frequency.MONTHLY, interval, month_days=numbers) if is_known else None


def _start(match: re.Match[str] | None) -> int:
    return match.start() if match else -2


def _yearly_day(words: tuple[Token, ...], interval: int) -> Recurrence | None:
    month, day = next(divmod(token.number, 100) for token in words if token.kind == "d")
    return _yearly(month, day, interval)


def _yearly_named_day(words: tuple[Token, ...], interval: int) -> Recurrence | None:
    named = next(index for index, token in enumerate(words) if token.kind == "N")
    return _yearly(words[named].number, words[named - 1].number, interval)


def _yearly(month: int, day: int, interval: int) -> Recurrence | None:
    if not interval or not 1 <= month <= 12 or not 1 <= day <= _LAST_DAY_OF_MONTH[month - 1]:
        return None
    return Recurrence(Frequency.YEARLY, interval, month_days=(day,), months=(month,))


_GRAMMAR: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"T|jt|{_EVERY_SOME}t", _daily),
        (r"(?:j|K|jk)?w+|jw+(?:jw+)+|w+(?:K|jk)", _weekly),
        (rf"{_EVERY_SOME}kw+|w+{_EVERY_SOME}k", _weekly),
        (r"(?:ant|F|nG)w+|w+(?:ant|F|nG)", _fortnightly),
        (r"j?wbw", _weekday_range),
        (r"B", _working_days),
        (r"(?:M|jm)?(?:j?o+w+)+(?:i?m|jm|M)|(?:M|jm)(?:o+w+)+", _monthly_weekdays),
        (r"(?:j?o+w+){2,}|jo{2,}w+|o+w+", _monthly_weekdays),
        (rf"{_EVERY_SOME}m(?:o+w+)+|(?:o+w+)+{_EVERY_SOME}m", _monthly_weekdays),
        (r"j?o+t?(?:im|jm|M)|(?:M|jm)o+t?", _month_days),
        (rf"{_EVERY_SOME}mo+t?|o+t?anm", _month_days),
        (rf"(?:Y|jy|{_EVERY_SOME}y|j)d|d(?:Y|jy|{_EVERY_SOME}y)", _yearly_day),
        (rf"(?:Y|jy|{_EVERY_SOME}y)oN|joN|oN(?:Y|jy|{_EVERY_SOME}y)", _yearly_named_day),
    )
)


def _weekly_phrase(recurrence: Recurrence) -> str:
    names = [WEEKDAYS[day.number] for day in recurrence.weekdays]
    if recurrence.interval > 1:
        adverbs = [f"{name.lower()}s" for name in names]
        return f"jede {recurrence.interval}. Woche {enumeration(adverbs)}"
    if [day.number for day in recurrence.weekdays] == [0, 1, 2, 3, 4]:
        return "montags bis freitags"
    return f"jeden {enumeration(names)}"


def _monthly_phrase(recurrence: Recurrence) -> str:
    every = f"jeden {recurrence.interval}. Monat am " if recurrence.interval > 1 else ""
    if recurrence.weekdays and not recurrence.month_days:
        meant = _ordinal_phrase(recurrence.weekdays)
        if not meant:
            return ""
        return f"{every}{meant}" if every else f"jeden {meant} im Monat"
    if recurrence.month_days and not recurrence.weekdays:
        meant = _month_day_phrase(recurrence.month_days)
        if not meant:
            return ""
        return f"{every}{meant}" if every else f"am {meant} jedes Monats"
    return ""


def _ordinal_phrase(weekdays: tuple[Weekday, ...]) -> str:
    """`1. und 3. Mittwoch`, `letzten Freitag`; empty if one has no ordinal people would say."""
    if not all(day.ordinal in {1, 2, 3, 4, 5, -1, -2} for day in weekdays):
        return ""
    parts = []
    for number, of_weekday in groupby(weekdays, key=lambda day: day.number):
        ordinals = sorted((day.ordinal for day in of_weekday), key=lambda one: one % 10)
        names = {-1: "letzten", -2: "vorletzten"}
        named = [names.get(ordinal, f"{ordinal}.") for ordinal in ordinals]
        parts.append(f"{enumeration(named)} {WEEKDAYS[number]}")
    return enumeration(parts)


def _month_day_phrase(month_days: tuple[int, ...]) -> str:
    if month_days == (-1,):
        return "letzten Tag"
    if min(month_days) < 1:
        return ""
    return enumeration([f"{day}." for day in month_days])


def _yearly_phrase(recurrence: Recurrence) -> str:
    every = "jährlich" if recurrence.interval == 1 else f"alle {recurrence.interval} Jahre"
    if recurrence.weekdays or len(recurrence.month_days) != 1 or recurrence.month_days[0] < 1:
        return ""
    return f"{every} am {recurrence.month_days[0]}. {MONTHS[recurrence.months[0] - 1]}"
