"""The editors' files on disk.

Nothing outside the content folder is ever read, wherever a link or a `..` points to.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from plugins.termine import importer
from plugins.termine.diagnostics import Diagnostic, Position
from plugins.termine.reading import Source, suggestion
from plugins.website.messages import message

PICTURES = "bilder"
FILES = "dateien"
"""Where files to download lie; all of them are published."""
PHOTOS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".tif", ".tiff"})
DOCUMENTS = frozenset({".pdf"})
"""Published as they are. SVG and HTML are not: they can carry scripts of the site's own origin."""
STATIC = frozenset(
    {
        *(".pdf", ".csv", ".txt", ".ics", ".gpx", ".json", ".vcf", ".zip"),
        *(".docx", ".odt", ".xlsx", ".ods", ".pptx", ".odp", ".mp3", ".ogg", ".mp4", ".webm"),
        *(".woff2", ".ico", ".webmanifest", ".asc"),
        *(".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"),
    }
)
"""What STATIC_PATHS may hold, and what texts may lead to that lies beside them."""

YAML = (".yaml", ".yml")
_TEXT = ".md"
_VENUES = "orte.yaml"
_CLOSED_DAYS = "ferien.yaml"
_SUBSCRIPTIONS = "abos.yaml"
COPIES = "abos"
"""The folder of what partners said, as `abgleichen` fetched it."""
COPY, EARLIER, VERSION = ".ics", "-frueher.ics", ".etag"
"""Behind the id of a partner: its calendar, what it no longer tells, and the version it has."""


def is_photo(name: str) -> bool:
    """Whether a file is of a kind that cameras and paint programs make."""
    return PurePosixPath(name).suffix.lower() in PHOTOS


def is_document(name: str) -> bool:
    """Whether a file below content/bilder is published as it is."""
    return PurePosixPath(name).suffix.lower() in DOCUMENTS


def is_beside(name: str) -> bool:
    """Whether a file that lies beside a text is published as it is, if the text leads to it."""
    return not is_photo(name) and PurePosixPath(name).suffix.lower() in STATIC


@dataclass(eq=False)
class ContentMissingError(Exception):
    """There is no content folder; `folder` says where it was looked for."""

    folder: Path


