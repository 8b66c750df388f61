"""Details: what a date says about itself apart from when it is.

Each field is inherited on its own: what an Adjustment leaves out comes from the series, what the
series leaves out from `vorgaben`.
"""

from dataclasses import dataclass
from datetime import date

from .venue import Venue


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
    description). `organizer` is a body, never a person.
    """

    title: str
    category: str = ""
    description: str = ""
    text: str = ""
    topic: str = ""
    guest: str = ""
    venue: Venue | None = None
    room: str = ""
    organizer: str = ""
    cost: str = ""
    audience: tuple[str, ...] = ()
    age: str = ""
    registration: Registration | None = None
    places: int | None = None
    is_sold_out: bool = False
    languages: tuple[str, ...] = ()
    accessibility: tuple[str, ...] = ()
    image: str = ""
    image_text: str = ""
    link: str = ""
    online: str = ""
