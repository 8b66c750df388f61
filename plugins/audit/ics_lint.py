"""What no calendar of this site may hold: see docs/entscheidungen/0003.

Not the grammar of RFC 5545 but less: what is valid there and still shown wrongly by one of the
calendars people use is refused here. It knows nothing of the package that writes the calendars.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plugins.audit.messages import message
from plugins.termine.diagnostics import Diagnostic, Message, Position

from .ics_lines import ContentLine, content_lines
from .ics_times import sort_key, stamp_faults, time_faults

LARGEST_KILOBYTES = 500
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # RFC 5545, 3.1
_LIMIT = 75
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
_EVENT = "VEVENT"
_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)

_Found = Iterator[tuple[int, Message]]


def ics_lint(file: str, data: bytes) -> tuple[Diagnostic, ...]:
    """The Diagnostics of one calendar in the order of its lines; `file` is how they name it."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    physical = text.split("\n")
    lines = content_lines(text)
    found = [*_file_faults(data), *_line_faults(physical), *_property_faults(lines)]
    found += _component_faults(lines)
    return tuple(
        fault.at(Position(file, number, 1, 1, _shown(physical, number)))
        for number, fault in sorted(found, key=lambda one: (one[0], one[1].kind, one[1].message))
    )


def _shown(lines: Sequence[str], number: int) -> str:
    return lines[number - 1].rstrip("\r") if number <= len(lines) else ""


def _file_faults(data: bytes) -> _Found:
    if data.startswith(b"\xef\xbb\xbf"):
        yield 1, message("ics-bom")
    try:
        data.decode()
    except UnicodeDecodeError:
        yield 1, message("ics-not-utf8")
    plain = data.removeprefix(b"\xef\xbb\xbf")
    if not (plain.startswith(b"BEGIN:VCALENDAR") and plain.rstrip().endswith(b"END:VCALENDAR")):
        yield 1, message("ics-frame")
    if len(data) >= LARGEST_KILOBYTES * 1000:
        yield 1, message("ics-too-large", kilobytes=len(data) // 1000)


def _line_faults(lines: Sequence[str]) -> _Found:
    """The faults of lines as they stand in the file, folds included."""
    for number, line in enumerate(lines, start=1):
        is_rest = number == len(lines)
        content = line.removesuffix("\r")
        if (is_rest and line) or (not is_rest and line == content) or "\r" in content:
            yield number, message("ics-bare-line-end")
        octets = len(content.encode())
        if octets > _LIMIT:
            yield number, message("ics-line-too-long", octets=octets)
        if content.endswith((" ", "\t")):
            yield number, message("ics-trailing-blank")
        if sign := _CONTROL.search(content):
            yield number, message("ics-control", code=ord(sign[0]))


def _property_faults(lines: Iterable[ContentLine]) -> _Found:
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


def _escape_faults(line: ContentLine) -> _Found:
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


def _component_faults(lines: Sequence[ContentLine]) -> _Found:
    """Walk through the components; those of a kind are judged when all have ended."""
    parts = _Parts()
    for line in lines:
        yield from parts.faults(line)
        if parts.is_broken:
            return
    for part in parts.finished:
        if part.kind == "VCALENDAR":
            yield from _calendar_faults(part)
        elif part.kind == _EVENT:
            yield from _event_faults(part)
    yield from _zone_faults(parts.finished)
    yield from _order_faults([part for part in parts.finished if part.kind == _EVENT])


@dataclass(frozen=True, slots=True)
class _Part:
    """A component: the number of its first line, and its own properties without inner parts."""

    kind: str
    number: int
    lines: list[ContentLine]


class _Parts:
    """Sorts lines into components as they pass."""

    def __init__(self) -> None:
        self.finished: list[_Part] = []
        self.is_broken = False
        self._open: list[_Part] = []

    def faults(self, line: ContentLine) -> _Found:
        if line.name == "BEGIN":
            self._open.append(_Part(line.value, line.number, []))
            if line.value not in _COMPONENTS:
                yield line.number, message("ics-forbidden", name=line.value)
        elif line.name == "END":
            self.is_broken = not self._open or self._open[-1].kind != line.value
            if self.is_broken:
                yield line.number, message("ics-unbalanced", line=line.source)
                return
            self.finished.append(self._open.pop())
        elif self._open:
            self._open[-1].lines.append(line)
            if line.name in _FORBIDDEN and not _is_zone_rule(line, self._open[-1].kind):
                yield line.number, message("ics-forbidden", name=line.name)


def _is_zone_rule(line: ContentLine, component: str) -> bool:
    return line.name == "RRULE" and component in _OF_ZONE


def _calendar_faults(part: _Part) -> _Found:
    for line, name in zip(part.lines, ("VERSION", "PRODID"), strict=False):
        if line.name != name:
            yield line.number, message("ics-wrong-order", name=line.name)
            break
    yield from _counted(part, _OF_CALENDAR)


def _event_faults(part: _Part) -> _Found:
    yield from _counted(part, _OF_EVENT)
    yield from time_faults(part.lines)
    yield from stamp_faults(part.lines)


def _counted(part: _Part, needed: Iterable[str]) -> _Found:
    counts = Counter(line.name for line in part.lines)
    for name in needed:
        if not counts[name]:
            yield part.number, message("ics-property-missing", component=part.kind, name=name)
    for name, count in counts.items():
        if name and count > 1:
            yield part.number, message("ics-property-twice", component=part.kind, name=name)


def _zone_faults(finished: Sequence[_Part]) -> _Found:
    count = sum(part.kind == "VTIMEZONE" for part in finished)
    if count != 1:
        yield 1, message("ics-timezone-not-once", count=count)
        return
    rules = {
        line.value
        for part in finished
        if part.kind in _OF_ZONE
        for line in part.lines
        if line.name == "RRULE"
    }
    for rule in _RULES:
        if rule not in rules:
            yield 1, message("ics-timezone-without-rule", rule=rule)


def _order_faults(events: Sequence[_Part]) -> _Found:
    if not events:
        yield 1, message("ics-without-dates")
    seen: set[str] = set()
    before = None
    for event in events:
        uid = next((line.value for line in event.lines if line.name == "UID"), "")
        if uid in seen:
            yield event.number, message("ics-uid-twice", uid=uid)
        seen.add(uid)
        key = sort_key(event.lines, uid)
        if key and before and key < before:
            yield event.number, message("ics-not-sorted", uid=uid)
        before = key or before
