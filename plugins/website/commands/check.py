"""`check`: every mistake in the content at once."""

from plugins.termine.diagnostics import Diagnostic, diagnostics_as_json, report

from ..run import run
from .command import DONE, PROBLEMS, command
from .options import CheckOptions


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
