"""Beforehand: while a build is still loading its program, another process looks at the output.

It needs next to nothing of the program, so it begins before most of that is loaded. It notes every
file that is there. Where the last build kept no tree in reserve, it links the files to a new one.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from .manifest import NOWHERE, Identity, identity_of
from .places import SIGN, new_reserve_of, reserve_of
from .pool import aside, usual_count
from .staging import Tree
from .stamps import Stamp, walk

Before = tuple[dict[str, Stamp], Identity]
"""The files of the output, and the reserve if one was made to be like them just now."""

Look = Callable[[], Before]
"""To be called under the lock of the output, when what is there has to be known."""


@contextmanager
def looking(output: Path, *, workers: int | None = None) -> Iterator[Look]:
    """Begin to look. What a build changes in between is seen: each leaves another folder there."""
    output = output.resolve()
    reserve = new_reserve_of(output, os.getpid())

    def before() -> Before:
        with suppress(OSError):  # what another build takes away meanwhile cannot be looked at
            seen, files, is_linked = found()
            if seen == identity_of(output):
                return files, _put_aside(reserve, output) if is_linked else NOWHERE
        return walk(output), NOWHERE

    try:
        with aside(partial(_look, output, reserve), count=workers or usual_count()) as found:
            yield before
    finally:
        shutil.rmtree(reserve, ignore_errors=True)


def remembered(output: Path, files: Mapping[str, Stamp]) -> Look:
    """What a build has left and nobody has touched since, but for single files in folders."""
    output = output.resolve()
    left = identity_of(output)
    return lambda: (dict(files) if identity_of(output) == left else walk(output), NOWHERE)


def _put_aside(reserve: Path, output: Path) -> Identity:
    """The new reserve in its place, unless another build has left one there."""
    place = reserve_of(output)
    if place.exists():
        return NOWHERE
    reserve.rename(place)
    return identity_of(place)


def _look(output: Path, reserve: Path) -> tuple[Identity, dict[str, Stamp], bool]:
    """Which folder it is, its files, and whether they are linked to a new reserve."""
    seen, files = identity_of(output), walk(output)
    if SIGN not in files or reserve_of(output).exists():
        return seen, files, False
    with suppress(OSError):  # a build without a reserve does it itself
        reserve.mkdir()
        Tree(output, reserve, files).mirror(_while_wanted(files))
        return seen, files, True
    return seen, files, False


def _while_wanted(files: Iterable[str]) -> Iterator[str]:
    """All of them, unless the build that wants them was killed."""
    build = os.getppid()
    for file in files:
        if os.getppid() != build:
            raise ProcessLookupError(build)
        yield file
