"""Diagnostics that only show once there are dates: what fits the form but cannot be meant.

Each check looks at one thing and gives Diagnostics; `check_dates` runs them all.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, timedelta
from functools import partial
from itertools import islice

from ..diagnostics import Diagnostic, Position, message
from ..events import (
    Adjustment,
    Agenda,
    AllDay,
    Cancelled,
    Catalogue,
    ClosedDayPolicy,
    ClosedDays,
    Event,
    Extra,
    Moved,
    Occurrence,
    OriginalDay,
    Rule,
    Series,
    TimeSpan,
    adjusted,
    begins_in_gap,
    dates,
    enumeration,
    in_order,
    long_day,
    original_days,
    plain_day,
    plain_time,
    rule_days,
    short_day,
)

FAR_OFF_DAYS = 3653
"""From here on, ten years ahead, a date is more likely a slip than a plan."""
_DRY_SOON_DAYS = 60
_SEARCHED_YEARS = 40  # longer than any calendar needs to come round (28 years)


@dataclass(frozen=True, slots=True)
class Begin:
    """A day and the time of day as the editors gave it, with the place where they did."""

    day: date
    time: TimeSpan
    position: Position


@dataclass(frozen=True, slots=True)
class Checked:
    """One event under check.

    `planned` reaches far enough to judge every Abweichung, `occurrences` to the horizon.
    `extra_days` are those of a zusatz, `changed_days` those of every other Abweichung; what befell
    a zusatz stands in both.
    """

    event: Event
    today: date
    horizon: date
    closed_days: ClosedDays
    planned: tuple[OriginalDay, ...]
    occurrences: tuple[Occurrence, ...]
    extra_days: frozenset[date]
    changed_days: frozenset[date]

    def planned_on(self, day: date) -> OriginalDay | None:
        """What the plan gives for a day, also where a closed day skips it."""
        index = bisect_left(self.planned, day, key=lambda one: one.day)
        found = self.planned[index : index + 1]
        return found[0] if found and found[0].day == day else None

    def gives(self, day: date) -> bool:
        """Whether the plan or a zusatz gives a day."""
        return day in self.extra_days or self.planned_on(day) is not None

    def nearest(self, day: date) -> tuple[date, ...]:
        """Up to two planned days around a day, sorted."""
        index = bisect_left(self.planned, day, key=lambda one: one.day)
        start = max(0, min(index - 1, len(self.planned) - 2))
        return tuple(one.day for one in self.planned[start : start + 2])

    def coming_plain(self) -> tuple[OriginalDay, ...]:
        """The plan from today to the horizon: what nothing skips and no Abweichung settles."""
        settled = {one.original_day for one in self.event.adjustments}
        start = bisect_left(self.planned, self.today, key=lambda one: one.day)
        end = bisect_right(self.planned, self.horizon, key=lambda one: one.day)
        return tuple(
            one for one in self.planned[start:end] if not one.skipped_by and one.day not in settled
        )

    def begins(self) -> tuple[Begin, ...]:
        """When each date of today or later begins, before the missing hour of March is mended."""
        place = self.event.position
        plain = (Begin(one.day, one.time, place) for one in self.coming_plain())
        other = (self._begin(one) for one in self.event.adjustments)
        return tuple(one for one in (*plain, *other) if one and one.day >= self.today)

    def _begin(self, adjustment: Adjustment) -> Begin | None:
        day = adjustment.original_day
        is_told_by_its_change = isinstance(adjustment, Extra) and day in self.changed_days
        if is_told_by_its_change or isinstance(adjustment, Cancelled) or not self.gives(day):
            return None
        planned = self.planned_on(day)
        span = adjustment.time or (planned.time if planned else plain_time(self.event, day))
        new_day = adjustment.new_day if isinstance(adjustment, Moved) else day
        return Begin(new_day, span, adjustment.position)


Check = Callable[[Checked], Iterator[Diagnostic]]


def check_dates(
    catalogue: Catalogue,
    *,
    today: date,
    horizon: date,
    closed_days: ClosedDays,
    in_part: Iterable[Event] = (),
) -> tuple[Diagnostic, ...]:
    """All Diagnostics of the dates, sorted by file and line; drafts are checked too.

    Of the events `in_part`, which lack some Abweichungen, only what does not depend on these.
    """
    found = laid_out(
        catalogue, today=today, horizon=horizon, closed_days=closed_days, in_part=in_part
    )
    return found.diagnostics


@dataclass(frozen=True, slots=True)
class EventDates:
    """One event with its dates to the horizon, seen from one day.

    `diagnostics` are those of its dates, `for_all` those that are told of one event only.
    """

    event: Event
    occurrences: tuple[Occurrence, ...]
    diagnostics: tuple[Diagnostic, ...]
    for_all: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The dates of a Catalogue, and their `diagnostics` as in `check_dates`."""

    agenda: Agenda
    diagnostics: tuple[Diagnostic, ...]


