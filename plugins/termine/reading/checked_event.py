"""One event under check: its plan and its dates, expanded once for all checks."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

from .. import events
from ..diagnostics import Diagnostic, Message, message

FAR_OFF_DAYS = 3653
"""From here on, ten years ahead, a date is more likely a slip than a plan."""


class CheckedEvent:
    """One event under check, seen from one day."""

    def __init__(
        self, event: events.Event, today: date, horizon: date, closed_days: events.ClosedDays
    ) -> None:
        """Know the event; what is asked of it is computed once."""
        self.event, self.today = event, today
        self.horizon, self.closed_days = horizon, closed_days

    @cached_property
    def original_days(self) -> tuple[events.OriginalDay, ...]:
        """The days of its plan, far enough to judge every Abweichung."""
        days = [one.original_day for one in self.event.adjustments]
        days += [one.first_day for one in self.event.withdrawals]
        at_most = self.today + timedelta(days=FAR_OFF_DAYS)
        last_day = min(max(days, default=self.horizon), at_most) + timedelta(days=400)
        until = max(self.horizon, last_day)
        return events.original_days(self.event, until=until, closed_days=self.closed_days)

    @cached_property
    def occurrences(self) -> tuple[events.Occurrence, ...]:
        """Its dates to the horizon, sorted by start."""
        return events.adjusted(self.event, self.original_days, until=self.horizon)

    @cached_property
    def extra_days(self) -> frozenset[date]:
        """The days of every zusatz."""
        every_one = self.event.adjustments
        return frozenset(one.original_day for one in every_one if isinstance(one, events.Extra))

    @cached_property
    def changed_days(self) -> frozenset[date]:
        """The days of every other Abweichung; what befell a zusatz stands in both."""
        every_one = self.event.adjustments
        return frozenset(one.original_day for one in every_one if not isinstance(one, events.Extra))

    @property
    def series(self) -> events.Series | None:
        """Its Schedule, if it is one of rules."""
        return self.event.schedule if isinstance(self.event.schedule, events.Series) else None

    @property
    def rules(self) -> tuple[events.Rule, ...]:
        """Its rules; none for single dates."""
        return self.series.rules if self.series else ()

    def message(self, kind: str, **values: object) -> Message:
        """A sentence about this event."""
        return message(kind, id=self.event.id, **values)

    def original_day_on(self, day: date) -> events.OriginalDay | None:
        """What the plan gives for a day, also where a closed day skips it."""
        return self._by_day.get(day)

    @cached_property
    def _by_day(self) -> Mapping[date, events.OriginalDay]:
        return {one.day: one for one in self.original_days}

    def gives(self, day: date) -> bool:
        """Whether the plan or a zusatz gives a day, also one that is skipped."""
        return day in self.extra_days or self.original_day_on(day) is not None

    def coming_plain(self) -> tuple[events.OriginalDay, ...]:
        """The plan from today to the horizon: what nothing skips and no Abweichung settles."""
        settled = self.extra_days | self.changed_days
        coming = (one for one in self.original_days if self.today <= one.day <= self.horizon)
        return tuple(
            one
            for one in coming
            if not one.skipped_by and one.day not in settled and not self.is_withdrawn(one.day)
        )

    def is_withdrawn(self, day: date) -> bool:
        """Whether it falls into a stretch in which all dates are cancelled."""
        return any(one.covers(day) for one in self.event.withdrawals)


Check = Callable[[CheckedEvent], Iterator[Diagnostic]]
