"""Keys: a short name for octets that belong together, and for a value with all it holds."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from hashlib import blake2b
from pathlib import PurePath
from zoneinfo import ZoneInfo

SIZE = 16
"""So many octets has a digest."""


def digest(*parts: bytes | str) -> bytes:
    """A short name for these parts in this order; `a, bc` and `ab, c` have different ones."""
    octets = [part if isinstance(part, bytes) else _utf8(part) for part in parts]
    framed = [piece for one in octets for piece in (len(one).to_bytes(8, "big"), one)]
    return blake2b(b"".join(framed), digest_size=SIZE).digest()


def value_digest(value: object) -> bytes:
    """A short name for a value, the same in every process; equal values have equal ones.

    A value is a text, a number, octets, a day, a time, a member of an Enum, a path, None, or a
    dataclass, tuple, list, set or mapping of such. Fields of a dataclass that do not count when it
    is compared do not count here. Of sets and mappings the order does not count. Raises TypeError
    for anything else: what it depends on could not be told.
    """
    parts: list[bytes] = []
    _spell(value, parts)
    return digest(*parts)


def _spell(value: object, parts: list[bytes]) -> None:
    """Append what tells a value from every other: its kind, its size, and what it is made of."""
    if isinstance(value, Enum):
        parts += (type(value).__qualname__.encode(), value.name.encode())
    elif isinstance(value, str):
        parts += (b"text", _utf8(value))
    elif value is None or isinstance(value, bool | int | float):
        parts += (b"number", repr(value).encode())
    elif isinstance(value, tuple | list):
        parts += (b"row", str(len(value)).encode())
        for item in value:
            _spell(item, parts)
    elif is_dataclass(value) and not isinstance(value, type):
        kind, values = _reader(type(value))
        parts.append(kind)
        for item in values(value):
            _spell(item, parts)
    else:
        _spell_rarer(value, parts)


def _spell_rarer(value: object, parts: list[bytes]) -> None:
    if isinstance(value, bytes):
        parts += (b"octets", value)
    elif isinstance(value, Mapping):
        pairs = sorted((value_digest(key), value_digest(item)) for key, item in value.items())
        parts += (b"mapping", *(part for pair in pairs for part in pair), b"end")
    elif isinstance(value, set | frozenset):
        parts += (b"set", *sorted(map(value_digest, value)), b"end")
    elif isinstance(value, date | time | timedelta | PurePath | ZoneInfo):
        zone = str(value.tzinfo) if isinstance(value, datetime | time) else ""
        parts += (type(value).__name__.encode(), str(value).encode(), zone.encode())
    else:
        raise TypeError(value)


@cache
def _reader(kind: type) -> tuple[bytes, Callable[[object], list[object]]]:
    """The name of a dataclass with those of its fields, and what reads these fields of a value."""
    names = [field.name for field in fields(kind) if field.compare]
    spelled = " ".join((kind.__module__, kind.__qualname__, *names)).encode()
    return spelled, lambda value: [getattr(value, name) for name in names]


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
