"""Watching files with watchfiles, for as long as the preview runs and whatever becomes of them."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

_LOOK_MILLISECONDS = 150  # so long a folder that was moved away and came back is not seen
_SETTLING_MILLISECONDS = 30  # a program that writes a file in several steps is waited for


def changes(places: tuple[Path, ...]) -> Iterator[None]:
    """Once when the places are watched, and then after each change of them.

    A place is a file, or a folder with all below. Where the system refuses to tell of changes, they
    are looked for again and again.
    """
    is_polling: bool | None = None
    while True:
        try:
            yield from _changes(places, is_polling=is_polling)
        except FileNotFoundError:  # a place that went away just now
            Event().wait(_LOOK_MILLISECONDS / 1000)
        except (OSError, RuntimeError):  # no more watches, or a system that has none
            Event().wait(_LOOK_MILLISECONDS / 1000)
            is_polling = True


def _changes(places: tuple[Path, ...], *, is_polling: bool | None) -> Iterator[None]:
    """Until a place is another file or folder than before: the system does not tell of the new."""
    present = _present(places)
    is_watched = False
    for files in watch(
        *present,
        watch_filter=_is_source,
        step=_SETTLING_MILLISECONDS,
        rust_timeout=_LOOK_MILLISECONDS,
        yield_on_timeout=True,
        force_polling=is_polling,
    ):
        if files or not is_watched:
            yield
        is_watched = True
        if _present(places) != present:
            return


def _present(places: tuple[Path, ...]) -> dict[Path, int]:
    """The places that are there, each with the number that its disk gives it."""
    return {place: place.stat().st_ino for place in places if place.exists()}


def _is_source(_: Change, path: str) -> bool:
    return "__pycache__" not in Path(path).parts