Remember = Callable[[Event, Callable[[], EventDates]], EventDates]


def _lay_out_now(_: Event, lay_out: Callable[[], EventDates]) -> EventDates:
    return lay_out()


def laid_out(  # noqa: PLR0913  # each by its name, as in `agenda` and `check_dates`
    catalogue: Catalogue,
    *,
    today: date,
    horizon: date,
    closed_days: ClosedDays,
    in_part: Iterable[Event] = (),
    with_drafts: bool = False,
    remember: Remember = _lay_out_now,
) -> LaidOut:
    """What `agenda` and `check_dates` give, with every schedule expanded once for both.

    What an event gives depends on the event, the days and the closed days: `remember` is asked for
    it and may know it from before.
    """

    def seen(event: Event) -> Checked:
        return checked(event, today=today, horizon=horizon, closed_days=closed_days)

    def lay_out(event: Event) -> EventDates:
        return _dates(seen(event))

    found = [remember(one, partial(lay_out, one)) for one in catalogue.events]
    diagnostics = [
        *(diagnostic for one in found for diagnostic in one.diagnostics),
        *(diagnostic for one in in_part for diagnostic in _found(seen(one), _CHECKS_IN_PART)),
        *islice((diagnostic for one in found for diagnostic in one.for_all), 1),
        *same_room((each for one in found for each in one.occurrences), today),
    ]
    shown = (one for one in found if with_drafts or not one.event.is_draft)
    dates = tuple(occurrence for one in shown for occurrence in one.occurrences)
    in_order = sorted(diagnostics, key=lambda diagnostic: (diagnostic.position, diagnostic.kind))
    return LaidOut(Agenda(dates, today), tuple(in_order))


def _dates(seen: Checked) -> EventDates:
    return EventDates(
        seen.event,
        seen.occurrences,
        tuple(_found(seen, _CHECKS)),
        tuple(_found(seen, _CHECKS_FOR_ALL)),
    )


def _found(seen: Checked, checks: Iterable[Check]) -> Iterator[Diagnostic]:
    return (diagnostic for check in checks for diagnostic in check(seen))


def checked(event: Event, *, today: date, horizon: date, closed_days: ClosedDays) -> Checked:
    """An event with everything its checks need."""
    last_settled = max((one.original_day for one in event.adjustments), default=horizon)
    extra_days = frozenset(one.original_day for one in event.adjustments if isinstance(one, Extra))
    changes = (one.original_day for one in event.adjustments if not isinstance(one, Extra))
    at_most = today + timedelta(days=FAR_OFF_DAYS)
    until = max(horizon, min(last_settled, at_most) + timedelta(days=400))
    planned = original_days(event, until=until, closed_days=closed_days)
    return Checked(
        event=event,
        today=today,
        horizon=horizon,
        closed_days=closed_days,
        planned=planned,
        occurrences=adjusted(event, planned, until=horizon),
        extra_days=extra_days,
        changed_days=frozenset(changes),
    )


def no_regular_date(checked: Checked) -> Iterator[Diagnostic]:
    """An Abweichung for a day that neither the plan nor a zusatz gives."""
    event = checked.event
    for one in event.adjustments:
        if not checked.gives(one.original_day):
            nearest = _nearest(checked, one.original_day)
            fault = message(
                "no-regular-date", day=long_day(one.original_day), id=event.id, nearest=nearest
            )
            yield fault.at(one.position)


