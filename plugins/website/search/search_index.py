"""The search: what Pagefind makes of the finished pages, as files of the site.

Pagefind reads copies that hold nothing but what is to be found: the main content with no sign
inside a word, the title a hit shall have, and the words that find it beyond its own. A large site
has its index in parts that change at different rates, which the browser joins; each is a task
whose key is taken from these copies: while nothing that can be found in it changes, no byte of it
changes, and it costs no time.
"""

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.build.digest import digest
from plugins.build.task import OutputFile, Product, Staged, Task

FOLDER = "pagefind"
PARTS_FILE = f"{FOLDER}/parts.json"
"""The names of the folders that hold further parts, for the script of the search."""

MAIN = ""
OLDER = "older"
_SMALL = 300
"""With at most so many pages all are one part: to start Pagefind once more costs as much."""

_YEARS = 2
"""So many years before this one are parts of their own: the browser asks for each of them."""

_INSIDE_WORDS = re.compile("\u00ad|(?<=\\w)\u00b7(?=\\w)")
"""Soft hyphens, and the dots that part long words in Leichte Sprache."""
_ENDS = re.compile("(</(?:dd|td|th|address)>|<br>)")
"""Where a fact ends: in a hit the next one must not run into it."""
_HEADING = re.compile("<h1.*?</h1>", re.DOTALL)
_LONG_WORD = re.compile("\\w+(?:\u00ad\\w+)+")
_SHORTEST_PART = 5
_META = re.compile(r"<meta\b[^>]*\bdata-pagefind-meta=[^>]*>")
_MAIN = re.compile(r"<main\b[^>]*\bdata-pagefind-body\b.*?</main>", re.DOTALL)
_LANGUAGE = re.compile(r'<html lang="([a-z]+)')
_NOT_NEEDED = re.compile(r"(.*-ui\.(css|js)|pagefind-highlight\.js)$")
_OF_PART = re.compile(r"(fragment|index)/.+|.*\.pf_meta|pagefind-entry\.json")
"""What a further part needs: the program is that of the main one."""

_RECIPE = "4"
"""Raise it when the copies stay the same but the index shall not."""

_SECONDS = 300


class SearchError(Exception):
    """Pagefind failed; `said` is what it told."""

    def __init__(self, said: str) -> None:
        """Keep what it told."""
        super().__init__(said)
        self.said = said


@dataclass(frozen=True, slots=True)
class Searched:
    """A page that can be found: its file, its year (0: it is current), a digest of its copy."""

    path: str
    year: int
    key: bytes


def searched(file: OutputFile, year: int) -> Iterator[Searched]:
    """A note on a page of a year, nothing if the search shall leave it out."""
    if copy := _searchable(file.content):
        yield Searched(file.path, year, digest(copy))


def search_tasks(staged: Staged, scratch: Path, *, this_year: int) -> Iterator[Task]:
    """An index for each part of the pages that were noted, and the list of these parts.

    Pagefind's files are in a folder of `scratch` meanwhile. The tasks raise SearchError.
    """
    parts = _parts([note for note in staged.notes if isinstance(note, Searched)], this_year)
    for name, pages in parts.items():
        key = digest(_RECIPE, *(value for one in pages for value in (one.path, one.key)))
        paths = [one.path for one in pages]
        make = partial(_part, name, paths, staged.read, scratch)
        yield Task(f"search {name}", key, make, len(paths))
    names = json.dumps([name for name in parts if name != MAIN])
    yield Task(
        PARTS_FILE, digest(names), lambda: Product((OutputFile(PARTS_FILE, names.encode()),))
    )


def _parts(pages: Sequence[Searched], this_year: int) -> dict[str, list[Searched]]:
    """The pages by the name of their part: the main one first, then the newest.

    What is current changes most often; a year that is over hardly ever.
    """
    parts: defaultdict[str, list[Searched]] = defaultdict(list, {MAIN: []})
    for page in sorted(pages, key=lambda one: (-one.year, one.path)):
        year = min(page.year, this_year)
        is_main = not year or len(pages) <= _SMALL
        name = str(year) if year >= this_year - _YEARS else OLDER
        parts[MAIN if is_main else name].append(page)
    return dict(parts)


def _part(name: str, paths: Iterable[str], read: Callable[[str], bytes], scratch: Path) -> Product:
    """The index of some pages below the folder of its name."""
    scratch.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=scratch, prefix=".suche-", suffix=f".{os.getpid()}") as folder:
        pages = Path(folder, "seiten")
        pages.mkdir()
        for path in paths:
            copy = pages / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(_searchable(read(path)))
        index = _indexed(pages, Path(folder, "index"))
        names = sorted(p.relative_to(index).as_posix() for p in index.rglob("*") if p.is_file())
        needed = [one for one in names if name == MAIN or _OF_PART.fullmatch(one)]
        place = f"{FOLDER}/{name}/" if name else f"{FOLDER}/"
        return Product(
            tuple(
                OutputFile(f"{place}{one}", (index / one).read_bytes())
                for one in needed
                if not _NOT_NEEDED.match(one)
            )
        )


def _searchable(content: bytes) -> bytes:
    """What of a page is to be found, empty where nothing is."""
    if b"data-pagefind-body" not in content:
        return b""
    page = content.decode()
    main = _MAIN.search(page)
    if main is None:
        return b""
    head = page[: main.start()]
    language = (_LANGUAGE.search(page) or ("", "de"))[1]
    metas, parts = "".join(_META.findall(head)), " ".join(_parts_of_words(main[0]))
    copy = (
        f'<!doctype html><html lang="{language}"><head>{metas}'
        f'<meta content="{parts}" data-pagefind-meta="parts[content]"></head>'
        f"<body>{main[0]}</body></html>"
    )
    return _INSIDE_WORDS.sub("", _ENDS.sub(r"\1 · ", copy)).encode()


def _parts_of_words(main: str) -> Iterator[str]:
    """Ends of the heading's long words: who looks for `Bücherei` means the Kinderbücherei, too.

    Pagefind finds words by their begin alone. They are parted where they may be hyphenated.
    """
    heading = _HEADING.search(main)
    for word in _LONG_WORD.findall(heading[0]) if heading else ():
        syllables = word.split("\u00ad")
        ends = ("".join(syllables[start:]) for start in range(1, len(syllables)))
        yield from (end for end in ends if len(end) >= _SHORTEST_PART)


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
    return index
