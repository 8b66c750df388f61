"""A fitted plan as an entry of the event file: keys and values, in the order of the handbook."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from ..events import (
    AllDay,
    OpenEnded,
    TimeSpan,
    as_rrule,
    phrase,
    recurrence_from_phrase,
    short_day,
    time_phrase,
)
from . import sentences
from .dates import ForeignDate, Placed
from .fitting import Fitted, FittedRule
from .foreign import ForeignDetails
from .places import Places
from .yaml_text import Pairs

_KEYS = {
    "title": "titel",
    "category": "rubrik",
    "place": "ort",
    "link": "link",
    "online": "online",
    "description": "beschreibung",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with the id it was given, and what its form could not hold."""

    id: str
    pairs: Pairs
    notices: tuple[str, ...]


class EntryWriter:
    """Writes one entry. `details` are those of its series."""

    def __init__(self, details: ForeignDetails, places: Places) -> None:
        """Begin without anything to be told."""
        self.details, self.places = details, places
        self.notices: list[str] = []

    def entry(self, entry_id: str, fitted: Fitted, *, is_draft: bool) -> Entry:
        """The whole entry."""
        said = dict(self.said(self.details))
        description = said.pop("beschreibung", "")
        pairs: list[tuple[str, str | tuple[Pairs, ...]]] = [("id", entry_id)]
        pairs += [("titel", said.pop("titel", sentences.UNTITLED))]
        pairs += [("rubrik", said.pop("rubrik"))] if "rubrik" in said else []
        pairs += self.plan(fitted)
        pairs += said.items()
        pairs += [("beschreibung", description)] if description else []
        pairs += [("entwurf", "ja")] if is_draft else []
        if fitted.skipped:
            pauses = ((("von", short_day(day)), ("bis", short_day(day))) for day in fitted.skipped)
            pairs.append(("pausen", tuple(pauses)))
        if adjustments := tuple(self.adjustments(fitted)):
            pairs.append(("abweichungen", adjustments))
        return Entry(entry_id, tuple(pairs), tuple(dict.fromkeys(self.notices)))

    def said(self, details: ForeignDetails) -> Iterator[tuple[str, str]]:
        """The details that are given, under their German keys."""
        for name, key in _KEYS.items():
            value = getattr(details, name)
            text = self.places.id_of(value) if name == "place" else value
            if text:
                yield key, text

    def plan(self, fitted: Fitted) -> Iterator[tuple[str, str | tuple[Pairs, ...]]]:
        """`datum`, one rule or `regeln`."""
        if fitted.one_off:
            yield "datum", short_day(fitted.one_off.first_day)
            if fitted.one_off.is_long:
                yield "bis", short_day(fitted.one_off.last_day)
            yield "um", _clock(fitted.one_off.time)
            self.tell_lost_end(fitted.one_off)
        elif len(fitted.rules) == 1:
            yield from _rule(fitted.rules[0])
        else:
            yield "regeln", tuple(tuple(_rule(rule)) for rule in fitted.rules)

    def adjustments(self, fitted: Fitted) -> Iterator[Pairs]:
        """The Abweichungen, sorted by day."""
        extra = {one.day for one in fitted.extra}
        for one in sorted((*fitted.regular, *fitted.extra), key=_day):
            pairs = tuple(self.adjustment(one, fitted, is_extra=one.day in extra))
            if pairs:
                yield pairs

    def adjustment(
        self, one: ForeignDate, fitted: Fitted, *, is_extra: bool
    ) -> Iterator[tuple[str, str]]:
        """What is different on one date; nothing for one that is just as planned."""
        planned = _planned(one, fitted)
        here = one.planned if is_extra and (one.is_cancelled or one.is_excluded) else one.placed
        changes = list(self.changes(one, here, planned, is_extra=is_extra))
        if is_extra:
            yield "zusatz", short_day(one.day)
            last_day = _shifted_back(one, here)
            if last_day != one.day:
                yield "bis", short_day(last_day)
        elif changes:
            yield "am", short_day(one.day)
        yield from changes

    def changes(
        self, one: ForeignDate, here: Placed, planned: TimeSpan | None, *, is_extra: bool
    ) -> Iterator[tuple[str, str]]:
        """The keys of an Abweichung after its day."""
        is_off = one.is_cancelled or one.is_excluded
        if is_off:
            yield "entfaellt", "ja"
            if one.is_cancelled and one.placed != one.planned:
                self.tell(sentences.CANCELLED_ELSEWHERE, one.day)
        elif here.first_day != one.day:
            yield "verlegt", short_day(here.first_day)
        if here.time != planned and (is_extra or not is_off):
            yield "um", _clock(here.time)
            self.tell_lost_end(here)
        yield from self.details_of(one)

    def details_of(self, one: ForeignDate) -> Iterator[tuple[str, str]]:
        """The details in which a date differs from its series."""
        if one.details == self.details or one.is_excluded:
            return
        base, own = dict(self.said(self.details)), dict(self.said(one.details))
        for key in base.keys() - own.keys():
            self.tell(sentences.DETAIL_EMPTY, one.day, key=key)
        yield from ((key, value) for key, value in own.items() if base.get(key) != value)

    def tell(self, sentence: str, day: date, **parts: str) -> None:
        """Remember a sentence about one date."""
        self.notices.append(sentence.format(day=short_day(day), **parts))

    def tell_lost_end(self, here: Placed) -> None:
        """Remember an end that the event file cannot say."""
        if isinstance(here.lost_end, datetime):
            clock = f"{here.lost_end:%H:%M}"
            self.tell(sentences.END_LOST, here.lost_end.date(), clock=clock)


def _day(one: ForeignDate) -> date:
    return one.day


def _planned(one: ForeignDate, fitted: Fitted) -> TimeSpan | None:
    """The time that the date would have without an Abweichung."""
    if fitted.one_off:
        return fitted.one_off.time
    begun = [rule for rule in fitted.rules if rule.first_day <= one.day]
    return (begun or list(fitted.rules[:1]))[-1].time


def _shifted_back(one: ForeignDate, here: Placed) -> date:
    """The last day of an extra date as it is planned: `verlegt` shifts both ends."""
    return one.day + (here.last_day - here.first_day)


def _rule(rule: FittedRule) -> Iterator[tuple[str, str]]:
    said = phrase(rule.recurrence)
    if said and recurrence_from_phrase(said) == rule.recurrence:
        yield "wann", said
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
