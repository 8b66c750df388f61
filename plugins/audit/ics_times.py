"""The times of a VEVENT as its lines give them: with a zone, existing, the end after the start."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from plugins.audit.messages import message
from plugins.termine.diagnostics import Message
from plugins.termine.events import ZONE

from .ics_lines import ContentLine

_ZONE = ";TZID=Europe/Berlin"
_DAY = ";VALUE=DATE"
_UTC = re.compile(r"\d{8}T\d{6}Z")
_FIRST_MINUTE = datetime(2000, 1, 1, tzinfo=UTC)


def time_faults(lines: Sequence[ContentLine]) -> Iterator[tuple[int, Message]]:
    """The faults of DTSTART, DTEND and the stamps of one VEVENT."""
    bounds = []
    for line in lines:
        if line.name in {"DTSTART", "DTEND"}:
            yield from _bound_faults(line)
            bounds.append((line, _local(line)))
        elif line.name in {"DTSTAMP", "LAST-MODIFIED"} and not _UTC.fullmatch(line.value):
            yield line.number, message("ics-no-such-time", name=line.name, value=line.value)
    times = {line.name: found for line, found in bounds if found}
    start, end = times.get("DTSTART"), times.get("DTEND")
    if start and end and end <= start:
        yield bounds[0][0].number, message("ics-end-not-after-start")


def stamp_faults(lines: Sequence[ContentLine]) -> Iterator[tuple[int, Message]]:
    """DTSTAMP and SEQUENCE must say what LAST-MODIFIED says: SEQUENCE in minutes since 2000."""
    values = {line.name: line for line in lines}
    changed = values.get("LAST-MODIFIED")
    if changed is None or not _UTC.fullmatch(changed.value) or not _local(changed):
        return
    minutes = (datetime.fromisoformat(changed.value) - _FIRST_MINUTE).total_seconds() // 60
    for name, expected in (("DTSTAMP", changed.value), ("SEQUENCE", f"{minutes:.0f}")):
        line = values.get(name)
        if line and line.value != expected:
            fault = message("ics-wrong-value", name=name, value=line.value, expected=expected)
            yield line.number, fault


def sort_key(lines: Sequence[ContentLine], uid: str) -> tuple[datetime, str] | None:
    """What the dates of a calendar are sorted by; None where there is no start to be read."""
    line = next((line for line in lines if line.name == "DTSTART"), None)
    start = _local(line) if line else None
    return (start.replace(tzinfo=ZONE).astimezone(UTC), uid) if start else None


def _bound_faults(line: ContentLine) -> Iterator[tuple[int, Message]]:
    if line.parameters.upper() != _DAY and line.parameters != _ZONE:
        yield line.number, message("ics-floating", name=line.name)
    found = _local(line)
    if found is None:
        yield line.number, message("ics-no-such-time", name=line.name, value=line.value)
    elif found != _as_clocks_show(found):
        yield line.number, message("ics-in-the-gap", name=line.name, value=line.value)


def _local(line: ContentLine) -> datetime | None:
    """The time on the wall in Herne; midnight for a day."""
    text = line.value.removesuffix("Z")
    try:
        if "T" not in text:
            return datetime.combine(date.fromisoformat(text), time())
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _as_clocks_show(local: datetime) -> datetime:
    there_and_back = local.replace(tzinfo=ZONE).astimezone(UTC).astimezone(ZONE)
    return there_and_back.replace(tzinfo=None)
