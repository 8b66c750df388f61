"""Diagnostics that only show once there are dates: what fits the form but cannot be meant.

Each check looks at one thing and gives Diagnostics; `laid_out` runs them all.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, datetime, timedelta
from functools import cached_property, partial
from itertools import islice

from .. import events
from ..diagnostics import Diagnostic, Message, Position, message

FAR_OFF_DAYS = 3653
"""From here on, ten years ahead, a date is more likely a slip than a plan."""
_DRY_SOON_DAYS = 60
_FAR_MOVE_DAYS = 60
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


def laid_out(  # noqa: PLR0913  # each by its name, as in `agenda`
    catalogue: events.Catalogue,
    *,
    today: date,
    horizon: date,
    closed_days: events.ClosedDays,
    in_part: Iterable[events.Event] = (),
    with_drafts: bool = False,
    remember: Remember = lambda _, lay_out: lay_out(),
) -> LaidOut:
    """What `agenda` gives, and what is wrong with it, with every schedule expanded once for both.

    Drafts are checked, too; of the events `in_part`, which lack some Abweichungen, only what does
    not depend on these. What an event gives depends on the event, the days and the closed days:
    `remember` is asked for it and may know it from before.
    """

    def lay_out(event: events.Event, checks: Iterable[Check]) -> EventDates:
        seen = _Checked(event, today, horizon, closed_days)
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


@dataclass(frozen=True)
class _Checked:
    """One event under check."""

    event: events.Event
    today: date
    horizon: date
    closed_days: events.ClosedDays

    @cached_property
    def original_days(self) -> tuple[events.OriginalDay, ...]:
        """The days of its plan, far enough to judge every Abweichung."""
        days = (one.original_day for one in self.event.adjustments)
        at_most = self.today + timedelta(days=FAR_OFF_DAYS)
        last_day = min(max(days, default=self.horizon), at_most) + timedelta(days=400)
        until = max(self.horizon, last_day)
        return events.original_days(self.event, until=until, closed_days=self.closed_days)

    @cached_property
    def occurrences(self) -> tuple[events.Occurrence, ...]:
        return events.adjusted(self.event, self.original_days, until=self.horizon)

    @cached_property
    def extra_days(self) -> frozenset[date]:
        every_one = self.event.adjustments
        return frozenset(one.original_day for one in every_one if isinstance(one, events.Extra))

    @cached_property
    def changed_days(self) -> frozenset[date]:
        """The days of every other Abweichung; what befell a zusatz stands in both."""
        every_one = self.event.adjustments
        return frozenset(one.original_day for one in every_one if not isinstance(one, events.Extra))

    @property
    def series(self) -> events.Series | None:
        return self.event.schedule if isinstance(self.event.schedule, events.Series) else None

    @property
    def rules(self) -> tuple[events.Rule, ...]:
        return self.series.rules if self.series else ()

    def message(self, kind: str, **values: object) -> Message:
        return message(kind, id=self.event.id, **values)

    def original_day_on(self, day: date) -> events.OriginalDay | None:
        """What the plan gives for a day, also where a closed day skips it."""
        return self._by_day.get(day)

    @cached_property
    def _by_day(self) -> Mapping[date, events.OriginalDay]:
        return {one.day: one for one in self.original_days}

    def gives(self, day: date) -> bool:
        return day in self.extra_days or self.original_day_on(day) is not None

    def coming_plain(self) -> tuple[events.OriginalDay, ...]:
        """The plan from today to the horizon: what nothing skips and no Abweichung settles."""
        settled = self.extra_days | self.changed_days
        coming = (one for one in self.original_days if self.today <= one.day <= self.horizon)
        return tuple(one for one in coming if not one.skipped_by and one.day not in settled)


Check = Callable[[_Checked], Iterator[Diagnostic]]


def _adjusts_no_date(checked: _Checked) -> Iterator[Diagnostic]:
    """An Abweichung for a day that neither the plan nor a zusatz gives."""
    for one in checked.event.adjustments:
        day = one.original_day
        if not checked.gives(day):
            nearest = _nearest(checked, day)
            fault = checked.message("no-regular-date", day=events.long_day(day), nearest=nearest)
            yield fault.at(one.position)


def _nearest(checked: _Checked, day: date) -> str:
    """Up to two original days around a day."""
    index = bisect_left(checked.original_days, day, key=lambda one: one.day)
    start = max(0, min(index - 1, len(checked.original_days) - 2))
    days = [events.short_day(one.day) for one in checked.original_days[start : start + 2]]
    if len(days) == 1:
        return message.text("nearest-date", day=days[0])
    return message.text("nearest-dates", before=days[0], after=days[1]) if days else ""


def _adds_a_regular_date(checked: _Checked) -> Iterator[Diagnostic]:
    """A zusatz for a day that has a date already; one that a closed day skips is free."""
    for one in checked.event.adjustments:
        original = checked.original_day_on(one.original_day)
        if isinstance(one, events.Extra) and original and not original.skipped_by:
            day = one.original_day
            values = {"day": events.long_day(day), "short": events.short_day(day)}
            yield checked.message("extra-on-regular-date", **values).at(one.position)


def _moves_onto_a_date(checked: _Checked) -> Iterator[Diagnostic]:
    """A date that is moved to a day on which another date of the event takes place."""
    moved = [one for one in checked.event.adjustments if isinstance(one, events.Moved)]
    days = Counter(one.first_day for one in checked.occurrences if moved and one.takes_place)
    for one in moved:
        if checked.gives(one.original_day) and days[one.new_day] > 1:
            fault = checked.message("moved-onto-date", day=events.long_day(one.new_day))
            yield fault.at(one.position)


def _moves_oddly(checked: _Checked) -> Iterator[Diagnostic]:
    """A coming date that is moved backwards, far ahead, or onto a day that the series leaves out.

    Each may be meant, and each is more often a slip in the month or the year.
    """
    for one in checked.event.adjustments:
        day = one.original_day
        if not isinstance(one, events.Moved) or max(day, one.new_day) < checked.today:
            continue
        values = {"day": events.long_day(day), "new_day": events.long_day(one.new_day)}
        days = (one.new_day - day).days
        if days < 0:
            yield checked.message("moved-back", **values).at(one.position)
        elif days > _FAR_MOVE_DAYS:
            yield checked.message("moved-far", days=days, **values).at(one.position)
        original = checked.original_day_on(day)
        if checked.series and original:
            new_day = replace(original, day=one.new_day)
            closed = events.left_out_for(checked.series, new_day, checked.closed_days)
            if closed:
                fault = checked.message("moved-onto-closed-day", closed=closed, **values)
                yield fault.at(one.position)


def _rule_without_dates(checked: _Checked) -> Iterator[Diagnostic]:
    """A rule that gives no day at all; one with a `bis` is judged where the file is read."""
    for rule in checked.rules:
        year = min(rule.first_day.year + _SEARCHED_YEARS, MAXYEAR)
        if rule.last_day is None and next(events.rule_days(rule, date(year, 12, 31)), None) is None:
            fault = checked.message("rule-without-dates", day=events.plain_day(rule.first_day))
            yield fault.at(rule.position)


def _pause_without_dates(checked: _Checked) -> Iterator[Diagnostic]:
    """A pause into which no original day falls."""
    series = checked.series
    for pause in series.pauses if series else ():
        rules = (events.rule_days(rule, pause.last_day) for rule in checked.rules)
        if not any(day >= pause.first_day for days in rules for day in days):
            first, last = events.plain_day(pause.first_day), events.plain_day(pause.last_day)
            fault = checked.message("pause-without-dates", first_day=first, last_day=last)
            yield fault.at(pause.position)


def _undecided_closed_days(checked: _Checked) -> Iterator[Diagnostic]:
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


def _series_runs_dry(checked: _Checked) -> Iterator[Diagnostic]:
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
    if last_day and checked.today <= last_day <= soon and not ends_later:
        fault = checked.message("series-runs-dry", day=events.long_day(last_day))
        yield fault.at(rules[-1].position)


def _far_off(checked: _Checked) -> Iterator[Diagnostic]:
    """Days that lie more than ten years ahead."""
    limit = checked.today + timedelta(days=FAR_OFF_DAYS)
    for day, position in checked.event.late_days:
        if day > limit:
            yield message("far-off", day=events.long_day(day)).at(position)


def _clock_change(checked: _Checked) -> Iterator[Diagnostic]:
    """A coming date that begins in the hour which the clocks leave out; the first one only."""
    for day, time, position in _begins(checked):
        if day >= checked.today and events.begins_in_gap(day, time):
            yield message("clock-change", day=events.long_day(day)).at(position)
            return


def _begins(checked: _Checked) -> Iterator[tuple[date, events.TimeSpan, Position]]:
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


def _school_holidays(checked: _Checked) -> Iterator[Diagnostic]:
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
        fault = checked.message("school-holidays-unknown", last_day=events.plain_day(known_until))
        yield fault.at(checked.event.position)


_CHECKS_IN_PART: tuple[Check, ...] = (
    _adjusts_no_date,
    _adds_a_regular_date,
    _rule_without_dates,
    _pause_without_dates,
    _far_off,
)
"""What is as true without the Abweichungen that are missing."""
_CHECKS: tuple[Check, ...] = (
    *_CHECKS_IN_PART,
    _moves_onto_a_date,
    _moves_oddly,
    _undecided_closed_days,
    _series_runs_dry,
    _clock_change,
)


def _same_room(occurrences: Iterable[events.Occurrence], today: date) -> Iterator[Diagnostic]:
    """Coming dates of two events that overlap in one room: one Diagnostic for two events.

    All-day dates keep no room busy, and a date with an open end only while it begins. A venue whose
    rooms are not named counts as one room.
    """
    rooms: defaultdict[tuple[str, str], list[events.Occurrence]] = defaultdict(list)
    for one in occurrences:
        is_over = one.is_past(today) or not one.takes_place
        if one.details.venue and not is_over and not isinstance(one.time, events.AllDay):
            rooms[one.details.venue.id, one.details.room.casefold()].append(one)
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
