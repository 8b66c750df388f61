"""From an Event to its Occurrences (Termine): plan, closed days, Abweichungen and inheritance.

They are applied in this order. An Abweichung is an explicit decision about one date and therefore
beats a pause, a closed day and the policy of the series: a Detail on an original day that a holiday
would skip brings it back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import assert_never

from .closed_days import ClosedDays
from .event import (
    Adjustment,
    Cancelled,
    ClosedDayPolicy,
    DateList,
    Detail,
    Details,
    Event,
    Extra,
    Moved,
    Override,
    Postponed,
    Rule,
    Series,
)
from .recurrence import days
from .timespan import AllDay, OpenEnded, Timed, TimeSpan, without_gap

_YEAR = 366


class Status(Enum):
    """How a date stands; the values are those of schema.org's EventStatusType."""

    SCHEDULED = "EventScheduled"
    CANCELLED = "EventCancelled"
    MOVED = "EventRescheduled"
    POSTPONED = "EventPostponed"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and a time of day: where a date that was moved had been planned."""

    day: date
    time: TimeSpan


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date. `event.id` with `original_day` is its identity and never changes.

    `first_day` and `last_day` (inclusive) are where it stands now; a date that crosses midnight
    still has one day. `reason` tells why it is not as planned and may be empty. A postponed date
    stands where it was planned, a cancelled one where it was planned or had been moved to.
    """

    event: Event
    original_day: date
    first_day: date
    last_day: date
    time: TimeSpan
    details: Details
    status: Status = Status.SCHEDULED
    reason: str = ""
    moved_from: Moment | None = None
    is_extra: bool = False

    @property
    def start(self) -> datetime:
        """When it begins, in the zone of its event; midnight for an all-day date."""
        begin = time() if isinstance(self.time, AllDay) else self.time.start_time
        return datetime.combine(self.first_day, begin, self.event.zone)

    @property
    def end(self) -> datetime | None:
        """When it ends (exclusive), in the zone of its event; None for an open end."""
        match self.time:
            case OpenEnded():
                return None
            case AllDay():
                return datetime.combine(self.last_day + timedelta(days=1), time(), self.event.zone)
            case Timed(end_time=end_time) as span:
                end_day = span.end_day(self.first_day, self.last_day)
                return datetime.combine(end_day, end_time, self.event.zone)

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.status is Status.CANCELLED

    @property
    def is_postponed(self) -> bool:
        """Whether it is off until a new day is known."""
        return self.status is Status.POSTPONED

    @property
    def takes_place(self) -> bool:
        """Whether somebody who comes finds it: it is neither cancelled nor postponed."""
        return self.status not in {Status.CANCELLED, Status.POSTPONED}

    @property
    def is_moved(self) -> bool:
        """Whether it takes place at another time than planned."""
        return self.status is Status.MOVED

    def is_past(self, today: date) -> bool:
        """Whether its last day is over on `today`; on its own day a date is never past."""
        return self.last_day < today

    def venue_ids(self, today: date) -> tuple[str, ...]:
        """The venues that list it: its own, and until it is over the usual ones that it has left.

        Whoever goes by the calendar of the usual venue hears this way that it is elsewhere.
        """
        usual = () if self.is_extra or self.is_past(today) else self.event.details.venues
        return tuple(dict.fromkeys(venue.id for venue in (*self.details.venues, *usual)))


@dataclass(frozen=True, slots=True)
class OriginalDay:
    """A day the plan gives. `last_day` is inclusive; `skipped_by` names what keeps it from being.

    It is an empty string for a date that takes place, else a reason such as „Erster Mai“ or,
    where a pause has none, „Pause“. `is_for_holidays` is true for a day that is planned because it
    lies in school holidays: what keeps it from being are only the office's own closing days.
    """

    day: date
    last_day: date
    time: TimeSpan
    skipped_by: str = ""
    is_for_holidays: bool = False


