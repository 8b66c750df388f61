"""`import`: calendars from elsewhere become a new file of entries; no file is overwritten."""

import os.path
import re
import shutil
import sys
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent

from plugins.termine.diagnostics import Diagnostic, report
from plugins.termine.editing import ChangedMeanwhileError, new_diagnostics, replace_file
from plugins.termine.events import addresses
from plugins.termine.importer import MOST_BYTES, Takeover, TooManyDatesError, take_over
from plugins.termine.reading import Source, entries_in

from ..messages import message
from ..run import run
from .command import DONE, PROBLEMS, WRONG_USE, CommandError, command, failure
from .edits import ContentEdit, read_content
from .options import ImportOptions

_LIST = re.compile(rb"^( *)- ", re.MULTILINE)


@command
def import_calendars(options: ImportOptions) -> int:
    """Write or show the entries; 1 if something could not be taken over, 2 for wrong options."""
    content = read_content(options)
    taken = _taken(options, content)
    if taken.entries:
        folder = content.folder()
        if folder is None:
            raise failure("import-no-folder", WRONG_USE)
        stem = addresses.slug(options.name or options.files[0].stem) or "uebernommen"
        ends = chain([""], (f"-{number}" for number in count(2)))
        names = (f"{folder}/{stem}{end}.yaml" for end in ends)
        name = next(name for name in names if not os.path.lexists(content.path(name)))
        text = f"{message.text('import-head')}\n\n{taken.event_file}"
        entries = Source(name, text.encode())
        venues = _with_venues(content, taken.venues) if taken.venues else content.files.venues
        files = [file for file in (entries, venues) if file and file is not content.files.venues]
        _refuse_mistakes(options, content, files)
        (_show if options.dry_run else _write)(content, entries, venues)
    print("\n".join(taken.report), file=sys.stderr if options.dry_run else sys.stdout)
    return DONE if taken.entries and taken.is_complete else PROBLEMS


def _taken(options: ImportOptions, content: ContentEdit) -> Takeover:
    ids = {entry.id for source in content.files.events for entry in entries_in(source)}
    calendars = [Source(_printable(path.name), _read(path)) for path in options.files]
    catalogue, today = content.loaded().catalogue, content.settings.today
    try:
        return take_over(calendars, catalogue, today=today, is_taken=ids)
    except TooManyDatesError as error:
        raise CommandError(str(error), PROBLEMS) from error


def _read(path: Path) -> bytes:
    """The file, or as much of it as shows that it is too large."""
    name = _printable(path.name)
    if not path.is_file():
        raise failure("import-no-file", WRONG_USE, name=name)
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError:
        raise failure("import-unreadable", WRONG_USE, name=name) from None


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def _with_venues(content: ContentEdit, venues: str) -> Source:
    """orte.yaml with new venues at its end; what stood there keeps every byte."""
    data = content.files.venues.data if content.files.venues else b""
    first = _LIST.search(data)
    added = indent(venues, " " * len(first[1]) if first else "")
    if data.strip():
        added = ("\n" if data.endswith(b"\n") else "\n\n") + added
    added = added.replace("\n", "\r\n" if b"\r\n" in data else "\n")
    name = content.content.name(content.content.root / "orte.yaml")
    return Source(name, data + added.encode())


def _refuse_mistakes(options: ImportOptions, content: ContentEdit, files: Iterable[Source]) -> None:
    """Nothing is written that would make the content worse than it is, as `check` reads it.

    The whole check runs over a copy of the content that holds the new files.
    """
    with TemporaryDirectory() as folder:
        copy = Path(folder, options.content.resolve().name)
        shutil.copytree(options.content, copy, symlinks=True)
        for file in files:
            path = copy / content.path(file.name).relative_to(content.content.root)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data)
        errors = _errors(replace(options, content=copy))
    if errors and (new := new_diagnostics(_errors(options), errors)):
        raise failure("import-would-be-wrong", report=report(new).rstrip())


def _errors(options: ImportOptions) -> tuple[Diagnostic, ...]:
    found = run(options.settings, only_checks=True).diagnostics
    return tuple(diagnostic for diagnostic in found if diagnostic.is_error)


def _show(content: ContentEdit, entries: Source, venues: Source | None) -> None:
    print(f"# {entries.name}\n{entries.data.decode()}", end="")
    before = content.files.venues
    if venues and venues is not before:
        added = venues.data[len(before.data) if before else 0 :]
        print(f"\n# {venues.name}, am Ende\n{added.decode().strip()}")


def _write(content: ContentEdit, entries: Source, venues: Source | None) -> None:
    """The venues first: one that nobody names yet is no mistake."""
    files = (("Ergänzt", content.files.venues, venues), ("Geschrieben", None, entries))
    for verb, before, after in files:
        if after and after is not before:
            path = content.path(after.name)
            try:
                replace_file(path, before.data if before else None, after.data)
            except ChangedMeanwhileError:
                raise failure("import-changed-meanwhile", name=path.name) from None
            print(f"{verb}: {after.name}")
