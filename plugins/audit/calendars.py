"""The calendars of the site read back: their dates, and what none of them may hold.

Each distinct date is read with icalendar. What is refused is not the grammar of RFC 5545 but more:
what is valid there and still shown wrongly by one of the calendars people use (see
docs/entscheidungen/0003). A library forgives most of it; so lines are judged as they stand there.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from types import MappingProxyType

from icalendar import Calendar

from plugins.termine.diagnostics import Diagnostic, Message, Position
from plugins.termine.events import ZONE

from .site import Audited, CalendarDate, CalendarFile, message

_BLOCK = re.compile(rb"BEGIN:VEVENT\r?\n.*?END:VEVENT\r?\n", re.DOTALL)
_UID_LINE = re.compile(rb"^UID:(.*?)\r?$", re.MULTILINE)
_FOLD = re.compile(rb"\r?\n[ \t]")
_URL_LINE = re.compile(rb"^URL:(.*?)\r?$", re.MULTILINE)
_FRAME = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//audit//DE\r\n%sEND:VCALENDAR\r\n"

_PROFILE = MappingProxyType(
    tomllib.loads(Path(__file__).with_name("calendar_profile.toml").read_text("utf-8"))
)
"""What a calendar holds and what it must not hold, by the keys of that file."""

_OF_ZONE = frozenset({"DAYLIGHT", "STANDARD"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # RFC 5545, 3.1
_LINE = re.compile(r"([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:\"[^\"]*\"|[^\":;]*))*):(.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)
_ZONE = ";TZID=Europe/Berlin"
_DAY = ";VALUE=DATE"
_UTC = re.compile(r"\d{8}T\d{6}Z")
_FIRST_MINUTE = datetime(2000, 1, 1, tzinfo=UTC)

_Faults = Iterator[tuple[int, Message]]
"""Pairs of a line's number and what is wrong with it."""


def read_calendar(
    file: str, data: bytes, site: Audited
) -> tuple[CalendarFile, tuple[Diagnostic, ...]]:
    """One file cut into its dates, and what the lint says of it."""
    head = data.partition(b"BEGIN:VEVENT")[0]
    blocks = tuple((_value(_UID_LINE, block), block) for block in _BLOCK.findall(data))
    calendar = CalendarFile(file, site.relative(_value(_URL_LINE, head)), blocks)
    return calendar, ics_lint(f"{site.label}/{file}", data)


def read_dates(calendars: Iterable[CalendarFile], site: Audited) -> dict[str, CalendarDate]:
    """Every date once, from the first file that carries it; what cannot be read is left out."""
    dates: dict[str, CalendarDate] = {}
    for calendar in calendars:
        for uid, block in calendar.blocks:
            event = None if uid in dates else _date(calendar.file, block, site)
            if event is not None:
                dates[uid] = event
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


