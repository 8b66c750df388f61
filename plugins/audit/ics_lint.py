"""What no calendar of this site may hold: see docs/entscheidungen/0003.

Not the grammar of RFC 5545 but less: what is valid there and still shown wrongly by one of the
calendars people use is refused here. A library that reads calendars forgives most of it; so the
lines are judged as they stand in the file; `calendars` reads what they mean with icalendar.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from plugins.termine.diagnostics import Diagnostic, Message, Position
from plugins.termine.events import ZONE

from .messages import message

_LARGEST_KILOBYTES = 500
_LONGEST_LINE = 75
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # RFC 5545, 3.1
_LINE = re.compile(r"([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:\"[^\"]*\"|[^\":;]*))*):(.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)
_TEXTS = frozenset(
    {"UID", "PRODID", "NAME", "SUMMARY", "DESCRIPTION", "LOCATION", "X-WR-CALNAME", "X-WR-CALDESC"}
)
_LISTS = frozenset({"CATEGORIES"})
_FORBIDDEN = frozenset(
    {
        *("RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "DURATION"),
        *("ATTENDEE", "ORGANIZER", "X-ALT-DESC", "ATTACH"),
    }
)
_OF_ZONE = frozenset({"DAYLIGHT", "STANDARD"})
_COMPONENTS = frozenset({"VCALENDAR", "VTIMEZONE", "VEVENT", *_OF_ZONE})
_OF_CALENDAR = (
    *("VERSION", "PRODID", "METHOD", "UID", "LAST-MODIFIED", "NAME", "X-WR-CALNAME", "URL"),
    *("DESCRIPTION", "X-WR-CALDESC", "X-WR-TIMEZONE", "SOURCE", "REFRESH-INTERVAL"),
    *("X-PUBLISHED-TTL", "COLOR"),
)
_OF_EVENT = (
    *("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY"),
    *("DESCRIPTION", "URL", "STATUS", "TRANSP", "CLASS"),
)
_VALUE_KINDS = {"REFRESH-INTERVAL": "DURATION", "SOURCE": "URI"}
_FIXED = {"VERSION": "2.0", "METHOD": "PUBLISH", "TRANSP": "TRANSPARENT"}
_RULES = ("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU")
_ZONE = ";TZID=Europe/Berlin"
_DAY = ";VALUE=DATE"
_UTC = re.compile(r"\d{8}T\d{6}Z")
_FIRST_MINUTE = datetime(2000, 1, 1, tzinfo=UTC)

_Faults = Iterator[tuple[int, Message]]
"""Pairs of a line's number and what is wrong with it."""


