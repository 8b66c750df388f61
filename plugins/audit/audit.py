"""The audit: a finished output folder in, everything that is wrong with it out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from plugins.events import Problem, in_reading_order

from .audited import Audited
from .coverage import coverage_problems
from .duties import duty_problems
from .heads import head_problems
from .links import link_problems
from .parity import parity_problems
from .reading import read_site
from .weights import weight_problems

_MOST_ALIKE = 3


def audit(folder: Path, about: Audited, *, workers: int = 1) -> tuple[Problem, ...]:
    """Everything wrong with the site in `folder`, in the order of the report; empty is good.

    What is the same on many files is told for the first few, with the number of the others. More
    than one of the `workers` begins only at several hundred files.
    """
    site, problems = read_site(folder, about, workers=workers)
    checks = (
        duty_problems,
        link_problems,
        head_problems,
        parity_problems,
        coverage_problems,
        weight_problems,
    )
    found = {*problems, *(problem for check in checks for problem in check(site))}
    return in_reading_order(_gathered(in_reading_order(found)))


def _gathered(problems: Iterable[Problem]) -> list[Problem]:
    """A fault of the theme is on every page: a thousand times the same sentence helps nobody."""
    alike: defaultdict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        alike[problem.kind, problem.message].append(problem)
    shown: list[Problem] = []
    for found in alike.values():
        more = len(found) - _MOST_ALIKE
        kept = found[:_MOST_ALIKE]
        if more > 0:
            others = "einer weiteren Datei" if more == 1 else f"{more} weiteren Dateien"
            advice = f"{kept[-1].advice} Ebenso in {others}.".strip()
            kept[-1] = replace(kept[-1], advice=advice)
        shown += kept
    return shown
