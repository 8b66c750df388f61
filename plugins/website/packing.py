"""Packed copies beside the texts of a published site, for servers that hand them out as they are.

A copy is made anew only where its text changed: what the last build left is unpacked and compared,
which is a hundred times faster than packing and mends a damaged copy by itself.
"""

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import brotli

from plugins.build.task import OutputFile

_TEXTS = (".html", ".css", ".js", ".svg", ".xml", ".txt", ".ics", ".json", ".webmanifest")
_GZIP_LEVEL, _BROTLI_QUALITY = 9, 5


def with_packed(files: Iterable[OutputFile], output: Path) -> Iterator[OutputFile]:
    """The same files, each text followed by its `.gz` and `.br`; `output` holds the last build.

    A copy that would not be smaller than its text is left out.
    """
    for file in files:
        yield file
        if file.path.endswith(_TEXTS):
            yield from _copies(file, output)


def _copies(file: OutputFile, output: Path) -> Iterator[OutputFile]:
    for ending, pack, unpack in (
        (".gz", _gzipped, _ungzipped),
        (".br", _brotlied, _unbrotlied),
    ):
        path = f"{file.path}{ending}"
        packed = _kept(output / path, file.content, unpack) or pack(file.content)
        if len(packed) < len(file.content):
            yield OutputFile(path, packed, file.changed)


def _kept(path: Path, content: bytes, unpack: Callable[[bytes], bytes | None]) -> bytes | None:
    """The copy of the last build, if it still holds the same text."""
    try:
        packed = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    return packed if unpack(packed) == content else None


def _gzipped(content: bytes) -> bytes:
    return gzip.compress(content, _GZIP_LEVEL, mtime=0)


def _ungzipped(packed: bytes) -> bytes | None:
    try:
        return gzip.decompress(packed)
    except (OSError, EOFError, zlib.error):
        return None


def _brotlied(content: bytes) -> bytes:
    return bytes(brotli.compress(content, quality=_BROTLI_QUALITY))


def _unbrotlied(packed: bytes) -> bytes | None:
    try:
        return bytes(brotli.decompress(packed))
    except brotli.error:
        return None
