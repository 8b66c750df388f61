"""Everything that a build reads, and whether it would do nothing.

`tasks.py` asks before there is an environment: nothing but the standard library is needed.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from plugins.build.digest import digest
from plugins.build.stamps import stamp_of
from plugins.build.unchanged import Inputs, LastBuild

from .options import BuildOptions
from .wording import say

CACHE = ".cache"
STATE = "SITE_STATE"
"""The variable that hands the state of all files on to the process that builds."""

_FOLDERS = ("plugins", "theme")
_EDITOR = f"{CACHE}/redaktion/programm/fassung.txt"
_SETTINGS = ("pelicanconf.py", "publishconf.py")
_FILES = ("tasks.py", *_SETTINGS, "requirements/site.txt")
_VARIABLE = re.compile(r"""(?:environ(?:\.get)?|getenv)\s*[(\[]\s*["'](\w+)["']""")


def is_built(root: Path, options: BuildOptions) -> bool:
    """Whether a build would do nothing, and then says so; else what was seen is handed on to it.

    `root` is the repository.
    """
    if STATE in os.environ:  # asked already, by the process before
        return False
    state = inputs(root, options).state()
    told = None if options.full else last_build(root, options).told(state)
    if told is None:
        os.environ[STATE] = state
        return False
    if told["report"]:
        say(told["report"], is_error=True)
    say(f"Nichts zu tun: {told['summary']} sind auf dem neuesten Stand.")
    return True


def last_build(root: Path, options: BuildOptions) -> LastBuild:
    """Where it is remembered what was built with such options, and what it told."""
    output = (root / options.output).resolve()
    name = digest(os.fsencode(output)).hex()[:12]
    return LastBuild(root / CACHE / f"stand-{name}.json", output)


def inputs(root: Path, options: BuildOptions) -> Inputs:
    """Content, theme and program; options and variables; and the commit of the content."""
    content = root / options.content
    return Inputs(
        folders=(*(root / name for name in _FOLDERS), content),
        files=tuple(root / name for name in (*_FILES, _EDITOR)),
        values=(
            repr(replace(options, full=False, workers=None)),
            *(f"{name}={os.environ.get(name)}" for name in _variables(root)),
            *_commit(Path(os.path.realpath(content))),  # resolve() stumbles over a loop of links,
        ),
    )


def _variables(root: Path) -> Iterator[str]:
    """Those of the environment that the settings files name."""
    for name in _SETTINGS:
        yield from _VARIABLE.findall(_text(root / name))


def _commit(folder: Path) -> Iterator[str]:
    """Which commit is checked out where a folder lies, as far as Git's own files tell.

    HEAD names a commit or a branch; a branch is a file, or a line of `packed-refs`. In a work tree
    of its own `.git` is a file that leads to the rest.
    """
    above = (place / ".git" for place in (folder, *folder.parents))
    git = next((place for place in above if place.exists()), None)
    if git is None:
        return
    if git.is_file():
        git = git.parent / _text(git).partition(":")[2].strip()
    common = git / _text(git / "commondir") if (git / "commondir").is_file() else git
    head = _text(git / "HEAD")
    branch = head.partition("ref:")[2].strip()
    yield head
    yield _text(common / branch) if branch else ""
    yield from (str(stamp_of(common / name)) for name in ("packed-refs", "shallow"))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except OSError:
        return ""
