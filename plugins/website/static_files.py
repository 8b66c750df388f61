"""Files that are published as they are: STATIC_PATHS, at the addresses of EXTRA_PATH_METADATA."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from plugins.build.digest import digest
from plugins.build.task import OutputFile, Product, Task
from plugins.termine.diagnostics import Diagnostic, Position

from .content import STATIC, Content
from .messages import message
from .settings import SiteSettings


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


def static_tasks(files: Iterable[StaticFile]) -> Iterator[Task]:
    """A task for each file."""
    return (copied(one.url, one.path) for one in files)


def copied(url: str, path: Path) -> Task:
    """Publish a file as it is."""
    stat = path.stat()
    key = digest(repr((stat.st_mtime_ns, stat.st_size, stat.st_ino)))
    return Task(url, key, partial(_copy, url, path))


def _copy(url: str, path: Path) -> Product:
    return Product((OutputFile(url, path.read_bytes()),))
