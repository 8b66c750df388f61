"""Kept: what earlier builds computed, by a digest of all it was made of.

One file for each purpose below the cache folder. It may vanish at any time, and one that cannot be
read is as good as none. Only this program writes there, so its pickles are trusted.
"""

import io
import marshal
import os
import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

SIZE = 16
"""So many octets has a digest."""

_CHECKSUM_SIZE = 4
Value = TypeVar("Value")


def digest(*parts: bytes | str) -> bytes:
    """A short name for parts that belong together; `a, bc` and `ab, c` have different ones."""
    found = blake2b(digest_size=SIZE)
    for part in parts:
        octets = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        found.update(len(octets).to_bytes(8, "big"))
        found.update(octets)
    return found.digest()


class Kept:
    """Values by their digest. What a build did not ask for is not kept any longer."""

    def __init__(
        self, file: Path | None = None, version: bytes = b"", *, holds_values: bool = False
    ) -> None:
        """Take over what `file` holds, if this `version` of the program wrote it.

        A Kept that `holds_values` hands out the very value for several builds.
        """
        self.version = version
        self._file = file
        self._values: dict[bytes, Any] | None = {} if holds_values else None
        self._before = read_table(file, version) if file else {}
        self._now: dict[bytes, bytes] = {}

    def __contains__(self, key: bytes) -> bool:
        """Whether the value is there."""
        return key in self._now or key in self._before

    def __iter__(self) -> Iterator[bytes]:
        """Every key that is known."""
        return iter(self._before.keys() | self._now.keys())

    def get(self, key: bytes) -> Any:
        """The value kept for a key, None where there is none; it is not kept on for that."""
        if self._values and key in self._values:
            return self._values[key]
        octets = self._now.get(key) or self._before.get(key)
        return self._held(key, pickle.loads(octets)) if octets else None  # noqa: S301  # our own

    def through(self, key: bytes, make: Callable[[], Value]) -> Value:
        """The value kept for a key, else the one made now, which is kept."""
        if key not in self:
            return self.keep(key, make())
        self.hold(key)
        found: Value = self.get(key)
        return found

    def keep(self, key: bytes, value: Value) -> Value:
        """Keep a value, whatever was kept for its key."""
        self.put(key, pickled(value))
        return self._held(key, value)

    def hold(self, key: bytes) -> None:
        """Keep what is there on, though this build had no need of it."""
        if key not in self._now and key in self._before:
            self._now[key] = self._before[key]

    def put(self, key: bytes, octets: bytes) -> None:
        """Keep a value that was pickled elsewhere."""
        self._now[key] = octets

    def news(self) -> dict[bytes, bytes]:
        """What came in since it was opened, for `add` in another process."""
        before = self._before
        return {key: octets for key, octets in self._now.items() if before.get(key) is not octets}

    def add(self, news: Mapping[bytes, bytes]) -> None:
        """Keep what another process has read."""
        self._now.update(news)

    def begin(self) -> None:
        """Serve another build."""
        self._before.update(self._now)
        self._now = {}

    def save(self) -> None:
        """Write the file, where something has changed; a folder closed to us is no matter.

        Without `holds_values` this is its end: nothing is held any longer, for it may be as large
        as all texts.
        """
        if self._file and self._now != self._before:
            write_table(self._file, self.version, self._now)
        self._before, self._now = ({} if self._values is None else self._now), {}
        if self._values is not None:
            kept = self._before.keys() & self._values.keys()
            self._values = {key: self._values[key] for key in kept}

    def _held(self, key: bytes, value: Value) -> Value:
        if self._values is not None:
            self._values[key] = value
        return value


def pickled(value: object) -> bytes:
    """A value as `Kept` holds it."""
    stream = io.BytesIO()
    _Pickler(stream, pickle.HIGHEST_PROTOCOL).dump(value)
    return stream.getvalue()


class _Pickler(pickle.Pickler):
    """Writes a dataclass as a call of its class: reading that takes half as long as its own way."""

    def reducer_override(self, value: Any) -> Any:
        if not is_dataclass(value) or isinstance(value, type):
            return NotImplemented
        return type(value), tuple(getattr(value, field.name) for field in fields(value))


def write_whole(file: Path, octets: bytes) -> None:
    """Replace a file of the cache at once, with a checksum before its content."""
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(zlib.crc32(octets).to_bytes(_CHECKSUM_SIZE, "big") + octets)
        beside.replace(file)


def read_whole(file: Path) -> bytes:
    """What `write_whole` wrote; empty for a file that is not there or not whole."""
    try:
        octets = file.read_bytes()
    except OSError:
        return b""
    checksum, content = octets[:_CHECKSUM_SIZE], octets[_CHECKSUM_SIZE:]
    return content if zlib.crc32(content).to_bytes(_CHECKSUM_SIZE, "big") == checksum else b""


def write_table(file: Path, version: bytes, table: dict[Any, Any]) -> None:
    """Keep plain keys and values as those of one `version` of the program."""
    write_whole(file, version + marshal.dumps(table))


def read_table(file: Path, version: bytes) -> dict[Any, Any]:
    """What `write_table` wrote; empty where there is none of this version."""
    octets = read_whole(file)
    if not octets.startswith(version):
        return {}
    try:
        found = marshal.loads(octets[len(version) :])  # noqa: S302  # as above
    except (ValueError, EOFError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}
