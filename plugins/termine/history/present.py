"""The entries as they lie there now, committed or not.

A thousand of them are cut in some 20 ms, and a build finds nearly all as the last one left them: so
what a file says is kept by its content.
"""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from .blocks import BlockReader, Seen
from .cache import cached_files, keep_files


def entries_now(
    root: Path, names: Sequence[str], cache: Path | None
) -> tuple[tuple[Seen, int], ...]:
    """Each entry and venue in files and folders below `root`, with the time of its file."""
    question = (str(root), *names)
    known = cached_files(cache, question) if cache else {}
    reader = BlockReader()
    found: list[tuple[Seen, int]] = []
    now: dict[str, tuple[Seen, ...]] = {}
    for path in _files(root, names):
        time, content = int(path.stat().st_mtime), path.read_bytes()
        digest = blake2b(content, digest_size=16).hexdigest()
        if digest not in now:
            now[digest] = known[digest] if digest in known else reader.seen(content)
        found += ((seen, time) for seen in now[digest])
    if cache and now.keys() != known.keys():
        keep_files(cache, question, now)
    return tuple(found)


def _files(root: Path, names: Sequence[str]) -> Iterator[Path]:
    for name in names:
        path = root / name
        if path.is_dir():
            yield from sorted(one for one in path.rglob("*.y*ml") if one.is_file())
        elif path.is_file():
            yield path
