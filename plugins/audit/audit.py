"""The audit: a finished output folder in, everything that is wrong with it out."""

import gzip
import zlib
from collections import defaultdict
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from plugins.termine.diagnostics import Diagnostic, in_reading_order

from .calendars import read_calendar, read_dates
from .compliance import duty_diagnostics, head_diagnostics
from .coverage import coverage_diagnostics
from .links import link_diagnostics, local_addresses, weight_diagnostics
from .pages import read_page
from .parity import parity_diagnostics
from .site import DATE_ADDRESS, Audited, CalendarFile, Page, Site

_CHECKS = (
    duty_diagnostics,
    link_diagnostics,
    head_diagnostics,
    parity_diagnostics,
    coverage_diagnostics,
    weight_diagnostics,
)
_FOREIGN_FOLDERS = ("pagefind/", "redaktion/")
"""What other programs made: its scripts are theirs, and nothing of it is a page."""

_TEXTS = (".html", ".css", ".js", ".xml", ".txt", ".svg", ".json", ".webmanifest", ".ics")
_WORTH_A_PROCESS, _CHUNK = 600, 50
_MOST_ALIKE = 3


def audit(folder: Path, about: Audited, *, workers: int = 1) -> tuple[Diagnostic, ...]:
    """Everything wrong with the site in `folder`, in the order of the report; empty is good.

    What is the same on many files is told for the first few, with the number of the others. More
    than one of the `workers` begins only at several hundred files.
    """
    site, of_files = read_site(folder, about, workers=workers)
    diagnostics = {*of_files, *(diagnostic for check in _CHECKS for diagnostic in check(site))}
    ordered = sorted(diagnostics, key=lambda diagnostic: (diagnostic.kind, diagnostic.message))
    return in_reading_order(_few_alike(in_reading_order(ordered)))


def read_site(folder: Path, about: Audited, *, workers: int) -> tuple[Site, list[Diagnostic]]:
    """Everything below `folder`, and the Diagnostics that single files have by themselves."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    sizes = ((path.relative_to(folder).as_posix(), path.stat().st_size) for path in paths)
    files = dict(sorted(sizes))
    own = [file for file in files if not file.startswith(_FOREIGN_FOLDERS)]
    read = partial(_read_file, folder, about)
    if workers > 1 and len(own) >= _WORTH_A_PROCESS:
        with ProcessPoolExecutor(workers) as pool:
            contents = list(pool.map(read, own, chunksize=_CHUNK))
    else:
        contents = list(map(read, own))
    pages = [content for content, _ in contents if isinstance(content, Page)]
    calendars = [content for content, _ in contents if isinstance(content, CalendarFile)]
    ordered = tuple(sorted(pages, key=lambda page: page.address))
    dates = read_dates(calendars, about)
    by_address = {event.address: event for event in dates.values()}
    forwards = (page for page in ordered if page.forwards_to and page.address in by_address)
    moved = {page.forwards_to: page.address for page in forwards}
    ordered = tuple(_with_own_dates(page, moved) for page in ordered)
    by_address |= {now: by_address[before] for now, before in moved.items()}
    site = Site(about, folder, files, ordered, tuple(calendars), dates, by_address)
    return site, [diagnostic for _, diagnostics in contents for diagnostic in diagnostics]


def _with_own_dates(page: Page, moved: Mapping[str, str]) -> Page:
    """A page that knows dates by one address each; `moved` has that by where it forwards to."""
    named = ((one, moved.get(one.address, one.address)) for one in page.mentions)
    is_of_date = page.address in moved or DATE_ADDRESS.search(page.address)
    return replace(
        page,
        mentions=tuple(replace(one, address=to) for one, to in named if DATE_ADDRESS.search(to)),
        date=page.date if is_of_date else None,
    )


def _read_file(
    folder: Path, about: Audited, file: str
) -> tuple[Page | CalendarFile | None, tuple[Diagnostic, ...]]:
    data = (folder / file).read_bytes()
    local = tuple(local_addresses(file, data, about)) if file.endswith(_TEXTS) else ()
    content: Page | CalendarFile | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    if file.endswith(".html"):
        content, diagnostics = read_page(file, data, about)
    elif file.endswith(".ics"):
        content, diagnostics = read_calendar(file, data, about)
    elif file.endswith(".gz") and not _is_copy(data, folder / file.removesuffix(".gz")):
        name = Path(file).name.removesuffix(".gz")
        diagnostics = (about.diagnostic("audit-compressed-stale", file, name=name),)
    return content, (*diagnostics, *local)


def _is_copy(packed: bytes, plain: Path) -> bool:
    """Whether a packed copy holds the same bytes as the file beside it."""
    try:
        return gzip.decompress(packed) == plain.read_bytes()
    except (OSError, EOFError, zlib.error):
        return False


def _few_alike(diagnostics: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    """A fault of the theme is on every page: a thousand times the same sentence helps nobody."""
    alike: defaultdict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        alike[diagnostic.kind, diagnostic.message].append(diagnostic)
    shown: list[Diagnostic] = []
    for group in alike.values():
        more = len(group) - _MOST_ALIKE
        shown += group[:_MOST_ALIKE]
        if more > 0:
            others = "einer weiteren Datei" if more == 1 else f"{more} weiteren Dateien"
            advice = f"{shown[-1].advice} Ebenso in {others}.".strip()
            shown[-1] = replace(shown[-1], advice=advice)
    return shown
