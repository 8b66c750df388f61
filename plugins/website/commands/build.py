"""`build` and `check`: the site from the content, and every mistake in it."""

import os
import sys
from time import monotonic
from typing import TextIO

from plugins.build.builder import Written
from plugins.termine.diagnostics import (
    Diagnostic,
    diagnostics_as_json,
    in_reading_order,
    report,
)
from plugins.termine.history import Changes, commit_name, published_commit, uncommitted

from ..messages import message
from ..run import PelicanError, run
from ..settings import ROOT, has_no_other_plugins
from .changes import changes_since
from .command import DONE, PROBLEMS, command, settings_for
from .inputs import STATE, inputs, last_build
from .options import BuildOptions, CheckOptions
from .wording import has_colours, say

MOST_ALIKE = 3
"""Of one kind of hint so many are shown, unless all are asked for."""


@command
def build(options: BuildOptions) -> int:
    """Build the site; 0 done, 1 with mistakes in the content, 2 with wrong options or settings."""
    start = monotonic()
    state = os.environ.pop(STATE, "") or inputs(ROOT, options).state()
    try:
        outcome = run(options.settings, is_production=options.production)
    except PelicanError as error:
        say(f"Pelican meldet einen Fehler: {error}", is_error=True)
        return PROBLEMS
    text = report(outcome.diagnostics, most_alike=MOST_ALIKE)
    if text:
        say(shown(outcome.diagnostics, sys.stderr), is_error=True)
    if outcome.written is None:
        say("Es wurde nichts geändert: Bitte zuerst die Fehler beheben.", is_error=True)
        return PROBLEMS
    answer = {"report": text, "summary": _built(outcome.written)}
    if has_no_other_plugins(is_production=options.production):  # others want to hear of each build
        last_build(ROOT, options).remember(state, outcome.written.stamps, answer)
    say(summary(outcome.written, monotonic() - start))
    return DONE


@command
def check(options: CheckOptions) -> int:
    """Print the report (or JSON) on stdout; 1 if there are errors, 2 if nothing can be checked.

    Where Git knows what is published, the last line says how many coming dates that would change.
    """
    diagnostics = found_diagnostics(options)
    compared = _since_publication(options)
    if compared:
        diagnostics = in_reading_order((*diagnostics, *compared.late_extras))
    if options.as_json:
        say(diagnostics_as_json(diagnostics))
    else:
        most_alike = None if options.shows_all else MOST_ALIKE
        say(shown(diagnostics, sys.stdout, most_alike) or "Alles in Ordnung.")
        say(_next_step(diagnostics))
        if compared and (line := future_line(compared)):
            say(line)
    return PROBLEMS if any(diagnostic.is_error for diagnostic in diagnostics) else DONE


def shown(
    diagnostics: tuple[Diagnostic, ...], stream: TextIO, most_alike: int | None = MOST_ALIKE
) -> str:
    """The report as it looks on a stream."""
    return report(diagnostics, most_alike=most_alike, has_colours=has_colours(stream))


def _next_step(diagnostics: tuple[Diagnostic, ...]) -> str:
    """What to do now, in one line."""
    has_errors = any(diagnostic.is_error for diagnostic in diagnostics)
    key = "errors" if has_errors else "hints" if diagnostics else "nothing"
    return message.text(f"next-after-{key}")


def found_diagnostics(options: CheckOptions) -> tuple[Diagnostic, ...]:
    """All Diagnostics, in the order of the report."""
    return run(options.settings, only_checks=True).diagnostics


def _since_publication(options: CheckOptions) -> Changes | None:
    """What is other than published; None if nothing is, if Git does not know or with mistakes."""
    root = options.content
    since = published_commit(root)
    if since is None or (since == commit_name(root) and not uncommitted(root)):
        return None
    compared = changes_since(settings_for(options), since)
    return compared if isinstance(compared, Changes) else None


def future_line(compared: Changes) -> str:
    """How many dates to come are other than published; empty where none is."""
    changed, gone = compared.coming(is_gone=False), compared.coming(is_gone=True)
    if not changed + gone:
        return ""
    values = {"changed": changed, "gone": gone, "revision": compared.revision[:8]}
    return message.text("check-future", **values)


def summary(written: Written, seconds: float) -> str:
    """`1.204 Seiten, 310 Kalender, 5 Dateien geändert, 0,8 Sekunden`."""
    changed = written.changed + written.removed
    parts = (
        _built(written),
        f"{_number(changed)} {'Datei' if changed == 1 else 'Dateien'} geändert",
        f"{seconds:.1f} Sekunden".replace(".", ","),
    )
    return f"Gebaut: {', '.join(parts)}.\nAnsehen: python3 tasks.py serve"


def _built(written: Written) -> str:
    pages, calendars = written.count(".html"), written.count(".ics")
    return f"{_number(pages)} {'Seite' if pages == 1 else 'Seiten'}, {_number(calendars)} Kalender"


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
