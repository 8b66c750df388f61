"""`publish`: the site is built, compared with what is published, and brought to its target.

What was published last is read from the target itself (`stand.json`), so that whoever publishes,
from whichever machine, compares with what families see.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from plugins.publishing import STATE_FILE, Published, PublishingError, Target, target_of
from plugins.termine.diagnostics import report
from plugins.termine.history import Changes, RevisionError, as_text, head_commit, uncommitted

from ..settings import ROOT, SiteSettings, configuration, site_settings
from .build import build
from .changes import changes_since
from .failures import DONE, PROBLEMS, WRONG_USE, CommandError, exit_code
from .options import BuildOptions

_SHORT = 8


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """For `publish`. An empty `target` is that of the settings; `now` names the release."""

    content: Path
    output: Path
    today: date
    now: datetime
    target: str = ""
    rollback: bool = False
    without_comparison: bool = False


def publish(options: PublishOptions) -> int:
    """Publish the site, or go back to the release before; 1 if it must not or could not be."""
    return exit_code(lambda: _published(options))


def _published(options: PublishOptions) -> int:
    values = configuration(is_production=True)
    with _told():
        target = _target(options.target or values.get("PUBLISH_TARGET", ""), values["CACHE_PATH"])
        if options.rollback:
            return _roll_back(target)
        places = {"PATH": str(options.content), "OUTPUT_PATH": str(options.output)}
        settings = site_settings({**values, **places, "TERMINE_HEUTE": options.today})
        _refuse_uncommitted(settings.content)
        if not options.without_comparison:
            _refuse_losses(settings, _commit(target.read(STATE_FILE)))
        code = build(BuildOptions(options.content, options.output, options.today, production=True))
        if code != DONE:
            return code
        release = options.now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        print(_sentence(target.publish(settings.output, release), target.label))
    return DONE


def _target(text: str, cache: str) -> Target:
    if not text:
        raise CommandError(
            "Es fehlt das Ziel. Bitte PUBLISH_TARGET in publishconf.py oder in der Umgebung setzen "
            "oder so: python3 tasks.py publish --target ssh://name@server/srv/www/familienbuero",
            WRONG_USE,
        )
    return target_of(text, ROOT / cache)


@contextmanager
def _told() -> Iterator[None]:
    """What a target complains of, as any other command tells it."""
    try:
        yield
    except PublishingError as error:
        if error.is_wrong_use:
            raise CommandError(str(error), WRONG_USE) from error
        raise CommandError(f"{error}\nDie veröffentlichte Website bleibt.", PROBLEMS) from error


def _roll_back(target: Target) -> int:
    print(f"Bei „{target.label}“ gilt wieder der Stand {target.roll_back()}.")
    return DONE


def _refuse_uncommitted(content: Path) -> None:
    """The next publication compares with a commit; so what is published must be one."""
    if head_commit(content) is None:
        raise CommandError(
            "Veröffentlicht wird nur, was in Git eingetragen ist, und Git gibt hier keine "
            "Auskunft. Woran es liegt, sagt: git log",
            PROBLEMS,
        )
    names = uncommitted(content)
    if names:
        shown = "\n".join(f"  {name}" for name in names)
        raise CommandError(
            f"Diese Änderungen kennt Git noch nicht:\n{shown}\n"
            "Bitte zuerst eintragen (git add, git commit): Veröffentlicht wird nur, was sich "
            "wiederherstellen lässt.",
            PROBLEMS,
        )


def _commit(state: bytes | None) -> str:
    """The commit that is published, empty where nothing is or nobody knows."""
    with suppress(ValueError, AttributeError):
        found = json.loads(state or b"{}").get("commit", "")
        return found if isinstance(found, str) else ""
    return ""


def _refuse_losses(settings: SiteSettings, published: str) -> None:
    """A date that families know must not vanish without a word."""
    if not published or published == head_commit(settings.content):
        return
    try:
        found = changes_since(settings, published)
    except RevisionError as error:
        raise CommandError(
            f"Veröffentlicht ist der Stand {published[:_SHORT]}, und den gibt es hier nicht. Bitte "
            "den ganzen Verlauf holen (git fetch --unshallow). Ist er für immer fort: "
            "python3 tasks.py publish --ohne-vergleich",
            PROBLEMS,
        ) from error
    if not isinstance(found, Changes):
        raise CommandError(report(found).rstrip("\n"), PROBLEMS)
    if found.has_errors:
        raise CommandError(f"{as_text(found)}\nEs wurde nichts veröffentlicht.", PROBLEMS)


def _sentence(done: Published, label: str) -> str:
    if not done.changed and not done.removed:
        return f"Bei „{label}“ war schon alles auf dem neuesten Stand."
    changed = f"{done.changed} {'Datei' if done.changed == 1 else 'Dateien'} neu oder geändert"
    return f"Veröffentlicht bei „{label}“: {changed}, {done.removed} entfernt."
