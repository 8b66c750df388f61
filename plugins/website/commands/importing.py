"""`import`: calendars from elsewhere become a new file of entries; no file is overwritten."""

import os
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

from plugins.termine.events import Catalogue, addresses
from plugins.termine.importer import MOST_BYTES, Takeover, TooManyDatesError, take_over
from plugins.termine.reading import Loaded, Source, load

from ..content import Content
from ..settings import SiteSettings, configuration, site_settings
from .failures import DONE, PROBLEMS, WRONG_USE, CommandError, exit_code
from .options import ImportOptions

_VENUES = "orte.yaml"
_ID = re.compile(r"^[\s-]*id:\s*[\"']?([^\s\"'#]+)", re.MULTILINE)
_LIST = re.compile(rb"^( *)- ", re.MULTILINE)
_HEAD = (
    "# Übernommen aus einem anderen Kalender. Bitte jeden Eintrag lesen und danach prüfen:\n"
    "# python3 tasks.py pruefen\n\n"
)


@dataclass(frozen=True, slots=True)
class _Files:
    """The two files that change: the new one, and orte.yaml (None if it stays as it is)."""

    events: Path
    event_text: str
    venues: Path
    venue_data: bytes | None


def take_over_files(options: ImportOptions) -> int:
    """Write or show the entries; 1 if something could not be taken over, 2 for wrong options."""
    return exit_code(lambda: _take_over(options))


def _take_over(options: ImportOptions) -> int:
    values = {**configuration(), "PATH": str(options.content), "TERMINE_HEUTE": options.today}
    settings = site_settings({"OUTPUT_PATH": "output", **values})
    content = Content(settings.content)
    sources = [*content.events(settings.event_files).sources]
    venues = next(iter(content.venues().sources), None)
    before = load(sources, venues)
    taken = _taken(options, before.catalogue, sources)
    if taken.entries:
        files = _files(options, settings, taken, venues)
        _refuse_mistakes(sources, files, before)
        (_show if options.dry_run else _write)(files, content)
    print("\n".join(taken.report), file=sys.stderr if options.dry_run else sys.stdout)
    return DONE if taken.entries and taken.is_complete else PROBLEMS


def _taken(options: ImportOptions, catalogue: Catalogue, sources: Sequence[Source]) -> Takeover:
    ids = {found for one in sources for found in _ID.findall(one.data.decode("utf-8", "replace"))}
    calendars = [Source(_printable(path.name), _read(path)) for path in options.files]
    try:
        return take_over(calendars, catalogue, today=options.today, is_taken=ids)
    except TooManyDatesError as error:
        raise CommandError(str(error), PROBLEMS) from error


def _read(path: Path) -> bytes:
    """The file, or as much of it as shows that it is too large."""
    if not path.is_file():
        text = f"Die Datei „{_printable(path.name)}“ gibt es nicht."
        raise CommandError(text, WRONG_USE)
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError:
        text = f"Die Datei „{_printable(path.name)}“ lässt sich nicht lesen."
        raise CommandError(text, WRONG_USE) from None


def _printable(text: str) -> str:
    return "".join(one if one.isprintable() else "?" for one in text)


def _files(
    options: ImportOptions, settings: SiteSettings, taken: Takeover, venues: Source | None
) -> _Files:
    folders = [name for name in settings.event_files if not name.endswith((".yaml", ".yml"))]
    if not folders:
        raise CommandError(
            "TERMINE_DATEIEN nennt keinen Ordner. Bitte dort „termine“ ergänzen.", WRONG_USE
        )
    stem = addresses.slug(options.name or options.files[0].stem) or "uebernommen"
    folder = settings.content / folders[0]
    return _Files(
        events=_free(folder, stem),
        event_text=_HEAD + taken.event_file,
        venues=settings.content / _VENUES,
        venue_data=_with_venues(venues, taken.venues) if taken.venues else None,
    )


def _free(folder: Path, stem: str) -> Path:
    """A file that is not there yet."""
    path, number = folder / f"{stem}.yaml", 2
    while path.exists() or path.is_symlink():
        path, number = folder / f"{stem}-{number}.yaml", number + 1
    return path


def _with_venues(source: Source | None, venues: str) -> bytes:
    """orte.yaml with new venues at its end; what stood there keeps every byte."""
    data = source.data if source else b""
    found = _LIST.search(data)
    added = indent(venues, " " * len(found[1]) if found else "")
    if data.strip():
        added = ("\n" if data.endswith(b"\n") else "\n\n") + added
    return data + added.replace("\n", "\r\n" if b"\r\n" in data else "\n").encode()


def _refuse_mistakes(sources: Sequence[Source], files: _Files, before: Loaded) -> None:
    """Nothing is written that would make the content worse than it is."""
    added = Source(files.events.name, files.event_text.encode())
    venues = files.venues.read_bytes() if files.venues.exists() else b""
    new_venues = Source(_VENUES, venues if files.venue_data is None else files.venue_data)
    after = load([*sources, added], new_venues)
    known = sum(diagnostic.is_error for diagnostic in before.diagnostics)
    if sum(diagnostic.is_error for diagnostic in after.diagnostics) > known:
        raise CommandError(
            "So entstünden neue Fehler in den Inhalten. Es wurde nichts geändert. "
            "Bitte zuerst prüfen: python3 tasks.py pruefen",
            PROBLEMS,
        )


def _show(files: _Files, content: Content) -> None:
    print(f"# {content.name(files.events)}\n{files.event_text}", end="")
    if files.venue_data is not None:
        old = files.venues.stat().st_size if files.venues.exists() else 0
        print(f"\n# {content.name(files.venues)}, am Ende")
        print(files.venue_data[old:].decode().strip())


def _write(files: _Files, content: Content) -> None:
    """The venues first: one that nobody names yet is no mistake."""
    if files.venue_data is not None:
        _replace(files.venues, files.venue_data)
        print(f"Ergänzt: {content.name(files.venues)}")
    files.events.parent.mkdir(parents=True, exist_ok=True)
    _create(files.events, files.event_text.encode())
    print(f"Geschrieben: {content.name(files.events)}")


def _replace(path: Path, data: bytes) -> None:
    path = path.resolve()
    fresh = _beside(path, data)
    if path.exists():
        fresh.chmod(path.stat().st_mode)
    fresh.replace(path)


def _create(path: Path, data: bytes) -> None:
    """The whole file at once, or an error if somebody was quicker."""
    fresh = _beside(path, data)
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise CommandError(f"„{path.name}“ gibt es inzwischen schon.", PROBLEMS) from None
    finally:
        fresh.unlink()


def _beside(path: Path, data: bytes) -> Path:
    """A complete file next to the one it is for; hidden, so that no build reads it."""
    number, name = tempfile.mkstemp(prefix=".uebernahme-", dir=path.parent)
    with os.fdopen(number, "wb") as stream:
        stream.write(data)
    fresh = Path(name)
    fresh.chmod(0o644)
    return fresh
