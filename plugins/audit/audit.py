"""The audit: a finished output folder in, everything that is wrong with it out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from plugins.termine.diagnostics import Diagnostic, in_reading_order

from .audited import Audited
from .coverage import coverage_diagnostics
from .duties import duty_diagnostics
from .heads import head_diagnostics
from .links import link_diagnostics
from .parity import parity_diagnostics
from .reading import read_site
from .weights import weight_diagnostics

_MOST_ALIKE = 3


def audit(folder: Path, about: Audited, *, workers: int = 1) -> tuple[Diagnostic, ...]:
    """Everything wrong with the site in `folder`, in the order of the report; empty is good.

    What is the same on many files is told for the first few, with the number of the others. More
    than one of the `workers` begins only at several hundred files.
    """
    site, diagnostics = read_site(folder, about, workers=workers)
    checks = (
        duty_diagnostics,
        link_diagnostics,
        head_diagnostics,
        parity_diagnostics,
        coverage_diagnostics,
        weight_diagnostics,
    )
    found = {*diagnostics, *(diagnostic for check in checks for diagnostic in check(site))}
    return in_reading_order(_gathered(in_reading_order(found)))


def _gathered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """A fault of the theme is on every page: a thousand times the same sentence helps nobody."""
    alike: defaultdict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        alike[diagnostic.kind, diagnostic.message].append(diagnostic)
    shown: list[Diagnostic] = []
    for found in alike.values():
        more = len(found) - _MOST_ALIKE
        kept = found[:_MOST_ALIKE]
        if more > 0:
            others = "einer weiteren Datei" if more == 1 else f"{more} weiteren Dateien"
            advice = f"{kept[-1].advice} Ebenso in {others}.".strip()
            kept[-1] = replace(kept[-1], advice=advice)
        shown += kept
    return shown
