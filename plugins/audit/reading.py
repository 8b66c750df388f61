"""The output folder read back, on several processors where it is worth it."""

import gzip
import multiprocessing
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from plugins.audit.messages import message
from plugins.termine.diagnostics import Diagnostic, Position

from .audited import Audited
from .calendars import CalendarFile, read_calendar, read_dates
from .page import Page
from .page_faults import local_addresses
from .page_reading import read_page
from .site import Site

FOREIGN_FOLDERS = ("pagefind/", "redaktion/")
"""What other programs made: its scripts are theirs, and nothing of it is a page."""

_WORTH_A_PROCESS = 600
_CHUNK = 50
_TEXTS = (".html", ".css", ".js", ".xml", ".txt", ".svg", ".json", ".webmanifest", ".ics")

_Read = TypeVar("_Read")


def read_site(
    folder: Path, about: Audited, *, workers: int = 1
) -> tuple[Site, tuple[Diagnostic, ...]]:
    """Everything below `folder`, and the Diagnostics that single files have by themselves."""
    files = dict(sorted(_files(folder)))
    own = [file for file in files if not file.startswith(FOREIGN_FOLDERS)]
    read = partial(_read_file, folder, about)
    pages: list[Page] = []
    calendars: list[CalendarFile] = []
    diagnostics: list[Diagnostic] = []
    for value, found in _each(read, own, workers):
        diagnostics += found
        if isinstance(value, Page):
            pages.append(value)
        elif isinstance(value, CalendarFile):
            calendars.append(value)
    ordered = tuple(sorted(pages, key=lambda page: page.address))
    dates = read_dates(calendars)
    return Site(about, folder, files, ordered, tuple(calendars), dates), tuple(diagnostics)


def _files(folder: Path) -> Iterator[tuple[str, int]]:
    for path, _, names in os.walk(folder):
        for name in names:
            file = Path(path, name)
            yield file.relative_to(folder).as_posix(), file.stat().st_size


def _each(read: Callable[[str], _Read], files: list[str], workers: int) -> Iterable[_Read]:
    """Processes are forked: what they need is there already, and this program is not read anew."""
    if workers <= 1 or len(files) < _WORTH_A_PROCESS:
        return map(read, files)
    with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
        return list(pool.map(read, files, chunksize=_CHUNK))


def _read_file(
    folder: Path, about: Audited, file: str
) -> tuple[Page | CalendarFile | None, tuple[Diagnostic, ...]]:
    data = (folder / file).read_bytes()
    local = tuple(local_addresses(file, data, about)) if file.endswith(_TEXTS) else ()
    if file.endswith(".html"):
        page, diagnostics = read_page(file, data, about)
        return page, (*diagnostics, *local)
    if file.endswith(".ics"):
        calendar, diagnostics = read_calendar(file, data, about)
        return calendar, (*diagnostics, *local)
    if file.endswith(".gz"):
        return None, _packed_diagnostics(folder, file, data, about)
    return None, local


def _packed_diagnostics(
    folder: Path, file: str, data: bytes, about: Audited
) -> tuple[Diagnostic, ...]:
    """A packed copy must hold the same bytes as the file beside it."""
    plain = folder / file.removesuffix(".gz")
    try:
        is_same = gzip.decompress(data) == plain.read_bytes()
    except (OSError, EOFError, zlib.error):
        is_same = False
    fault = message("audit-compressed-stale", name=plain.name)
    return () if is_same else (fault.at(Position(f"{about.label}/{file}", 1)),)
