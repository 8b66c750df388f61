"""Event (Veranstaltung): one checked entry of the event file, and all that was read together."""

from dataclasses import dataclass, field
from datetime import date

from ..diagnostics import Position
from .adjustment import Adjustment
from .details import Details
from .schedule import Schedule
from .venue import Venue


@dataclass(frozen=True, slots=True)
class Event:
    """One entry with a name for life (`id`), its plan and its Adjustments (sorted by day).

    `article` is the slug of the article that tells more, or empty. `details` already hold what
    `vorgaben` gave. `position` is where the entry begins. `late_days` are those written in it that
    may be a slip in the year, each with its place.
    """

    id: str
    details: Details
    schedule: Schedule
    position: Position = field(repr=False, compare=False)
    adjustments: tuple[Adjustment, ...] = ()
    article: str = ""
    is_draft: bool = False
    late_days: tuple[tuple[date, Position], ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the event files and orte.yaml say; both sorted by id."""

    events: tuple[Event, ...]
    venues: tuple[Venue, ...]
