"""The other process of the preview: it answers the browser and watches the files.

It has threads, and a process with threads cannot be forked: so the one that builds has none. What
it builds goes through a pipe, and so does word of each change; when the pipe is closed, whoever
built has ended, however.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from socket import socket
from threading import Event, Thread

from watchfiles import Change, watch

from .box import Standing
from .server import News, PreviewServer

_LOOK_MILLISECONDS = 150  # so long a folder that was moved away and came back is not seen
_SETTLING_MILLISECONDS = 30  # a program that writes a file in several steps is waited for

Show = Callable[[Standing, bool], None]
"""Takes what pages show from now on, and whether a file of the site is another now."""


@contextmanager
def served(
    folder: Path, port: socket, places: tuple[Path, ...]
) -> Iterator[tuple[Iterator[None], Show]]:
    """Serve a folder on a listening port from now on, and watch the places.

    Gives an iterator that goes on once when they are watched, and then after each change.
    """
    system = get_context("spawn")
    here, there = system.Pipe()
    process = system.Process(target=_serve, args=(folder, port, places, there), daemon=True)
    process.start()
    there.close()
    port.close()  # it belongs to the other process alone
    try:
        yield _each_change(here), lambda standing, is_new_site: here.send((standing, is_new_site))
    finally:
        here.close()
        process.join()


def _each_change(pipe: Connection) -> Iterator[None]:
    """What changes while a build runs counts as one; without the other process there is none."""
    with suppress(EOFError):
        while True:
            pipe.recv()
            while pipe.poll():
                pipe.recv()
            yield


def _serve(folder: Path, port: socket, places: tuple[Path, ...], pipe: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches both; the builder ends this one
    news = News()
    server = PreviewServer(folder, port, news)
    Thread(target=server.serve_forever, daemon=True).start()
    Thread(target=_tell_changes, args=(places, pipe), daemon=True).start()
    with suppress(EOFError):
        while True:
            standing, is_new_site = pipe.recv()
            news.tell(standing, is_new_site=is_new_site)


def _tell_changes(places: tuple[Path, ...], pipe: Connection) -> None:
    with suppress(OSError):  # the builder has ended
        for _ in changes(places):
            pipe.send(None)


def changes(places: tuple[Path, ...]) -> Iterator[None]:
    """Once when the places are watched, and then after each change of them.

    A place is a file, or a folder with all below. Where the system refuses to tell of changes, they
    are looked for again and again.
    """
    is_polling: bool | None = None
    while True:
        try:
            yield from _changes(places, is_polling=is_polling)
        except (OSError, RuntimeError) as error:
            Event().wait(_LOOK_MILLISECONDS / 1000)
            if not isinstance(error, FileNotFoundError):  # no more watches, or none at all
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
