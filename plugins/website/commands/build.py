"""`build` and `check`: the site from the content, and every mistake in it."""

import os
import sys
from time import monotonic

from plugins.build.builder import Written
from plugins.termine.diagnostics import Diagnostic, diagnostics_as_json, report

from ..run import PelicanError, run
from ..settings import ROOT
from .command import DONE, PROBLEMS, command
from .inputs import STATE, inputs, last_build
from .options import BuildOptions, CheckOptions

MOST_ALIKE = 3
"""Of one kind of hint a build shows so many; `check` shows all."""


@command
def build(options: BuildOptions) -> int:
    """Build the site; 0 done, 1 with mistakes in the content, 2 with wrong options or settings."""
    start = monotonic()
    state = os.environ.pop(STATE, "") or inputs(ROOT, options).state()
    try:
        outcome = run(options.settings, is_production=options.production)
    except PelicanError as error:
        print(f"Pelican meldet einen Fehler: {error}", file=sys.stderr)
        return PROBLEMS
    text = report(outcome.diagnostics, most_alike=MOST_ALIKE)
    if text:
        print(text, file=sys.stderr)
    if outcome.written is None:
        print("Es wurde nichts geändert: Bitte zuerst die Fehler beheben.", file=sys.stderr)
        return PROBLEMS
    answer = {"report": text, "summary": _built(outcome.written)}
    last_build(ROOT, options).remember(state, outcome.written.stamps, answer)
    print(summary(outcome.written, monotonic() - start))
    return DONE


@command
def check(options: CheckOptions) -> int:
    """Print the report (or JSON) on stdout; 1 if there are errors, 2 if nothing can be checked."""
    diagnostics = found_diagnostics(options)
    if options.as_json:
        print(diagnostics_as_json(diagnostics))
    else:
        print(report(diagnostics) or "Alles in Ordnung.")
    return PROBLEMS if any(diagnostic.is_error for diagnostic in diagnostics) else DONE


def found_diagnostics(options: CheckOptions) -> tuple[Diagnostic, ...]:
    """All Diagnostics, in the order of the report."""
    return run(options.settings, only_checks=True).diagnostics


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
