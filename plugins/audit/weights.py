"""What a visitor's phone has to fetch, as servers send it: packed where it is text.

Limits are warnings, not errors: a long text must never keep a cancelled date from being published.
"""

import gzip
from collections.abc import Iterator
from functools import cache

from plugins.audit.messages import message
from plugins.termine.diagnostics import Diagnostic, Message, Position

from .links import loaded_files
from .page import Page
from .site import Site

_KILOBYTE = 1024
_MOST_TEXT, _MOST_PICTURES, _MOST_ALL, _MOST_FILES = 20, 80, 120, 12
_TEXTS = (".css", ".js", ".svg", ".json", ".webmanifest")
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico")


def weight_diagnostics(site: Site) -> Iterator[Diagnostic]:
    """The pages that are heavier than they should be."""
    weigh = cache(lambda file: _weight(file, site))
    for page in site.pages:
        files = {file: weigh(file) for file in loaded_files(page, site) if file in site.files}
        for fault in _faults(page, files):
            yield fault.at(Position(f"{site.about.label}/{page.file}", 1))


def _weight(file: str, site: Site) -> int:
    if not file.endswith(_TEXTS):
        return site.files[file]
    return len(gzip.compress(site.read(file), 6, mtime=0))


def _faults(page: Page, files: dict[str, int]) -> Iterator[Message]:
    styles = sum(size for file, size in files.items() if file.endswith(".css"))
    pictures = sum(size for file, size in files.items() if file.endswith(_PICTURES))
    weights = (
        ("Seite und Gestaltung", page.weight + styles, _MOST_TEXT),
        ("Bilder der Seite", pictures, _MOST_PICTURES),
        ("Die Seite mit allem, was sie lädt", page.weight + sum(files.values()), _MOST_ALL),
    )
    for what, size, most in weights:
        if size > most * _KILOBYTE:
            yield message("audit-too-heavy", what=what, kilobytes=-(-size // _KILOBYTE), most=most)
    if len(files) + 1 > _MOST_FILES:
        yield message("audit-too-many-files", count=len(files) + 1, most=_MOST_FILES)
