"""Target: one place a site is published at, found by how it is written."""

from pathlib import Path
from typing import Protocol

from .branch import Branch
from .server import Server
from .storage import Storage
from .transfer import Published, PublishingError


class Target(Protocol):
    """Where a site can be published. All methods raise PublishingError."""

    @property
    def label(self) -> str:
        """How people may see it: without names and passwords."""

    def read(self, path: str) -> bytes | None:
        """A file of the published site, None where it or the whole site is not there yet."""

    def publish(self, folder: Path, release: str) -> Published:
        """Make the target show what lies in `folder`; `release` names it and sorts by time."""

    def roll_back(self) -> str:
        """Show the release before again and say how it is called."""


def target_of(text: str, cache: Path) -> Target:
    """The target that `text` means; `cache` is a folder to keep things in.

    Raises PublishingError, which names no more than the beginning: the rest may hold a password.
    """
    scheme, _, rest = text.partition(":")
    try:
        match scheme:
            case "ssh" | "file":
                return Server.of(text)
            case "rclone":
                return Storage.of(rest)
            case _ if scheme.startswith("git+"):
                return Branch.of(text.removeprefix("git+"), cache)
    except ValueError:
        pass
    raise PublishingError("target-unknown", is_wrong_use=True, scheme=scheme)
