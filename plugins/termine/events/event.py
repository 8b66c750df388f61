"""Event (Veranstaltung): one checked entry of the event file as a value, with all its parts.

Venue, Details, Schedule and Adjustments are what an entry is made of; a Catalogue is all that was
read together. Nothing here computes a day: that is done in `occurrences.py`.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from ..diagnostics import Position
from .recurrence import Recurrence
from .timespan import ZONE, Timed, TimeSpan


@dataclass(frozen=True, slots=True)
class GeoPoint:
    """A place on the map in degrees, WGS 84."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class OpenTimes:
    """When it is open on one day: `spans` sorted, or `is_by_appointment`, or both; else closed."""

    spans: tuple[Timed, ...] = ()
    is_by_appointment: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether nobody can come."""
        return not (self.spans or self.is_by_appointment)


@dataclass(frozen=True, slots=True)
class Opening:
    """One line: `weekdays` (0 is Monday), or else the days from `first_day` to `last_day`.

    Both days are inclusive; `reason` may be empty.
    """

    times: OpenTimes
    weekdays: tuple[int, ...] = ()
    first_day: date = date.min
    last_day: date = date.min
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Venue:
    """One place. Only `id` and `name` are always there; texts that are not known are empty."""

    id: str
    name: str
    position: Position = field(repr=False, compare=False)
    addition: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    district: str = ""
    location: GeoPoint | None = None
    accessibility: tuple[str, ...] = ()
    amenities: tuple[str, ...] = ()
    directions: str = ""
    phone: str = ""
    mail: str = ""
    openings: tuple[Opening, ...] = ()
    earlier_ids: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """`Name, Straße, PLZ Ort` on one line, leaving out what is not known."""
        town = " ".join(part for part in (self.postal_code, self.city) if part)
        return ", ".join(part for part in (self.name, self.street, town) if part)


@dataclass(frozen=True, slots=True)
class Registration:
    """How one signs up. `text` is the editors' own words; every field may be missing.

    `is_required` is None where nothing was said. `last_day` is inclusive.
    """

    text: str = ""
    is_required: bool | None = None
    last_day: date | None = None
    link: str = ""
    phone: str = ""
    mail: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """The descriptive fields of a date; texts that are not known are empty.

    `description` and `text` are Markdown (`text` belongs to one date and stands beside the series'
    description). `organizer` is a body, never a person. `venues` are all places where it is, the
    main one first. `language` is the code of the one that title and texts are written in, if that
    is not German; `languages` are names of those that are spoken.
    """

    title: str
    category: str = ""
    description: str = ""
    text: str = ""
    topic: str = ""
    guest: str = ""
    venues: tuple[Venue, ...] = ()
    room: str = ""
    organizer: str = ""
    cost: str = ""
    audience: tuple[str, ...] = ()
    age: str = ""
    registration: Registration | None = None
    places: int | None = None
    is_sold_out: bool = False
    languages: tuple[str, ...] = ()
    language: str = ""
    accessibility: tuple[str, ...] = ()
    image: str = ""
    image_text: str = ""
    link: str = ""
    online: str = ""

    @property
    def venue(self) -> Venue | None:
        """The main place, for what can only tell of one (a point on the map)."""
        return self.venues[0] if self.venues else None

    @property
    def venue_names(self) -> str:
        """`Familienbüro und WHS`; empty where no place is known."""
        return " und ".join(venue.name for venue in self.venues)

    @property
    def address(self) -> str:
        """The addresses of all places on one line, with `; ` between them."""
        return "; ".join(venue.address for venue in self.venues)


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
class DateList:
    """Several dates that were written down, sorted by day; each is known by its own first day.

    `is_daily` says that they are days in a row with the same hours.
    """

    dates: tuple[OneOff, ...]
    is_daily: bool = False

    @property
    def first_day(self) -> date:
        """The first day of the first date."""
        return self.dates[0].first_day

    @property
    def last_day(self) -> date:
        """The last day of the last date."""
        return self.dates[-1].last_day

    @property
    def time(self) -> TimeSpan:
        """At what time of day each of them is."""
        return self.dates[0].time


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

    @property
    def first_day(self) -> date:
        """From when on the first rule holds."""
        return min(rule.first_day for rule in self.rules)


Schedule = OneOff | DateList | Series

Override = tuple[str, Any]
"""The name of a field of Details and the value that stands there for this one date."""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The date of this original day does not take place; `reason` may be empty.

    It had been moved to `new_day` and `time` before; None leaves it where it was planned.
    """

    original_day: date
    reason: str
    position: Position = field(repr=False, compare=False)
    overrides: tuple[Override, ...] = ()
    new_day: date | None = None
    time: TimeSpan | None = None