def original_days(event: Event, *, until: date, closed_days: ClosedDays) -> tuple[OriginalDay, ...]:
    """The original days, sorted by day, one for a day at most.

    Rules give days up to `until` (inclusive); a day that somebody wrote down is always there.
    Where two rules give one day, the rule that stands first in the file counts.
    """
    schedule = event.schedule
    if not isinstance(schedule, Series):
        dates = schedule.dates if isinstance(schedule, DateList) else (schedule,)
        return tuple(OriginalDay(one.first_day, one.last_day, one.time) for one in dates)
    planned: dict[date, OriginalDay] = {}
    for rule in schedule.rules:
        holidays = rule.recurrence.holidays
        for day in rule_days(rule, until):
            if not holidays or closed_days.is_in_holidays(day, holidays):
                original = OriginalDay(day, day, rule.time, is_for_holidays=bool(holidays))
                planned.setdefault(day, original)
    return tuple(
        replace(planned[day], skipped_by=_skipped_by(schedule, planned[day], closed_days))
        for day in sorted(planned)
    )


def rule_days(rule: Rule, until: date) -> Iterator[date]:
    """The days of one Rule up to `until` or its own end, whichever is first; both inclusive.

    Of a rule for school holidays also those outside of them.
    """
    last_day = until if rule.last_day is None else min(rule.last_day, until)
    return days(rule.recurrence, rule.first_day, last_day)


def expected_count(event: Event, until: date) -> int:
    """About how many dates an event has up to a day (inclusive), without laying all of them out.

    Of a rule that holds for longer than a year, its first year is counted.
    """
    if not isinstance(event.schedule, Series):
        return len(event.schedule.dates) if isinstance(event.schedule, DateList) else 1
    count = 0
    for rule in event.schedule.rules:
        last_day = min(until, rule.last_day or until)
        length = (last_day - rule.first_day).days + 1
        year_end = rule.first_day + timedelta(days=_YEAR - 1)
        counted = sum(1 for _ in rule_days(rule, min(last_day, year_end)))
        count += counted * max(length, _YEAR) // _YEAR
    return count


def school_holiday_of(original: OriginalDay, closed_days: ClosedDays) -> str:
    """The name of what `ferien` decides about on an original day, or an empty string."""
    closed = closed_days.own if original.is_for_holidays else closed_days.school
    return closed.get(original.day, "")


def left_out_for(series: Series, original: OriginalDay, closed_days: ClosedDays) -> str:
    """The name of the closed day for which the series leaves a day out, or an empty string."""
    day = original.day
    if series.on_public_holidays is ClosedDayPolicy.SKIPPED and day in closed_days.public:
        return closed_days.public[day]
    if series.on_school_holidays is ClosedDayPolicy.SKIPPED:
        return school_holiday_of(original, closed_days)
    return ""


def plain_time(event: Event, day: date) -> TimeSpan:
    """The time of day that holds for a date beside the plan: that of the rule in force then."""
    schedule = event.schedule
    if not isinstance(schedule, Series):
        return schedule.time
    begun = [rule for rule in schedule.rules if rule.first_day <= day]
    return (begun or schedule.rules[:1])[-1].time


def occurrences(event: Event, *, until: date, closed_days: ClosedDays) -> tuple[Occurrence, ...]:
    """The dates of an event, sorted by start and original day.

    Of a rule, a date is there if its original day is not after `until`, wherever it has moved, or
    if an Abweichung names it. What is written down by its day is always there.
    Skipped dates are absent, cancelled ones are there. An Abweichung that fits no original day, or
    a zusatz on a day that has one, is left out here and told by `checks`.
    """
    named = max((each.original_day for each in event.adjustments), default=until)
    days = original_days(event, until=max(until, named), closed_days=closed_days)
    return adjusted(event, days, until=until)


