"""The same calendar read twice: by the oracle as it is, and by our site after a takeover."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType

import icalendar
import recurring_ical_events

from plugins.termine.events import ZONE, Catalogue, ClosedDays, occurrences
from plugins.termine.importer import Takeover, take_over
from plugins.termine.reading import Source, load

TODAY = date(2026, 11, 22)
FIRST, LAST = date(2000, 1, 1), date(2029, 11, 1)
NOTHING_CLOSED = ClosedDays(date.max, MappingProxyType({}), MappingProxyType({}))

Span = tuple[datetime, datetime | None]


@dataclass(frozen=True)
class Dates:
    """The dates within the window: those that take place, and the starts of cancelled ones."""

    active: Counter[Span]
    cancelled: frozenset[datetime]


def taken_over(*sources: Source) -> Takeover:
    """Calendars taken over into a site without any content."""
    return take_over(sources, Catalogue((), ()), today=TODAY)


def read_back(takeover: Takeover) -> Dates:
    """The dates as our site gives them; a mistake in the YAML fails at once."""
    files = [Source("neu.yaml", takeover.event_file.encode())] if takeover.entries else []
    loaded = load(files, Source("orte.yaml", takeover.venues.encode()))
    assert [diagnostic.message for diagnostic in loaded.diagnostics if diagnostic.is_error] == []
    found = [
        one
        for event in loaded.catalogue.events
        for one in occurrences(event, until=LAST, closed_days=NOTHING_CLOSED)
        if FIRST <= one.first_day < LAST
    ]
    return Dates(
        Counter(
            (one.start.astimezone(UTC), one.end.astimezone(UTC) if one.end else None)
            for one in found
            if not one.is_cancelled
        ),
        frozenset(one.start.astimezone(UTC) for one in found if one.is_cancelled),
    )


def by_the_oracle(data: bytes) -> Dates:
    """The dates as recurring_ical_events gives them; it stumbles over events without DTSTART."""
    found = [
        event
        for root in map(_with_starts, icalendar.Component.from_ical(data, multiple=True))
        for event in recurring_ical_events.of(root).between(FIRST, LAST)
    ]
    spans = [(_span(one), _is_cancelled(one)) for one in found]
    inside = [(span, off) for span, off in spans if _midnight(FIRST) <= span[0] < _midnight(LAST)]
    return Dates(
        Counter(span for span, off in inside if not off),
        frozenset(start for (start, _), off in inside if off),
    )


def _with_starts(root: icalendar.Component) -> icalendar.Component:
    whole = icalendar.Calendar(root) if root.name == "VCALENDAR" else icalendar.Calendar()
    for one in [root] if root.name != "VCALENDAR" else root.subcomponents:
        if one.name != "VEVENT" or "DTSTART" in one:
            whole.add_component(one)
    return whole


def _is_cancelled(event: icalendar.Event) -> bool:
    """By its status, or by its first word, as our own feeds say it (decision 0029)."""
    status, title = str(event.get("STATUS", "")).upper(), str(event.get("SUMMARY", ""))
    return status == "CANCELLED" or title.startswith(("ABGESAGT: ", "VERSCHOBEN: "))


def _span(event: icalendar.Event) -> Span:
    first, last = event["DTSTART"].dt, event["DTEND"].dt
    if first == last and not isinstance(first, datetime):
        last = first + timedelta(days=1)  # RFC 5545, 3.6.1: a day without an end is a whole day
    start, end = _moment(first), _moment(last)
    return start, end if end > start else None


def _moment(value: date) -> datetime:
    """A day is its midnight, a floating time one of Europe/Berlin; minutes are all we keep."""
    if not isinstance(value, datetime):
        return _midnight(value)
    known = value if value.tzinfo else value.replace(tzinfo=ZONE)
    return known.replace(second=0, microsecond=0).astimezone(UTC)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE).astimezone(UTC)


def difference(ours: Dates, theirs: Dates) -> str:
    """What is different after the round trip; empty where all is the same."""
    parts = (
        ("only ours", ours.active - theirs.active),
        ("only theirs", theirs.active - ours.active),
        ("cancelled, but only theirs", theirs.cancelled - ours.cancelled),
    )
    return "; ".join(f"{name}: {_few(found)}" for name, found in parts if found)


def _few(found) -> str:
    return f"{len(found)}, {sorted(map(str, found))[:2]}"
