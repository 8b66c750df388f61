"""Manifest: what the last build left in an output folder, and from which keys.

It lies in the cache and names the very folder that it describes. It is written last: a build that
is killed after the folders have changed places leaves a manifest of another folder, which is not
believed; neither is one after somebody has replaced the output.
"""

import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, cast

from .cache import Cache
from .digest import digest
from .stamps import Stamp, identity_of


class Record(NamedTuple):
    """A task as it was last done: its key, its files with their stamps, and its notes."""

    key: bytes
    files: tuple[tuple[str, Stamp], ...]
    notes: tuple[object, ...]


def read_manifest(cache: Cache, output: Path, version: bytes) -> dict[str, Record] | None:
    """The records of all tasks by their names, if they hold for the folder that is there now.

    `version` is that of everything that all tasks depend on.
    """
    octets = cache.table("manifests").get(_key(output))
    if octets is None:
        return None
    known, identity, records = pickle.loads(octets)  # noqa: S301  # our own
    if known != version or identity != identity_of(output):
        return None
    return cast("dict[str, Record]", records)


def write_manifest(
    cache: Cache, output: Path, version: bytes, records: Mapping[str, Record]
) -> None:
    """Remember what is in the folder as it is now; the cache has still to be saved."""
    whole = version, identity_of(output), dict(records)
    octets = pickle.dumps(whole, pickle.HIGHEST_PROTOCOL)
    cache.table("manifests").put(_key(output), octets)


def _key(output: Path) -> bytes:
    return digest(str(output))
