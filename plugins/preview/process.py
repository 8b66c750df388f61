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
from threading import Thread

from .box import Standing
from .server import News, PreviewServer
from .watching import changes

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
