"""References: what an entry names that only the whole site can find, with its place."""

from dataclasses import dataclass

from ..diagnostics import Position


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A name to be found elsewhere. `kind` is the editors' key, `artikel`, `bild` or `termine`."""

    position: Position
    kind: str
    value: str
