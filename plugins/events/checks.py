"""Problems that only show once there are dates: what fits the form but cannot be meant.

Each check looks at one thing and gives Problems; `check_dates` runs them all.
"""

from collections.abc import Callable, Iterator
from datetime import date

from .adjustment_checks import (
    extra_on_regular_date,
    moved_onto_date,
    no_regular_date,
)
from .checked import Checked, checked
from .closed_days import ClosedDays
from .event import Catalogue
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


def check_dates(
    catalogue: Catalogue, *, today: date, horizon: date, closed_days: ClosedDays
) -> tuple[Problem, ...]:
    """All Problems of the dates, sorted by file and line; drafts are checked too."""
    all_checked = [
        checked(event, today=today, horizon=horizon, closed_days=closed_days)
        for event in catalogue.events
    ]
    problems = [problem for one in all_checked for check in _CHECKS for problem in check(one)]
    problems.extend(school_holidays_unknown(all_checked))
    problems.extend(same_room(all_checked))
    return tuple(sorted(problems, key=lambda problem: (problem.position, problem.kind)))
