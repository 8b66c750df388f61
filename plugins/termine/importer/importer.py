"""Bytes of foreign calendars in, entries for the event file out.

Nothing here touches a disk. Every entry is read back, as the site will read it, before it is
offered; one whose dates would come out differently is listed date by date, and if that does not
help, told instead of taken.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import indent
from types import MappingProxyType

from ..diagnostics import message
from ..editing import rule_values, yaml_lines
from ..events import (
    Catalogue,
    ClosedDays,
    TimeSpan,
    bare_time,
    horizon_after,
    occurrences,
    plain_day,
    short_day,
)
from ..reading import Source, load, may_be_daily
from .foreign_calendar import ForeignDetails, read_calendar
from .foreign_dates import ForeignDate, Group, Placed, Stretch, groups, stretches_of
from .foreign_text import shortened, shown
from .plan import Plan, listed, plans_of
from .venues import Pairs, Value, Venues, new_id

_HORIZON_MONTHS = 36
_MOST_DATES = 50_000
_LONGEST_TITLE = 80
_NOTHING_CLOSED = ClosedDays(date.max, MappingProxyType({}), MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Takeover:
    """What comes out. `entries` and `venues` are lists in YAML, both may be empty.

    `report` are German sentences, what matters most first; `is_complete` tells that every file
    could be read.
    """

    entries: str
    venues: str
    report: tuple[str, ...]
    ids: tuple[str, ...] = ()
    is_complete: bool = True

    @property
    def event_file(self) -> str:
        """The entries as a whole event file."""
        return f"termine:\n{indent(self.entries, '  ')}" if self.entries else ""


class TooManyDatesError(Exception):
    """More dates than anybody takes over at once; the text is German."""


def take_over(
    files: Iterable[Source], catalogue: Catalogue, *, today: date, is_taken: Iterable[str] = ()
) -> Takeover:
    """The files as entries beside those of a catalogue; `is_taken` are ids of entries left out.

    What has no end and no rule is taken until three years after `today`.
    """
    calendars = [read_calendar(source) for source in files]
    events = [event for calendar in calendars for event in calendar.events]
    taking = Taking(
        Venues(catalogue.venues),
        {*(event.id for event in catalogue.events), *is_taken},
        horizon_after(today, _HORIZON_MONTHS),
    )
    for group in groups(events):
        taking.take(group)
    of_files = [notice for calendar in calendars for notice in calendar.notices]
    report = (*taking.summary(has_events=bool(events)), *of_files, *taking.report)
    return Takeover(
        entries=as_yaml(taking.entries),
        venues=as_yaml(taking.venues.new),
        report=tuple(dict.fromkeys(report)),
        ids=tuple(str(dict(entry)["id"]) for entry in taking.entries),
        is_complete=all(calendar.is_readable for calendar in calendars),
    )


class Taking:
    """Collects entries and what is to be told about them."""

    def __init__(self, venues: Venues, ids: set[str], horizon: date) -> None:
        self.venues, self.ids, self.horizon = venues, ids, horizon
        self.entries: list[Pairs] = []
        self.report: list[str] = []
        self.dates = 0

    def take(self, group: Group) -> None:
        """One series as one or several entries."""
        stretches, lost = stretches_of(group, self.horizon)
        self.dates += sum(len(stretch.dates) for stretch in stretches)
        if self.dates > _MOST_DATES:
            raise TooManyDatesError(message.text("import-too-many-dates"))
        told = [group.notice, *(notice for event in group.events for notice in event.notices)]
        told += lost
        for parts, plans in self.plans(stretches):
            attempts = [self.written(group, plans)]
            if isinstance(attempts[0], str):
                attempts = [self.written(group, listed(part, self.horizon)) for part in parts]
            for attempt in attempts:
                if isinstance(attempt, str):
                    told.append(message.text("import-not-read-back", reason=attempt))
                else:
                    told += attempt
        title = group.head.details.title or message.text("import-untitled")
        self.report += [
            message.text("import-of-entry", title=shortened(title, _LONGEST_TITLE), text=text)
            for text in dict.fromkeys(filter(None, told))
        ]

    def plans(
        self, stretches: Sequence[Stretch]
    ) -> Sequence[tuple[Sequence[Stretch], Sequence[Plan]]]:
        """The plans of a series, each with the stretches it is made of."""
        return plans_of(stretches, self.horizon)

    def stem(self, _: Group) -> str:
        """What the ids of entries are made of; empty where that is their title."""
        return ""

    def written(self, group: Group, plans: Sequence[Plan]) -> list[str] | str:
        """What is told about plans whose entries are taken now, or why none of them can be."""
        entries: list[Pairs] = []
        told: list[str] = []
        ids = set(self.ids)
        is_draft = any(event.is_private for event in group.events)
        for plan in plans:
            writer = _EntryWriter(plan, self.venues)
            entry_id = new_id(self.stem(group) or plan.details.title, "termin", ids)
            ids.add(entry_id)
            entry = writer.entry(entry_id, is_draft=is_draft)
            if reason := _difference(entry, plan, self.venues, self.horizon):
                return reason
            entries.append(entry)
            told += writer.notices
            if plan.bounded:
                told.append(message.text("import-bounded", day=plain_day(plan.bounded)))
            elif plan.one_off and plan.extra and group.head.rules:
                rules = shown("; ".join(group.head.rules))
                told.append(message.text("import-listed", rule=rules))
        self.entries += entries
        self.ids = ids
        days = [short_day(plan.instead_of) for plan in plans if plan.instead_of]
        return told + [message.text("import-own-entry", day=day) for day in days]

    def summary(self, *, has_events: bool) -> Iterator[str]:
        """How much was taken over."""
        count = len(self.entries)
        if not count:
            yield message.text("import-nothing")
            return
        yield message.text("import-entry" if count == 1 else "import-entries", count=count)
        if names := ", ".join(str(dict(venue)["name"]) for venue in self.venues.new):
            yield message.text("import-new-venues", names=names)
        if has_events:
            yield message.text("import-technical")


class _EntryWriter:
    """Writes the entry of one plan; `notices` tell what its form cannot hold."""

    def __init__(self, plan: Plan, venues: Venues) -> None:
        self.plan, self.venues = plan, venues
        self.details = self.given(plan.details)
        self.notices: list[str] = []

    def entry(self, entry_id: str, *, is_draft: bool) -> Pairs:
        """The whole entry, in the order of the handbook."""
        given = {"titel": message.text("import-untitled"), **self.details}
        description = given.pop("beschreibung", "")
        pauses = ((("von", short_day(day)), ("bis", short_day(day))) for day in self.plan.skipped)
        pairs: tuple[tuple[str, Value], ...] = (
            ("id", entry_id),
            ("titel", given.pop("titel")),
            ("rubrik", given.pop("rubrik", "")),
            *self.when(),
            *given.items(),
            ("beschreibung", description),
            ("entwurf", "ja" if is_draft else ""),
            ("pausen", tuple(pauses)),
            ("abweichungen", tuple(self.adjustments())),
        )
        return tuple((key, value) for key, value in pairs if value)

    def given(self, details: ForeignDetails) -> dict[str, str]:
        """The details that are given, under their German keys."""
        texts = {
            "titel": details.title,
            "rubrik": details.category,
            "ort": self.venues.id_of(details.place, details.location),
            "raum": details.room,
            "thema": details.topic,
            "veranstalter": details.organizer,
            "link": details.link,
            "online": details.online,
            "beschreibung": details.description,
        }
        return {key: text for key, text in texts.items() if text}

    def when(self) -> Iterator[tuple[str, Value]]:
        """`datum`, one rule or `regeln`."""
        if one_off := self.plan.one_off:
            yield "datum", short_day(one_off.first_day)
            if one_off.is_long:
                yield "bis", short_day(one_off.last_day)
            yield "um", bare_time(one_off.time)
            yield from _through(one_off)
        elif len(self.plan.rules) == 1:
            yield from rule_values(self.plan.rules[0])
        else:
            yield "regeln", tuple(tuple(rule_values(rule)) for rule in self.plan.rules)

    def adjustments(self) -> Iterator[Pairs]:
        """The Abweichungen, sorted by day; none for a date that is just as planned."""
        extra = {one.day for one in self.plan.extra}
        for one in sorted(self.plan.dates, key=lambda one: one.day):
            is_extra = one.day in extra
            here = one.planned if one.is_excluded else one.placed
            changes = tuple(self.changes(one, here, is_extra=is_extra))
            if not is_extra:
                if changes:
                    yield (("am", short_day(one.day)), *changes)
            elif here.is_long:  # `verlegt` shifts both ends, so the last day is that of the plan
                last_day = one.day + (here.last_day - here.first_day)
                long = (("bis", short_day(last_day)), *_through(here))
                yield (("zusatz", short_day(one.day)), *long, *changes)
            else:
                yield (("zusatz", short_day(one.day)), *changes)

    def changes(
        self, one: ForeignDate, here: Placed, *, is_extra: bool
    ) -> Iterator[tuple[str, str]]:
        """The keys of an Abweichung after its day."""
        is_elsewhere = not one.is_excluded and one.placed != one.planned
        if one.is_off:  # `verlegt` beside `verschoben` would bring it back
            is_postponed = one.is_postponed and not is_elsewhere
            yield "verschoben" if is_postponed else "entfaellt", one.reason or "ja"
        if here.first_day != one.day or (one.is_off and is_elsewhere):
            yield "verlegt", short_day(here.first_day)
        if here.time != self.usual_time(one.day) and (is_extra or is_elsewhere or not one.is_off):
            yield "um", bare_time(here.time)
        if one.details == self.plan.details or one.is_excluded:
            return
        own = self.given(one.details)
        for key in self.details:
            if key not in own and key != "ort":
                self.tell("import-detail-empty", one.day, key=key)
        if "ort" in self.details and "ort" not in own:
            yield "ort", "keiner"
        yield from ((key, value) for key, value in own.items() if self.details.get(key) != value)

    def usual_time(self, day: date) -> TimeSpan:
        """The time that a date would have without an Abweichung."""
        if self.plan.one_off:
            return self.plan.one_off.time
        begun = [rule for rule in self.plan.rules if rule.first_day <= day]
        return (begun or self.plan.rules[:1])[-1].time

    def tell(self, key: str, day: date, /, **parts: str) -> None:
        self.notices.append(message.text(key, day=short_day(day), **parts))


def _difference(entry: Pairs, plan: Plan, venues: Venues, horizon: date) -> str:
    """Why the entry, read as the site will read it, cannot be offered, or an empty text."""
    names = as_yaml((("id", venue_id), ("name", venue_id)) for venue_id in sorted(venues.places))
    text = f"termine:\n{indent(as_yaml([entry]), '  ')}"
    loaded = load([Source("termine.yaml", text.encode())], Source("orte.yaml", names.encode()))
    for diagnostic in loaded.diagnostics:
        if diagnostic.is_error:
            return diagnostic.message
    is_endless = bool(plan.rules) and plan.rules[-1].last_day is None
    until = horizon if is_endless else max(one.day for one in plan.dates)
    event = loaded.catalogue.events[0]
    dates = Counter(
        (one.first_day, one.last_day, one.time if one.takes_place else None)
        for one in occurrences(event, until=until, closed_days=_NOTHING_CLOSED)
    )
    wanted = Counter(
        (here.first_day, here.last_day, None if one.is_off else here.time)
        for one in plan.dates
        for here in (one.planned if one.is_excluded else one.placed,)
        if one.day <= until
    )
    return "" if dates == wanted else message.text("import-dates-differ")


def as_yaml(entries: Iterable[Pairs]) -> str:
    """A list of entries; each begins with a dash, and a text of several lines is a block."""
    return "".join(f"- {indent(_mapping(pairs), '  ')[2:]}" for pairs in entries)


def _mapping(pairs: Pairs) -> str:
    return "".join(
        "\n".join((*yaml_lines(key, value), ""))
        if isinstance(value, str)
        else f"{key}:\n{indent(as_yaml(value), '  ')}"
        for key, value in pairs
    )


def _through(here: Placed) -> Iterator[tuple[str, str]]:
    """`taeglich: nein` where the times could be meant for each day."""
    if may_be_daily(here.first_day, here.last_day, here.time):
        yield "taeglich", "nein"
