"""The finished VEVENT of each date, kept between builds: calendars are only joined from them.

A date stands in up to six calendars, some of which hold thousands of dates; after an edit of one
event all other dates in them are as they were.
"""

from collections.abc import Callable, Mapping

from plugins.events import Occurrence
from plugins.feeds import Identity, identity

from .kept import Kept, pickled
from .workers import shared_out

_FEW = 300
"""So many VEVENTs are written sooner by one process than it takes to start others."""


class FinishedDates:
    """Fills `found`, once it is asked for."""

    def __init__(
        self, dates: Mapping[str, Occurrence], write: Callable[[Occurrence], bytes]
    ) -> None:
        """Know the dates by keys that change with all that `write` says of them."""
        self.found: dict[Identity, bytes] = {}
        self._dates = dates
        self._write = write

    def find(self, kept: Kept, *, workers: int) -> None:
        """Take over what is kept, and write the rest, with several processes if it is much."""
        if self.found:
            return
        keys = {key.encode(): one for key, one in self._dates.items()}
        new = {key: one for key, one in keys.items() if key not in kept}
        count = workers if len(new) > _FEW else 1
        written = shared_out(tuple(new.values()), self._write, count=count)
        for key, content in zip(new, written, strict=True):
            kept.put(key, pickled(content))
        self.found.update((identity(one), kept.through(key, bytes)) for key, one in keys.items())
        kept.save()
