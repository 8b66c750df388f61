"""The search: what Pagefind makes of the finished pages, as files of the site.

Pagefind reads copies that hold nothing but what is to be found: the main content with no sign
inside a word, and the title a hit shall have. The last index is cached with a key of its copies:
while nothing that can be found changes, no byte of it changes, and it costs no time.
"""

import os
import pickle
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.build.cache import Table
from plugins.build.digest import digest
from plugins.build.task import OutputFile

FOLDER = "pagefind"
_INSIDE_WORDS = re.compile("\u00ad|(?<=\\w)\u00b7(?=\\w)")
"""Soft hyphens, and the dots that part long words in Leichte Sprache."""
_TITLE = re.compile(r"<meta\b[^>]*\bdata-pagefind-meta=[^>]*>")
_MAIN = re.compile(r"<main\b[^>]*\bdata-pagefind-body\b.*?</main>", re.DOTALL)
_LANGUAGE = re.compile(r'<html lang="([a-z]+)')
_NOT_NEEDED = re.compile(r"(.*-ui\.(css|js)|pagefind-highlight\.js)$")
_RECIPE = 1
"""Raise it when the copies stay the same but the index shall not."""
_SECONDS = 300
_LAST = b"last"


class SearchError(Exception):
    """Pagefind failed; `said` is what it told."""

    def __init__(self, said: str) -> None:
        """Keep what it told."""
        super().__init__(said)
        self.said = said


def search_files(
    pages: Iterable[OutputFile], table: Table, scratch: Path
) -> tuple[OutputFile, ...]:
    """The index of these pages; `table` holds the last one, which is given again if it still fits.

    Pagefind works in the folder `scratch`. Raises SearchError, so that the old site stays.
    """
    with TemporaryDirectory(dir=scratch, prefix=".suche-", suffix=f".{os.getpid()}") as name:
        folder = Path(name, "seiten")
        folder.mkdir()
        key = digest(str(_RECIPE), *sorted(_copied(pages, folder)))
        octets = table.get(_LAST)
        last_key, files = pickle.loads(octets) if octets else (b"", ())  # noqa: S301  # our own
        if last_key != key:
            files = _indexed(folder, Path(name, "index"))
            table.put(_LAST, pickle.dumps((key, files)))
        return tuple(files)


def _copied(pages: Iterable[OutputFile], folder: Path) -> Iterator[str]:
    """Write a copy of each page where something is to be found; a digest of each."""
    for page in pages:
        if copy := _searchable(page.content):
            path = folder / page.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(copy)
            yield digest(page.path, copy).hex()


def _searchable(content: bytes) -> bytes:
    """What of a page is to be found, empty where nothing is."""
    page = content.decode()
    title, main = _TITLE.search(page), _MAIN.search(page)
    if main is None:
        return b""
    language = (_LANGUAGE.search(page) or ("", "de"))[1]
    copy = (
        f'<!doctype html><html lang="{language}"><head>{title[0] if title else ""}</head>'
        f"<body>{main[0]}</body></html>"
    )
    return _INSIDE_WORDS.sub("", copy).encode()


def _indexed(pages: Path, index: Path) -> tuple[OutputFile, ...]:
    """Run Pagefind, which needs no network."""
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(index)]
    try:
        done = subprocess.run(
            [*command, "--quiet"],
            cwd=pages,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise SearchError(f"keine Antwort in {_SECONDS} Sekunden") from error
    if done.returncode or not index.is_dir():
        raise SearchError(done.stdout.decode("utf-8", "replace").strip()[-500:])
    return tuple(
        OutputFile(f"{FOLDER}/{path.relative_to(index).as_posix()}", path.read_bytes())
        for path in sorted(index.rglob("*"))
        if path.is_file() and not _NOT_NEEDED.match(path.name)
    )
