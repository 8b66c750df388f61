"""The search: what Pagefind makes of the finished pages, as files of the site.

Pagefind reads copies that hold nothing but what is to be found: the main content with no sign
inside a word, and the title a hit shall have. The index is kept under a key of these copies:
while nothing that can be found changes, no byte of it changes, and it costs no time.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

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

_SEAL = "siegel"
_KEPT = 4
_SECONDS = 300


class SearchError(Exception):
    """Pagefind failed; `said` is what it told."""

    def __init__(self, said: str) -> None:
        """Keep what it told."""
        super().__init__(said)
        self.said = said


def with_search(files: Iterable[OutputFile], cache: Path) -> Iterator[OutputFile]:
    """All files as they come, and after them the index of the pages among them.

    Raises SearchError before the last file, so that a build stops and the old site stays.
    """
    cache.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=cache, prefix=".neu-", suffix=f".{os.getpid()}") as scratch:
        pages = Path(scratch, "seiten")
        pages.mkdir()
        copies = [str(_RECIPE)]
        for file in files:
            if file.path.endswith(".html") and (copy := _searchable(file.content)):
                copies.append(digest(file.path, copy).hex())
                path = pages / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(copy)
            yield file
        index = cache / digest(*sorted(copies)).hex()
        if not _is_whole(index):
            shutil.rmtree(index, ignore_errors=True)
            _keep(_indexed(pages, Path(scratch, "index")), index)
        yield from _files(index)
    _forget_old(cache)


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


def _indexed(pages: Path, index: Path) -> Path:
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
    for path in index.iterdir():
        if _NOT_NEEDED.match(path.name):
            path.unlink()
    return index


def _keep(made: Path, index: Path) -> None:
    """Another build may have been quicker: its index is the same."""
    (made / _SEAL).write_text(_sealed(made), "ascii")
    try:
        made.rename(index)
    except OSError:
        if not index.is_dir():
            raise


def _files(index: Path) -> Iterator[OutputFile]:
    for path in sorted(index.rglob("*")):
        if path.is_file() and path.name != _SEAL:
            name = path.relative_to(index).as_posix()
            yield OutputFile(f"{FOLDER}/{name}", path.read_bytes())


def _is_whole(index: Path) -> bool:
    """Whether it is there, and as Pagefind left it."""
    try:
        return (index / _SEAL).read_text("ascii") == _sealed(index)
    except (OSError, ValueError):
        return False


def _sealed(index: Path) -> str:
    return digest(*(part for file in _files(index) for part in (file.path, file.content))).hex()


def _forget_old(cache: Path) -> None:
    """The newest few stay: a preview and a test build may take turns."""
    kept = [path for path in cache.iterdir() if path.name[0] != "."]
    kept.sort(key=lambda path: (path.stat().st_mtime, path.name))
    for path in kept[:-_KEPT]:
        shutil.rmtree(path, ignore_errors=True)
