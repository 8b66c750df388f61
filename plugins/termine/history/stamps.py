"""When entries and texts last changed: the history, the files as they lie there, both together.

An entry changes with its own text, with the `vorgaben` of its file and with the venues it names:
all three are seen by subscribers. Closed days and settings are not asked; they do not change a
date, they only let it appear or not.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import TypeAdapter

from ..diagnostics import Diagnostic, Message, Position, message
from ..events import ZONE, Event, plain_day
from .git import checkout, is_silent
from .walk import EVENT, VENUE, Committed, EntryState, committed, states_in

_FORM = "9"
"""Raise it when entries are digested in another way."""
_SHA1_LENGTH = 40
_SHORT = 8
_NONE: Mapping[str, bytes] = {}
_HISTORY = TypeAdapter(Committed)
_STATES = TypeAdapter(tuple[tuple[EntryState, ...]])
_SINCE = TypeAdapter(dict[str, tuple[str, int]])
_Answer = TypeVar("_Answer")


class Cache(Protocol):
    """Where what was found is remembered from one build to the next; it may forget at any time."""

    def get(self, key: bytes, /) -> bytes | None:
        """What was put there under this key, None where nothing is known."""

    def put(self, key: bytes, value: bytes, /) -> None:
        """Remember a value."""


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
    `ahead` are the names of commits that are dated later than it is; `is_silent` tells that there
    is a history of which git said nothing.
    """

    changes: tuple[tuple[str, datetime], ...]
    reused: tuple[ReusedId, ...] = ()
    gone: tuple[ReusedId, ...] = ()
    texts: tuple[tuple[str, datetime], ...] = ()
    commit: str = ""
    ahead: tuple[str, ...] = ()
    is_silent: bool = False

    @property
    def stamps(self) -> Mapping[str, datetime]:
        """The same by event id, as `feeds` wants it."""
        return dict(self.changes)


def last_changes(  # noqa: PLR0913  # each of them is asked in one place only
    root: Path,
    files: Sequence[str],
    *,
    venues: str = "orte.yaml",
    texts: Mapping[str, bytes] = _NONE,
    cache: Cache | None = None,
    believed: tuple[datetime, datetime] | None = None,
) -> History:
    """The last change of every entry in `files` and folders below the content folder `root`.

    - Committed: the time of the commit on the line of first parents that gave the entry the text
      it has. Moving the entry to another YAML file of the repository, with the same `vorgaben`,
      is no change. See `walk` for why this never goes back.
    - Behind the boundary of a shallow clone: the time of HEAD, the latest it can have been.
    - Changed since the last commit: the time of its file, but never before HEAD.
    - No git, no repository, no commit: the time of its file.

    The time of a file counts once for each text of an entry: while that stays the same, the `cache`
    knows since when, so that an edit of one entry leaves alone what else is in its file. Who takes
    an edit back has changed the entry again.
    The same holds of `texts`: articles and pages as they were read, by their names below `root`.
    `believed` are the first and the last time that a commit can have: one that is dated later
    counts a minute after the one before it, and after the first.
    Without a `cache` nothing is remembered. Raises GitError if a repository is there but broken.
    """
    names = (*files, venues)
    place = checkout(root)
    known = Committed({}, 0)
    if place:
        key = _key("history", place.prefix, *names, *sorted(place.shallow), place.commit)
        bounds = (int(believed[0].timestamp()), int(believed[1].timestamp())) if believed else None
        make_history = partial(committed, place, names, bounds)
        known = _remembered(cache, key, _HISTORY, make_history, is_final=lambda one: not one.ahead)
    since_key = _key("since", str(root.resolve()))
    before = _remembered(cache, since_key, _SINCE, dict)
    since: dict[str, tuple[str, int]] = {}
    times: dict[str, int] = {}
    entries: dict[str, EntryState] = {}
    for path in _files(root, names):
        file_time = int(path.stat().st_mtime)
        content = path.read_bytes()
        make = partial(_states, content)
        for state in _remembered(cache, _key("file", content), _STATES, make)[0]:
            digest, time = known.entries.get(state.key, ("", 0))
            if digest != state.digest:
                digest, time = before.get(state.key, ("", 0))
                at_most = max(file_time, known.newest)
                time = min(time, at_most) if digest == state.digest else at_most
                since[state.key] = state.digest, time
            times[state.key] = time
            entries[state.key] = state
    if cache is not None and since != before:
        cache.put(since_key, json.dumps(since).encode())
    events = sorted(state for key, state in entries.items() if key.startswith(EVENT))
    former = {
        key: ReusedId(key.removeprefix(EVENT), title, _moment(until))
        for key, (title, until) in sorted(known.former.items())
        if key.startswith(EVENT)
    }
    changes = []
    for event in events:
        keys = (event.key, *(VENUE + venue for venue in event.venues))
        time = max(times.get(key, 0) for key in keys)
        changes.append((event.key.removeprefix(EVENT), _moment(time)))
    return History(
        tuple(changes),
        tuple(
            was
            for event in events
            if (was := former.get(event.key)) and was.title.casefold() != event.title.casefold()
        ),
        tuple(was for key, was in former.items() if key not in entries),
        tuple((name, _moment(time)) for name, time in _text_times(root, texts, known)),
        place.commit if place else "",
        known.ahead,
        place is None and is_silent(root),
    )


