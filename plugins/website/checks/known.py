"""All that is known once the whole site is put together: what a text or an entry may name."""

from dataclasses import dataclass, field

from plugins.termine.reading import nodes_in

from ..dates import Dates
from ..images.shown_pictures import Use
from ..markdown.texts import ReadText
from .links import Links


@dataclass(frozen=True, slots=True)
class Known:
    """Everything a text may name. Ids count even where their entry has a mistake: one is enough."""

    dates: Dates
    texts: tuple[ReadText, ...]
    links: Links
    pictures: tuple[Use, ...] = ()
    ids: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Look for the ids once; in files with mistakes also those of entries left out."""
        loaded = self.dates.loaded
        wrong_files = {one.position.file for one in loaded.diagnostics if one.is_error}
        files = [nodes_in(one) for one in self.dates.sources if one.name in wrong_files]
        ids = {event.id for event in (*loaded.catalogue.events, *loaded.in_part)}
        ids |= {venue.id for venue in loaded.catalogue.venues}
        ids |= {node.id for file in files for node in (*file.entries, *file.venues)}
        object.__setattr__(self, "ids", frozenset(ids))

    @property
    def event_ids(self) -> list[str]:
        """The ids to suggest."""
        return [event.id for event in self.dates.catalogue.events]