def extra_on_regular_date(checked: Checked) -> Iterator[Diagnostic]:
    """A zusatz for a day that has a date already; one that a closed day skips is free."""
    event = checked.event
    for one in event.adjustments:
        planned = checked.planned_on(one.original_day) if isinstance(one, Extra) else None
        if planned and not planned.skipped_by:
            yield message("extra-on-regular-date", day=long_day(one.original_day), id=event.id).at(
                one.position
            )


def moved_onto_date(checked: Checked) -> Iterator[Diagnostic]:
    """A date that is moved to a day on which another date of the event takes place."""
    event = checked.event
    moved = [one for one in event.adjustments if isinstance(one, Moved)]
    if not moved:
        return
    days = Counter(one.first_day for one in checked.occurrences if not one.is_cancelled)
    for one in moved:
        if checked.gives(one.original_day) and days[one.new_day] > 1:
            yield message("moved-onto-date", day=long_day(one.new_day), id=event.id).at(
                one.position
            )


def _nearest(checked: Checked, day: date) -> str:
    match [short_day(one) for one in checked.nearest(day)]:
        case [one]:
            return message.text("nearest-date", day=one)
        case [before, after]:
            return message.text("nearest-dates", before=before, after=after)
        case _:
            return ""


def rule_without_dates(checked: Checked) -> Iterator[Diagnostic]:
    """A rule that gives no day at all; one with a `bis` is judged where the file is read."""
    for rule in _rules(checked):
        year = min(rule.first_day.year + _SEARCHED_YEARS, MAXYEAR)
        if rule.last_day is None and next(rule_days(rule, date(year, 12, 31)), None) is None:
            fault = message(
                "rule-without-dates", id=checked.event.id, day=plain_day(rule.first_day)
            )
            yield fault.at(rule.position)


def pause_without_dates(checked: Checked) -> Iterator[Diagnostic]:
    """A pause into which no planned day falls."""
    schedule = checked.event.schedule
    for pause in schedule.pauses if isinstance(schedule, Series) else ():
        rules = (rule_days(rule, pause.last_day) for rule in _rules(checked))
        if not any(day >= pause.first_day for days in rules for day in days):
            fault = message(
                "pause-without-dates",
                id=checked.event.id,
                first_day=plain_day(pause.first_day),
                last_day=plain_day(pause.last_day),
            )
            yield fault.at(pause.position)


def undecided_closed_days(checked: Checked) -> Iterator[Diagnostic]:
    """Coming dates on public or in school holidays, while nobody said what becomes of them.

    One Diagnostic for an event, whatever it collides with.
    """
    schedule, closed = checked.event.schedule, checked.closed_days
    if not isinstance(schedule, Series):
        return
    coming = [one.day for one in checked.coming_plain()]
    public = [day for day in coming if closed.public_holiday(day)]
    school = [day for day in coming if closed.school_holiday(day)]
    open_questions = [
        (found, kind, key)
        for policy, found, kind, key in (
            (schedule.on_public_holidays, public, "Feiertage", "„feiertage:“"),
            (schedule.on_school_holidays, school, "Ferien", "„ferien:“"),
        )
        if policy is None and found
    ]
    if open_questions:
        fault = message(
            "undecided-closed-days",
            id=checked.event.id,
            kinds=enumeration([kind for _, kind, _ in open_questions]),
            dates=dates(sorted({day for found, _, _ in open_questions for day in found})),
            keys=enumeration([key for _, _, key in open_questions]),
        )
        yield fault.at(checked.event.position)


def series_runs_dry(checked: Checked) -> Iterator[Diagnostic]:
    """A series whose rules all end and whose last date comes within 60 days."""
    rules = _rules(checked)
    if not rules or any(_is_endless(rule) for rule in rules):
        return
    last_day = max(
        (one.last_day for one in checked.occurrences if not one.is_cancelled), default=None
    )
    soon = checked.today + timedelta(days=_DRY_SOON_DAYS)
    ends_later = any(one.day > checked.horizon for one in checked.planned)
    if last_day and checked.today <= last_day <= soon and not ends_later:
        fault = message("series-runs-dry", id=checked.event.id, day=long_day(last_day))
        yield fault.at(rules[-1].position)


