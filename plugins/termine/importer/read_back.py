"""Whether an entry says what the calendar said: it is read as the site will read it."""

from collections import Counter
from datetime import date
from types import MappingProxyType

from ..events import ClosedDays, Occurrence, TimeSpan, occurrences
from ..reading import Source, load
from . import sentences
from .dates import ForeignDate
from .entries import Entry
from .fitting import Fitted
from .places import Places
from .yaml_text import listed

_NOTHING_CLOSED = ClosedDays(date.max, MappingProxyType({}), MappingProxyType({}))

Shape = tuple[date, date, TimeSpan | None, bool]
"""Where a date stands and whether it is cancelled; a cancelled one has no time to compare."""


def difference(entry: Entry, fitted: Fitted, places: Places, horizon: date) -> str:
    """Why the entry cannot be offered, or an empty text."""
    venues = listed((("id", one), ("name", one)) for one in sorted(places.names.taken))
    text = "termine:\n" + listed([entry.pairs], 2)
    loaded = load([Source("termine.yaml", text.encode())], Source("orte.yaml", venues.encode()))
    wrong = [diagnostic for diagnostic in loaded.diagnostics if diagnostic.is_error]
    if wrong:
        return wrong[0].message
    is_endless = bool(fitted.rules) and fitted.rules[-1].last_day is None
    dates = (*fitted.regular, *fitted.extra)
    until = horizon if is_endless else max(one.day for one in dates)
    found = occurrences(loaded.catalogue.events[0], until=until, closed_days=_NOTHING_CLOSED)
    wanted = Counter(_wanted(one) for one in dates if one.day <= until)
    return "" if Counter(map(_shape, found)) == wanted else sentences.DATES_DIFFER


def _wanted(one: ForeignDate) -> Shape:
    if one.is_cancelled or one.is_excluded:
        here = one.planned
        return here.first_day, here.last_day, None, True
    here = one.placed
    return here.first_day, here.last_day, here.time, False


def _shape(one: Occurrence) -> Shape:
    return one.first_day, one.last_day, None if one.is_cancelled else one.time, one.is_cancelled
