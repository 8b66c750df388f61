"""The commands of this site: `python3 tasks.py build`, `python3 tasks.py test` and so on.

Run as a script it needs nothing but Python and pip: it makes the environment a command asks for
and goes on inside it. Read by invoke (`invoke build`) it offers the same commands as tasks.
This is one of the places that ask what day it is.
"""

import sys

if sys.version_info < (3, 11):  # said before anything is read that an older Python cannot read
    sys.exit("Bitte Python 3.11 oder neuer verwenden; dieses ist {}.{}.".format(*sys.version_info))
if sys.version_info >= (3, 15):  # the first for which requirements/ has no wheels
    sys.exit(
        "Für Python {}.{} sind die Pakete noch nicht eingerichtet. "
        "Bitte Python 3.11 bis 3.14 verwenden.".format(*sys.version_info)
    )

import gc
import os
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tooling.commandline import Call, Command, UsageError, asks_for_help, manual, parse
from tooling.edit_commands import cancel, move, new, split, topic
from tooling.environment import Environment, EnvironmentFault, current
from tooling.lazy import load_libraries_lazily
from tooling.option_texts import OPTION_TEXTS

if TYPE_CHECKING:  # only a command that builds needs them
    from plugins.website.commands.options import BuildOptions

ROOT = Path(__file__).resolve().parent
UNTESTED_SYSTEM = (
    "Unter Windows ist das Programm nicht erprobt. "
    "Geprüft ist es unter Linux, auch im Windows-Subsystem für Linux (WSL)."
)


def build(  # noqa: PLR0913  # one parameter for each option of the command
    *,
    content: Path = Path("content"),
    output: Path = Path("output"),
    today: date | None = None,
    production: bool = False,
    full: bool = False,
    search: bool = True,
    workers: int | None = None,
) -> int:
    """Prüft die Inhalte und baut die Website."""
    load_libraries_lazily()
    gc.disable()  # a build ends before there is garbage worth looking for; it takes a sixth less
    from plugins.website.commands import build as command

    options = _build_options(
        content=content,
        output=output,
        today=today,
        production=production,
        full=full,
        search=search,
        workers=workers,
    )
    return command.build(options)


def check(
    *,
    content: Path = Path("content"),
    today: date | None = None,
    json: bool = False,
    alles: bool = False,
) -> int:
    """Nennt alle Fehler in den Inhalten auf einmal."""
    from plugins.website.commands import build as command
    from plugins.website.commands.options import CheckOptions

    options = CheckOptions(
        content=_seen_from_root(content), today=today or _today(), as_json=json, shows_all=alles
    )
    return command.check(options)


def changes(
    *,
    since: str = "",
    markdown: bool = False,
    mail: bool = False,
    content: Path = Path("content"),
    today: date | None = None,
) -> int:
    """Sagt, was sich seit einem früheren Stand für die Familien ändert."""
    from plugins.website.commands import changes as changing
    from plugins.website.commands.options import ChangesOptions

    options = ChangesOptions(
        content=_seen_from_root(content),
        today=today or _today(),
        since=since,
        as_markdown=markdown,
        as_mail=mail,
    )
    return changing.tell_changes(options)


def import_(
    *files: str,
    nur_zeigen: bool = False,
    dry_run: bool = False,
    name: str = "",
    content: Path = Path("content"),
    today: date | None = None,
) -> int:
    """Übernimmt Termine aus Kalendern von anderswo (.ics)."""
    from plugins.website.commands import importing
    from plugins.website.commands.options import ImportOptions

    options = ImportOptions(
        files=tuple(map(Path, files)),
        content=_seen_from_root(content),
        today=today or _today(),
        name=name,
        dry_run=nur_zeigen or dry_run,
    )
    return importing.import_calendars(options)


def follow(*, content: Path = Path("content"), today: date | None = None) -> int:
    """Holt die Kalender der Partner und sagt, was sich darin geändert hat."""
    from plugins.website.commands import following
    from plugins.website.commands.options import FollowOptions

    return following.follow(FollowOptions(_seen_from_root(content), today or _today()))


def publish(  # noqa: PLR0913  # one parameter for each option of the command
    *,
    target: str = "",
    rollback: bool = False,
    ohne_vergleich: bool = False,
    content: Path = Path("content"),
    output: Path = Path("output"),
    today: date | None = None,
) -> int:
    """Baut die Website und bringt sie zu den Familien."""
    from plugins.website.commands import publish as publishing
    from plugins.website.commands.options import PublishOptions

    options = PublishOptions(
        content=_seen_from_root(content),
        output=_seen_from_root(output),
        today=today or _today(),
        now=datetime.now(ZoneInfo("UTC")),
        target=target,
        rollback=rollback,
        without_comparison=ohne_vergleich,
    )
    return publishing.publish(options)


def serve(*, content: Path = Path("content"), today: date | None = None, port: int = 8000) -> int:
    """Zeigt die Website auf diesem Rechner und folgt jeder Änderung."""
    from plugins.preview import serve as serving
    from plugins.website.commands.options import ServeOptions

    options = ServeOptions(content=_seen_from_root(content), today=today or _today(), port=port)
    return serving.serve(options)


def schema() -> int:
    """Schreibt die Hilfen beim Tippen nach docs/schema und .vscode."""
    from plugins.termine.reading import json_schemas
    from tooling import schemas

    return schemas.write(ROOT, json_schemas())


