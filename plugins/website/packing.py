"""Packed copies beside the texts of a published site, for servers that hand them out as they are.

A copy is made anew only where its text changed: what the last build left is unpacked and compared,
which is a hundred times faster than packing and mends a damaged copy by itself.
"""

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import brotli

from plugins.build.task import OutputFile

_TEXTS = (".html", ".css", ".js", ".svg", ".xml", ".txt", ".ics", ".json", ".webmanifest")
_GZIP_LEVEL, _BROTLI_QUALITY = 9, 5
_Packer = tuple[str, Callable[[bytes], bytes], Callable[[bytes], bytes]]
_PACKERS: Sequence[_Packer] = (
    (".gz", lambda text: gzip.compress(text, _GZIP_LEVEL, mtime=0), gzip.decompress),
    (".br", lambda text: brotli.compress(text, quality=_BROTLI_QUALITY), brotli.decompress),
)


def with_packed(files: Iterable[OutputFile], output: Path) -> Iterator[OutputFile]:
    """The same files, each text followed by its `.gz` and `.br`; `output` holds the last build.

    A copy that would not be smaller than its text is left out.
    """
    for file in files:
        yield file
        for ending, pack, unpack in _PACKERS if file.path.endswith(_TEXTS) else ():
            path = f"{file.path}{ending}"
            packed = _last_copy(output / path, file.content, unpack) or pack(file.content)
            if len(packed) < len(file.content):
                yield OutputFile(path, packed, file.changed)


def _last_copy(path: Path, text: bytes, unpack: Callable[[bytes], bytes]) -> bytes | None:
    """The copy of the last build, if it still holds the same text."""
    with suppress(OSError, EOFError, zlib.error, brotli.error):
        packed = path.read_bytes()
        return packed if unpack(packed) == text else None
    return None
