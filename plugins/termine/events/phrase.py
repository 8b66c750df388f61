"""Plans as phrases („jeden 1. Mittwoch im Monat“): a closed grammar, read and written.

Reading is tolerant of case, endings, abbreviations and order; what is not surely understood is
never guessed, but answered with the nearest phrases that would be.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from .event import ClosedDayPolicy, DateList, Event, OneOff, Rule
from .german import MONTHS, WEEKDAYS, bare_time, day_span, enumeration, plain_day, time_phrase, when
from .phrase_limits import (
    SPOKEN_ORDINALS,
    Words,
    limits_phrase,
    month_days_phrase,
    ordinals_phrase,
    with_limits,
    without_limits,
)
from .phrase_words import Token, suggestions, tokens
from .recurrence import Frequency, Recurrence, Weekday
from .timespan import AllDay

_PERIODS = {3: "Quartal", 6: "Halbjahr"}
Reader = Callable[[Words, int], Recurrence | None]


def recurrence_from_phrase(text: str) -> Recurrence | tuple[str, ...]:
    """The Recurrence of a phrase, or up to three phrases that the editor may have meant.

    „jeden 2. Dienstag“ alone is not taken: some mean every other Tuesday, others the second one of
    the month; both are suggested.
    """
    words = tokens(text)
    return with_limits(words, _plain) or suggestions(text, words)


def phrase(recurrence: Recurrence) -> str:
    """The phrase of a Recurrence, as a reader would say it; empty where there is none."""
    if recurrence.positions or recurrence.count or recurrence.last_day:
        return ""
    if words := _period_phrase(recurrence):
        return words
    plain = without_limits(recurrence)
    match plain.frequency:
        case Frequency.DAILY if not (plain.weekdays or plain.month_days):
            words = "täglich" if plain.interval == 1 else f"jeden {plain.interval}. Tag"
        case Frequency.WEEKLY:
            words = _weekly_phrase(plain)
        case Frequency.MONTHLY if _may_have_months(recurrence):
            words = _monthly_phrase(plain)
        case Frequency.YEARLY if len(plain.months) == 1 and not plain.weeks:
            words = _yearly_phrase(plain)
    return words and words + limits_phrase(recurrence)


def _may_have_months(recurrence: Recurrence) -> bool:
    """Whether a monthly rule can be said with its months; in one month alone it is a yearly one."""
    months, is_each = recurrence.months, recurrence.interval == 1
    return not months or (is_each and (len(months) > 1 or bool(recurrence.exceptions)))


def schedule_phrase(event: Event, *, today: date | None = None) -> str:
    """The plan of an event: `jeden Dienstag, 10 Uhr, ab 1. September 2026, nicht in den Ferien`.

    Several rules are parted by semicolons. With `today`, rules that are over are left out, unless
    all of them are. A rule that no phrase can say is `an wechselnden Tagen`.
    """
    schedule = event.schedule
    if isinstance(schedule, OneOff):
        return when(schedule)
    if isinstance(schedule, DateList):
        return _list_phrase(schedule)
    rules = [
        rule for rule in schedule.rules if not (today and rule.last_day and rule.last_day < today)
    ]
    phrases = "; ".join(map(_rule_phrase, rules or schedule.rules))
    is_for_holidays = any(rule.recurrence.holidays for rule in rules or schedule.rules)
    if schedule.on_school_holidays is ClosedDayPolicy.SKIPPED and not is_for_holidays:
        phrases += ", nicht in den Ferien"
    has_pauses = any(today is None or pause.last_day >= today for pause in schedule.pauses)
    return f"{phrases}, mit Pausen" if has_pauses else phrases


def _plain(words: Words) -> Recurrence | None:
    """What the words mean, if the grammar knows them as they stand."""
    kinds = "".join(token.kind for token in words)
    for pattern, read in _GRAMMAR:
        if match := pattern.fullmatch(kinds):
            return _read(read, words, match)
    return None


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


def _every_some_weeks(_words: Words, interval: int) -> Recurrence | None:
    """„alle 6 Wochen“, on the weekday of `ab`."""
    return Recurrence(Frequency.WEEKLY, interval) if interval > 1 else None


def _monthly_weekdays(words: Words, interval: int) -> Recurrence | None:
    """Each weekday with the ordinals before it; None if a month has no such weekday."""
    weekdays: set[Weekday] = set()
    ordinals: list[int] = []
    for before, token in zip((Token(""), *words), words, strict=False):
        if token.kind == "o":
            ordinals = [*(ordinals if before.kind == "o" else []), token.number]
        elif token.kind == "w":
            weekdays.update(Weekday(token.number, ordinal) for ordinal in ordinals)
    if not all(day.ordinal in SPOKEN_ORDINALS for day in weekdays):
        return None
    return Recurrence(Frequency.MONTHLY, interval, tuple(sorted(weekdays)))


def _of_period(words: Words, _interval: int) -> Recurrence | None:
    """„letzter Samstag im Quartal“: in its first or last month, where it surely lies."""
    length = next(token.number for token in words if token.kind in "qQ")
    monthly = _monthly_weekdays(words, 1)
    if monthly is None or not _is_sure(monthly.weekdays):
        return None
    is_last = monthly.weekdays[0].ordinal < 0
    return replace(monthly, months=_months_of_period(length, is_last=is_last))


def _is_sure(weekdays: Iterable[Weekday]) -> bool:
    """Whether all lie in the first month of a period, or all in the last one, in every year."""
    ordinals = {day.ordinal for day in weekdays}
    return ordinals <= {1, 2, 3, 4} or ordinals <= {-1, -2}


def _months_of_period(length: int, *, is_last: bool) -> tuple[int, ...]:
    """The first or last months of all quarters or half-years."""
    return tuple(range(length if is_last else 1, 13, length))


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
    if numbers["o"] not in SPOKEN_ORDINALS:
        return None
    weekday = Weekday(numbers["w"], numbers["o"])
    return Recurrence(Frequency.YEARLY, interval, (weekday,), months=(numbers["N"],))


_GRAMMAR: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern.replace("X", "(jo|an|jn)")), read)
    for read, patterns in (
        (lambda _words, interval: Recurrence(Frequency.DAILY, interval), "T|jt Xt"),
        (_weekly, "(?:j|K|i?jk)?w+|(?:jw+){2,}|w+(?:K|i?jk) Xkw+ w+Xk"),
        (_every_some_days, "Xtw+ w+Xt nb?Gw+|w+nb?G"),
        (lambda words, _interval: _weekly(words, 2), "Fw+|w+F"),
        (_every_some_weeks, "Xk"),
        (_lone_ordinal, "jow+"),
        (_monthly_weekdays, "(?:j?o+w+)+(?:i?j?m|M)? (?:M|jm)(?:o+w+)+"),
        (_yearly_weekday, "(?:Y|jy|j)?owi?N|owi?N(?:Y|jy)"),
        (_of_period, "(?:j?o+w+)+(?:i?j?q|Q) (?:Q|jq)(?:o+w+)+"),
        (_monthly_weekdays, "Xm(?:o+w+)+ (?:o+w+)+Xm"),
        (_month_days, "j?o+t?(?:i?jm|im|M)|(?:M|jm)o+t? Xmo+t? o+t?Xm"),
        (_yearly_day, "(?:Y|jy|j)d|d(?:Y|jy) Xyd dXy (?:Y|jy|j)oN|oN(?:Y|jy) XyoN oNXy"),
    )
    for pattern in patterns.split()
)
"""Patterns of the kinds of words, and who reads them; X is „jede 2.“ or „alle 2“."""


def _weekly_phrase(recurrence: Recurrence) -> str:
    names = [WEEKDAYS[day.number] for day in recurrence.weekdays]
    if not names:
        return f"alle {recurrence.interval} Wochen" if recurrence.interval > 1 else ""
    if recurrence.interval > 1:
        adverbs = [f"{name.lower()}s" for name in names]
        return f"jede {recurrence.interval}. Woche {enumeration(adverbs)}"
    if [day.number for day in recurrence.weekdays] == [0, 1, 2, 3, 4]:
        return "montags bis freitags"
    return f"jeden {enumeration(names)}"


def _monthly_phrase(recurrence: Recurrence) -> str:
    by_weekday = ordinals_phrase(recurrence.weekdays)
    meant = by_weekday if recurrence.weekdays else month_days_phrase(recurrence.month_days)
    if not meant or (recurrence.weekdays and recurrence.month_days):
        return ""
    if recurrence.interval > 1:
        return f"jeden {recurrence.interval}. Monat am {meant}"
    return f"jeden {meant} im Monat" if by_weekday else f"am {meant} jedes Monats"


def _period_phrase(recurrence: Recurrence) -> str:
    """`jeden letzten Samstag im Quartal`; empty for any other rule."""
    weekdays = recurrence.weekdays
    for length, name in _PERIODS.items() if weekdays and _is_sure(weekdays) else ():
        months = _months_of_period(length, is_last=weekdays[0].ordinal < 0)
        if recurrence == Recurrence(Frequency.MONTHLY, weekdays=weekdays, months=months):
            return f"jeden {ordinals_phrase(weekdays)} im {name}"
    return ""


def _yearly_phrase(recurrence: Recurrence) -> str:
    every = "jährlich" if recurrence.interval == 1 else f"alle {recurrence.interval} Jahre"
    if recurrence.interval == 1 and len(recurrence.weekdays) == 1 and not recurrence.month_days:
        meant = ordinals_phrase(recurrence.weekdays)
        return f"{every} am {meant} im {MONTHS[recurrence.months[0] - 1]}" if meant else ""
    if recurrence.weekdays or len(recurrence.month_days) != 1 or recurrence.month_days[0] < 1:
        return ""
    return f"{every} am {recurrence.month_days[0]}. {MONTHS[recurrence.months[0] - 1]}"


def _list_phrase(listed: DateList) -> str:
    if not listed.is_daily:
        return f"an {len(listed.dates)} einzelnen Tagen, {bare_time(listed.time)}"
    days = day_span(listed.first_day, listed.last_day)
    is_timed = not isinstance(listed.time, AllDay)
    return f"{days}, {f'täglich {time_phrase(listed.time)}' if is_timed else 'ganztägig'}"


def _rule_phrase(rule: Rule) -> str:
    recurrence = rule.recurrence
    if recurrence == Recurrence(Frequency.WEEKLY, recurrence.interval):  # on the weekday of `ab`
        recurrence = replace(recurrence, weekdays=(Weekday(rule.first_day.weekday()),))
    days_and_time = f"{phrase(recurrence) or 'an wechselnden Tagen'}, {bare_time(rule.time)}"
    end = f" bis {plain_day(rule.last_day)}" if rule.last_day else ""
    return f"{days_and_time}, ab {plain_day(rule.first_day)}{end}"
