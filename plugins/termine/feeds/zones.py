"""VTIMEZONE: how the clocks of a zone go, as calendars need it (RFC 5545, 3.6.5).

It has rules and no list of dates: Outlook ignores RDATE in a VTIMEZONE, and other readers take only
its first date, which puts every summer date an hour off. Those of Europe/Berlin are constants: the
rules of the European Union's directive 2000/84/EC, valid in Germany since 1981 (summer)
and 1996 (winter). For another zone they are found in the data that Python has of it.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ..events import ZONE
from .vevent import utc_offset

_YEARS = range(2010, 2036)
"""The rules of a zone must hold in all of these."""

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_HALF_HOUR, _DAY = timedelta(minutes=30), timedelta(days=1)


class _Change(NamedTuple):
    """The clocks are put from the offset `before` to `after`, by the old time at `local`."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


_HOUR = timedelta(hours=1)
_TO_SUMMER = _Change(datetime(1981, 3, 29, 2), _HOUR, 2 * _HOUR, "CEST", is_summer=True)  # noqa: DTZ001
_TO_WINTER = _Change(datetime(1996, 10, 27, 3), 2 * _HOUR, _HOUR, "CET", is_summer=False)  # noqa: DTZ001
_OF_BERLIN = (_TO_SUMMER, "BYMONTH=3;BYDAY=-1SU"), (_TO_WINTER, "BYMONTH=10;BYDAY=-1SU")


@lru_cache(maxsize=8)
def vtimezone(zone: ZoneInfo) -> bytes:
    """The VTIMEZONE of a zone, with CRLF.

    Of one whose clocks have not followed the same rules since 2010 it tells each change by its day.
    """
    if zone == ZONE:
        return _whole(zone, (_part(change, rule) for change, rule in _OF_BERLIN))
    by_year = [list(_changes(zone, year)) for year in _YEARS]
    rules = [_rule([one.local for one in column]) for column in zip(*by_year, strict=False)]
    if len({len(changes) for changes in by_year}) > 1 or not all(rules):
        changes = [_standing(zone), *(one for of_year in by_year for one in of_year)]
        parts = [_part(one, "") for one in changes]
    else:
        parts = [_part(one, rule) for one, rule in zip(by_year[0], rules, strict=True)]
    parts = parts or [_part(_standing(zone), "")]
    return _whole(zone, parts)


def _changes(zone: ZoneInfo, year: int) -> Iterator[_Change]:
    """The changes of one year in their order."""
    day = datetime(year, 1, 1, tzinfo=UTC)
    while day.year == year:
        if _offset((day + _DAY).astimezone(zone)) != _offset(day.astimezone(zone)):
            yield _change(zone, day)
        day += _DAY


def _change(zone: ZoneInfo, day: datetime) -> _Change:
    """The change within the 24 hours from `day` on, which is at a full or half hour of UTC."""
    moments = [(day + number * _HALF_HOUR).astimezone(zone) for number in range(49)]
    last, first = next(pair for pair in pairwise(moments) if _offset(pair[0]) != _offset(pair[1]))
    local = first.astimezone(UTC).replace(tzinfo=None) + _offset(last)
    return _Change(local, _offset(last), _offset(first), f"{first:%Z}", bool(first.dst()))


def _standing(zone: ZoneInfo) -> _Change:
    """The one offset of a zone whose clocks are never changed."""
    now = datetime(_YEARS.start, 1, 1, tzinfo=zone)
    return _Change(
        now.replace(tzinfo=None), _offset(now), _offset(now), f"{now:%Z}", is_summer=False
    )


def _rule(changes: list[datetime]) -> str:
    """`BYMONTH=3;BYDAY=-1SU`, if all changes fall on such a day at the same time, else empty."""
    if len({(one.month, one.weekday(), one.time()) for one in changes}) > 1:
        return ""
    places = {(one.day - 1) // 7 + 1 for one in changes}
    is_last = all((one + 7 * _DAY).month != one.month for one in changes)
    if not is_last and len(places) > 1:
        return ""
    place = -1 if is_last else places.pop()
    return f"BYMONTH={changes[0].month};BYDAY={place}{_WEEKDAYS[changes[0].weekday()]}"


def _part(change: _Change, rule: str) -> str:
    kind = "DAYLIGHT" if change.is_summer else "STANDARD"
    lines = (
        f"BEGIN:{kind}",
        f"DTSTART:{change.local:%Y%m%dT%H%M%S}",
        *((f"RRULE:FREQ=YEARLY;{rule}",) if rule else ()),
        f"TZOFFSETFROM:{utc_offset(change.before)}",
        f"TZOFFSETTO:{utc_offset(change.after)}",
        f"TZNAME:{change.name}",
        f"END:{kind}",
        "",
    )
    return "\r\n".join(lines)


def _whole(zone: ZoneInfo, parts: Iterable[str]) -> bytes:
    head = f"BEGIN:VTIMEZONE\r\nTZID:{zone.key}\r\nX-LIC-LOCATION:{zone.key}\r\n"
    return f"{head}{''.join(parts)}END:VTIMEZONE\r\n".encode()


def _offset(moment: datetime) -> timedelta:
    """How far the clocks are ahead of UTC at an aware moment."""
    return moment.utcoffset() or timedelta()
