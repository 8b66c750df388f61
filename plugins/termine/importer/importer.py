"""Bytes of foreign calendars in, entries for the event file out.

Nothing here touches a disk. Every entry is read back before it is offered; one whose dates would
come out differently is listed date by date, and if that does not help, told instead of taken.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..diagnostics import message
from ..events import Catalogue, horizon_after, plain_day, short_day
from ..reading import Source
from .entries import EntryWriter, as_yaml, difference
from .foreign_calendar import read_calendar
from .foreign_dates import Group, groups, stretches_of
from .foreign_text import shortened, shown
from .plan import Plan, listed, plans_of
from .venues import Names, Pairs, Venues

_HORIZON_MONTHS = 36
_MOST_DATES = 50_000
_SHOWN = 80


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
        rows = self.entries.splitlines(keepends=True)
        indented = "".join(f"  {row}" if row.strip() else row for row in rows)
        return f"termine:\n{indented}" if self.entries else ""


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
    taking = _Taking(
        venues=Venues(catalogue.venues),
        names=Names([*(event.id for event in catalogue.events), *is_taken]),
        horizon=horizon_after(today, _HORIZON_MONTHS),
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


class _Taking:
    """Collects entries and what is to be told about them."""

    def __init__(self, venues: Venues, names: Names, horizon: date) -> None:
        self.venues, self.names, self.horizon = venues, names, horizon
        self.entries: list[Pairs] = []
        self.report: list[str] = []
        self.dates = 0

    def take(self, group: Group) -> None:
        """One series as one or several entries."""
        stretches, lost = stretches_of(group, self.horizon)
        self.dates += sum(len(one.dates) for one in stretches)
        if self.dates > _MOST_DATES:
            raise TooManyDatesError(message.text("import-too-many-dates"))
        told = [group.notice, *(notice for one in group.events for notice in one.notices), *lost]
        for parts, plans in plans_of(stretches, self.horizon):
            written = self.written(group, plans)
            if isinstance(written, str):
                lists = [self.written(group, listed(one, self.horizon)) for one in parts]
                written = [sentence for one in lists for sentence in _or_reason(one)]
            told += written
        title = shortened(group.head.details.title or message.text("import-untitled"), _SHOWN)
        self.report += [
            message.text("import-of-entry", title=title, text=text)
            for text in dict.fromkeys(filter(None, told))
        ]

    def written(self, group: Group, plans: Sequence[Plan]) -> list[str] | str:
        """What is told about plans whose entries are kept now, or why none of them can be."""
        entries: list[Pairs] = []
        told: list[str] = []
        before = set(self.names.taken)
        is_draft = any(one.is_private for one in group.events)
        for plan in plans:
            writer = EntryWriter(plan, self.venues)
            entry_id = self.names.new(plan.details.title, "termin")
            entry = writer.entry(entry_id, is_draft=is_draft)
            if reason := difference(entry, plan, self.venues, self.horizon):
                self.names.taken = before
                return reason
            entries.append(entry)
            told += [*writer.notices, *_told(plan, group.head.rules)]
        self.entries += entries
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


def _or_reason(written: list[str] | str) -> list[str]:
    if isinstance(written, str):
        return [message.text("import-not-read-back", reason=written)]
    return written


def _told(plan: Plan, rules: Sequence[str]) -> Iterator[str]:
    """What is lost with a plan beside what its entry tells."""
    if plan.bounded:
        yield message.text("import-bounded", day=plain_day(plan.bounded))
    elif plan.one_off and plan.extra and rules:
        yield message.text("import-listed", rule=shown("; ".join(rules), _SHOWN))
