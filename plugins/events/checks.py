"""Problems that only show once there are dates: what fits the form but cannot be meant.

Each check looks at one thing and gives Problems; `check_dates` runs them all.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from .adjustment_checks import (
    extra_on_regular_date,
    moved_onto_date,
    no_regular_date,
)
from .agenda import Agenda
from .checked import Checked, checked
from .closed_days import ClosedDays
from .event import Catalogue, Event
from .plan_checks import (
    pause_without_dates,
    rule_without_dates,
    series_runs_dry,
    undecided_closed_days,
)
from .problem import Problem
from .room_checks import same_room
from .school_checks import school_holidays_unknown
from .slip_checks import clock_change, far_off, night_time

Check = Callable[[Checked], Iterator[Problem]]

_CHECKS: tuple[Check, ...] = (
    no_regular_date,
    extra_on_regular_date,
    moved_onto_date,
    rule_without_dates,
    pause_without_dates,
    undecided_closed_days,
    series_runs_dry,
    far_off,
    night_time,
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


def check_dates(
    catalogue: Catalogue,
    *,
    today: date,
    horizon: date,
    closed_days: ClosedDays,
    in_part: Iterable[Event] = (),
) -> tuple[Problem, ...]:
    """All Problems of the dates, sorted by file and line; drafts are checked too.

    Of the events `in_part`, which lack some Abweichungen, only what does not depend on these.
    """
    found = laid_out(
        catalogue, today=today, horizon=horizon, closed_days=closed_days, in_part=in_part
    )
    return found.problems


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The dates of a Catalogue, and what is to be said of them; `problems` as in `check_dates`."""

    agenda: Agenda
    problems: tuple[Problem, ...]


def laid_out(  # noqa: PLR0913  # each by its name, as in `agenda` and `check_dates`
    catalogue: Catalogue,
    *,
    today: date,
    horizon: date,
    closed_days: ClosedDays,
    in_part: Iterable[Event] = (),
    with_drafts: bool = False,
) -> LaidOut:
    """What `agenda` and `check_dates` give, with every schedule expanded once for both."""

    def seen(events: Iterable[Event]) -> list[Checked]:
        days = {"today": today, "horizon": horizon}
        return [checked(event, closed_days=closed_days, **days) for event in events]

    found = seen(catalogue.events)
    shown = (one for one in found if with_drafts or not one.event.is_draft)
    dates = tuple(occurrence for one in shown for occurrence in one.occurrences)
    return LaidOut(Agenda(dates, today), _problems(found, seen(in_part)))


def _problems(all_checked: list[Checked], in_part: list[Checked]) -> tuple[Problem, ...]:
    problems = [
        problem
        for found, checks in ((all_checked, _CHECKS), (in_part, _CHECKS_IN_PART))
        for one in found
        for check in checks
        for problem in check(one)
    ]
    problems.extend(school_holidays_unknown(all_checked))
    problems.extend(same_room(all_checked))
    return tuple(sorted(problems, key=lambda problem: (problem.position, problem.kind)))