@dataclass(frozen=True, slots=True)
class CalendarFiles:
    """The files that dates come from; `unread` says why others of them cannot be read.

    `events` are sorted by name, with those of a folder where it is named.
    """

    events: tuple[Source, ...]
    venues: Source | None
    closed_days: Source | None
    unread: tuple[Diagnostic, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """All of them."""
        return (*self.events, *filter(None, (self.venues, self.closed_days)))


@dataclass(frozen=True)
class Content:
    """The content folder as one build sees it. Editors know its files as `content/termine.yaml`.

    Pictures lie in `bilder/` or beside a text in one of the `text_folders`; files are `ignored`
    whose name fits one of these patterns (IGNORE_FILES).
    """

    root: Path
    text_folders: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    _whole: Path = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a folder that is not there."""
        if not self.root.is_dir():
            raise ContentMissingError(self.root)
        object.__setattr__(self, "_whole", self.root.resolve())

    def name(self, path: Path) -> str:
        """The name of a file in Diagnostics."""
        return f"{self._whole.name}/{path.relative_to(self.root).as_posix()}"

    def calendar(self, event_files: Iterable[str]) -> CalendarFiles:
        """The files of TERMINE_DATEIEN, of folders the YAML files in them; venues, closed days."""
        found = (path for file in event_files for path in self._yaml_files(file))
        events = [self.read(path) for path in dict.fromkeys(found)]
        others = [
            next(map(self.read, self._yaml_files(name)), None) for name in (_VENUES, _CLOSED_DAYS)
        ]
        venues, closed_days = (file if isinstance(file, Source) else None for file in others)
        return CalendarFiles(
            tuple(file for file in events if isinstance(file, Source)),
            venues,
            closed_days,
            tuple(file for file in (*events, *others) if isinstance(file, Diagnostic)),
        )

    def subscriptions(self) -> Source | Diagnostic | None:
        """abos.yaml, or why it cannot be read; None if it is not there."""
        return next(map(self.read, self._yaml_files(_SUBSCRIPTIONS)), None)

    def copies(self, partner_id: str) -> "importer.Copies":
        """What `abgleichen` fetched of a partner; one that cannot be read counts as not fetched."""
        paths = (self.root / COPIES / f"{partner_id}{ending}" for ending in (COPY, EARLIER))
        found = (self.read(path) if path.exists() else None for path in paths)
        return importer.Copies(*(each if isinstance(each, Source) else None for each in found))

    @property
    def closed_days_name(self) -> str:
        """The name of ferien.yaml in Diagnostics, whether it is there or not."""
        return self.name(self.root / _CLOSED_DAYS)

    def texts(self, folder: str) -> tuple[Source | Diagnostic, ...]:
        """The Markdown files of a folder and of the folders in it, sorted by name."""
        if not self._is_inside(self.root / folder):
            return (message("file-outside", name=folder).at(Position(self.name(self.root), 1)),)
        return tuple(self.read(one) for one in self._below(folder) if one.name.endswith(_TEXT))

    def unexpected(
        self, folder: str, endings: tuple[str, ...] = (_TEXT,), used: Collection[str] = ()
    ) -> tuple[Diagnostic, ...]:
        """A warning for each file of a folder that ends in another way than those read there.

        Those that are `used` are named as pictures are.
        """
        return tuple(
            message("file-unexpected", ending=endings[0]).at(Position(self.name(one), 1))
            for one in self._below(folder)
            if not one.name.endswith(endings) and one.relative_to(self.root).as_posix() not in used
        )

    def unnoticed(
        self, event_files: Iterable[str], event_folders: Iterable[str], text_folders: Sequence[str]
    ) -> tuple[Diagnostic, ...]:
        """A warning for whatever lies at the top of the content and is none of these."""
        folders = {*event_folders, *text_folders, PICTURES, COPIES}
        known = {True: folders, False: {*event_files, _VENUES, _CLOSED_DAYS, _SUBSCRIPTIONS}}
        return tuple(
            self._unnoticed(path, sorted(known[path.is_dir()]), text_folders)
            for path in sorted(self.root.iterdir())
            if path.name not in known[path.is_dir()] and not _is_hidden(path.name)
        )

    def _unnoticed(self, path: Path, names: list[str], text_folders: Sequence[str]) -> Diagnostic:
        free = [name for name in names if not (self.root / name).exists()]
        advice = suggestion(path.name, free, _where_else(path, names, text_folders))
        fault = message("file-unnoticed", name=path.name, advice=advice)
        return fault.at(Position(self.name(path), 1))

    @cached_property
    def pictures(self) -> Mapping[str, Path]:
        """Every picture by its name below `bilder/`.

        So are files beside texts, with their name below the content folder; `bilder/` comes first.
        """
        found: dict[str, Path] = {}
        for name in (PICTURES, *self.text_folders):
            folder = self.root / PICTURES if name == PICTURES else self.root
            for path in self._below(name):
                is_picture = name == PICTURES or is_photo(path.name) or is_beside(path.name)
                if is_picture and self._is_inside(path) and path.is_file():
                    found.setdefault(path.relative_to(folder).as_posix(), path)
        return MappingProxyType(found)

    def files(self, names: Iterable[str]) -> Iterator[Path]:
        """Files that can be read: those named, and those of folders that are named."""
        for name in names:
            own = self.root / name
            paths = (own,) if own.is_file() else self._below(name)
            yield from (path for path in paths if self._is_inside(path) and path.is_file())

    def read(self, path: Path) -> Source | Diagnostic:
        """One file, or why it cannot be read."""
        name = self.name(path)
        if not self._is_inside(path):
            return message("file-outside", name=path.name).at(Position(name, 1))
        with suppress(OSError):
            if path.is_file():  # a pipe would keep us waiting for ever
                return Source(name, path.read_bytes())
        return message("file-unreadable").at(Position(name, 1))

    def _yaml_files(self, name: str) -> Iterator[Path]:
        """A file, or those of a folder; of a link to somewhere else no more than the link."""
        path = self.root / name
        return _yaml_files(path) if self._is_inside(path) else iter((path,))

    def _below(self, folder: str) -> Iterator[Path]:
        """All files of a folder, none where it is a link to somewhere else."""
        path = self.root / folder
        for one in _below(path) if self._is_inside(path) else ():
            parts = one.relative_to(path).parts
            if not any(fnmatch(part, ignored) for part in parts for ignored in self.ignored):
                yield one

    def _is_inside(self, path: Path) -> bool:
        return Path(os.path.realpath(path)).is_relative_to(self._whole)


def _where_else(path: Path, names: list[str], text_folders: Sequence[str]) -> str:
    """Into which folder a file at the top of the content belongs, else how it may be called."""
    if path.suffix == _TEXT:
        folders = " oder ".join(f"„{folder}“" for folder in text_folders)
    elif is_photo(path.name):
        folders = f"„{PICTURES}“"
    elif is_document(path.name):
        folders = f"„{FILES}“"
    else:
        return message.text("unnoticed-advice", names=", ".join(names))
    return message.text("misplaced-advice", folders=folders)


def _yaml_files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (found for found in _below(path) if found.name.endswith(YAML))
    elif path.is_symlink() or path.exists():
        yield path


def _below(folder: Path) -> Iterator[Path]:
    """All files below a folder, sorted; hidden and backup files are none.

    A folder that is a link is not entered.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError:
        return
    for one in entries:
        if one.is_dir(follow_symlinks=False):
            yield from _below(Path(one.path))
        elif not (one.is_symlink() and Path(one.path).is_dir()) and not _is_hidden(one.name):
            yield Path(one.path)


def _is_hidden(name: str) -> bool:
    """Whether a file is a program's own: hidden, a lock, a backup, or what Windows puts there."""
    is_of_windows = name.startswith("~$") or name.lower() in {"thumbs.db", "desktop.ini"}
    return name[0] in ".#" or name[-1] == "~" or is_of_windows


def uncommented_lines(source: Source, sign: bytes) -> Iterator[tuple[int, str]]:
    """The lines of a YAML file with their numbers, without those of comments.

    None if the file does not hold the `sign` that somebody looks for.
    """
    if sign in source.data:
        lines = source.data.decode("utf-8", "replace").splitlines()
        numbered = enumerate(lines, start=1)
        yield from ((at, line) for at, line in numbered if not line.lstrip().startswith("#"))
