"""Small sites of texts by their paths, and what builds make of them."""

from collections.abc import Callable
from pathlib import Path

from plugins.build.builder import Builder, Written
from plugins.build.cache import Cache
from plugins.build.digest import digest
from plugins.build.task import OutputFile, Product, Task

SIGN = "kalender/index.html"
HOME = OutputFile(SIGN, b"Start")
DATES = OutputFile("termine/index.html", b"Termine")


def write_output(
    output: Path,
    *files: OutputFile,
    cache: Cache | None = None,
    inspect: Callable[[Path], None] | None = None,
) -> Written:
    """Make `output` hold these files."""
    tasks = [
        Task(file.path, digest(file.content, repr(file.changed)), _giving(file)) for file in files
    ]
    return Builder(output, SIGN, cache, inspect=inspect).build(tasks)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _giving(file: OutputFile) -> Callable[[], Product]:
    return lambda: Product((file,))
