"""A storage that rclone can reach: S3 and its kin, WebDAV, SFTP, the origin of a CDN.

Most of them can neither exchange a folder at once nor tell what a file holds. So a list of all
files with their SHA-256 lies beside them (`bestand.txt`, in the form of sha256sum). Before anything
travels, it is written with zeros for all that is about to change; so whoever is interrupted leaves
a list in which nothing is taken for right that may be wrong, and the next publication mends it.

Files of new names come first: nothing leads to them yet. Those that replace others wait in a folder
of their own until all have arrived; then the storage copies them into place by itself, in the third
part of the time or less. Then what is gone is deleted, and what is published is told last.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from pathlib import Path

from .transfer import PACKED, STATE_FILE, Published, PublishingError, run

LIST_FILE = "bestand.txt"
_WAITING = ".neu"
"""The folder in which files wait that are to replace others."""

_TARGET = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*:[^\s:]*")
_UNSURE = "0" * 64
_TYPES: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
}
_HASHED = re.compile(
    r"theme/[^/]+\.[0-9a-f]{10}\.(css|js)"
    r"|pagefind/([^/]+/)?(fragment|index)/[^/]+"
    r"|pagefind/([^/]+/)?[^/]+\.pf_meta"
    r"|bilder/.+-[0-9a-f]{8,}-\d+\.(avif|webp|jpg|png)"
)
_NO_FOLDER = 3
_HURRIED: Mapping[str, str] = {"RCLONE_WEBDAV_PACER_MIN_SLEEP": "1ms"}
"""Left alone, rclone waits 10 ms before each call of WebDAV: seven times as long as it need be.

Not 0: it doubles this time when a storage has had too much. An older rclone passes it by.
"""


class Keeping(Enum):
    """How long a file may be kept without asking again, as the header Cache-Control says it.

    In the order in which files are put in place: first what pages ask for, then the pages.
    """

    FOREVER = "public, max-age=31536000, immutable"
    A_DAY = "public, max-age=86400"
    A_QUARTER = "public, max-age=900"
    NEVER = "no-cache"


def keeping(path: str) -> Keeping:
    """How long the file at `path` may be kept; it is the rule of deploy/nginx.conf.example."""
    if _HASHED.fullmatch(path):
        return Keeping.FOREVER
    if path.endswith((".png", ".svg", ".jpg", ".webp", ".avif", ".ico")):
        return Keeping.A_DAY
    if path.endswith(".ics") or path.startswith("feeds/"):
        return Keeping.A_QUARTER
    return Keeping.NEVER


@dataclass(frozen=True, slots=True)
class Storage:
    """A folder of a remote that rclone's own settings describe: `remote:folder`."""

    remote: str

    @classmethod
    def of(cls, text: str) -> "Storage":
        """What `remote:folder` means; raises ValueError.

        A remote described in place (`:s3,key=…:`) is refused: a password has no place here.
        """
        if not _TARGET.fullmatch(text) or ".." in text:
            raise ValueError(text)
        return cls(text.rstrip("/"))

    @property
    def label(self) -> str:
        """`speicher:ordner`."""
        return self.remote

    def read(self, path: str) -> bytes | None:
        """See Target."""
        return self._rclone("cat", self._path(path)) if path in self._names() else None

    def publish(self, folder: Path, release: str) -> Published:  # noqa: ARG002  # as in Target
        """See Target."""
        before = self._list()
        now = _digests(folder)
        changed = [name for name, digest in now.items() if before.get(name) != digest]
        gone = [name for name in before if name not in now]
        if not changed and not gone:
            return Published(0, 0)
        self._write_list({**before, **dict.fromkeys([*changed, *gone], _UNSURE)})
        files = [name for name in changed if name != STATE_FILE]
        self._send(folder, [name for name in files if name not in before], self.remote)
        if replaced := [name for name in files if name in before]:
            self._replace(folder, replaced)
        if gone:  # an interrupted publication may only have meant to send them
            self._rclone("delete", self.remote, "--files-from-raw", "-", lines=gone)
        self._send(folder, [name for name in changed if name == STATE_FILE], self.remote)
        self._write_list(now)
        return Published(len(changed), len(gone))

    def roll_back(self) -> str:
        """A storage keeps no earlier release."""
        raise PublishingError("storage-keeps-none", is_wrong_use=True)

    def _names(self) -> frozenset[str]:
        """The files and folders at the top of the target; none where it is not there yet."""
        told = self._rclone("lsf", self.remote, expected=(0, _NO_FOLDER))
        return frozenset(told.decode("utf-8", "replace").splitlines())

    def _list(self) -> Mapping[str, str]:
        """What the target holds, by path; raises PublishingError where it is not from here."""
        names = self._names()
        if not names:
            return {}
        if LIST_FILE not in names:
            raise PublishingError("storage-foreign", label=self.label, list=LIST_FILE)
        lines = self._rclone("cat", self._path(LIST_FILE)).decode().splitlines()
        rows = (line.partition("  ") for line in lines)
        return {name: digest for digest, _, name in rows}

    def _write_list(self, files: Mapping[str, str]) -> None:
        rows = (f"{digest}  {name}" for name, digest in sorted(files.items()))
        self._rclone("rcat", self._path(LIST_FILE), lines=rows)

    def _send(self, folder: Path, names: Sequence[str], place: str) -> None:
        """Each kind of file with the headers it shall have, where a storage can keep them."""
        order = list(Keeping)

        def kind(name: str) -> tuple[int, str]:
            return order.index(keeping(name)), Path(name).suffix

        for (number, suffix), of_kind in groupby(sorted(names, key=kind), kind):
            headers = [f"Cache-Control: {order[number].value}"]
            headers += [f"Content-Type: {_TYPES[suffix]}"] if suffix in _TYPES else []
            options = (part for header in headers for part in ("--header-upload", header))
            self._copy(str(folder), place, of_kind, *options)

    def _replace(self, folder: Path, names: Sequence[str]) -> None:
        """Send files to where they wait, then let the storage put all of them in place."""
        waiting = self._path(_WAITING)
        try:
            self._send(folder, names, waiting)
            self._copy(waiting, self.remote, names)
        except PublishingError:
            with suppress(PublishingError):  # where nobody answers, the next one purges it
                self._rclone("purge", waiting)
            raise
        self._rclone("purge", waiting)

    def _copy(self, source: str, place: str, names: Iterable[str], *options: str) -> None:
        """Without asking what is there already: the list knows better than sizes and times."""
        known = ("--no-check-dest", "--transfers=16", "--files-from-raw", "-")
        self._rclone("copy", source, place, *known, *options, lines=names)

    def _path(self, path: str) -> str:
        return f"{self.remote}{'' if self.remote.endswith(':') else '/'}{path}"

    def _rclone(
        self, *words: str, lines: Iterable[str] = (), expected: Sequence[int] = (0,)
    ) -> bytes:
        stdin = "".join(f"{line}\n" for line in lines).encode()
        return run(("rclone", *words), stdin=stdin, expected=expected, variables=_HURRIED).output


def _digests(folder: Path) -> Mapping[str, str]:
    """The SHA-256 of every file that travels, by its path, sorted; packed copies do not."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in sorted(paths.items())
        if path.is_file() and not name.endswith(PACKED)
    }