def adjusted(
    event: Event, original_days: Iterable[OriginalDay], *, until: date
) -> tuple[Occurrence, ...]:
    """The same from original days that are at hand; those after `until` count if they are named."""
    adjustments = {
        each.original_day: each for each in event.adjustments if not isinstance(each, Extra)
    }
    extras = {each.original_day: each for each in event.adjustments if isinstance(each, Extra)}
    is_written = not isinstance(event.schedule, Series)
    named = {*adjustments, *extras}
    regular = [
        each
        for each in original_days
        if (is_written or each.day <= until or each.day in named)
        and (not each.skipped_by or (each.day in adjustments and each.day not in extras))
    ]
    days_of_plan = {each.day for each in regular}
    dates = [_withdrawn(_occurrence(event, each, adjustments.get(each.day))) for each in regular]
    for day, extra in extras.items():
        if day not in days_of_plan:
            span = extra.time or plain_time(event, day)
            original = OriginalDay(day, extra.last_day or day, span)
            dates.append(_occurrence(event, original, adjustments.get(day), extra))
    return tuple(sorted(dates, key=in_order))


def _withdrawn(planned: Occurrence) -> Occurrence:
    """A regular date, cancelled where it falls into a stretch that is withdrawn."""
    for each in planned.event.withdrawals:
        if each.covers(planned.original_day) and not planned.is_cancelled:
            return replace(planned, status=Status.CANCELLED, reason=each.reason)
    return planned


def in_order(occurrence: Occurrence) -> tuple[datetime, str, date]:
    """The key that sorts dates by start, then by event and original day."""
    return occurrence.start, occurrence.event.id, occurrence.original_day


def _occurrence(
    event: Event, original: OriginalDay, adjustment: Adjustment | None, extra: Extra | None = None
) -> Occurrence:
    """A date of the plan or beside it (`zusatz`), as its Abweichung leaves it."""
    day, last_day = original.day, original.last_day
    details = _inherited(event.details, extra.overrides if extra else ())
    span = without_gap(day, last_day, original.time, event.zone)
    plain = Occurrence(event, day, day, last_day, span, details, is_extra=extra is not None)
    match adjustment:
        case None | Extra():
            return plain
        case Cancelled(reason=reason):
            moved = _moved(plain, original, adjustment)
            adjusted = replace(moved, status=Status.CANCELLED, reason=reason)
        case Moved(reason=reason):
            adjusted = replace(_moved(plain, original, adjustment), reason=reason)
        case Postponed(reason=reason):
            adjusted = replace(plain, status=Status.POSTPONED, reason=reason)
        case Detail(reason=reason):
            adjusted = replace(_moved(plain, original, adjustment), reason=reason)
        case _:
            assert_never(adjustment)
    return replace(adjusted, details=_inherited(details, adjustment.overrides))


def _moved(
    plain: Occurrence, original: OriginalDay, adjustment: Cancelled | Moved | Detail
) -> Occurrence:
    """The date on its new day or at its new time, as long as it was planned to be."""
    new_day = None if isinstance(adjustment, Detail) else adjustment.new_day
    new_day = new_day or original.day
    new_last_day = new_day + (original.last_day - original.day)
    span = without_gap(new_day, new_last_day, adjustment.time or original.time, plain.event.zone)
    if (new_day, span) == (plain.first_day, plain.time):
        return plain
    return replace(
        plain,
        first_day=new_day,
        last_day=new_last_day,
        time=span,
        status=Status.MOVED,
        moved_from=Moment(original.day, plain.time),
    )


def _inherited(details: Details, overrides: tuple[Override, ...]) -> Details:
    """The series' details with what one date says of itself, field by field.

    A room belongs to its venue: at another one the series' room is none.
    """
    own = dict(overrides)
    if "venues" in own and own["venues"] != details.venues:
        own.setdefault("room", "")
    return replace(details, **own) if own else details


def _skipped_by(series: Series, original: OriginalDay, closed_days: ClosedDays) -> str:
    day = original.day
    for pause in series.pauses:
        if pause.first_day <= day <= pause.last_day:
            return pause.reason or "Pause"
    return left_out_for(series, original, closed_days)
