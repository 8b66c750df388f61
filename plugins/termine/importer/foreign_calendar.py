"""From the bytes of a calendar to foreign events; what cannot be read is told, never raised.

`icalendar` does the parsing and knows the time zones: those of the system, Windows' own names and
a VTIMEZONE in the file. It is lenient with single properties and strict with the whole.
"""

import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from itertools import accumulate
from typing import Any

import icalendar
from icalendar.timezone import tzp

from ..diagnostics import message
from ..events import ZONE
from ..reading import Source
from .foreign_event import ForeignEvent, Moment, Zone, foreign_event
from .foreign_text import line, shown

MOST_BYTES = 20_000_000
"""A file that is larger is not read."""

_MOST_EVENTS = 5_000
_DEEPEST = 12
_SHOWN = 80
_SHOWN_OF_UID = 60
_QUIET_COMPONENTS = {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VALARM"}


@dataclass(frozen=True, slots=True)
class ForeignCalendar:
    """The events of one file in its order, and what is to be told about the file itself."""

    events: tuple[ForeignEvent, ...]
    notices: tuple[str, ...]
    is_readable: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """All that shares a UID: a master (None where only overrides are given) and its overrides."""

    master: ForeignEvent | None
    overrides: tuple[ForeignEvent, ...] = ()
    notice: str = ""

    @property
    def events(self) -> tuple[ForeignEvent, ...]:
        """The master first; at least one."""
        return (*((self.master,) if self.master else ()), *self.overrides)

    @property
    def head(self) -> ForeignEvent:
        """The event that speaks for all."""
        return self.events[0]


def read_calendar(source: Source) -> ForeignCalendar:
    """The events of one .ics file, in the order of the file."""
    name = source.name
    if reason := _refusal(source.data):
        return _unreadable(reason, name)
    text, is_utf8 = _decoded(source.data)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", icalendar.GloballyUniqueTZIDGuessed)
        try:
            roots = icalendar.Component.from_ical(text, multiple=True)
            found = [event for root in roots for event in _events(root)]
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError):
            # Beside its ValueErrors the parser lets slip what its own code stumbles over.
            return _unreadable("import-broken", name)
    events = tuple(one for one in found if isinstance(one, ForeignEvent))
    missing = [one for one in found if isinstance(one, str)]
    notices = [*_guessed(caught), *missing, *_others(name, roots)]
    if len(events) > _MOST_EVENTS:
        return _unreadable("import-too-many-events", name)
    is_whole = _depths(source.data)[-1] <= 0
    if not is_whole:
        notices.append(message.text("import-cut-off", name=name))
    if not is_utf8:
        notices.append(message.text("import-old-encoding", name=name))
    if not found and is_whole:
        notices.insert(0, message.text("import-no-events", name=name))
    return ForeignCalendar(events, tuple(notices), is_readable=is_whole)


def groups(events: Iterable[ForeignEvent]) -> tuple[Group, ...]:
    """The events by UID, in the order in which each UID comes first; without UID each for itself.

    Of several versions the one with the highest SEQUENCE counts, then the newest LAST-MODIFIED.
    Different single events with one UID, as some programs write them, are all kept.
    """
    by_uid: dict[str, list[ForeignEvent]] = {}
    for number, event in enumerate(events):
        by_uid.setdefault(event.uid or f"\n{number}", []).append(event)
    return tuple(group for uid, found in by_uid.items() for group in _groups(uid, found))


def _unreadable(reason: str, name: str) -> ForeignCalendar:
    return ForeignCalendar((), (message.text(reason, name=name),), is_readable=False)


def _refusal(data: bytes) -> str:
    """The key of the sentence why a file is not even parsed, or an empty text."""
    if len(data) > MOST_BYTES:
        return "import-too-large"
    if not re.search(rb"^(?:\xef\xbb\xbf)?\s*BEGIN:V", data, re.IGNORECASE | re.MULTILINE):
        return "import-not-a-calendar"
    return "import-too-deep" if max(_depths(data)) > _DEEPEST else ""


def _depths(data: bytes) -> list[int]:
    """How deep the file is nested after each BEGIN and END; the last is 0 if it is whole."""
    marks = re.findall(rb"^(BEGIN|END):", data, re.IGNORECASE | re.MULTILINE)
    return list(accumulate(1 if mark.upper() == b"BEGIN" else -1 for mark in marks))


def _decoded(data: bytes) -> tuple[str, bool]:
    """The text of a file, and whether it is UTF-8 as RFC 5545, 3.1.4 wants it."""
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), False


def _events(root: Any) -> Iterator[ForeignEvent | str]:
    """The events, or why one is none; `Any` because icalendar's components hold any values."""
    zone = _zone_of(root)
    for component in root.walk("VEVENT"):
        title = shown(str(component.get("SUMMARY", "")), _SHOWN)
        yield foreign_event(component, zone) or message.text(
            "import-of-entry",
            title=title or message.text("import-untitled"),
            text=message.text("import-without-start"),
        )


def _zone_of(root: Any) -> Zone:
    """The calendar's own zone, and whether it names one (X-WR-TIMEZONE, as Google writes it)."""
    name = str(root.get("X-WR-TIMEZONE", "")).strip()
    found: tzinfo | None = tzp.timezone(name) if name else None
    return (ZONE, False) if found is None else (found, True)


def _guessed(caught: list[warnings.WarningMessage]) -> list[str]:
    texts = [str(one.message) for one in caught if "globally unique" in str(one.message)]
    zones = {match[1] for text in texts if (match := re.search(r"'([^']*)'", text))}
    return [message.text("import-guessed-zone", zone=zone) for zone in sorted(zones)]


def _others(name: str, roots: list[Any]) -> list[str]:
    """A sentence for each kind of component that is no date."""
    kinds = Counter(str(one.name) for root in roots for one in root.walk())
    return [
        message.text("import-other-components", name=name, count=count, kind=line(kind))
        for kind, count in sorted(kinds.items())
        if kind not in _QUIET_COMPONENTS
    ]


def _groups(uid: str, events: Sequence[ForeignEvent]) -> list[Group]:
    masters = [event for event in events if event.slot is None]
    others = (event for event in events if event.slot is not None)
    overrides = _newest(others, key=lambda event: event.slot)
    if not masters:
        return [Group(None, overrides)]
    newest = max(masters, key=lambda event: event.version)
    same = [event for event in masters if event.version[0] == newest.version[0]]
    different = _newest(same, key=lambda event: event.start)
    shown_uid = shown(uid, _SHOWN_OF_UID)
    if len(different) == 1 or any(event.rules for event in same) or overrides:
        notice = message.text("import-duplicate", uid=shown_uid)
        return [Group(newest, overrides, notice if masters[1:] else "")]
    notice = message.text("import-same-uid", uid=shown_uid)
    return [Group(one, (), notice) for one in different]


def _newest(
    events: Iterable[ForeignEvent], key: Callable[[ForeignEvent], Moment | None]
) -> tuple[ForeignEvent, ...]:
    """Of the events with one key the newest version, in the order in which each key comes first."""
    found: dict[Moment | None, ForeignEvent] = {}
    for one in events:
        known = found.get(key(one))
        if known is None or one.version > known.version:
            found[key(one)] = one
    return tuple(found.values())