def _rules(checked: Checked) -> tuple[Rule, ...]:
    schedule = checked.event.schedule
    return schedule.rules if isinstance(schedule, Series) else ()


def _is_endless(rule: Rule) -> bool:
    ends = (rule.last_day, rule.recurrence.last_day, rule.recurrence.count)
    return all(end is None for end in ends)


def far_off(checked: Checked) -> Iterator[Diagnostic]:
    """Days that lie more than ten years ahead."""
    limit = checked.today + timedelta(days=FAR_OFF_DAYS)
    for day, position in checked.event.late_days:
        if day > limit:
            yield message("far-off", day=long_day(day)).at(position)


def clock_change(checked: Checked) -> Iterator[Diagnostic]:
    """A coming date that begins in the hour which the clocks leave out; the first one only."""
    for one in checked.begins():
        if begins_in_gap(one.day, one.time):
            yield message("clock-change", day=long_day(one.day)).at(one.position)
            return


def school_holidays_unknown(checked: Checked) -> Iterator[Diagnostic]:
    """An event that leaves out school holidays and has dates after the last known ones."""
    known_until = checked.closed_days.school_known_until
    if _heeds_school_holidays(checked) and any(
        known_until < one.day <= checked.horizon for one in reversed(checked.planned)
    ):
        fault = message(
            "school-holidays-unknown", id=checked.event.id, last_day=plain_day(known_until)
        )
        yield fault.at(checked.event.position)


def _heeds_school_holidays(checked: Checked) -> bool:
    schedule = checked.event.schedule
    return isinstance(schedule, Series) and schedule.on_school_holidays is ClosedDayPolicy.SKIPPED


def same_room(occurrences: Iterable[Occurrence], today: date) -> Iterator[Diagnostic]:
    """Coming dates of two events that overlap in one room: one Diagnostic for two events.

    All-day dates keep no room busy, and a date with an open end only while it begins. A venue whose
    rooms are not named counts as one room.
    """
    rooms: defaultdict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for one in occurrences:
        if one.details.venue and _needs_room(one, today):
            rooms[one.details.venue.id, one.details.room.casefold()].append(one)
    told: set[tuple[str, str]] = set()
    for in_room in rooms.values():
        for earlier, later in _overlapping(sorted(in_room, key=in_order)):
            first, second = sorted((earlier, later), key=lambda one: one.event.position)
            pair = (first.event.id, second.event.id)
            if first.event.id != second.event.id and pair not in told:
                told.add(pair)
                fault = message(
                    "same-room", id=pair[1], other=pair[0], day=long_day(later.first_day)
                )
                yield fault.at(second.event.position)


def _needs_room(occurrence: Occurrence, today: date) -> bool:
    return not (
        occurrence.is_past(today) or occurrence.is_cancelled or isinstance(occurrence.time, AllDay)
    )


def _overlapping(dates: list[Occurrence]) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Pairs that overlap, of dates sorted by start; the one that begins first stands first."""
    busy: list[tuple[datetime, Occurrence]] = []
    for one in dates:
        start = one.start
        busy = [(end, before) for end, before in busy if end > start]
        for _, before in busy:
            yield before, one
        busy.append((_end(one), one))


def _end(occurrence: Occurrence) -> datetime:
    return occurrence.end or occurrence.start + timedelta(minutes=1)


_CHECKS: tuple[Check, ...] = (
    no_regular_date,
    extra_on_regular_date,
    moved_onto_date,
    rule_without_dates,
    pause_without_dates,
    undecided_closed_days,
    series_runs_dry,
    far_off,
    clock_change,
)
_CHECKS_IN_PART: tuple[Check, ...] = (
    no_regular_date,
    extra_on_regular_date,
    rule_without_dates,
    pause_without_dates,
    far_off,
)
"""What is as true without the Abweichungen that are missing."""

_CHECKS_FOR_ALL: tuple[Check, ...] = (school_holidays_unknown,)
"""What is mended for all events at once: it is told of the first one only."""
