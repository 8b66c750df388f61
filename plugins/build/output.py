"""The output folder changes as a whole or not at all.

A build fills a complete new tree beside the old one (`tree.py`). Then both trees change places in
one step. Whoever is killed on the way leaves the old tree, and the next build clears the rest away.
The tree that was replaced is kept in reserve: the next build only brings it up to date instead of
linking every file again.
"""

import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from plugins.termine.diagnostics import Diagnostic

from .builder import Build, Change, Written
from .places import SIGN, fresh_of, old_of
from .task import Job, Made, OutputFile, Work

__all__ = [
    "Build",
    "ForeignFolderError",
    "OutputFile",
    "RefusedError",
    "Written",
    "write_output",
    "write_site",
]


class ForeignFolderError(Exception):
    """The output folder holds something that no build put there; `folder` says which it is."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder."""
        super().__init__(folder)
        self.folder = folder


class RefusedError(Exception):
    """The new tree has errors and must not be published; `diagnostics` are all there are."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep the Diagnostics."""
        super().__init__(len(diagnostics))
        self.diagnostics = diagnostics


def write_output(
    output: Path,
    files: Iterable[OutputFile],
    *,
    inspect: Callable[[Path], None] | None = None,
) -> Written:
    """Make `output` hold exactly these files."""
    job = Job("all", b"", lambda: Made(tuple(files)))
    return write_site(output, (job,), Build(inspect=inspect))


def write_site(output: Path, jobs: Sequence[Work], build: Build) -> Written:
    """Make `output` hold what the Jobs give, doing only those that may give something new.

    Only one process may do so at a time (`lock.py`).
    """
    output = output.resolve()
    recover(output)
    refuse_foreign(output)
    change = Change(output, build)
    try:
        change.do(jobs)
        change.do(build.late(change.staged()))
        if build.inspect is not None:
            build.inspect(change.finished())
    except BaseException:
        shutil.rmtree(fresh_of(output), ignore_errors=True)
        raise
    written = change.put_in_place()
    recover(output)
    return written


def recover(output: Path) -> None:
    """Clear away what a killed build left, and bring the old tree back if it stands aside."""
    fresh, old = fresh_of(output), old_of(output)
    if old.exists() and not output.exists():
        old.rename(output)
    for leftover in (fresh, old):
        if leftover.exists():
            shutil.rmtree(leftover)


def refuse_foreign(output: Path) -> None:
    """Raise ForeignFolderError where a build would replace something that is not a site."""
    if not output.exists():
        return
    if not output.is_dir():
        raise ForeignFolderError(output)
    is_site = (output / SIGN).is_file() and not (output / ".git").exists()
    if not is_site and any(output.iterdir()):
        raise ForeignFolderError(output)
