"""The files of a built site: which of them travel, and how long browsers may keep each."""

import hashlib
import re
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

STATE_FILE = "stand.json"
"""Every site built here has it. It says what is published, so it is put in place last of all."""

PACKED = (".gz", ".br")
"""Copies for a web server; who hands out files by other means packs them himself."""

_HASHED = re.compile(
    r"theme/[^/]+\.[0-9a-f]{10}\.(css|js)"
    r"|pagefind/(fragment|index)/[^/]+"
    r"|pagefind/[^/]+\.pf_meta"
    r"|bilder/.+-[0-9a-f]{8,}-\d+\.(avif|webp|jpg|png)"
)


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


def digests(folder: Path) -> Mapping[str, str]:
    """The SHA-256 of every file that travels, by its path, sorted; packed copies do not."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in sorted(found.items())
        if path.is_file() and not name.endswith(PACKED)
    }
