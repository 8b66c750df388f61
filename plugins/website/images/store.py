"""PictureStore: what was once looked at or made is kept, found again by what the file holds.

Whoever is killed while writing leaves a file nobody looks for, never half a picture. Before each
file's content stands its checksum: one that was damaged later is as good as none.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.late import late

from .original import Original, Refusal, look, pixels
from .versions import Version, encoded

if TYPE_CHECKING:
    from PIL import Image
else:
    Image = late("PIL.Image")

_CHECKSUM_SIZE = 16


class PictureStore:
    """Keeps its files in one folder, which may vanish at any time."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read or made yet."""
        self._folder = folder

    def look(self, content: bytes) -> Original | Refusal:
        """As `look`, but a picture that was fine once is not unpacked again."""
        path = self._folder / f"{hashlib.sha256(content).hexdigest()}.json"
        kept = _read(path)
        if kept:
            return Original(**json.loads(kept))
        found = look(content)
        if isinstance(found, Original):
            _write(path, json.dumps(asdict(found)).encode())
        return found

    def made(
        self, content: Callable[[], bytes], wanted: tuple[Version, ...]
    ) -> Iterator[tuple[Version, bytes]]:
        """The bytes of some versions of one picture; `content` is called for what is not kept."""
        image: Image.Image | None = None
        for version in wanted:
            path = self._folder / version.name.rpartition("/")[2]
            made = _read(path)
            if not made:
                image = image or pixels(content())
                made = encoded(image, version)
                _write(path, made)
            yield version, made


def _read(path: Path) -> bytes:
    try:
        octets = path.read_bytes()
    except OSError:
        return b""
    checksum, content = octets[:_CHECKSUM_SIZE], octets[_CHECKSUM_SIZE:]
    return content if checksum == _checksum(content) else b""


def _write(path: Path, content: bytes) -> None:
    """Keep a file; a folder closed to us, or full, is no matter."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(_checksum(content) + content)
        beside.replace(path)


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_CHECKSUM_SIZE).digest()
