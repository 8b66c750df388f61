"""Plans as phrases („jeden 1. Mittwoch im Monat“): a closed grammar, read and written.

Reading is tolerant of case, endings, abbreviations and order; what is not surely understood is
never guessed, but answered with the nearest phrases that would be.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from itertools import groupby

from .event import Event, OneOff, Rule, Series
from .german import MONTHS, WEEKDAYS, bare_time, enumeration, plain_day, when
from .phrase_words import Token, suggestions, tokens
from .recurrence import Frequency, Recurrence, Weekday

_SPOKEN_ORDINALS = {1: "1.", 2: "2.", 3: "3.", 4: "4.", 5: "5.", -2: "vorletzten", -1: "letzten"}
Words = tuple[Token, ...]
Reader = Callable[[Words, int], Recurrence | None]


def recurrence_from_phrase(text: str) -> Recurrence | tuple[str, ...]:
    """The Recurrence of a phrase, or up to three phrases that the editor may have meant.

    „jeden 2. Dienstag“ alone is not taken: some mean every other Tuesday, others the second one of
    the month; both are suggested.
    """
    words = tokens(text)
    kinds = "".join(token.kind for token in words)
    for pattern, read in _GRAMMAR:
        if match := pattern.fullmatch(kinds):
            return _read(read, words, match) or suggestions(text, words)
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


def schedule_phrase(event: Event, *, today: date | None = None) -> str:
    """The plan of an event: `jeden 1. Mittwoch im Monat, 10 Uhr, mit Pausen`.

    Several rules are parted by semicolons. With `today`, rules that are over are left out, unless
    all of them are. A rule that no phrase can say is `an wechselnden Tagen`.
    """
    schedule = event.schedule
    if isinstance(schedule, OneOff):
        return when(schedule)
    rules = [
        rule for rule in schedule.rules if not (today and rule.last_day and rule.last_day < today)
    ]
    phrases = "; ".join(_rule_phrase(rule, schedule) for rule in rules or schedule.rules)
    has_pauses = any(today is None or pause.last_day >= today for pause in schedule.pauses)
    return f"{phrases}, mit Pausen" if has_pauses else phrases


def _read(read: Reader, words: Words, match: re.Match[str]) -> Recurrence | None:
    """What a reader makes of the words around „alle 2“, and of that 2."""
    if not match.re.groups:
        return read(words, 1)
    start, end = match.span(1)
    interval = words[end - 1].number
    return read(words[:start] + words[end:], interval) if interval in range(1, 367) else None


def _weekly(words: Words, interval: int) -> Recurrence:
    numbers = sorted({token.number for token in words if token.kind == "w"})
    return Recurrence(Frequency.WEEKLY, interval, tuple(map(Weekday, numbers)))


def _every_some_days(words: Words, interval: int) -> Recurrence | None:
    """„alle 14 Tage dienstags“, „14-tägig dienstags“: the days must be whole weeks."""
    days = next((token.number for token in words if token.kind == "n"), interval)
    return None if days % 7 else _weekly(words, days // 7)


def _weekday_range(words: Words, _interval: int) -> Recurrence:
    first, last = (token.number for token in words if token.kind == "w")
    span = range(first, last + 1 if last > first else last + 8)
    return Recurrence(Frequency.WEEKLY, 1, tuple(map(Weekday, sorted({day % 7 for day in span}))))


def _monthly_weekdays(words: Words, interval: int) -> Recurrence | None:
    """Each weekday with the ordinals before it; None if a month has no such weekday."""
    weekdays: set[Weekday] = set()
    ordinals: list[int] = []
    for before, token in zip((Token(""), *words), words, strict=False):
        if token.kind == "o":
            ordinals = [*(ordinals if before.kind == "o" else []), token.number]
        elif token.kind == "w":
            weekdays.update(Weekday(token.number, ordinal) for ordinal in ordinals)
    if not all(day.ordinal in _SPOKEN_ORDINALS for day in weekdays):
        return None
    return Recurrence(Frequency.MONTHLY, interval, tuple(sorted(weekdays)))


def _lone_ordinal(words: Words, interval: int) -> Recurrence | None:
    """„jeden ersten Mittwoch“ can only mean the month; „jeden 2. Mittwoch“ could mean weeks."""
    ordinal = next(token.number for token in words if token.kind == "o")
    return _monthly_weekdays(words, interval) if ordinal in {1, -1, -2} else None


def _month_days(words: Words, interval: int) -> Recurrence | None:
    numbers = tuple(sorted({token.number for token in words if token.kind == "o"}))
    if not all(number == -1 or number in range(1, 32) for number in numbers):
        return None
    return Recurrence(Frequency.MONTHLY, interval, month_days=numbers)


def _yearly_day(words: Words, interval: int) -> Recurrence | None:
    """„jährlich am 20.09.“, „jährlich am 20. September“."""
    numbers = {token.kind: token.number for token in words}
    month, day = divmod(numbers["d"], 100) if "d" in numbers else (numbers["N"], numbers["o"])
    if month not in range(1, 13) or not 1 <= day <= monthrange(2000, month)[1]:  # a leap year
        return None
    return Recurrence(Frequency.YEARLY, interval, month_days=(day,), months=(month,))


def _yearly_weekday(words: Words, interval: int) -> Recurrence | None:
    """„jährlich am 3. Samstag im September“."""
    numbers = {token.kind: token.number for token in words}
    if numbers["o"] not in _SPOKEN_ORDINALS:
        return None
    weekday = Weekday(numbers["w"], numbers["o"])
    return Recurrence(Frequency.YEARLY, interval, (weekday,), months=(numbers["N"],))


_WORKING_DAYS = Recurrence(Frequency.WEEKLY, weekdays=tuple(map(Weekday, range(5))))
"""Monday to Friday; readers are told so, because the law counts Saturday too (§ 3 BUrlG)."""

_WEEKENDS = Recurrence(Frequency.WEEKLY, weekdays=(Weekday(5), Weekday(6)))
_GRAMMAR: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern.replace("X", "(jo|an)")), read)
    for read, patterns in (
        (lambda _words, interval: Recurrence(Frequency.DAILY, interval), "T|jt Xt"),
        (_weekly, "(?:j|K|i?jk)?w+|(?:jw+){2,}|w+(?:K|i?jk) Xkw+ w+Xk"),
        (_every_some_days, "Xtw+ w+Xt nb?Gw+|w+nb?G"),
        (lambda words, _interval: _weekly(words, 2), "Fw+|w+F"),
        (_weekday_range, "j?wbw"),
        (lambda _words, _interval: _WORKING_DAYS, "j?B"),
        (lambda _words, _interval: _WEEKENDS, "j?W"),
        (_lone_ordinal, "jow+"),
        (_monthly_weekdays, "(?:j?o+w+)+(?:i?j?m|M)? (?:M|jm)(?:o+w+)+"),
        (_yearly_weekday, "(?:Y|jy|j)?owi?N|owi?N(?:Y|jy)"),
        (_monthly_weekdays, "Xm(?:o+w+)+ (?:o+w+)+Xm"),
        (_month_days, "j?o+t?(?:i?jm|im|M)|(?:M|jm)o+t? Xmo+t? o+t?Xm"),
        (_yearly_day, "(?:Y|jy|j)d|d(?:Y|jy) Xyd dXy (?:Y|jy|j)oN|oN(?:Y|jy) XyoN oNXy"),
    )
    for pattern in patterns.split()
)
"""Patterns of the kinds of words, and who reads them; X is „jede 2.“ or „alle 2“."""


def _weekly_phrase(recurrence: Recurrence) -> str:
    names = [WEEKDAYS[day.number] for day in recurrence.weekdays]
    if recurrence.interval > 1:
        adverbs = [f"{name.lower()}s" for name in names]
        return f"jede {recurrence.interval}. Woche {enumeration(adverbs)}"
    if [day.number for day in recurrence.weekdays] == [0, 1, 2, 3, 4]:
        return "montags bis freitags"
    return f"jeden {enumeration(names)}"


def _monthly_phrase(recurrence: Recurrence) -> str:
    month_days, by_weekday = recurrence.month_days, _ordinal_phrase(recurrence.weekdays)
    meant = by_weekday
    if not recurrence.weekdays and (month_days == (-1,) or min(month_days, default=0) > 0):
        meant = enumeration([f"{day}." if day > 0 else "letzten Tag" for day in month_days])
    if not meant or (recurrence.weekdays and month_days):
        return ""
    if recurrence.interval > 1:
        return f"jeden {recurrence.interval}. Monat am {meant}"
    return f"jeden {meant} im Monat" if by_weekday else f"am {meant} jedes Monats"


def _ordinal_phrase(weekdays: tuple[Weekday, ...]) -> str:
    """`1. und 3. Mittwoch`, `letzten Freitag`; empty if one has no ordinal people would say."""
    if not all(day.ordinal in _SPOKEN_ORDINALS for day in weekdays):
        return ""
    parts = []
    for number, of_weekday in groupby(sorted(weekdays), key=lambda day: day.number):
        meant = {day.ordinal for day in of_weekday}
        ordinals = [spoken for ordinal, spoken in _SPOKEN_ORDINALS.items() if ordinal in meant]
        parts.append(f"{enumeration(ordinals)} {WEEKDAYS[number]}")
    return enumeration(parts)


def _yearly_phrase(recurrence: Recurrence) -> str:
    every = "jährlich" if recurrence.interval == 1 else f"alle {recurrence.interval} Jahre"
    if recurrence.interval == 1 and len(recurrence.weekdays) == 1 and not recurrence.month_days:
        meant = _ordinal_phrase(recurrence.weekdays)
        return f"{every} am {meant} im {MONTHS[recurrence.months[0] - 1]}" if meant else ""
    if recurrence.weekdays or len(recurrence.month_days) != 1 or recurrence.month_days[0] < 1:
        return ""
    return f"{every} am {recurrence.month_days[0]}. {MONTHS[recurrence.months[0] - 1]}"


def _rule_phrase(rule: Rule, series: Series) -> str:
    days_and_time = f"{phrase(rule.recurrence) or 'an wechselnden Tagen'}, {bare_time(rule.time)}"
    begin = f"ab {plain_day(rule.first_day)}" if rule is not series.rules[0] else ""
    end = f"bis {plain_day(rule.last_day)}" if rule.last_day else ""
    bounds = " ".join(filter(None, (begin, end)))
    return f"{days_and_time}, {bounds}" if bounds else days_and_time
