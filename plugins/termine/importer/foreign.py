"""A foreign event: one VEVENT as plain values, before anything is made of it.

Times are `Moment`s: a date for a whole day, else an aware datetime. A floating time (RFC 5545,
3.3.5) has become one of the calendar's own zone, or of Europe/Berlin.
"""

from dataclasses import dataclass
from datetime import date

Moment = date
"""A day, or a datetime (which is a date to Python), always aware."""


@dataclass(frozen=True, slots=True)
class ForeignPlace:
    """Where it is; the coordinates are kept as text for `lage`."""

    name: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class ForeignDetails:
    """What it says of itself, already free of markup; `description` is Markdown."""

    title: str = ""
    category: str = ""
    description: str = ""
    place: ForeignPlace = ForeignPlace()
    link: str = ""
    online: str = ""


@dataclass(frozen=True, slots=True)
class ForeignEvent:
    """One VEVENT. `end` is exclusive, None where none is given.

    `slot` is its RECURRENCE-ID, None for a master; `is_range` is RANGE=THISANDFUTURE. `extra` are
    RDATEs with the end of a PERIOD. `version` grows with SEQUENCE, then with LAST-MODIFIED.
    """

    uid: str
    start: Moment
    end: Moment | None
    details: ForeignDetails
    slot: Moment | None = None
    is_range: bool = False
    version: tuple[int, str] = (0, "")
    rules: tuple[str, ...] = ()
    extra: tuple[tuple[Moment, Moment | None], ...] = ()
    excluded: tuple[Moment, ...] = ()
    is_cancelled: bool = False
    is_private: bool = False
    notices: tuple[str, ...] = ()
