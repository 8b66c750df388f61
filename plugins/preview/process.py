"""The web server of the preview in a process of its own, beside the one that builds.

A process with threads cannot be forked, and a build shares its work out among forked processes.
What a build says goes through a pipe; when that is closed, whoever built has ended, however.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Thread

from .box import Standing
from .news import News
from .server import PreviewServer

Tell = Callable[[Standing, bool], None]
"""Takes what pages show from now on, and whether a file of the site is another now."""


@contextmanager
def served(server: PreviewServer, news: News) -> Iterator[Tell]:
    """Answer from now on; no other thread may run here yet."""
    system = get_context("fork")
    hearing, telling = system.Pipe(duplex=False)
    process = system.Process(target=_serve, args=(server, news, hearing, telling), daemon=True)
    process.start()
    hearing.close()
    server.server_close()  # the port belongs to the other process alone
    try:
        yield lambda standing, is_new_site: telling.send((standing, is_new_site))
    finally:
        telling.close()
        process.join()


def _serve(server: PreviewServer, news: News, hearing: Connection, telling: Connection) -> None:
    telling.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches both; the builder ends this one
    Thread(target=server.serve_forever, daemon=True).start()
    with suppress(EOFError):
        while True:
            standing, is_new_site = hearing.recv()
            news.tell(standing, is_new_site=is_new_site)
