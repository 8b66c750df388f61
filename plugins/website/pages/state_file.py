"""stand.json: what is published, for those who watch over the site and for the next publication."""

import json

from .text_file import TextFile
from .world import World

STATE = "stand.json"


def state_json(world: World, *, commit: str, hints: int) -> TextFile:
    """The day of the build, the commit it was built from, the next date, the number of hints.

    A day and no time of day, so that two builds of one day are the same. `commit` is empty without
    Git; a next date that does not exist is null.
    """
    upcoming = (one for one in world.agenda.upcoming if not one.is_cancelled)
    first = next(upcoming, None)
    state = {
        "built": world.agenda.today.isoformat(),
        "commit": commit,
        "nextDate": first.first_day.isoformat() if first else None,
        "hints": hints,
    }
    return TextFile(STATE, json.dumps(state, indent=1) + "\n")
