"""`serve`: a preview on this machine that follows every change and outlives every mistake."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from jinja2 import TemplateError

from plugins.events import report

from .building import PelicanError, run
from .failures import DONE, CommandError, exit_code, explained
from .options import ServeOptions
from .preview_server import PreviewHandler
from .settings import ROOT, configuration, site_settings

_SECONDS_BETWEEN_LOOKS = 0.4
_HOST = "127.0.0.1"


def serve(options: ServeOptions) -> int:
    """Serve until Ctrl+C; 0 then, 1 where the port is taken."""
    return exit_code(lambda: _serve(options))


def _serve(options: ServeOptions) -> int:
    settings = site_settings(configuration())
    folder = settings.cache / "vorschau"
    override = {
        "PATH": str(options.content),
        "OUTPUT_PATH": str(folder),
        "SITEURL": f"http://{_HOST}:{options.port}",
        "TERMINE_HEUTE": options.today,
        "TERMINE_VORSCHAU": True,
        "TERMINE_SUCHE": False,
    }
    with _server(folder, options.port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"Vorschau: http://{_HOST}:{options.port}/  (beenden mit Strg+C)")
        try:
            for _ in _changes((options.content, settings.theme, ROOT / "pelicanconf.py")):
                print(rebuild(override))
        except KeyboardInterrupt:
            print("\nDie Vorschau ist beendet.")
        finally:
            server.shutdown()
    return DONE


def rebuild(override: dict[str, Any]) -> str:
    """Build the preview once and tell how it went; no mistake ends it."""
    try:
        with explained():
            outcome = run(override)
    except (CommandError, PelicanError) as error:
        return str(error)
    except TemplateError as error:
        return f"Eine Vorlage in theme/ hat einen Fehler: {error}"
    told = report(outcome.problems)
    if outcome.written is None:
        return f"{told}\nDie Vorschau bleibt beim letzten Stand ohne Fehler."
    return f"{told}Die Vorschau ist auf dem neuesten Stand."


def _server(folder: Path, port: int) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer((_HOST, port), partial(PreviewHandler, directory=str(folder)))
    except OSError as error:
        raise CommandError(
            f"Der Anschluss {port} ist schon belegt. Bitte einen anderen angeben: "
            f"python3 tasks.py serve --port {port + 1}",
            1,
        ) from error


def _changes(places: tuple[Path, ...]) -> Iterator[None]:
    """At once, and then after each change below the places, found by looking again and again."""
    pause = threading.Event()
    before: frozenset[tuple[str, int, int]] | None = None
    while True:
        now = frozenset(stamp for place in places for stamp in _stamps(place))
        if now != before:
            before = now
            yield
        pause.wait(_SECONDS_BETWEEN_LOOKS)


def _stamps(place: Path) -> Iterator[tuple[str, int, int]]:
    for path in (place, *place.rglob("*")):
        try:
            found = path.stat()
        except OSError:  # gone between looking and asking
            continue
        yield str(path), found.st_mtime_ns, found.st_size
