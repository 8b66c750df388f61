"""The escape hatch `rrule`: a Recurrence from the text of an RRULE, or the reason why not.

Everything is checked here, before any day is computed: RFC 5545, 3.3.10 allows rules that never
give a day (31 February) and rules that need a time of day; neither is of use on this site.
"""

import re
from datetime import UTC, date, datetime

from ..diagnostics import message
from ..events import ZONE, Frequency, Recurrence, Weekday, days

_CODES = {code: number for number, code in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_KNOWN = frozenset(
    {"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "COUNT", "UNTIL", "WKST"}
)
_SHORT = frozenset({Frequency.DAILY, Frequency.WEEKLY})
_WEEKS_OF_A_YEAR = 53
_UNTIL = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?")
# 29 February falls on every weekday once in 28 years.
_PROBE = (date(2000, 1, 1), date(2031, 12, 31))


def recurrence_from_rrule(text: str) -> Recurrence | str:
    """The Recurrence of an RRULE, with or without `RRULE:` before it, or a German sentence why not.

    A time of day in UNTIL only decides its day in Europe/Berlin, and that day still belongs to the
    rule. WKST is heeded as far as it is Monday or makes no difference.
    """
    parts = _parts(text)
    if isinstance(parts, str):
        return parts
    try:
        return _recurrence(parts)
    except _RefusedError as refused:
        return refused.reason


class _RefusedError(Exception):
    """One part cannot be read; never leaves this module."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def _parts(text: str) -> dict[str, str] | str:
    """The parts by name, in capitals, or why there are none."""
    plain = re.sub(r"\s", "", text).upper().removeprefix("RRULE:").strip(";")
    parts: dict[str, str] = {}
    for part in plain.split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value:
            return message("rrule-without-value", part=part).message
        if name not in _KNOWN:
            return message("rrule-unknown-part", name=name).message
        if name in parts:
            return message("rrule-twice", name=name).message
        parts[name] = value
    return parts


def _recurrence(parts: dict[str, str]) -> Recurrence:
    frequency, weekdays = _frequency(parts), _weekdays(parts)
    if frequency in _SHORT and any(day.ordinal for day in weekdays):
        raise _RefusedError(message("rrule-ordinal", value=parts["BYDAY"]).message)
    if frequency is Frequency.WEEKLY and "BYMONTHDAY" in parts:
        raise _RefusedError(message("rrule-month-day").message)
    recurrence = Recurrence(
        frequency=frequency,
        interval=_number(parts, "INTERVAL", range(1, 1000)) or 1,
        weekdays=weekdays,
        month_days=_numbers(parts, "BYMONTHDAY", range(-31, 32)),
        months=_numbers(parts, "BYMONTH", range(1, 13)),
        positions=_numbers(parts, "BYSETPOS", range(-366, 367)),
        count=_number(parts, "COUNT", range(1, 10_000)),
        last_day=_until(parts),
    )
    _refuse_as_a_whole(recurrence, parts)
    return recurrence


def _frequency(parts: dict[str, str]) -> Frequency:
    value = parts.get("FREQ", "")
    if value not in Frequency.__members__:
        raise _RefusedError(message("rrule-frequency", value=value).message)
    return Frequency(value)


def _number(parts: dict[str, str], name: str, allowed: range) -> int | None:
    numbers = _numbers(parts, name, allowed)
    if len(numbers) > 1:
        raise _RefusedError(message("rrule-value", name=name, value=parts[name]).message)
    return numbers[0] if numbers else None


def _numbers(parts: dict[str, str], name: str, allowed: range) -> tuple[int, ...]:
    """Sorted and each once; zero is never allowed (RFC 5545, 3.3.10)."""
    if name not in parts:
        return ()
    values = parts[name].split(",")
    if not all(re.fullmatch(r"[+-]?\d{1,4}", value, re.ASCII) for value in values):
        raise _RefusedError(message("rrule-value", name=name, value=parts[name]).message)
    numbers = {int(value) for value in values}
    if any(number == 0 or number not in allowed for number in numbers):
        raise _RefusedError(message("rrule-value", name=name, value=parts[name]).message)
    return tuple(sorted(numbers))


def _weekdays(parts: dict[str, str]) -> tuple[Weekday, ...]:
    found = set()
    for value in parts["BYDAY"].split(",") if "BYDAY" in parts else ():
        match = re.fullmatch(r"([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)", value, re.ASCII)
        if not match or abs(int(match[1] or 0)) > _WEEKS_OF_A_YEAR:
            raise _RefusedError(message("rrule-value", name="BYDAY", value=parts["BYDAY"]).message)
        found.add(Weekday(_CODES[match[2]], int(match[1] or 0)))
    return tuple(sorted(found))


def _until(parts: dict[str, str]) -> date | None:
    """The last day; a date-only UNTIL counts as a whole day (dateutil would drop it)."""
    if "UNTIL" not in parts:
        return None
    match = _UNTIL.fullmatch(parts["UNTIL"])
    wrong = _RefusedError(message("rrule-value", name="UNTIL", value=parts["UNTIL"]).message)
    if match is None:
        raise wrong
    year, month, day, hour, minute, second = (int(number or 0) for number in match.groups()[:6])
    zone = UTC if match[7] else ZONE
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=zone)
        return moment.astimezone(ZONE).date()
    except (ValueError, OverflowError):
        raise wrong from None


def _refuse_as_a_whole(recurrence: Recurrence, parts: dict[str, str]) -> None:
    if recurrence.count is not None and recurrence.last_day is not None:
        raise _RefusedError(message("rrule-two-ends").message)
    week_matters = recurrence.frequency is Frequency.WEEKLY and (
        recurrence.interval > 1 or recurrence.positions
    )
    if parts.get("WKST", "MO") not in ({"MO"} if week_matters else _CODES):
        raise _RefusedError(message("rrule-week-start", value=parts["WKST"]).message)
    if not _gives_days(recurrence):
        raise _RefusedError(message("rrule-never").message)


def _gives_days(recurrence: Recurrence) -> bool:
    """Whether any day fits, whatever the interval and the end."""
    every_one = Recurrence(
        frequency=recurrence.frequency,
        weekdays=recurrence.weekdays,
        month_days=recurrence.month_days,
        months=recurrence.months,
        positions=recurrence.positions,
    )
    return next(days(every_one, *_PROBE), None) is not None