def ics_lint(file: str, data: bytes) -> tuple[Diagnostic, ...]:
    """The Diagnostics of one calendar in the order of its lines; `file` is how they name it."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    physical = text.split("\n")
    lines = _content_lines(text)
    faults = [*_file_faults(data), *_line_faults(physical), *_property_faults(lines)]
    faults += _component_faults(lines)
    return tuple(
        fault.at(Position(file, number, 1, 1, _shown(physical, number)))
        for number, fault in sorted(
            faults, key=lambda pair: (pair[0], pair[1].kind, pair[1].message)
        )
    )


def _shown(lines: Sequence[str], number: int) -> str:
    return lines[number - 1].rstrip("\r") if number <= len(lines) else ""


@dataclass(frozen=True, slots=True)
class _Line:
    """One property: `parameters` begin with `;` or are empty, `number` counts physical lines.

    `name` is in capitals, and empty where the line is no property at all.
    """

    number: int
    name: str
    parameters: str
    value: str


def _content_lines(text: str) -> list[_Line]:
    """The unfolded lines of a file; folds are undone whatever their line ends are."""
    unfolded: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if line[:1] in {" ", "\t"} and unfolded:
            unfolded[-1][1].append(line[1:])
        elif line:
            unfolded.append((number, [line]))
    return [_content_line(number, "".join(parts)) for number, parts in unfolded]


def _content_line(number: int, text: str) -> _Line:
    match = _LINE.fullmatch(text)
    return (
        _Line(number, match[1].upper(), match[2], match[3])
        if match
        else _Line(number, "", "", text)
    )


def _file_faults(data: bytes) -> _Faults:
    if data.startswith(b"\xef\xbb\xbf"):
        yield 1, message("ics-bom")
    try:
        data.decode()
    except UnicodeDecodeError:
        yield 1, message("ics-not-utf8")
    plain = data.removeprefix(b"\xef\xbb\xbf")
    if not (plain.startswith(b"BEGIN:VCALENDAR") and plain.rstrip().endswith(b"END:VCALENDAR")):
        yield 1, message("ics-frame")
    if len(data) >= _LARGEST_KILOBYTES * 1000:
        yield 1, message("ics-too-large", kilobytes=len(data) // 1000)


def _line_faults(lines: Sequence[str]) -> _Faults:
    """The faults of lines as they stand in the file, folds included."""
    for number, line in enumerate(lines, start=1):
        is_rest = number == len(lines)
        content = line.removesuffix("\r")
        if (is_rest and line) or (not is_rest and line == content) or "\r" in content:
            yield number, message("ics-bare-line-end")
        octets = len(content.encode())
        if octets > _LONGEST_LINE:
            yield number, message("ics-line-too-long", octets=octets)
        if content.endswith((" ", "\t")):
            yield number, message("ics-trailing-blank")
        if sign := _CONTROL.search(content):
            yield number, message("ics-control", code=ord(sign[0]))


def _property_faults(lines: Iterable[_Line]) -> _Faults:
    """The faults that one property has by itself, whatever stands around it."""
    for line in lines:
        if not line.name:
            yield line.number, message("ics-not-a-line")
            continue
        if not line.value.strip():
            yield line.number, message("ics-empty-property", name=line.name)
        if not unicodedata.is_normalized("NFC", line.value):
            yield line.number, message("ics-not-nfc")
        if line.name in _TEXTS | _LISTS:
            yield from _escape_faults(line)
        kind = _VALUE_KINDS.get(line.name)
        if kind and f";VALUE={kind}" not in line.parameters.upper():
            yield line.number, message("ics-value-kind-missing", name=line.name, kind=kind)
        expected = _FIXED.get(line.name, line.value)
        if line.value != expected:
            yield (
                line.number,
                message("ics-wrong-value", name=line.name, value=line.value, expected=expected),
            )


def _escape_faults(line: _Line) -> _Faults:
    for escape in _ESCAPE.finditer(line.value):
        if escape[1] not in set("\\;,nN"):
            yield line.number, message("ics-bad-escape", name=line.name, sign=escape[0])
    bare = _ESCAPE.sub("", line.value)
    signs = ";" if line.name in _LISTS else ";,"
    for sign in signs:
        if sign in bare:
            yield line.number, message("ics-unescaped", name=line.name, sign=sign)
    if line.name in {"NAME", "X-WR-CALNAME"}:
        for sign in ",;":
            if sign in line.value:
                yield line.number, message("ics-name-signs", sign=sign)


@dataclass(frozen=True, slots=True)
class _Part:
    """A component: the number of its first line, and its own properties without inner parts."""

    kind: str
    number: int
    lines: list[_Line]

    def first(self, name: str) -> _Line | None:
        """Its first property of that name."""
        return next((line for line in self.lines if line.name == name), None)


def _component_faults(lines: Sequence[_Line]) -> _Faults:
    """What is wrong with components; where they cross, only what none of them may hold."""
    parts, crossing = _parts(lines)
    for part in parts:
        allowed = {"RRULE"} if part.kind in _OF_ZONE else set()
        kind = [(part.number, part.kind)] if part.kind not in _COMPONENTS else []
        named = [(line.number, line.name) for line in part.lines]
        forbidden = [*kind, *(pair for pair in named if pair[1] in _FORBIDDEN - allowed)]
        yield from ((number, message("ics-forbidden", name=name)) for number, name in forbidden)
    if crossing:
        source = f"END{crossing.parameters}:{crossing.value}"
        yield crossing.number, message("ics-unbalanced", line=source)
        return
    events = [part for part in parts if part.kind == "VEVENT"]
    for calendar in (part for part in parts if part.kind == "VCALENDAR"):
        yield from _calendar_faults(calendar)
    for event in events:
        yield from _event_faults(event)
    yield from _zone_faults(parts)
    yield from _order_faults(events)


def _parts(lines: Iterable[_Line]) -> tuple[list[_Part], _Line | None]:
    """The components in the order of their ends, and the first end that belongs to none."""
    opened: list[_Part] = []
    ended: list[_Part] = []
    for line in lines:
        if line.name == "BEGIN":
            opened.append(_Part(line.value, line.number, []))
        elif line.name == "END":
            if not opened or opened[-1].kind != line.value:
                return [*ended, *opened], line
            ended.append(opened.pop())
        elif opened:
            opened[-1].lines.append(line)
    return [*ended, *opened], None


def _calendar_faults(calendar: _Part) -> _Faults:
    order = zip(calendar.lines, ("VERSION", "PRODID"), strict=False)
    if wrong := next((line for line, name in order if line.name != name), None):
        yield wrong.number, message("ics-wrong-order", name=wrong.name)
    yield from _counted(calendar, _OF_CALENDAR)


def _event_faults(event: _Part) -> _Faults:
    yield from _counted(event, _OF_EVENT)
    yield from _time_faults(event)
    yield from _stamp_faults(event)


def _counted(part: _Part, needed: Iterable[str]) -> _Faults:
    counts = Counter(line.name for line in part.lines)
    for name in needed:
        if not counts[name]:
            yield part.number, message("ics-property-missing", component=part.kind, name=name)
    for name, count in counts.items():
        if name and count > 1:
            yield part.number, message("ics-property-twice", component=part.kind, name=name)


def _time_faults(event: _Part) -> _Faults:
    """The times of an event have our zone and exist, and the end comes after the start."""
    bounds = [line for line in event.lines if line.name in {"DTSTART", "DTEND"}]
    for line in bounds:
        if line.parameters.upper() != _DAY and line.parameters != _ZONE:
            yield line.number, message("ics-floating", name=line.name)
        local = _local(line)
        if local is None:
            yield line.number, message("ics-no-such-time", name=line.name, value=line.value)
        elif local != _as_clocks_show(local):
            yield line.number, message("ics-in-the-gap", name=line.name, value=line.value)
    times = {line.name: local for line in bounds if (local := _local(line))}
    start, end = times.get("DTSTART"), times.get("DTEND")
    if start and end and end <= start:
        yield bounds[0].number, message("ics-end-not-after-start")


def _stamp_faults(event: _Part) -> _Faults:
    """DTSTAMP and SEQUENCE must say what LAST-MODIFIED says: SEQUENCE in minutes since 2000."""
    for line in event.lines:
        if line.name in {"DTSTAMP", "LAST-MODIFIED"} and not _UTC.fullmatch(line.value):
            yield line.number, message("ics-no-such-time", name=line.name, value=line.value)
    values = {line.name: line for line in event.lines}
    changed = values.get("LAST-MODIFIED")
    moment = _local(changed) if changed and _UTC.fullmatch(changed.value) else None
    if changed is None or moment is None:
        return
    minutes = (moment.replace(tzinfo=UTC) - _FIRST_MINUTE).total_seconds() // 60
    for name, expected in (("DTSTAMP", changed.value), ("SEQUENCE", f"{minutes:.0f}")):
        line = values.get(name, changed)
        if line is not changed and line.value != expected:
            fault = message("ics-wrong-value", name=name, value=line.value, expected=expected)
            yield line.number, fault


def _zone_faults(finished: Sequence[_Part]) -> _Faults:
    count = sum(part.kind == "VTIMEZONE" for part in finished)
    if count != 1:
        yield 1, message("ics-timezone-not-once", count=count)
        return
    lines = [line for part in finished if part.kind in _OF_ZONE for line in part.lines]
    rules = {line.value for line in lines if line.name == "RRULE"}
    for rule in _RULES:
        if rule not in rules:
            yield 1, message("ics-timezone-without-rule", rule=rule)


def _order_faults(events: Sequence[_Part]) -> _Faults:
    """Dates are sorted by start and UID, and no UID comes twice."""
    if not events:
        yield 1, message("ics-without-dates")
    seen: set[str] = set()
    before = None
    for event in events:
        name, start_line = event.first("UID"), event.first("DTSTART")
        uid = name.value if name else ""
        if uid in seen:
            yield event.number, message("ics-uid-twice", uid=uid)
        seen.add(uid)
        start = _local(start_line) if start_line else None
        if start is None:
            continue
        key = (start.replace(tzinfo=ZONE).astimezone(UTC), uid)
        if before and key < before:
            yield event.number, message("ics-not-sorted", uid=uid)
        before = key


def _local(line: _Line) -> datetime | None:
    """The time on the wall in Herne; midnight for a day, None for what is neither."""
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
