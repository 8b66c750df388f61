"""Diagnostics that only show once there are dates: what fits the form but cannot be meant.

Each check looks at one thing and gives Diagnostics; `check_dates` runs them all.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice

from ..diagnostics import Diagnostic
from ..events import Agenda, Catalogue, ClosedDays, Event, Occurrence
from .adjustment_checks import extra_on_regular_date, moved_onto_date, no_regular_date
from .checked import Checked, checked
from .plan_checks import (
    pause_without_dates,
    rule_without_dates,
    series_runs_dry,
    undecided_closed_days,
)
from .room_checks import same_room
from .school_checks import school_holidays_unknown
from .slip_checks import clock_change, far_off

Check = Callable[[Checked], Iterator[Diagnostic]]

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
