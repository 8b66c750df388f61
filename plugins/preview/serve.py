"""`serve`: a preview on this machine that follows every change and outlives every mistake.

One process builds, again and again: nothing is loaded twice, and a change in plugins/ needs a new
start. Another one answers the browser.
"""

import gc
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from socket import create_server, socket
from typing import Any

from plugins.build.cache import Cache
from plugins.termine.diagnostics import report
from plugins.website.commands.command import DONE, CommandError, command, explained, failure
from plugins.website.commands.options import ServeOptions
from plugins.website.messages import message
from plugins.website.run import PelicanError, run
from plugins.website.settings import ROOT, configuration, program_version, site_settings
from plugins.website.site import CACHE_FILE

from .box import Standing
from .process import served
from .server import HOST

_HIGHEST_PORT = 65535


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How one build of the preview went; `is_new_site` if a file of the site is another now."""

    standing: Standing
    is_new_site: bool = False

    @property
    def text(self) -> str:
        """What the terminal shows."""
        standing = self.standing
        end = message.text("preview-is-old" if standing.errors else "preview-is-new")
        return "\n".join((*filter(None, (standing.errors, standing.hints)), end))


@command
def serve(options: ServeOptions) -> int:
    """Serve until Ctrl+C; 0 then, 1 where the port is taken."""
    settings = site_settings(configuration())
    folder = settings.cache / f"vorschau-{options.port}"
    version = program_version(ROOT)
    cache = Cache(settings.cache / CACHE_FILE, settings.program, holds_values=True)
    places = (options.content.absolute(), settings.theme, ROOT / "pelicanconf.py", ROOT / "plugins")
    port = _listening(options.port)
    address = f"http://{HOST}:{port.getsockname()[1]}"
    values = options.preview_settings(folder, address)
    with served(folder, port, places) as (changes, show):
        print("Die Vorschau wird gebaut …", flush=True)
        gc.disable()  # a build is a fifth quicker; what it leaves is cleared when it is told
        try:
            for number, _ in enumerate(changes):
                if program_version(ROOT) == version:
                    rebuilt = rebuild(values, cache)
                else:  # the program on disk is another one than runs: what that remembers is wrong
                    rebuilt = Rebuilt(Standing(message.text("program-changed")))
                show(rebuilt.standing, rebuilt.is_new_site)
                print(rebuilt.text, flush=True)
                gc.collect()
                if number == 0:
                    print(f"Vorschau: {address}/  (beenden mit Strg+C)", flush=True)
        except KeyboardInterrupt:
            print("\nDie Vorschau ist beendet.")
    return DONE


def rebuild(values: Mapping[str, Any], cache: Cache | None = None) -> Rebuilt:
    """Build the preview once and tell how it went; no mistake ends it."""
    try:
        with explained():
            outcome = run(values, cache=cache)
    except (CommandError, PelicanError) as error:
        return Rebuilt(Standing(str(error)))
    except Exception as error:  # noqa: BLE001  # a template may raise anything; the preview goes on
        traceback.print_exc()
        reason = "".join(traceback.format_exception_only(error)).strip()
        return Rebuilt(Standing(message.text("build-broke", reason=reason)))
    errors = [diagnostic for diagnostic in outcome.diagnostics if diagnostic.is_error]
    hints = [diagnostic for diagnostic in outcome.diagnostics if not diagnostic.is_error]
    written = outcome.written
    is_new_site = written is not None and bool(written.changed or written.removed)
    return Rebuilt(Standing(report(errors), report(hints), len(hints)), is_new_site)


def _listening(port: int) -> socket:
    """The port of this machine; 0 takes any that is free."""
    if not 0 <= port <= _HIGHEST_PORT:
        raise failure("port-impossible", port=port)
    try:
        return create_server((HOST, port))
    except OSError as error:
        key = "port-forbidden" if isinstance(error, PermissionError) else "port-taken"
        raise failure(key, port=port, next=port + 1) from error
