"""Adjustment (Abweichung): how one date of a series differs from what the rule planned."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..diagnostics import Position
from .timespan import TimeSpan

Override = tuple[str, Any]
"""The name of a field of Details and the value that stands there for this one date."""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The planned date does not take place; `reason` may be empty."""

    original_day: date
    reason: str
    position: Position = field(repr=False, compare=False)
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """The planned date takes place on `new_day`; `time` None keeps the rule's time."""

    original_day: date
    new_day: date
    position: Position = field(repr=False, compare=False)
    time: TimeSpan | None = None
    reason: str = ""
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class Extra:
    """A date beside the rule, known by its own day; `time` None takes the series' time."""

    original_day: date
    position: Position = field(repr=False, compare=False)
    time: TimeSpan | None = None
    last_day: date | None = None
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """The planned date keeps its day and says more of itself (topic, guest, text, time, place)."""

    original_day: date
    position: Position = field(repr=False, compare=False)
    time: TimeSpan | None = None
    overrides: tuple[Override, ...] = ()


Adjustment = Cancelled | Moved | Extra | Detail
