"""The editors' files as they were at an earlier revision, read from git without a checkout."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..diagnostics import message
from ..reading import Source
from .git import checkout, commit_name, contents, files_at

VENUES = "orte.yaml"
CLOSED_DAYS = "ferien.yaml"


class RevisionError(Exception):
    """There is nothing to compare with; the text is a German sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class EarlierContent:
    """The YAML files of the content folder at one commit; all may be missing.

    `events` are sorted by name, with those of folders behind the files before them.
    """

    commit: str
    events: tuple[Source, ...]
    venues: Source | None
    closed_days: Source | None


def earlier_content(root: Path, revision: str, event_files: Sequence[str]) -> EarlierContent:
    """The content folder `root` at `revision`, which is anything git understands.

    `event_files` are files and folders below it, as in TERMINE_DATEIEN; what was not there yet is
    left out. Raises RevisionError, and GitError if the repository is broken.
    """
    if not shutil.which("git"):
        raise RevisionError(message.text("changes-no-git"))
    place = checkout(root)
    if place is None:
        raise RevisionError(message.text("changes-no-repository"))
    commit = commit_name(root, revision)
    if commit is None:
        key = "changes-unknown-in-shallow-clone" if place.shallow else "changes-unknown-revision"
        raise RevisionError(message.text(key, revision=revision))
    files = files_at(place, commit, (*event_files, VENUES, CLOSED_DAYS))
    texts = dict(contents(place, dict.fromkeys(files.values())))
    folder = root.resolve().name

    def source(path: str) -> Source:
        return Source(f"{folder}/{path}", texts[files[path]])

    venues, closed_days = (
        source(path) if path in files else None for path in (VENUES, CLOSED_DAYS)
    )
    events = dict.fromkeys(
        path for name in event_files for path in files if _belongs(path, name.strip("/"))
    )
    return EarlierContent(commit, tuple(map(source, events)), venues, closed_days)


def _belongs(path: str, name: str) -> bool:
    """Whether a path is the file `name` or one of the YAML files of this folder, as built."""
    if path == name:
        return True
    is_hidden = PurePosixPath(path).name[0] in ".#"
    return path.startswith(f"{name}/") and path.endswith((".yaml", ".yml")) and not is_hidden
