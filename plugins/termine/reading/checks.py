"""Diagnostics that only show once there are dates: what fits the form but cannot be meant.

Each check looks at one thing and gives Diagnostics; `laid_out` runs them all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, timedelta
from functools import partial
from itertools import islice

from .. import events
from ..diagnostics import Diagnostic, Position, message
from . import adjustment_checks
from .checked_event import FAR_OFF_DAYS, Check, CheckedEvent

_DRY_SOON_DAYS = 60
_SEARCHED_YEARS = 40  # longer than any calendar needs to come round (28 years)


@dataclass(frozen=True, slots=True)
class EventDates:
    """One event with its dates to the horizon, seen from one day.

    `diagnostics` are those of its dates, `for_all` those that are told of one event only.
    """

    event: events.Event
    occurrences: tuple[events.Occurrence, ...]
    diagnostics: tuple[Diagnostic, ...]
    for_all: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The dates of a Catalogue, and their Diagnostics sorted by file and line."""

    agenda: events.Agenda
    diagnostics: tuple[Diagnostic, ...]


Pair = tuple[events.Occurrence, events.Occurrence]
Remember = Callable[[events.Event, Callable[[], EventDates]], EventDates]


def laid_out(  # noqa: PLR0913  # each by its name
    catalogue: events.Catalogue,
    *,
    today: date,
    horizon: date,
    closed_days: events.ClosedDays,
    in_part: Iterable[events.Event] = (),
    with_drafts: bool = False,
    remember: Remember = lambda _, lay_out: lay_out(),
) -> LaidOut:
    """The dates of a Catalogue to `horizon` (inclusive), and what is wrong with them.

    Every schedule is expanded once for both.
    Drafts are checked, too; of the events `in_part`, which lack some Abweichungen, only what does
    not depend on these. What an event gives depends on the event, the days and the closed days:
    `remember` is asked for it and may know it from before.
    """

    def lay_out(event: events.Event, checks: Iterable[Check]) -> EventDates:
        seen = CheckedEvent(event, today, horizon, closed_days)
        diagnostics = tuple(diagnostic for check in checks for diagnostic in check(seen))
        return EventDates(event, seen.occurrences, diagnostics, tuple(_school_holidays(seen)))

    laid = [remember(one, partial(lay_out, one, _CHECKS)) for one in catalogue.events]
    diagnostics = [
        *(diagnostic for one in laid for diagnostic in one.diagnostics),
        *(each for one in in_part for each in lay_out(one, _CHECKS_IN_PART).diagnostics),
        *islice((diagnostic for one in laid for diagnostic in one.for_all), 1),
        *_same_room((each for one in laid for each in one.occurrences), today),
    ]
    shown = (one for one in laid if with_drafts or not one.event.is_draft)
    occurrences = tuple(occurrence for one in shown for occurrence in one.occurrences)
    diagnostics.sort(key=lambda diagnostic: (diagnostic.position, diagnostic.kind))
    return LaidOut(events.Agenda(occurrences, today), tuple(diagnostics))


def _rule_without_dates(checked: CheckedEvent) -> Iterator[Diagnostic]:
    """A rule that gives no day at all; one with a `bis` is judged where the file is read."""
    for rule in checked.rules:
        year = min(rule.first_day.year + _SEARCHED_YEARS, MAXYEAR)
        if rule.last_day is None and next(events.rule_days(rule, date(year, 12, 31)), None) is None:
            fault = checked.message("rule-without-dates", day=events.plain_day(rule.first_day))
            yield fault.at(rule.position)


def _late_registration(checked: CheckedEvent) -> Iterator[Diagnostic]:
    """A registration that ends when the event is over."""
    registration = checked.event.details.registration
    until = registration.last_day if registration else None
    if until is None or until > checked.horizon or not checked.occurrences:
        return
    last_day = max(one.last_day for one in checked.occurrences)
    if until > last_day and not any(one.is_postponed for one in checked.occurrences):
        words = {"day": events.plain_day(until), "last_day": events.plain_day(last_day)}
        yield checked.message("registration-after-event", **words).at(checked.event.position)


def _pause_without_dates(checked: CheckedEvent) -> Iterator[Diagnostic]:
    """A pause into which no original day falls."""
    series = checked.series
    for pause in series.pauses if series else ():
        rules = (events.rule_days(rule, pause.last_day) for rule in checked.rules)
        if not any(day >= pause.first_day for days in rules for day in days):
            first, last = events.plain_day(pause.first_day), events.plain_day(pause.last_day)
            fault = checked.message("pause-without-dates", first_day=first, last_day=last)
            yield fault.at(pause.position)


def _undecided_closed_days(checked: CheckedEvent) -> Iterator[Diagnostic]:
    """Coming dates on public or in school holidays, while nobody said what becomes of them.

    One Diagnostic for an event, whatever it collides with.
    """
    series, closed = checked.series, checked.closed_days
    if series is None:
        return
    coming = checked.coming_plain()
    on_public = [one.day for one in coming if closed.public_holiday(one.day)]
    on_school = [one.day for one in coming if events.school_holiday_of(one, closed)]
    policies = (
        ("Feiertage", series.on_public_holidays, on_public),
        ("Ferien", series.on_school_holidays, on_school),
    )
    questions = {kind: days for kind, policy, days in policies if policy is None and days}
    if questions:
        days = sorted({day for found in questions.values() for day in found})
        keys = events.enumeration([f"„{kind.lower()}:“" for kind in questions])
        values = {"kinds": events.enumeration([*questions]), "keys": keys}
        fault = checked.message("undecided-closed-days", dates=events.dates(days), **values)
        yield fault.at(checked.event.position)


