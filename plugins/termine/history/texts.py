"""When each article and page last changed: a text changes with its file and with nothing else.

Of the history only the names of the contents are asked (git's blobs), never the contents.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha1, sha256
from pathlib import Path

from .git import FileChange

EVERY_TEXT = "*.md"
_ENDING = ".md"
_SHA1_LENGTH = 40

Versions = Mapping[str, tuple[str, int]]
"""For each file the blob it is and since when it is that one (whole seconds since 1970)."""


def is_text(path: str) -> bool:
    """Whether a file is an article or a page, or might be one elsewhere."""
    return path.endswith(_ENDING)


class TextWalk:
    """Where the walk along the commits stands: every text there is, by its path from the top."""

    def __init__(self) -> None:
        """Begin before the first commit."""
        self._versions: dict[str, tuple[str, int]] = {}

    def step(self, changes: Iterable[FileChange], now: int) -> None:
        """Take over one commit. A text that is only renamed or moved keeps its time."""
        texts = [change for change in changes if is_text(change.path)]
        gone = (self._versions.get(one.path) for one in texts if not one.blob)
        moved = dict(version for version in gone if version)
        for path, blob in ((one.path, one.blob) for one in texts):
            before, since = self._versions.pop(path, (blob, moved.get(blob, now)))
            if blob:
                self._versions[path] = blob, since if before == blob else now

    def below(self, prefix: str) -> dict[str, tuple[str, int]]:
        """The texts in a folder, seen from there."""
        return {
            path.removeprefix(prefix): version
            for path, version in self._versions.items()
            if path.startswith(prefix)
        }


def text_times(
    root: Path, texts: Mapping[str, bytes], versions: Versions, newest: int
) -> Iterator[tuple[str, int]]:
    """Since when each text has been as it lies there now, sorted by its name below `root`.

    One that is other than in the last commit counts from its file, but never before `newest`.
    """
    for name, content in sorted(texts.items()):
        blob, since = versions.get(name, ("", 0))
        is_known = bool(blob) and _is_blob(blob, content)
        yield name, since if is_known else max(int((root / name).stat().st_mtime), newest)


def _is_blob(blob: str, content: bytes) -> bool:
    """Whether git calls this content so; it may have lain there with the line ends of Windows."""
    unix = content.replace(b"\r\n", b"\n")
    return blob in {_blob(content, len(blob)), _blob(unix, len(blob)) if unix != content else ""}


def _blob(content: bytes, length: int) -> str:
    """The name git gives a content, in repositories of either kind of name."""
    framed = b"blob %d\0%b" % (len(content), content)
    if length == _SHA1_LENGTH:
        return sha1(framed, usedforsecurity=False).hexdigest()
    return sha256(framed).hexdigest()
