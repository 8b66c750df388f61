"""What was found in the history and in the content, kept in files for the next build.

Two files for each set of content files: one valid for one commit, one with what each content of a
file says. A file that cannot be read, was cut off or changed by anyone is as good as none.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from .blocks import Seen
from .walk import Known

_FORM = 4
"""Raise it when blocks are cut or digested in another way."""


def cached(folder: Path, question: tuple[str, ...]) -> Known | None:
    """The answer kept for exactly this question, else None; its last part is the commit."""
    try:
        kept = _kept(_history(folder, question), question)
        blocks, former, texts = (_pairs(kept[name]) for name in ("blocks", "former", "texts"))
        return Known(blocks, int(kept["newest"]), former, texts)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def keep(folder: Path, question: tuple[str, ...], answer: Known) -> None:
    """Keep an answer, replacing the one for an older commit; a folder closed to us is no matter."""
    kept = {
        "newest": answer.newest,
        "blocks": [[key, *block] for key, block in answer.blocks.items()],
        "former": [[key, *one] for key, one in answer.former.items()],
        "texts": [[key, *version] for key, version in answer.texts.items()],
    }
    _keep(_history(folder, question), question, kept)


def cached_files(folder: Path, question: tuple[str, ...]) -> dict[str, tuple[Seen, ...]]:
    """What each content of a file said in the last build, by its digest."""
    try:
        kept = _kept(_entries(folder, question), question)["files"]
        return {digest: tuple(_seen(*row) for row in rows) for digest, rows in kept.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def keep_files(
    folder: Path, question: tuple[str, ...], files: Mapping[str, tuple[Seen, ...]]
) -> None:
    """Keep what the files of this build say, instead of those of the last one."""
    _keep(_entries(folder, question), question, {"files": files})


def _seen(key: str, digest: str, venues: list[str], title: str) -> Seen:
    return Seen(key, digest, tuple(venues), title)


def _pairs(rows: list[list[str]]) -> dict[str, tuple[str, int]]:
    return {key: (str(said), int(time)) for key, said, time in rows}


def _kept(file: Path, question: tuple[str, ...]) -> dict[str, Any]:
    checksum, _, text = file.read_bytes().partition(b"\n")
    kept: dict[str, Any] = json.loads(text) if checksum == _checksum(text).encode() else {}
    return kept if kept["question"] == [_FORM, *question] else {}


def _keep(file: Path, question: tuple[str, ...], answer: dict[str, Any]) -> None:
    text = json.dumps({"question": [_FORM, *question], **answer}).encode()
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(f"{_checksum(text)}\n".encode() + text)
        beside.replace(file)
    except OSError:
        with suppress(OSError):  # what a full disk took of it
            beside.unlink()


def _history(folder: Path, question: tuple[str, ...]) -> Path:
    """Another file for each set of content files, the same for all commits."""
    return folder / f"verlauf-{_name(question[:-1])}.json"


def _entries(folder: Path, question: tuple[str, ...]) -> Path:
    return folder / f"eintraege-{_name(question)}.json"


def _name(question: tuple[str, ...]) -> str:
    return _checksum(repr(question).encode())[:16]


def _checksum(text: bytes) -> str:
    return blake2b(text, digest_size=16).hexdigest()
