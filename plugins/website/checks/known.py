"""All that is known once the whole site is put together: what a text or an entry may name."""

import re
from dataclasses import dataclass, field

from plugins.termine.reading import Source

from ..dates import Dates
from ..images.shown_pictures import Use
from ..markdown.texts import ReadText
from .links import Links

_ID = re.compile(rb"^\s*(?:-\s+)?id:\s*[\"']?([a-z0-9-]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Known:
    """Everything a text may name. Ids count even where their entry has a mistake: one is enough."""

    dates: Dates
    texts: tuple[ReadText, ...]
    links: Links
    pictures: tuple[Use, ...] = ()
    ids: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Look for the ids once."""
        found = (name.decode() for source in self.dates.sources for name in _ids(source))
        object.__setattr__(self, "ids", frozenset(found))

    @property
    def event_ids(self) -> list[str]:
        """The ids to suggest."""
        return [event.id for event in self.dates.catalogue.events]


def _ids(source: Source) -> list[bytes]:
    return _ID.findall(source.data)
