"""How large a feed to subscribe may become: Google Calendar stops reading near 1 MB.

What is over goes first from the past, then from the far end, so that the next dates are always
there. Sizes are reckoned from the words, a little too high: to write every VEVENT only to weigh it
would cost every check a second.
"""

from collections.abc import Sequence
from datetime import date

from ..events import Occurrence, addresses
from .phrasing import description, location, summary

MOST_OCTETS = 900_000
_FRAME = 750
"""What every VEVENT holds beside its words."""


class Weights:
    """The octets of dates; what one event says on all its days is weighed once."""

    def __init__(self, site_url: str) -> None:
        """`site_url` completes links in the words of editors."""
        self._site_url = site_url
        self._known: dict[tuple[object, ...], int] = {}

    def of(self, occurrence: Occurrence) -> int:
        """The size of its VEVENT, never too small."""
        details, moved = occurrence.details, occurrence.moved_from is not None
        key = (id(details), occurrence.status, occurrence.reason, moved)
        if key not in self._known:
            page = addresses.occurrence_url(occurrence.event.id, occurrence.original_day)
            words = description(occurrence, page=page, site_url=self._site_url)
            place = location(details)
            text = "\n".join((summary(occurrence), words, place, place, details.category, page))
            octets = len(text.encode()) + sum(map(text.count, "\\;,\n"))
            self._known[key] = _FRAME + 2 * len(self._site_url) + octets * 78 // 75
        return self._known[key]


def within_limit(dates: Sequence[Occurrence], today: date, weights: Weights) -> list[Occurrence]:
    """The dates (sorted by start) that a feed has room for, at least one of them."""
    octets = sum(map(weights.of, dates))
    past = [one for one in dates if one.is_past(today)]
    coming = [one for one in dates if not one.is_past(today)]
    while octets > MOST_OCTETS and past and (coming or len(past) > 1):
        octets -= weights.of(past.pop(0))
    while octets > MOST_OCTETS and len(coming) > 1:
        octets -= weights.of(coming.pop())
    kept = set(map(id, (*past, *coming)))
    return [one for one in dates if id(one) in kept]
