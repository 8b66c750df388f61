"""A takeover: the bytes of foreign calendars in, entries for the event file out.

Nothing here touches a disk. Every entry is read back before it is offered; one whose dates would
come out differently is listed date by date, and if that does not help, told instead of taken.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..events import Catalogue, horizon_after, plain_day, short_day
from ..reading import Source
from . import sentences
from .dates import ForeignSeries, Stretch, series_of
from .entries import Entry, EntryWriter
from .fitting import Fit, Fitted, fit, joined, single
from .foreign import ForeignDetails
from .grouping import groups
from .naming import Names
from .places import Places
from .plain import line, shortened
from .read_back import difference
from .reading import read_calendar
from .yaml_text import listed

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
        indented = "".join(f"  {row}" if row.strip() else row for row in _rows(self.entries))
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
    taking = _Taking(
        places=Places(catalogue.venues),
        names=Names([*(event.id for event in catalogue.events), *is_taken]),
        horizon=horizon_after(today, _HORIZON_MONTHS),
    )
    report = [notice for calendar in calendars for notice in calendar.notices]
    events = [event for calendar in calendars for event in calendar.events]
    for group in groups(events):
        series = series_of(group.master, group.overrides, taking.horizon)
        taking.take(replace(series, notices=(*group.notices, *series.notices)))
    return Takeover(
        entries=listed(entry.pairs for entry in taking.entries),
        venues=listed(taking.places.new),
        report=tuple(
            dict.fromkeys((*taking.summary(has_events=bool(events)), *report, *taking.report))
        ),
        ids=tuple(entry.id for entry in taking.entries),
        is_complete=all(calendar.is_readable for calendar in calendars),
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """Entries that read back rightly, and what is told about them."""

    entries: tuple[Entry, ...]
    notices: tuple[str, ...]


class _Taking:
    """Collects entries and what is to be told about them."""

    def __init__(self, places: Places, names: Names, horizon: date) -> None:
        self.places, self.names, self.horizon = places, names, horizon
        self.entries: list[Entry] = []
        self.report: list[str] = []
        self.dates = 0

    def take(self, series: ForeignSeries) -> None:
        """One series as one or several entries."""
        self.dates += sum(len(one.dates) for one in series.stretches)
        if self.dates > _MOST_DATES:
            raise TooManyDatesError(sentences.TOO_MANY_DATES)
        told = list(series.notices)
        if series.out_of_range:
            told.append(sentences.TOO_OLD.format(count=series.out_of_range))
        for stretches, found in _units(series.stretches, self.horizon):
            told += self.keep(series, stretches, found)
        title = shortened(series.title or sentences.UNTITLED, _SHOWN)
        self.report += [
            sentences.OF_ENTRY.format(title=title, text=text) for text in dict.fromkeys(told)
        ]

    def keep(self, series: ForeignSeries, stretches: Sequence[Stretch], found: Fit) -> list[str]:
        """Keep the plan if it reads back rightly, else its dates one by one; what is told."""
        written = self.written(series, stretches[0].details, found)
        if isinstance(written, _Written):
            self.entries += written.entries
            return list(written.notices)
        told: list[str] = []
        for one in stretches:
            instead = self.written(series, one.details, fit(one, self.horizon, as_list=True))
            if isinstance(instead, _Written):
                self.entries += instead.entries
                told += instead.notices
            else:
                told.append(sentences.NOT_READ_BACK.format(reason=instead))
        return told

    def written(self, series: ForeignSeries, details: ForeignDetails, found: Fit) -> _Written | str:
        """The entries of a plan, or why they cannot be used."""
        parts = [(details, fitted) for fitted in found.entries]
        parts += [(one.details, single(one)) for one in found.alone]
        entries: list[Entry] = []
        notices: list[str] = []
        before = set(self.names.taken)
        for own_details, fitted in parts:
            entry_id = self.names.new(own_details.title, "termin")
            writer = EntryWriter(own_details, self.places)
            entry = writer.entry(entry_id, fitted, is_draft=series.is_private)
            if reason := difference(entry, fitted, self.places, self.horizon):
                self.names.taken = before
                return reason
            entries.append(entry)
            notices += entry.notices
            notices += _told(fitted, series.rules)
        notices += [sentences.OWN_ENTRY.format(day=short_day(one.day)) for one in found.alone]
        return _Written(tuple(entries), tuple(notices))

    def summary(self, *, has_events: bool) -> Iterator[str]:
        """How much was taken over."""
        if not self.entries:
            yield sentences.NOTHING
            return
        count = len(self.entries)
        yield sentences.ENTRY if count == 1 else sentences.ENTRIES.format(count=count)
        if self.places.new:
            names = ", ".join(str(dict(venue)["name"]) for venue in self.places.new)
            yield sentences.NEW_VENUES.format(names=names)
        if has_events:
            yield sentences.TECHNICAL


def _units(stretches: Sequence[Stretch], horizon: date) -> list[tuple[tuple[Stretch, ...], Fit]]:
    """The plans: one with `regeln` for all stretches where that can be, else one for each."""
    fits = [fit(one, horizon) for one in stretches]
    whole = joined(fits, stretches) if len(fits) > 1 else None
    if whole is not None:
        return [(tuple(stretches), whole)]
    return [((one,), found) for one, found in zip(stretches, fits, strict=True)]


def _told(fitted: Fitted, rules: Sequence[str]) -> Iterator[str]:
    if fitted.bounded:
        yield sentences.BOUNDED.format(day=plain_day(fitted.bounded))
    elif fitted.one_off and fitted.extra and rules:
        yield sentences.LISTED.format(rule=shortened(line("; ".join(rules)), _SHOWN))


def _rows(text: str) -> list[str]:
    return text.splitlines(keepends=True)