def _series_runs_dry(checked: CheckedEvent) -> Iterator[Diagnostic]:
    """A series whose rules all end and whose last date comes within 60 days."""
    rules = checked.rules
    is_endless = any(
        one.last_day is None and one.recurrence.last_day is None and one.recurrence.count is None
        for one in rules
    )
    if not rules or is_endless:
        return
    days = (one.last_day for one in checked.occurrences if one.takes_place)
    last_day = max(days, default=None)
    soon = checked.today + timedelta(days=_DRY_SOON_DAYS)
    ends_later = any(one.day > checked.horizon for one in checked.original_days)
    is_over = any(checked.is_withdrawn(one.original_day) for one in checked.occurrences[-1:])
    if last_day and checked.today <= last_day <= soon and not (ends_later or is_over):
        fault = checked.message("series-runs-dry", day=events.long_day(last_day))
        yield fault.at(rules[-1].position)


def _far_off(checked: CheckedEvent) -> Iterator[Diagnostic]:
    """Days that lie more than ten years ahead."""
    limit = checked.today + timedelta(days=FAR_OFF_DAYS)
    for day, position in checked.event.late_days:
        if day > limit:
            yield message("far-off", day=events.long_day(day)).at(position)


def _clock_change(checked: CheckedEvent) -> Iterator[Diagnostic]:
    """A coming date that begins in the hour which the clocks leave out; the first one only."""
    for day, time, position in _begins(checked):
        if day >= checked.today and events.begins_in_gap(day, time, checked.event.zone):
            yield message("clock-change", day=events.long_day(day)).at(position)
            return


def _begins(checked: CheckedEvent) -> Iterator[tuple[date, events.TimeSpan, Position]]:
    """Day, time and place of each date as the editors gave them, those of the plan first."""
    event = checked.event
    yield from ((one.day, one.time, event.position) for one in checked.coming_plain())
    for one in event.adjustments:
        day = one.original_day
        is_told_by_its_change = isinstance(one, events.Extra) and day in checked.changed_days
        if isinstance(one, events.Cancelled | events.Postponed) or not checked.gives(day):
            continue
        if is_told_by_its_change:
            continue
        original = checked.original_day_on(day)
        time = one.time or (original.time if original else events.plain_time(event, day))
        yield one.new_day if isinstance(one, events.Moved) else day, time, one.position


def _school_holidays(checked: CheckedEvent) -> Iterator[Diagnostic]:
    """An event whose dates after the last known school holidays depend on these."""
    known_until, series = checked.closed_days.school_known_until, checked.series
    if series is None:
        return
    for rule in series.rules:
        last_day = min(rule.last_day or checked.horizon, checked.horizon)
        if (names := rule.recurrence.holidays) and known_until < last_day:
            example = f"{names[0].replace('Ferien', 'Sommerferien')} {known_until.year + 1}"
            values = {"holidays": events.enumeration(names), "example": example}
            last_known = events.plain_day(known_until)
            yield checked.message("holiday-dates-unknown", last_day=last_known, **values).at(
                checked.event.position
            )
            return
    if series.on_school_holidays is not events.ClosedDayPolicy.SKIPPED:
        return
    if any(known_until < one.day <= checked.horizon for one in reversed(checked.original_days)):
        key = "unknown" if known_until > events.NEVER_KNOWN else "none"
        until = events.plain_day(known_until)
        fault = checked.message(f"school-holidays-{key}", last_day=until)
        yield fault.at(checked.event.position)


_CHECKS_IN_PART: tuple[Check, ...] = (
    adjustment_checks.adjusts_no_date,
    adjustment_checks.adds_a_regular_date,
    adjustment_checks.stretch_without_dates,
    _rule_without_dates,
    _pause_without_dates,
    _far_off,
)
"""What is as true without the Abweichungen that are missing."""
_CHECKS: tuple[Check, ...] = (
    *_CHECKS_IN_PART,
    adjustment_checks.moves_onto_a_date,
    adjustment_checks.moves_oddly,
    adjustment_checks.reason_for_nothing,
    _undecided_closed_days,
    _series_runs_dry,
    _clock_change,
    _late_registration,
)


def _same_room(occurrences: Iterable[events.Occurrence], today: date) -> Iterator[Diagnostic]:
    """Coming dates of two events that overlap in one room: one Diagnostic for two events.

    All-day dates keep no room busy, and a date with an open end only while it begins. A venue whose
    rooms are not named counts as one room.
    """
    rooms: defaultdict[tuple[str, str], list[events.Occurrence]] = defaultdict(list)
    for one in occurrences:
        is_over = one.is_past(today) or not one.takes_place
        if not is_over and not isinstance(one.time, events.AllDay):
            for venue in one.details.venues:
                rooms[venue.id, one.details.room.casefold()].append(one)
    told: set[tuple[str, str]] = set()
    for in_room in rooms.values():
        for earlier, later in _overlapping(sorted(in_room, key=events.in_order)):
            first, second = sorted((earlier, later), key=lambda one: one.event.position)
            pair = (first.event.id, second.event.id)
            if first.event.id != second.event.id and pair not in told:
                told.add(pair)
                day = events.long_day(later.first_day)
                fault = message("same-room", id=pair[1], other=pair[0], day=day)
                yield fault.at(second.event.position)


def _overlapping(dates: list[events.Occurrence]) -> Iterator[Pair]:
    """Pairs that overlap, of dates sorted by start; the one that begins first stands first."""
    busy: list[tuple[datetime, events.Occurrence]] = []
    for one in dates:
        busy = [(end, before) for end, before in busy if end > one.start]
        for _, before in busy:
            yield before, one
        busy.append((one.end or one.start + timedelta(minutes=1), one))
