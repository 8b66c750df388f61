"""Delivered: what a publication did."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Delivered:
    """How many files are new or other than before at the target, and how many went away."""

    changed: int
    removed: int