def reused_ids(history: History, events: Iterable[Event]) -> Iterator[Diagnostic]:
    """A warning for each event whose id once named something else."""
    positions = {event.id: event.position for event in events}
    for reused in history.reused:
        if reused.id in positions:
            yield _id_reused(reused).at(positions[reused.id])


def history_hints(history: History, file: str) -> Iterator[Diagnostic]:
    """What is wrong with the history as a whole; `file` is the one that it is told at."""
    place = Position(file, 1)
    if history.is_silent:
        yield message("git-silent").at(place)
    for name in history.ahead:
        yield message("commit-ahead", commit=name[:_SHORT]).at(place)


def taken_before(history: History, event_id: str, title: str) -> Message | None:
    """The same warning for an entry that is not written yet."""
    for gone in history.gone:
        if gone.id == event_id and gone.title.casefold() != title.casefold():
            return _id_reused(gone)
    return None


def _id_reused(reused: ReusedId) -> Message:
    day = plain_day(reused.until.astimezone(ZONE).date())
    example = f"{reused.id}-2"
    return message("id-reused", id=reused.id, day=day, title=reused.title, example=example)


def _remembered(
    cache: Cache | None,
    key: bytes,
    kind: TypeAdapter[_Answer],
    make: Callable[[], _Answer],
    *,
    is_final: Callable[[_Answer], bool] = lambda _: True,
) -> _Answer:
    """The answer that the cache knows, unless it is nothing of ours; else a new one, put there.

    One that is not final would be another tomorrow, and is not put there.
    """
    stored = cache.get(key) if cache is not None else None
    if stored:
        with suppress(ValueError):
            return kind.validate_json(stored)
    answer = make()
    if cache is not None and is_final(answer):
        cache.put(key, json.dumps(kind.dump_python(answer)).encode())
    return answer


def _key(*parts: str | bytes) -> bytes:
    """The name of an answer in the cache."""
    return hashlib.blake2b(repr((_FORM, *parts)).encode(), digest_size=16).digest()


def _files(root: Path, names: Sequence[str]) -> Iterator[Path]:
    for name in names:
        path = root / name
        files = sorted(path.rglob("*.y*ml")) if path.is_dir() else [path]
        yield from filter(Path.is_file, files)


def _states(content: bytes) -> tuple[tuple[EntryState, ...]]:
    return (tuple(state for state in states_in(content) if state.key),)


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, tz=UTC)


def _text_times(
    root: Path, texts: Mapping[str, bytes], known: Committed
) -> Iterator[tuple[str, int]]:
    """Since when each text has been as it lies there now, sorted by its name below `root`.

    One that is other than in the last commit counts from its file, but never before that commit.
    """
    for name, content in sorted(texts.items()):
        blob, since = known.texts.get(name, ("", 0))
        if not _is_blob(blob, content):
            since = max(int((root / name).stat().st_mtime), known.newest)
        yield name, since


def _is_blob(blob: str, content: bytes) -> bool:
    """Whether git calls this content so; it may have lain there with the line ends of Windows."""
    kind = "sha1" if len(blob) == _SHA1_LENGTH else "sha256"
    framed = (
        b"blob %d\0%b" % (len(text), text) for text in (content, content.replace(b"\r\n", b"\n"))
    )
    names = (hashlib.new(kind, text, usedforsecurity=False).hexdigest() for text in framed)
    return blob in names
