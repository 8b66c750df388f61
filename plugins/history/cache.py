"""What was found in the history, kept in a file for the next build.

One file for each set of content files, valid for one commit. A file that cannot be read, was cut
off or changed by anyone is as good as none.
"""

import json
import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile

from .walk import Known

_FORM = 4
"""Raise it when blocks are cut or digested in another way."""


def cached(folder: Path, question: tuple[str, ...]) -> Known | None:
    """The answer kept for exactly this question, else None; its last part is the commit."""
    try:
        checksum, _, text = _file(folder, question).read_bytes().partition(b"\n")
        kept = json.loads(text) if checksum == _checksum(text).encode() else {}
        if kept["question"] != [_FORM, *question]:
            return None
        blocks, former, texts = (_pairs(kept[name]) for name in ("blocks", "former", "texts"))
        return Known(blocks, int(kept["newest"]), former, texts)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def keep(folder: Path, question: tuple[str, ...], answer: Known) -> None:
    """Keep an answer, replacing the one for an older commit; a folder closed to us is no matter."""
    kept = {
        "question": [_FORM, *question],
        "newest": answer.newest,
        "blocks": [[key, *block] for key, block in answer.blocks.items()],
        "former": [[key, *one] for key, one in answer.former.items()],
        "texts": [[key, *version] for key, version in answer.texts.items()],
    }
    text = json.dumps(kept).encode()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, suffix=f".{os.getpid()}", delete=False) as file:
            file.write(f"{_checksum(text)}\n".encode() + text)
        Path(file.name).replace(_file(folder, question))


def _pairs(rows: list[list[str]]) -> dict[str, tuple[str, int]]:
    return {key: (str(said), int(time)) for key, said, time in rows}


def _file(folder: Path, question: tuple[str, ...]) -> Path:
    """Another file for each set of content files, the same for all commits."""
    return folder / f"verlauf-{_checksum(repr(question[:-1]).encode())[:16]}.json"


def _checksum(text: bytes) -> str:
    return blake2b(text, digest_size=16).hexdigest()