@dataclass(frozen=True, slots=True)
class Postponed:
    """The date does not take place on its original day, and the new day is not known yet."""

    original_day: date
    reason: str
    position: Position = field(repr=False, compare=False)
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """The date of this original day takes place on `new_day`; `time` None keeps the rule's time."""

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
    """The date keeps its original day and says more of itself (topic, guest, text, time, place).

    `reason` tells why its time or place is another one; it may be empty.
    """

    original_day: date
    position: Position = field(repr=False, compare=False)
    time: TimeSpan | None = None
    overrides: tuple[Override, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A stretch whose regular dates are all cancelled, both days inclusive; `reason` may be empty.

    What one of them says of itself still holds: a moved one is cancelled on its new day.
    """

    first_day: date
    last_day: date
    reason: str
    position: Position = field(repr=False, compare=False)

    def covers(self, day: date) -> bool:
        """Whether an original day falls into it."""
        return self.first_day <= day <= self.last_day


Adjustment = Cancelled | Moved | Postponed | Extra | Detail


@dataclass(frozen=True, slots=True)
class Partner:
    """Whose calendar an event comes from: an entry of abos.yaml, by its `id`.

    `is_in_feed`: our calendar of all dates holds those of this partner, too.
    """

    id: str
    name: str
    is_in_feed: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One entry with a name for life (`id`), its plan and what is other (sorted by day).

    `article` is the slug of the article that tells more, or empty. `details` already hold what
    `vorgaben` gave. `position` is where the entry begins. `late_days` are those written in it that
    may be a slip in the year, each with its place. `partner` is None for an event of our own. All
    its times are those of the clocks in `zone`.
    Under its `earlier_ids` its pages and calendars are still found.
    """

    id: str
    details: Details
    schedule: Schedule
    position: Position = field(repr=False, compare=False)
    adjustments: tuple[Adjustment, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    article: str = ""
    is_draft: bool = False
    late_days: tuple[tuple[date, Position], ...] = field(default=(), repr=False, compare=False)
    partner: Partner | None = None
    zone: ZoneInfo = field(default=ZONE, repr=False)
    earlier_ids: tuple[str, ...] = ()

    @property
    def is_in_feed(self) -> bool:
        """Whether the calendar of all dates holds it: always, unless it is a partner's."""
        return self.partner is None or self.partner.is_in_feed

    @property
    def has_one_date(self) -> bool:
        """Whether it is a single date, with none added: its page is the page of its date."""
        is_single = isinstance(self.schedule, OneOff)
        return is_single and not any(isinstance(each, Extra) for each in self.adjustments)


@dataclass(frozen=True, slots=True)
class Category:
    """A category that had other names before; all others need no entry of their own."""

    name: str
    position: Position = field(repr=False, compare=False)
    earlier_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the event files and orte.yaml say; events and venues sorted by id."""

    events: tuple[Event, ...]
    venues: tuple[Venue, ...]
    categories: tuple[Category, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A name to be found elsewhere. `kind` is the editors' key, `artikel`, `bild` or `termine`."""

    position: Position
    kind: str
    value: str
