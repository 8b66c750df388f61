"""The calendars of the site read back: cut into dates, each distinct one read with icalendar."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from icalendar import Calendar, Event

from plugins.termine.diagnostics import Diagnostic

from .audited import Audited
from .ics_lint import ics_lint

_BLOCK = re.compile(rb"BEGIN:VEVENT\r?\n.*?END:VEVENT\r?\n", re.DOTALL)
_UID = re.compile(r"^UID:(.*)$", re.MULTILINE)
_FOLD = re.compile(rb"\r?\n[ \t]")
_PAGE = re.compile(rb"^URL:(.*?)\r?$", re.MULTILINE)
_FRAME = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//audit//DE\r\n%sEND:VCALENDAR\r\n"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """One .ics file: the address of the page with the same dates, and each date as it stands there.

    `blocks` are pairs of UID and the bytes of the VEVENT, in the order of the file.
    """

    file: str
    page: str
    blocks: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """One date as calendars tell it; `start` and `end` (exclusive) are days for an all-day date."""

    uid: str
    file: str
    url: str
    start: date
    end: date
    place: str
    status: str
    summary: str
    description: str

    @property
    def is_all_day(self) -> bool:
        """Whether it has no times."""
        return not isinstance(self.start, datetime)


def read_calendar(
    file: str, data: bytes, site: Audited
) -> tuple[CalendarFile, tuple[Diagnostic, ...]]:
    """One file cut into its dates, and what the lint says of it."""
    head = _FOLD.sub(b"", data.partition(b"BEGIN:VEVENT")[0])
    page = _PAGE.search(head)
    blocks = tuple((_uid(block), block) for block in _BLOCK.findall(data))
    address = page[1].decode("utf-8", "replace") if page else ""
    return CalendarFile(file, address, blocks), ics_lint(f"{site.label}/{file}", data)


def read_dates(calendars: Iterable[CalendarFile]) -> dict[str, CalendarDate]:
    """Every date once, from the first file that carries it; what cannot be read is left out."""
    found: dict[str, CalendarDate] = {}
    for calendar in calendars:
        for uid, block in calendar.blocks:
            if uid not in found:
                read = _date(calendar.file, block)
                if read is not None:
                    found[uid] = read
    return found


def _uid(block: bytes) -> str:
    match = _UID.search(_FOLD.sub(b"", block).decode("utf-8", "replace"))
    return match[1].rstrip("\r") if match else ""


def _date(file: str, block: bytes) -> CalendarDate | None:
    """The lint tells what is wrong where a date cannot be read."""
    try:
        event = Calendar.from_ical(_FRAME % block).walk("VEVENT")[0]
        return _calendar_date(file, event) if isinstance(event, Event) else None
    except (ValueError, KeyError, IndexError):
        return None


def _calendar_date(file: str, event: Event) -> CalendarDate:
    return CalendarDate(
        uid=str(event["UID"]),
        file=file,
        url=str(event["URL"]),
        start=event.start,
        end=event.end,
        place=str(event.get("LOCATION", "")),
        status=str(event["STATUS"]),
        summary=str(event["SUMMARY"]),
        description=str(event.get("DESCRIPTION", "")),
    )
