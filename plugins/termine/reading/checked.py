"""What a check looks at: one event with its planned and its real dates, computed once for all."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from ..diagnostics import Position
from ..events import (
    Adjustment,
    Cancelled,
    ClosedDays,
    Event,
    Extra,
    Moved,
    Occurrence,
    OriginalDay,
    TimeSpan,
    adjusted,
    original_days,
    plain_time,
)

FAR_OFF_DAYS = 3653
"""From here on, ten years ahead, a date is more likely a slip than a plan."""


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
