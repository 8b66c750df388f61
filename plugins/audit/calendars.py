"""The calendars of the site read back: cut into dates, each distinct one read with icalendar."""

import re
from collections.abc import Iterable

from icalendar import Calendar

from plugins.termine.diagnostics import Diagnostic

from .ics_lint import ics_lint
from .site import Audited, CalendarDate, CalendarFile

_BLOCK = re.compile(rb"BEGIN:VEVENT\r?\n.*?END:VEVENT\r?\n", re.DOTALL)
_UID = re.compile(rb"^UID:(.*?)\r?$", re.MULTILINE)
_FOLD = re.compile(rb"\r?\n[ \t]")
_PAGE = re.compile(rb"^URL:(.*?)\r?$", re.MULTILINE)
_FRAME = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//audit//DE\r\n%sEND:VCALENDAR\r\n"


def read_calendar(
    file: str, data: bytes, site: Audited
) -> tuple[CalendarFile, tuple[Diagnostic, ...]]:
    """One file cut into its dates, and what the lint says of it."""
    head = data.partition(b"BEGIN:VEVENT")[0]
    blocks = tuple((_value(_UID, block), block) for block in _BLOCK.findall(data))
    calendar = CalendarFile(file, site.relative(_value(_PAGE, head)), blocks)
    return calendar, ics_lint(f"{site.label}/{file}", data)


def read_dates(calendars: Iterable[CalendarFile], site: Audited) -> dict[str, CalendarDate]:
    """Every date once, from the first file that carries it; what cannot be read is left out."""
    dates: dict[str, CalendarDate] = {}
    for calendar in calendars:
        for uid, block in calendar.blocks:
            date = None if uid in dates else _date(calendar.file, block, site)
            if date is not None:
                dates[uid] = date
    return dates


def _value(name: re.Pattern[bytes], lines: bytes) -> str:
    match = name.search(_FOLD.sub(b"", lines))
    return match[1].decode("utf-8", "replace") if match else ""


def _date(file: str, block: bytes, site: Audited) -> CalendarDate | None:
    """The lint tells what is wrong where a date cannot be read."""
    try:
        event = Calendar.from_ical(_FRAME % block).events[0]
        return CalendarDate(
            uid=str(event["UID"]),
            file=file,
            url=str(event["URL"]),
            address=site.relative(str(event["URL"])),
            start=event.start,
            end=event.end,
            place=str(event.get("LOCATION", "")),
            status=str(event["STATUS"]),
            summary=str(event["SUMMARY"]),
            description=str(event.get("DESCRIPTION", "")),
        )
    except (ValueError, KeyError, IndexError):
        return None
