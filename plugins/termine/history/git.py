"""Questions to git, always asked the same way: no settings of the user, no prompt, no pager.

Among them the editors' files as they were at an earlier revision, read without a checkout.

The repository's own settings cannot start a program or change a format that is read here.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path, PurePosixPath

from ..diagnostics import message
from ..reading import Source

VENUES = "orte.yaml"
CLOSED_DAYS = "ferien.yaml"
_PUBLISHED = "refs/published"
_TIMEOUT_SECONDS = 120
_SETTINGS = (
    "core.quotepath=off",
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "log.showSignature=false",
    "log.showRoot=true",
    "safe.directory=*",
)
_ENVIRONMENT: Mapping[str, str] = {
    "LC_ALL": "C",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_FILE_MODES = ("100644", "100755")
_FILE = re.compile(rf"(?:{'|'.join(_FILE_MODES)}) blob (\w+)\t(.*)", re.DOTALL)


class GitError(Exception):
    """Git is there and knows the repository, but an answer did not come."""

    def __init__(self, arguments: tuple[str, ...], message: str) -> None:
        """Tell what was asked; `message` is what git said."""
        super().__init__(f"git {' '.join(arguments)}: {message}")
        self.message = message


class RevisionError(Exception):
    """There is nothing to compare with; the text is a German sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Checkout:
    """A folder in the work tree of a repository that has at least one commit.

    `prefix` is the folder's path from the top of the work tree, empty or with a `/` at its end.
    `shallow` are the commits behind which a shallow clone knows nothing, mostly none.
    """

    root: Path
    prefix: str
    commit: str
    shallow: frozenset[str]


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit with its time (whole seconds since 1970) and its changes to its first parent.

    `changes` gives by the path of a file its new content's blob, empty when the file is gone.
    """

    name: str
    time: int
    changes: dict[str, str]


@dataclass(frozen=True, slots=True)
class EarlierContent:
    """The YAML files of the content folder at one commit; all may be missing.

    `events` are sorted by name, with those of folders behind the files before them.
    """

    commit: str
    events: tuple[Source, ...]
    venues: Source | None
    closed_days: Source | None
    texts: tuple[Source, ...] = ()


def commit_name(root: Path, revision: str = "HEAD") -> str | None:
    """The full name of the commit that `revision` means, None if it means none where `root` lies.

    None as well without git and without a repository.
    """
    if revision.startswith("-"):
        return None
    return _asked(root, ("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"))


def published_commit(root: Path) -> str | None:
    """The commit that was published last, as far as the repository knows; None if it does not.

    `publish` marks it; where a server publishes what was pushed, it is what the branch follows.
    """
    return commit_name(root, _PUBLISHED) or commit_name(root, "@{upstream}")


def mark_published(root: Path) -> None:
    """Remember the commit that is checked out as the one that was published last."""
    _git(root, ("update-ref", _PUBLISHED, "HEAD"))


def uncommitted(root: Path) -> tuple[str, ...]:
    """The files below `root` that are other than in the commit, new or gone, seen from the top.

    Empty without git or commit. Files that `.gitignore` names do not count.
    """
    if commit_name(root) is None:
        return ()
    answer = _git(root, ("status", "--porcelain", "-z", "--no-renames", "--", "."))
    return tuple(line[3:] for line in _fields(answer) if line)


def checkout(root: Path) -> Checkout | None:
    """Where `root` lies in a repository; None without git, without repository or commit."""
    answer = _asked(root, ("rev-parse", "--git-path", "shallow", "--show-prefix", "HEAD^{commit}"))
    if answer is None:
        return None
    shallow_file, prefix, commit = answer.splitlines()
    boundary = root / shallow_file
    shallow = boundary.read_text("ascii").split() if boundary.is_file() else ()
    return Checkout(root, prefix, commit, frozenset(shallow))


def is_shallow(root: Path) -> bool:
    """Whether only the end of the history is here: the stamps of older changes are not known."""
    return _asked(root, ("rev-parse", "--is-shallow-repository")) == "true"


def is_silent(root: Path) -> bool:
    """Whether there is a history above this folder of which git tells nothing, or no git."""
    has_history = any((folder / ".git").exists() for folder in (root, *root.resolve().parents))
    return has_history and _asked(root, ("rev-parse", "--git-dir")) is None


def head_time(checkout: Checkout) -> int:
    """When the commit was made (committer's time), in whole seconds since 1970."""
    return _seconds(_git(checkout.root, ("show", "--no-patch", "--format=%ct", checkout.commit)))


def commits(checkout: Checkout, patterns: Iterable[str]) -> list[Commit]:
    """The commits that changed files fitting `patterns` (from the top), oldest first.

    Only the line of first parents is walked: a merge is one commit with all that it brought.
    """
    asked = (
        *("log", "--first-parent", "--diff-merges=first-parent", "--raw", "-z", "--no-renames"),
        *("--no-abbrev", "--no-color", "--no-ext-diff", "--format=%H %ct", checkout.commit, "--"),
        *(f":(top){pattern}" for pattern in patterns),
    )
    found: list[Commit] = []
    fields = iter(_fields(_git(checkout.root, asked)))
    for field in map(str.strip, fields):  # each commit's head, then pairs of a change and a path
        if field.startswith(":"):
            _, mode, _, blob, _ = field.split(" ")
            found[-1].changes[next(fields)] = blob if mode in _FILE_MODES else ""
        elif field:
            name, _, seconds = field.partition(" ")
            found.append(Commit(name, _seconds(seconds), {}))
    return found[::-1]


def _seconds(told: str | bytes) -> int:
    """What git tells of a time; of one that is none, or before 1970, it tells nothing."""
    return int(told.strip() or 0)


def files_at(checkout: Checkout, commit: str, names: Iterable[str]) -> dict[str, str]:
    """The blobs of the files at a commit that are one of `names` or lie below it, sorted by path.

    `names` and the paths are seen from the checkout's folder. Links are left out.
    """
    below = [checkout.prefix + name.strip("/") for name in names]
    answer = _git(checkout.root, ("ls-tree", "-r", "-z", "--full-tree", commit, "--", *below))
    files = filter(None, map(_FILE.fullmatch, _fields(answer)))
    return dict(sorted((file[2].removeprefix(checkout.prefix), file[1]) for file in files))


def contents(checkout: Checkout, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Each blob's name with its content, in the order given."""
    names, asked = list(blobs), ("cat-file", "--batch")
    stdin = "\n".join(names).encode() + b"\n"
    stream = BytesIO(_git(checkout.root, asked, stdin) if names else b"")
    for blob in names:  # a head with the size, the content, a line's end
        head = stream.readline().decode("ascii", "replace").split()
        if head[:2] != [blob, "blob"]:
            raise GitError(asked, " ".join(head))
        yield blob, stream.read(int(head[2]))
        stream.readline()


def commit_of_day(root: Path, day: date, names: Iterable[str]) -> str | None:
    """The commit that held when a day began, of those that changed these files below `root`.

    It is the first one if all are later; None without git, repository or such a commit.
    """
    asked = ("log", "--first-parent", "--format=%H %ct", "HEAD", "--", *names)
    lines = (_asked(root, asked) or "").split("\n")
    limit = datetime.combine(day, time(), tzinfo=UTC).timestamp()
    found = [line.split() for line in lines if line]
    before = (name for name, seconds in found if _seconds(seconds) < limit)
    return next(before, found[-1][0] if found else None)


def earlier_content(
    root: Path, revision: str, event_files: Sequence[str], text_folders: Sequence[str] = ()
) -> EarlierContent:
    """The content folder `root` at `revision`, which is anything git understands.

    `event_files` are files and folders below it, as in TERMINE_DATEIEN, `text_folders` those of
    articles and pages; what was not there yet is left out. Raises RevisionError, and GitError if
    the repository is broken.
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
    files = files_at(place, commit, (*event_files, *text_folders, VENUES, CLOSED_DAYS))
    found = dict(contents(place, dict.fromkeys(files.values())))
    folder = root.resolve().name

    def source(path: str) -> Source:
        return Source(f"{folder}/{path}", found[files[path]])

    venues, closed_days = (
        source(path) if path in files else None for path in (VENUES, CLOSED_DAYS)
    )
    events = dict.fromkeys(
        path for name in event_files for path in files if _belongs(path, name.strip("/"))
    )
    texts = (
        path for name in text_folders for path in files if _belongs(path, name.strip("/"), (".md",))
    )
    return EarlierContent(
        commit, tuple(map(source, events)), venues, closed_days, tuple(map(source, texts))
    )


def _belongs(path: str, name: str, endings: tuple[str, ...] = (".yaml", ".yml")) -> bool:
    """Whether a path is the file `name` or one of the files of this folder, as built."""
    if path == name:
        return True
    is_hidden = PurePosixPath(path).name[0] in ".#"
    return path.startswith(f"{name}/") and path.endswith(endings) and not is_hidden


def _fields(answer: bytes) -> list[str]:
    return answer.decode("utf-8", "surrogateescape").split("\0")


def _asked(root: Path, arguments: tuple[str, ...]) -> str | None:
    """Git's answer, None if there is no git, no such folder, no repository or no commit."""
    try:
        return _git(root, arguments).decode("utf-8", "surrogateescape").removesuffix("\n")
    except FileNotFoundError:
        return None
    except GitError as failure:
        if failure.__cause__:
            raise
        return None


def _git(root: Path, arguments: tuple[str, ...], stdin: bytes = b"") -> bytes:
    settings = tuple(part for setting in _SETTINGS for part in ("-c", setting))
    inherited = {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}
    try:
        answer = subprocess.run(
            ("git", "--no-pager", *settings, "-C", str(root), *arguments),
            input=stdin,
            capture_output=True,
            check=False,
            env={**inherited, **_ENVIRONMENT},
            timeout=_TIMEOUT_SECONDS,
        )
    except subprocess.TimeoutExpired as slow:
        raise GitError(arguments, f"no answer in {_TIMEOUT_SECONDS} s") from slow
    if answer.returncode:
        raise GitError(arguments, answer.stderr.decode("utf-8", "replace").strip())
    return answer.stdout
