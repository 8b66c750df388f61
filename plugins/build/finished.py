"""What is finished of a site's dates, kept between builds: pages and calendars are joined from it.

The VEVENT of a date stands in up to six calendars, some of which hold thousands of them; a day of
a list on the page of its month and in the archive or the list of all dates. After an edit of one
event all others in them are as they were.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from plugins.website.settings import SiteSettings

from .cache import digest, read_table, write_table

Thing = TypeVar("Thing")
Made = TypeVar("Made", bytes, str)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is kept; with another `version` nothing of it is true any more."""

    file: Path
    version: bytes


def place_for(settings: SiteSettings, kind: str, *version: bytes | str) -> Place:
    """The place of what is finished for an output folder."""
    folder = digest(os.fsencode(settings.output)).hex()[:12]
    return Place(settings.cache / f"{kind}-{folder}.fertig", digest(settings.program, *version))


def finished(
    things: Mapping[str, Thing], make: Callable[[Thing], Made], place: Place
) -> dict[str, Made]:
    """What `make` gives of each thing, by its key, which changes with all that this depends on.

    What is kept is taken over, and the rest made.
    """
    kept = read_table(place.file, place.version)
    found = {key: kept.get(key) or make(thing) for key, thing in things.items()}
    if found != kept:
        write_table(place.file, place.version, found)
    return found
