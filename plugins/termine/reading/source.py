"""Source: the bytes of one file with the name its Diagnostics are shown under."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was read from disk; `name` is the path editors know it by."""

    name: str
    data: bytes
