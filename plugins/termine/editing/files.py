"""The only place of the package that touches a disk: a file is replaced whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(eq=False)
class ChangedMeanwhileError(Exception):
    """The file on disk is no longer the one that was read; `path` says which."""

    path: Path


def replace_file(path: Path, before: bytes | None, after: bytes | None) -> None:
    """Write `after` in place of `before`; None stands for a file that is not there."""
    target = path.resolve()
    if (target.read_bytes() if target.exists() else None) != before:
        raise ChangedMeanwhileError(target)
    if after is None:
        path.unlink()
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = target.stat().st_mode & 0o777 if before is not None else 0o644
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(after)
            stream.flush()
            os.fsync(stream.fileno())
        draft.chmod(mode)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def replace_by_files(
    path: Path, before: bytes | None, after: bytes | None, new: Mapping[Path, bytes]
) -> None:
    """Write new files, none of which may be there, and then `after` in place of `before`.

    `after` None: the file is taken away. Where anything fails, none of the new files stays. Stopped
    in between by force, entries stand twice, which `check` tells.
    """
    written: list[Path] = []
    try:
        for file, data in new.items():
            replace_file(file, None, data)
            written.append(file)
        replace_file(path, before, after)
    except BaseException:
        for file in written:
            file.unlink(missing_ok=True)
        raise