def ics_lint(file: str, data: bytes) -> tuple[Diagnostic, ...]:
    """The Diagnostics of one calendar in the order of its lines; `file` is how they name it."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    physical = text.split("\n")
    lines = _content_lines(text)
    faults = [*_file_faults(data), *_physical_faults(physical), *_component_faults(lines)]
    faults += (fault for line in lines for fault in _line_faults(line))
    faults.sort(key=lambda pair: (pair[0], pair[1].kind, pair[1].message))
    return tuple(
        fault.at(Position(file, number, 1, 1, physical[number - 1].rstrip("\r")))
        for number, fault in faults
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """One property: `parameters` begin with `;` or are empty, `number` counts physical lines.

    `name` is in capitals, and empty where the line is no property at all.
    """

    number: int
    name: str
    parameters: str
    value: str

    def fault(self, kind: str, /, **values: object) -> tuple[int, Message]:
        """What is wrong with it; its name and value are filled in."""
        return self.number, message(kind, name=self.name, value=self.value, **values)

    @property
    def local_time(self) -> datetime | None:
        """The time on the wall in Herne; midnight for a day, None for what is neither."""
        text = self.value.removesuffix("Z")
        try:
            if "T" in text:
                return datetime.fromisoformat(text)
            return datetime.combine(date.fromisoformat(text), time())
        except ValueError:
            return None

    @property
    def moment(self) -> datetime | None:
        """The same in UTC."""
        local = self.local_time
        return local.replace(tzinfo=ZONE).astimezone(UTC) if local else None


@dataclass(frozen=True, slots=True)
class _Part:
    """A component: the number of its first line, and its own properties without inner parts."""

    kind: str
    number: int
    lines: list[_Line]

    def __getitem__(self, name: str) -> _Line:
        """Its last property of that name, or one without a value."""
        return {line.name: line for line in self.lines}.get(name, _Line(0, name, "", ""))


def _content_lines(text: str) -> list[_Line]:
    """The unfolded lines of a file; folds are undone whatever their line ends are."""
    unfolded: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if line[:1] in {" ", "\t"} and unfolded:
            unfolded[-1][1].append(line[1:])
        elif line:
            unfolded.append((number, [line]))
    lines = []
    for number, parts in unfolded:
        match = _LINE.fullmatch("".join(parts))
        name, parameters, value = match.groups() if match else ("", "", "".join(parts))
        lines.append(_Line(number, name.upper(), parameters, value))
    return lines


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
    if len(data) >= _PROFILE["largest_kilobytes"] * 1000:
        yield 1, message("ics-too-large", kilobytes=len(data) // 1000)


def _physical_faults(lines: Sequence[str]) -> _Faults:
    """The faults of lines as they stand in the file, folds included."""
    for number, line in enumerate(lines, start=1):
        is_rest = number == len(lines)
        content = line.removesuffix("\r")
        if (is_rest and line) or (not is_rest and line == content) or "\r" in content:
            yield number, message("ics-bare-line-end")
        octets = len(content.encode())
        if octets > _PROFILE["longest_line"]:
            yield number, message("ics-line-too-long", octets=octets)
        is_folded = not is_rest and lines[number].startswith((" ", "\t"))
        if content.endswith((" ", "\t")) and not is_folded:
            yield number, message("ics-trailing-blank")
        if sign := _CONTROL.search(content):
            yield number, message("ics-control", code=ord(sign[0]))


def _line_faults(line: _Line) -> _Faults:
    """The faults that one property has by itself, whatever stands around it."""
    if not line.name:
        yield line.fault("ics-not-a-line")
        return
    if not line.value.strip():
        yield line.fault("ics-empty-property")
    if not unicodedata.is_normalized("NFC", line.value):
        yield line.fault("ics-not-nfc")
    if line.name in (*_PROFILE["texts"], *_PROFILE["lists"]):
        yield from _escape_faults(line)
    kind = _PROFILE["value_kinds"].get(line.name, "")
    if kind and f";VALUE={kind}" not in line.parameters.upper():
        yield line.fault("ics-value-kind-missing", kind=kind)
    expected = _PROFILE["fixed"].get(line.name, line.value)
    if line.value != expected:
        yield line.fault("ics-wrong-value", expected=expected)


def _escape_faults(line: _Line) -> _Faults:
    for escape in _ESCAPE.finditer(line.value):
        if escape[1] not in {*"\\;,nN"}:
            yield line.fault("ics-bad-escape", sign=escape[0])
    bare = _ESCAPE.sub("", line.value)
    for sign in ";" if line.name in _PROFILE["lists"] else ";,":
        if sign in bare:
            yield line.fault("ics-unescaped", sign=sign)
        if sign in line.value and line.name in {"NAME", "X-WR-CALNAME", "X-WR-CALDESC"}:
            yield line.fault("ics-name-signs", sign=sign)


def _component_faults(lines: Sequence[_Line]) -> _Faults:
    """What is wrong with components; where they cross, only what none of them may hold."""
    parts, crossing = _parts(lines)
    for part in parts:
        names = {*_PROFILE["forbidden"]} - ({"RRULE"} if part.kind in _OF_ZONE else set())
        is_known = part.kind in _PROFILE["components"]
        kind = [] if is_known else [_Line(part.number, part.kind, "", "")]
        forbidden = [line for line in part.lines if line.name in names]
        yield from (line.fault("ics-forbidden") for line in [*kind, *forbidden])
    if crossing:
        source = f"END{crossing.parameters}:{crossing.value}"
        yield crossing.fault("ics-unbalanced", line=source)
        return
    for part in parts:
        yield from _part_faults(part)
    yield from _zone_faults(parts)
    yield from _order_faults([part for part in parts if part.kind == "VEVENT"])


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


def _part_faults(part: _Part) -> _Faults:
    """What a calendar or an event lacks or has twice, and how its properties go together."""
    needed = _PROFILE["needed"].get(part.kind)
    if needed is None:
        return
    counts = Counter(line.name for line in part.lines if line.name)
    faults = [("ics-property-missing", name) for name in needed if not counts[name]]
    faults += [("ics-property-twice", name) for name, count in counts.items() if count > 1]
    for kind, name in faults:
        yield part.number, message(kind, component=part.kind, name=name)
    if part.kind == "VEVENT":
        yield from _time_faults(part)
        yield from _stamp_faults(part)
        return
    for line, name in zip(part.lines, ("VERSION", "PRODID"), strict=False):
        if line.name != name:
            yield line.fault("ics-wrong-order")
            break


def _time_faults(event: _Part) -> _Faults:
    """The times of an event have our zone and exist, and the end comes after the start."""
    bounds = [line for line in event.lines if line.name in {"DTSTART", "DTEND"}]
    for line in bounds:
        if line.parameters.upper() != _DAY and line.parameters != _ZONE:
            yield line.fault("ics-floating")
        if line.local_time is None:
            yield line.fault("ics-no-such-time")
        elif line.moment and line.moment.astimezone(ZONE).replace(tzinfo=None) != line.local_time:
            yield line.fault("ics-in-the-gap")  # there and back it is another time
    start, end = event["DTSTART"].local_time, event["DTEND"].local_time
    if start and end and end <= start:
        yield bounds[0].fault("ics-end-not-after-start")


def _stamp_faults(event: _Part) -> _Faults:
    """DTSTAMP and SEQUENCE must say what LAST-MODIFIED says: SEQUENCE in minutes since 2000."""
    for line in event.lines:
        if line.name in {"DTSTAMP", "LAST-MODIFIED"} and not _UTC.fullmatch(line.value):
            yield line.fault("ics-no-such-time")
    changed = event["LAST-MODIFIED"]
    if changed.local_time is None or not _UTC.fullmatch(changed.value):
        return
    minutes = (changed.local_time.replace(tzinfo=UTC) - _FIRST_MINUTE).total_seconds() // 60
    for name, expected in (("DTSTAMP", changed.value), ("SEQUENCE", f"{minutes:.0f}")):
        line = event[name]
        if line.number and line.value != expected:
            yield line.fault("ics-wrong-value", expected=expected)


def _zone_faults(parts: Sequence[_Part]) -> _Faults:
    count = sum(part.kind == "VTIMEZONE" for part in parts)
    if not count and not any(part["DTSTART"].parameters == _ZONE for part in parts):
        return
    if count != 1:
        yield 1, message("ics-timezone-not-once", count=count)
        return
    lines = [line for part in parts if part.kind in _OF_ZONE for line in part.lines]
    rules = {line.value for line in lines if line.name == "RRULE"}
    for rule in _PROFILE["zone_rules"]:
        if rule not in rules:
            yield 1, message("ics-timezone-without-rule", rule=rule)


def _order_faults(events: Sequence[_Part]) -> _Faults:
    """Dates are sorted by start and UID, and no UID comes twice."""
    if not events:
        yield 1, message("ics-without-dates")
    seen: set[str] = set()
    before = None
    for event in events:
        uid, start = event["UID"].value, event["DTSTART"].moment
        if uid in seen:
            yield event.number, message("ics-uid-twice", uid=uid)
        seen.add(uid)
        key = (start, uid) if start else before
        if before and key and key < before:
            yield event.number, message("ics-not-sorted", uid=uid)
        before = key
