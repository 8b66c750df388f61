"""The places beside an output folder where builds have their trees."""

from pathlib import Path

SIGN = "kalender/index.html"
"""Every site built here has this page, and hardly any other site does."""


def fresh_of(output: Path) -> Path:
    """Where a build fills the new tree."""
    return output.parent / f".{output.name}-neu"


def old_of(output: Path) -> Path:
    """Where the old tree stands for an instant, on systems that cannot swap."""
    return output.parent / f".{output.name}-alt"


def reserve_of(output: Path) -> Path:
    """Where the tree before the present one is kept."""
    return output.parent / f".{output.name}-reserve"


def new_reserve_of(output: Path, process: int) -> Path:
    """Where a process makes a reserve, until it is whole."""
    return output.parent / f".{output.name}-reserve.{process}"
