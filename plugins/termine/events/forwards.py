"""Which earlier addresses live on: those of what has another name now (`frueher`).

Whoever subscribed to a calendar or kept a link asks for an address for years. See decision 0033.
"""

from collections.abc import Iterable, Mapping

from . import addresses
from .event import Catalogue
from .occurrences import Occurrence


def forwards(catalogue: Catalogue, occurrences: Iterable[Occurrence]) -> Mapping[str, str]:
    """By each earlier address of a page or calendar the one that it has now.

    Whether there is such a page or calendar now depends on the dates. Drafts have no addresses.
    """
    events = tuple(event for event in catalogue.events if not event.is_draft)
    moved = (
        *((addresses.venue_url, one.id, one.earlier_ids) for one in catalogue.venues),
        *((addresses.venue_feed, one.id, one.earlier_ids) for one in catalogue.venues),
        *((addresses.category_url, one.name, one.earlier_names) for one in catalogue.categories),
        *((addresses.category_feed, one.name, one.earlier_names) for one in catalogue.categories),
        *((addresses.event_url, one.id, one.earlier_ids) for one in events),
        *((addresses.event_feed, one.id, one.earlier_ids) for one in events),
    )
    found = {address(old): address(now) for address, now, every in moved for old in every}
    for date in occurrences:
        event, day = date.event, date.original_day
        for earlier in () if event.is_draft else event.earlier_ids:
            for address in (addresses.occurrence_url, addresses.occurrence_ics):
                found[address(earlier, day)] = address(event.id, day)
    return found
