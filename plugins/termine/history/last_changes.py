"""When entries and texts last changed: the history, the files as they lie there, both together.

An entry changes with its own text, with the `vorgaben` of its file and with the venues it names:
all three are seen by subscribers. Closed days and settings are not asked; they do not change a
date, they only let it appear or not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from .blocks import BlockReader, Kind, Seen
from .cache import cached, keep
from .git import Checkout, checkout
from .present import entries_now
from .texts import text_times
from .walk import Known, known


@dataclass(frozen=True, slots=True)
class ReusedId:
    """An id that named something else before: `title`, until it was taken out at `until` (UTC)."""

    id: str
    title: str
    until: datetime


@dataclass(frozen=True, slots=True)
class History:
    """When the entries last changed: (event id, UTC in whole seconds), sorted by id.

    `reused` are the ids among them that once belonged to another entry, `gone` those that no entry
    has any more; both sorted by id. `texts` says of articles and pages when they last changed, by
    their names below the content folder. `commit` is the one checked out, empty without git.
    """

    changes: tuple[tuple[str, datetime], ...]
    reused: tuple[ReusedId, ...] = ()
    gone: tuple[ReusedId, ...] = ()
    texts: tuple[tuple[str, datetime], ...] = ()
    commit: str = ""

    @property
    def stamps(self) -> Mapping[str, datetime]:
        """The same by event id, as `feeds` wants it."""
        return MappingProxyType(dict(self.changes))


_NONE: Mapping[str, bytes] = MappingProxyType({})


def last_changes(
    root: Path,
    files: Sequence[str],
    *,
    venues: str = "orte.yaml",
    texts: Mapping[str, bytes] = _NONE,
    cache: Path | None = None,
) -> History:
    """The last change of every entry in `files` and folders below the content folder `root`.

    - Committed: the time of the commit on the line of first parents that gave the entry the text
      it has. Moving the entry to another YAML file of the repository, with the same `vorgaben`,
      is no change. See `walk` for why this never goes back.
    - Behind the boundary of a shallow clone: the time of HEAD, the latest it can have been.
    - Changed since the last commit: the time of its file, but never before HEAD.
    - No git, no repository, no commit: the time of its file.

    The same holds of `texts`: articles and pages as they were read, by their names below `root`.

    `cache` is a folder for what was found; it may vanish at any time. Raises GitError if a
    repository is there but broken.
    """
    names = (*files, venues)
    place = checkout(root)
    committed = _known(place, names, cache) if place else Known({}, 0)
    now = entries_now(root, names, cache)
    times: dict[str, int] = {}
    entries: dict[str, Seen] = {}
    for seen, time in now:
        known_digest, known_time = committed.blocks.get(seen.key, ("", 0))
        is_known = known_digest == seen.digest
        times[seen.key] = known_time if is_known else max(time, committed.newest)
        entries[seen.key] = seen
    prefix = Kind.EVENT.key("")
    events = sorted(one for key, one in entries.items() if key.startswith(prefix))
    return History(
        tuple((one.key.removeprefix(prefix), _moment(_with_venues(one, times))) for one in events),
        tuple(
            ReusedId(one.key.removeprefix(prefix), title, _moment(until))
            for one in events
            for title, until in (committed.former.get(one.key, ("", 0)),)
            if title and title.casefold() != one.title.casefold()
        ),
        tuple(
            ReusedId(key.removeprefix(prefix), title, _moment(until))
            for key, (title, until) in sorted(committed.former.items())
            if key.startswith(prefix) and key not in entries
        ),
        tuple(
            (name, _moment(time))
            for name, time in text_times(root, texts, committed.texts, committed.newest)
        ),
        place.commit if place else "",
    )


def _known(place: Checkout, names: tuple[str, ...], cache: Path | None) -> Known:
    """What the history says, from the cache if it knows this commit."""
    if cache is None:
        return known(place, names, BlockReader())
    question = (place.prefix, *names, " ".join(sorted(place.shallow)), place.commit)
    answer = cached(cache, question)
    if answer is None:
        answer = known(place, names, BlockReader())
        keep(cache, question, answer)
    return answer


def _with_venues(event: Seen, times: Mapping[str, int]) -> int:
    """The time of an event, or of a venue it names that has changed since."""
    venues = (times.get(Kind.VENUE.key(venue), 0) for venue in event.venues)
    return max(times[event.key], *venues, 0)


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, tz=UTC)
