"""The finished VEVENT of each date, kept between builds: calendars are only joined from them.

A date stands in up to six calendars, some of which hold thousands of dates; after an edit of one
event all other dates in them are as they were.
"""

from collections.abc import Callable, Mapping, Sequence

from plugins.events import Occurrence
from plugins.feeds import Identity, identity

from .kept import Kept, pickled
from .workers import shared_out

_FEW = 300
"""So many VEVENTs are written sooner by one process than it takes to start others."""


class FinishedDates:
    """Fills `found`, once it is asked for; `keys` holds for each event what its dates depend on."""

    def __init__(
        self,
        dates: Sequence[Occurrence],
        keys: Mapping[str, bytes],
        write: Callable[[Occurrence], bytes],
    ) -> None:
        """Know the dates, and how to write one."""
        self.found: dict[Identity, bytes] = {}
        self._dates = dates
        self._keys = keys
        self._write = write

    def find(self, kept: Kept, *, workers: int) -> None:
        """Take over what is kept, and write the rest, with several processes if it is much."""
        if self.found:
            return
        keys = {one: self._key(one) for one in map(identity, self._dates)}
        new = [one for one in self._dates if keys[identity(one)] not in kept]
        count = workers if len(new) > _FEW else 1
        for one, content in zip(new, shared_out(new, self._write, count=count), strict=True):
            kept.put(keys[identity(one)], pickled(content))
        self.found.update((one, kept.through(key, bytes)) for one, key in keys.items())
        kept.save()

    def _key(self, one: Identity) -> bytes:
        event_id, planned = one
        return self._keys[event_id] + planned.to_bytes(3, "big")
