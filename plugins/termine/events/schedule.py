"""Schedule (Terminplan): when an event is planned, before any Adjustment."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from ..diagnostics import Position
from .recurrence import Recurrence
from .timespan import TimeSpan


class ClosedDayPolicy(Enum):
    """What becomes of a date that falls on a closed day."""

    SKIPPED = "entfaellt"
    TAKES_PLACE = "findet statt"


@dataclass(frozen=True, slots=True)
class OneOff:
    """A single date, on one day or on several; `last_day` is inclusive."""

    first_day: date
    last_day: date
    time: TimeSpan


@dataclass(frozen=True, slots=True)
class Rule:
    """One Recurrence with its time, from `first_day` to `last_day` (inclusive, None: no end)."""

    recurrence: Recurrence
    time: TimeSpan
    first_day: date
    last_day: date | None
    position: Position = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch without dates, both days inclusive; `reason` may be empty."""

    first_day: date
    last_day: date
    position: Position = field(repr=False, compare=False)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """One Rule, or several that follow each other; None as policy means nothing was decided."""

    rules: tuple[Rule, ...]
    pauses: tuple[Pause, ...] = ()
    on_public_holidays: ClosedDayPolicy | None = None
    on_school_holidays: ClosedDayPolicy | None = None


Schedule = OneOff | Series
