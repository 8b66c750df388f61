"""The dates of events seen from one day, without any check of them."""

from datetime import date
from itertools import chain

from plugins.termine.events import Agenda, Catalogue, ClosedDays, occurrences


def agenda(
    catalogue: Catalogue,
    *,
    today: date,
    horizon: date,
    closed_days: ClosedDays,
    with_drafts: bool = False,
) -> Agenda:
    """The Agenda of a Catalogue on `today`, with original days up to `horizon` (inclusive)."""
    dates = (
        occurrences(event, until=horizon, closed_days=closed_days)
        for event in catalogue.events
        if with_drafts or not event.is_draft
    )
    return Agenda(chain.from_iterable(dates), today)
