"""Watching files by looking at them again and again: no system's own way, so it works on all.

Looking costs about three microseconds for each file. The pause grows with that, so that watching
never takes more than a small part of one core.
"""

import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import thread_time

from plugins.build.stamps import Stamp, walk

_SHORTEST_PAUSE = 0.12
_PAUSE_FOR_EACH_LOOK = 16
_SETTLING = 0.02


def changes(places: tuple[Path, ...]) -> Iterator[None]:
    """At once, and then after each change of the places (files, or folders with all below).

    A program that writes a file in several steps is waited for.
    """
    before: Mapping[str, Stamp] | None = None
    pause = threading.Event()
    while True:
        start = thread_time()
        now = stamps(places)
        spent = thread_time() - start
        if now == before:
            pause.wait(max(_SHORTEST_PAUSE, spent * _PAUSE_FOR_EACH_LOOK))
            continue
        if before is not None:
            now = _settled(places, now, pause)
        before = now
        yield


def stamps(places: tuple[Path, ...]) -> Mapping[str, Stamp]:
    """All files with their Stamps; what is not there has none, nor has what just goes away."""
    found: dict[str, Stamp] = {}
    for number, place in enumerate(places):
        try:
            if place.is_file():
                stat = place.stat()
                found[f"{number}"] = stat.st_size, stat.st_mtime_ns
            else:
                below = walk(place, without="__pycache__")
                found.update((f"{number}/{name}", stamp) for name, stamp in below.items())
        except OSError:  # a folder or file that goes while it is looked at
            found[f"{number}?"] = 0, 0
    return found


def _settled(
    places: tuple[Path, ...], now: Mapping[str, Stamp], pause: threading.Event
) -> Mapping[str, Stamp]:
    while True:
        pause.wait(_SETTLING)
        again = stamps(places)
        if again == now:
            return now
        now = again
