"""What each file of dates gave in earlier builds: what it says, and its dates as seen from one day.

An edit of one file so leaves alone what all others say, and the dates that they give.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from plugins.build.cache import Kept, digest
from plugins.termine.events import Event
from plugins.termine.reading import EventDates, Source

Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class Piece:
    """What is kept of a file: what it says, and the dates of its events as seen from a `view`."""

    said: Any
    view: bytes = b""
    dates: tuple[EventDates, ...] = ()


@dataclass(slots=True)
class _File:
    """A file of this build; `dates` by the ids of their events."""

    key: bytes
    said: Any
    view: bytes
    dates: dict[str, EventDates] = field(default_factory=dict)
    is_kept: bool = True


class KeptDates:
    """Answers `load` and `laid_out` with what is `kept`, as far as it holds.

    What a file says may depend on the `venues`, too.
    """

    def __init__(self, kept: Kept, venues: Iterable[Source] = ()) -> None:
        """Know nothing of this build's files yet."""
        self.kept = kept
        self._venues = digest(*(source.data for source in venues))
        self._files: dict[str, _File] = {}

    def said(self, source: Source, read: Callable[[], Said], /) -> Said:
        """What a file says; asked again as a file of another kind, it says what is read now."""
        if source.name in self._files:
            return read()
        key = digest("file of dates", self._venues, source.name, source.data)
        piece = self.kept.get(key) or Piece(None)
        dates = {one.event.id: one for one in piece.dates}
        file = self._files[source.name] = _File(key, piece.said, piece.view, dates)
        if file.said is None:
            file.said, file.is_kept = read(), False
        said: Said = file.said
        return said

    def seen_from(self, view: bytes) -> None:
        """Forget the dates that were seen from elsewhere."""
        for file in self._files.values():
            if file.view != view:
                file.view, file.dates, file.is_kept = view, {}, False

    def dates(self, event: Event, lay_out: Callable[[], EventDates]) -> EventDates:
        """The dates of an event."""
        file = self._files.get(event.position.file)
        if file is None:
            return lay_out()
        if event.id not in file.dates:
            file.dates[event.id], file.is_kept = lay_out(), False
        return file.dates[event.id]

    def keep(self) -> None:
        """Keep all of it for the next build."""
        for file in self._files.values():
            if file.is_kept:
                self.kept.hold(file.key)
            else:
                self.kept.keep(file.key, Piece(file.said, file.view, tuple(file.dates.values())))
