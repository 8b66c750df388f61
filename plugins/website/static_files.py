"""Files that are published as they are: STATIC_PATHS, at the addresses of EXTRA_PATH_METADATA.

Those of `content/dateien/` are downloads: what leads to them says their kind and size.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from plugins.build.cache import Table
from plugins.build.digest import digest
from plugins.build.task import OutputFile, Product, Task
from plugins.termine.diagnostics import Diagnostic, Position

from .content import FILES, STATIC, Content
from .messages import message
from .settings import SiteSettings

_OBJECTS = re.compile(rb"/ObjStm.*?stream\r?\n(.*?)endstream", re.DOTALL)
_MOST_OBJECTS = 10_000_000
_TITLE = re.compile(
    rb"/Title\s*(?:\(\s*[^)\s]|<[^>]|\d+ \d+ R)|<dc:title>.*?<rdf:li[^>]*>\s*[^<\s]", re.DOTALL
)
_KILOBYTE, _MEGABYTE = 1000, 1_000_000


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file with its name below the content folder and its address below the root."""

    name: str
    path: Path
    url: str


def static_files(
    content: Content, settings: SiteSettings
) -> tuple[tuple[StaticFile, ...], tuple[Diagnostic, ...]]:
    """All of them, and a hint for each that is of a kind that might carry a program."""
    targets = dict(settings.extra_paths)
    found = tuple(
        StaticFile(path.relative_to(content.root).as_posix(), path, "")
        for path in content.files(settings.static_paths)
    )
    fine = [one for one in found if one.path.suffix.lower() in STATIC or one.path.name == "CNAME"]
    unfit = (
        message("static-kind", kinds=", ".join(sorted(STATIC))).at(
            Position(content.name(one.path), 1)
        )
        for one in found
        if one not in fine
    )
    named = (StaticFile(one.name, one.path, targets.get(one.name, one.name)) for one in fine)
    return tuple({one.url: one for one in named}.values()), tuple(unfit)


def download_labels(files: Iterable[StaticFile]) -> Mapping[str, str]:
    """What is said behind a link to each download, by its address: `(PDF, 120 kB)`."""
    return {file.url: _label(file.path) for file in files if file.name.startswith(f"{FILES}/")}


def _label(path: Path) -> str:
    size = path.stat().st_size
    amount = (
        f"{size / _MEGABYTE:.1f} MB".replace(".", ",")
        if size >= _MEGABYTE
        else f"{max(1, round(size / _KILOBYTE))} kB"
    )
    return f"({path.suffix[1:].upper()}, {amount})"


def document_hints(
    content: Content, files: Iterable[StaticFile], memory: Table
) -> Iterator[Diagnostic]:
    """A hint for each PDF that screen readers can hardly read: without a title or without tags."""
    for file in files:
        if file.path.suffix.lower() == ".pdf":
            lacks = memory.through(_state(file.path), partial(_lacking, file.path))
            if lacks:
                place = Position(content.name(file.path), 1)
                yield message("document-barrier", lacks=" und ".join(lacks)).at(place)


def _lacking(path: Path) -> tuple[str, ...]:
    """What a PDF lacks; most of what it says of itself may stand in compressed objects."""
    whole = path.read_bytes()
    parts = [whole]
    for found in _OBJECTS.finditer(whole):
        with suppress(zlib.error):
            parts.append(zlib.decompressobj().decompress(found[1], _MOST_OBJECTS))
    has_title = any(_TITLE.search(part) for part in parts)
    has_tags = any(b"/StructTreeRoot" in part for part in parts)
    return (*(() if has_title else ("einen Titel",)), *(() if has_tags else ("Tags",)))


def static_tasks(files: Iterable[StaticFile]) -> Iterator[Task]:
    """A task for each file."""
    return (copied(one.url, one.path) for one in files)


def copied(url: str, path: Path) -> Task:
    """Publish a file as it is."""
    return Task(url, _state(path), partial(_copy, url, path))


def _state(path: Path) -> bytes:
    stat = path.stat()
    return digest(repr((stat.st_mtime_ns, stat.st_size, stat.st_ino)))


def _copy(url: str, path: Path) -> Product:
    return Product((OutputFile(url, path.read_bytes()),))