def cms() -> int:
    """Holt das Programm für die Redaktion im Browser (mit npm)."""
    from tooling import editor_program

    return editor_program.fetch(ROOT)


def patterns(*, output: Path = Path(".cache/muster")) -> int:
    """Zeigt alle Bausteine der Website mit allen Beispielen, hell und dunkel."""
    from tooling import patterns as page

    print(f"Ansehen: {page.write_patterns(ROOT / 'theme', _seen_from_root(output))}")
    return 0


def test(*pytest_arguments: str) -> int:
    """Prüft das Programm mit allen Tests, auch im Browser."""
    from tooling import browser, checks

    return checks.run_tests(ROOT, pytest_arguments, browser.ensure())


def style(*, fix: bool = False) -> int:
    """Prüft Form und Typen des Programms."""
    from tooling import checks

    return checks.run_style(ROOT, fix=fix)


def lock(*, upgrade: bool = False) -> int:
    """Schreibt fest, welche Pakete in welcher Fassung verwendet werden."""
    from tooling import locks

    return locks.write(ROOT, upgrade=upgrade)


def package() -> int:
    """Macht aus dem Kalender ein Paket für jede Pelican-Website, in dist/."""
    from tooling import package as packaging

    return packaging.build(ROOT, ROOT / "dist")


def bench(  # noqa: PLR0913  # one parameter for each option of the command
    *,
    size: str = "middle",
    case: str = "all",
    runs: int = 5,
    peers: str = "hugo,eleventy,pelican",
    layout: str = "one",
    search: bool = True,
) -> int:
    """Misst, wie schnell gebaut wird, auch im Vergleich mit anderen."""
    from benchmarks.bench import BenchOptions
    from benchmarks.bench import bench as race

    options = BenchOptions(size, case, runs, peers, layout, search)
    return race(ROOT / ".cache" / "bench", options)


COMMANDS = (
    Command(build, alias="bauen"),
    Command(check, alias="pruefen"),
    Command(changes, alias="aenderungen"),
    Command(import_, alias="uebernehmen", arguments=("DATEI…",)),
    Command(follow, alias="abgleichen"),
    Command(publish, alias="veroeffentlichen"),
    Command(serve, alias="vorschau"),
    Command(new, alias="neu", arguments=("ART",)),
    Command(cancel, alias="absagen", arguments=("ID", "DATUM", "GRUND")),
    Command(move, alias="verlegen", arguments=("ID", "DATUM", "NEU")),
    Command(topic, alias="thema", arguments=("ID", "DATUM", "THEMA")),
    Command(split, alias="aufteilen"),
    Command(schema),
    Command(cms),
    Command(patterns, alias="muster"),
    Command(test, environment="test"),
    Command(style, environment="dev"),
    Command(lock, environment="dev"),
    Command(package, alias="paket", environment="test"),
    Command(bench),
)


def main(words: Sequence[str]) -> int:
    """Does what the words ask for and returns 0 (done), 1 (mistakes found) or 2 (wrong usage)."""
    from plugins.website.commands.wording import TYPED

    try:
        if not words or asks_for_help(words):
            print(manual(COMMANDS, words, OPTION_TEXTS), flush=True)
            return 0 if words else 2
        os.environ[TYPED] = words[0]
        code = _run(parse(COMMANDS, words), words)
        sys.stdout.flush()
    except UsageError as error:
        print(f"{error}\nAlle Befehle zeigt: python3 tasks.py --help", file=sys.stderr)
        return 2
    except EnvironmentFault as diagnostic:
        print(diagnostic, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `… | head` has seen enough; Python would complain of it at its end
        for stream in (sys.stdout, sys.stderr):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return 141
    else:
        return code


def _run(call: Call, words: Sequence[str]) -> int:
    if call.command.function is build and _is_built(call):
        return 0
    if current(ROOT, call.command.environment):
        os.chdir(ROOT)
        return call.run()
    environment = Environment(ROOT, call.command.environment)
    if sys.platform == "win32" and not environment.is_fresh:
        print(UNTESTED_SYSTEM, file=sys.stderr)
    environment.prepare()
    return environment.replace_process([__file__, *words])


def _is_built(call: Call) -> bool:
    """Whether everything is there already; tells so, before anything else is even loaded."""
    from plugins.website.commands import inputs

    try:
        options = _build_options(**call.values)
    except ZoneInfoNotFoundError:  # Windows has no zones before the environment brings them
        return False
    return inputs.is_built(ROOT, options)


def _build_options(  # noqa: PLR0913  # one parameter for each option of the command
    *,
    content: Path = Path("content"),
    output: Path = Path("output"),
    today: date | None = None,
    production: bool = False,
    full: bool = False,
    search: bool = True,
    workers: int | None = None,
) -> "BuildOptions":
    from plugins.website.commands.options import BuildOptions

    return BuildOptions(
        content=_seen_from_root(content),
        output=_seen_from_root(output),
        today=today or _today(),
        production=production,
        full=full,
        search=search,
        workers=workers,
    )


def _today() -> date:
    return datetime.now(ZoneInfo("Europe/Berlin")).date()


def _seen_from_root(folder: Path) -> Path:
    """The folder as messages shall name it: `content`, not its whole path."""
    return folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

from tooling.collection import collection_of  # invoke is there only inside an environment

namespace = collection_of(COMMANDS, ROOT)
