"""`serve`: a preview on this machine that follows every change and outlives every mistake.

One process builds, again and again: nothing is loaded twice, and a change in plugins/ needs a new
start. Another one answers the browser.
"""

import gc
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.build.memory import Memory
from plugins.termine.diagnostics import Diagnostic, report
from plugins.website.commands.failures import DONE, PROBLEMS, CommandError, exit_code, explained
from plugins.website.commands.options import ServeOptions
from plugins.website.run import PelicanError, run
from plugins.website.settings import ROOT, configuration, site_settings
from plugins.website.theme_files.fingerprints import program_version

from .box import Standing
from .news import News
from .process import served
from .server import HOST, PreviewServer
from .watching import changes

PROGRAM_CHANGED = (
    "Das Programm in plugins/ hat sich geändert. "
    "Bitte die Vorschau mit Strg+C beenden und neu starten."
)
_HIGHEST_PORT = 65535


def serve(options: ServeOptions) -> int:
    """Serve until Ctrl+C; 0 then, 1 where the port is taken."""
    return exit_code(lambda: _serve(options))


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How one build of the preview went; `is_new_site` if a file of the site is another now."""

    standing: Standing
    is_new_site: bool = False

    @property
    def said(self) -> str:
        """What the terminal shows."""
        standing = self.standing
        end = (
            "Die Vorschau zeigt den letzten guten Stand."
            if standing.errors
            else "Die Vorschau ist auf dem neuesten Stand."
        )
        return "\n".join((*filter(None, (standing.errors, standing.hints)), end))


def _serve(options: ServeOptions) -> int:
    settings = site_settings(configuration())
    folder = settings.cache / f"vorschau-{options.port}"
    news, memory = News(), Memory()
    version = program_version(ROOT)
    places = (options.content, settings.theme, ROOT / "pelicanconf.py", ROOT / "plugins")
    server = _server(folder, options.port, news)
    address = f"http://{HOST}:{server.server_port}"
    override = _override(options, folder, address)
    with served(server, news) as tell:
        print("Die Vorschau wird gebaut …", flush=True)
        gc.disable()  # a build is a fifth quicker; what it leaves is cleared when it is told
        try:
            for number, _ in enumerate(changes(places)):
                rebuilt = _again(override, version, memory)
                tell(rebuilt.standing, rebuilt.is_new_site)
                print(rebuilt.said, flush=True)
                gc.collect()
                if number == 0:
                    print(f"Vorschau: {address}/  (beenden mit Strg+C)", flush=True)
        except KeyboardInterrupt:
            print("\nDie Vorschau ist beendet.")
        finally:
            gc.enable()
    return DONE


def _override(options: ServeOptions, folder: Path, address: str) -> Mapping[str, Any]:
    return {
        "PATH": str(options.content),
        "OUTPUT_PATH": str(folder),
        "SITEURL": address,
        "TERMINE_HEUTE": options.today,
        "TERMINE_VORSCHAU": True,
        "TERMINE_SUCHE": False,
    }


def _again(override: Mapping[str, Any], version: bytes, memory: Memory) -> Rebuilt:
    """Build, unless the program on disk is no longer the one that runs: what it kept would lie."""
    if program_version(ROOT) != version:
        return Rebuilt(Standing(PROGRAM_CHANGED))
    return rebuild(override, memory)


def rebuild(override: Mapping[str, Any], memory: Memory | None = None) -> Rebuilt:
    """Build the preview once and tell how it went; no mistake ends it."""
    try:
        with explained():
            outcome = run(override, memory=memory)
    except (CommandError, PelicanError) as error:
        return Rebuilt(Standing(str(error)))
    except Exception as error:  # noqa: BLE001  # a template may raise anything; the preview goes on
        traceback.print_exc()
        said = "".join(traceback.format_exception_only(error)).strip()
        return Rebuilt(Standing(f"Beim Bauen ist ein unerwarteter Fehler aufgetreten: {said}"))
    written = outcome.written
    is_new_site = written is not None and bool(written.changed or written.removed)
    return Rebuilt(_standing(outcome.diagnostics), is_new_site)


def _standing(diagnostics: tuple[Diagnostic, ...]) -> Standing:
    hints = tuple(diagnostic for diagnostic in diagnostics if not diagnostic.is_error)
    errors = tuple(diagnostic for diagnostic in diagnostics if diagnostic.is_error)
    return Standing(report(errors), report(hints), len(hints))


def _server(folder: Path, port: int, news: News) -> PreviewServer:
    if not 0 <= port <= _HIGHEST_PORT:
        raise CommandError(f"Einen Anschluss {port} gibt es nicht; er geht bis 65535.", PROBLEMS)
    try:
        return PreviewServer(folder, port, news)
    except PermissionError as error:
        raise CommandError(
            f"Der Anschluss {port} ist nicht erlaubt. Bitte einen anderen angeben: "
            "python3 tasks.py serve --port 8000",
            PROBLEMS,
        ) from error
    except OSError as error:
        raise CommandError(
            f"Der Anschluss {port} ist schon belegt. Bitte einen anderen angeben: "
            f"python3 tasks.py serve --port {port + 1}",
            PROBLEMS,
        ) from error
