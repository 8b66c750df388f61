"""A fitted plan as an entry of the event file, written and read back as the site will read it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from types import MappingProxyType

from ..diagnostics import message
from ..editing import yaml_lines
from ..events import (
    AllDay,
    ClosedDays,
    OpenEnded,
    TimeSpan,
    as_rrule,
    occurrences,
    phrase,
    recurrence_from_phrase,
    short_day,
    time_phrase,
)
from ..reading import Source, load
from .foreign_calendar import ForeignDetails
from .foreign_dates import ForeignDate, Placed
from .plan import Plan, PlannedRule
from .venues import Pairs, Value, Venues

_KEYS = {
    "title": "titel",
    "category": "rubrik",
    "place": "ort",
    "link": "link",
    "online": "online",
    "description": "beschreibung",
}
_NOTHING_CLOSED = ClosedDays(date.max, MappingProxyType({}), MappingProxyType({}))


class EntryWriter:
    """Writes the entry of one plan; `notices` tell what its form cannot hold."""

    def __init__(self, plan: Plan, venues: Venues) -> None:
        """Begin without anything to be told."""
        self.plan, self.venues = plan, venues
        self.details = dict(self.given(plan.details))
        self.notices: list[str] = []

    def entry(self, entry_id: str, *, is_draft: bool) -> Pairs:
        """The whole entry, in the order of the handbook."""
        given = {"titel": message.text("import-untitled"), **self.details}
        last = given.pop("beschreibung", "")
        pairs: list[tuple[str, Value]] = [("id", entry_id)]
        pairs += [(key, given.pop(key)) for key in ("titel", "rubrik") if key in given]
        pairs += [*self.when(), *given.items(), ("beschreibung", last)]
        pairs.append(("entwurf", "ja" if is_draft else ""))
        pauses = ((("von", short_day(day)), ("bis", short_day(day))) for day in self.plan.skipped)
        pairs += [("pausen", tuple(pauses)), ("abweichungen", tuple(self.adjustments()))]
        return tuple((key, value) for key, value in pairs if value)

    def given(self, details: ForeignDetails) -> Iterator[tuple[str, str]]:
        """The details that are given, under their German keys."""
        for name, key in _KEYS.items():
            text = getattr(details, name)
            if name == "place":
                text = self.venues.id_of(text, details.location)
            if text:
                yield key, text

    def when(self) -> Iterator[tuple[str, Value]]:
        """`datum`, one rule or `regeln`."""
        if one_off := self.plan.one_off:
            yield "datum", short_day(one_off.first_day)
            if one_off.is_long:
                yield "bis", short_day(one_off.last_day)
            yield "um", self.clock(one_off)
        elif len(self.plan.rules) == 1:
            yield from _rule(self.plan.rules[0])
        else:
            yield "regeln", tuple(tuple(_rule(rule)) for rule in self.plan.rules)

    def adjustments(self) -> Iterator[Pairs]:
        """The Abweichungen, sorted by day; none for a date that is just as planned."""
        extra = {one.day for one in self.plan.extra}
        for one in sorted(self.plan.dates, key=lambda one: one.day):
            if pairs := tuple(self.adjustment(one, is_extra=one.day in extra)):
                yield pairs

    def adjustment(self, one: ForeignDate, *, is_extra: bool) -> Iterator[tuple[str, str]]:
        """What is different on one date."""
        here = one.planned if is_extra and one.is_off else one.placed
        changes = tuple(self.changes(one, here, is_extra=is_extra))
        if is_extra:
            yield "zusatz", short_day(one.day)
            if here.is_long:  # `verlegt` shifts both ends, so the last day is that of the plan
                yield "bis", short_day(one.day + (here.last_day - here.first_day))
        elif changes:
            yield "am", short_day(one.day)
        yield from changes

    def changes(
        self, one: ForeignDate, here: Placed, *, is_extra: bool
    ) -> Iterator[tuple[str, str]]:
        """The keys of an Abweichung after its day."""
        if one.is_off:
            yield "entfaellt", "ja"
            if one.is_cancelled and one.placed != one.planned:
                self.tell("import-cancelled-elsewhere", one.day)
        elif here.first_day != one.day:
            yield "verlegt", short_day(here.first_day)
        if here.time != self.usual_time(one.day) and (is_extra or not one.is_off):
            yield "um", self.clock(here)
        if one.details == self.plan.details or one.is_excluded:
            return
        own = dict(self.given(one.details))
        for key in [key for key in self.details if key not in own]:
            self.tell("import-detail-empty", one.day, key=key)
        yield from ((key, value) for key, value in own.items() if self.details.get(key) != value)

    def usual_time(self, day: date) -> TimeSpan:
        """The time that a date would have without an Abweichung."""
        if self.plan.one_off:
            return self.plan.one_off.time
        begun = [rule for rule in self.plan.rules if rule.first_day <= day]
        return (begun or self.plan.rules[:1])[-1].time

    def clock(self, here: Placed) -> str:
        """The time as editors write it; an end that the event file cannot say is told."""
        if here.lost_end:
            clock = f"{here.lost_end:%H:%M}"
            self.tell("import-end-lost", here.lost_end.date(), clock=clock)
        return _clock(here.time)

    def tell(self, key: str, day: date, /, **parts: str) -> None:
        """Remember a sentence about one date."""
        self.notices.append(message.text(key, day=short_day(day), **parts))


def difference(entry: Pairs, plan: Plan, venues: Venues, horizon: date) -> str:
    """Why the entry, read as the site will read it, cannot be offered, or an empty text."""
    names = as_yaml((("id", one), ("name", one)) for one in sorted(venues.names.taken))
    text = "termine:\n" + as_yaml([entry], 2)
    loaded = load([Source("termine.yaml", text.encode())], Source("orte.yaml", names.encode()))
    for diagnostic in loaded.diagnostics:
        if diagnostic.is_error:
            return diagnostic.message
    is_endless = bool(plan.rules) and plan.rules[-1].last_day is None
    until = horizon if is_endless else max(one.day for one in plan.dates)
    event = loaded.catalogue.events[0]
    found = Counter(
        (one.first_day, one.last_day, None if one.is_cancelled else one.time)
        for one in occurrences(event, until=until, closed_days=_NOTHING_CLOSED)
    )
    wanted = Counter(
        (one.planned.first_day, one.planned.last_day, None)
        if one.is_off
        else (one.placed.first_day, one.placed.last_day, one.placed.time)
        for one in plan.dates
        if one.day <= until
    )
    return "" if found == wanted else message.text("import-dates-differ")


def as_yaml(entries: Iterable[Pairs], indentation: int = 0) -> str:
    """A list of entries; each begins with a dash, and a text of several lines is a block."""
    before = " " * indentation
    rows = (row for pairs in entries for row in _rows(pairs))
    return "".join(f"{before}{row}".rstrip() + "\n" for row in rows)


def _rows(pairs: Pairs) -> Iterator[str]:
    """The lines of one entry, the first with its dash."""
    dash = "- "
    for key, value in pairs:
        lines = (
            yaml_lines(key, value)
            if isinstance(value, str)
            else (f"{key}:", *(f"  {row}" for part in value for row in _rows(part)))
        )
        for line in lines:
            yield f"{dash}{line}"
            dash = "  "


def _rule(rule: PlannedRule) -> Iterator[tuple[str, str]]:
    words = phrase(rule.recurrence)
    if words and recurrence_from_phrase(words) == rule.recurrence:
        yield "wann", words
    else:
        yield "rrule", as_rrule(rule.recurrence)
    yield "um", _clock(rule.time)
    yield "ab", short_day(rule.first_day)
    if rule.last_day:
        yield "bis", short_day(rule.last_day)


def _clock(span: TimeSpan) -> str:
    """`10 Uhr`, `9:30–11 Uhr`, `ganztägig`, as editors write it."""
    match span:
        case AllDay():
            return "ganztägig"
        case OpenEnded():
            return time_phrase(span).removeprefix("um ")
        case _:
            return time_phrase(span)
