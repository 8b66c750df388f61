"""What a whole site is, in few lines: for each file its size and digest, for texts their lines.

A picture's octets may change with the library that writes them, and the search index with the
version of its program: of both only the names are kept.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

PICTURES = (".avif", ".webp", ".png", ".jpg", ".ico")
INDEX = "pagefind/"
_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: `digest` is empty where only the name counts; `lines` are short digests."""

    size: int = 0
    digest: str = ""
    lines: tuple[str, ...] = ()


def tree(folder: Path, *, with_lines: bool) -> dict[str, Entry]:
    """Every file below a folder by its POSIX path."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        name: _entry(name, path.read_bytes(), with_lines)
        for name, path in sorted(paths.items())
        if path.is_file()
    }


def _entry(name: str, octets: bytes, with_lines: bool) -> Entry:  # noqa: FBT001
    if name.endswith(PICTURES) or INDEX in name:
        return Entry()
    lines = tuple(short(line, 2) for line in octets.split(b"\n")) if with_lines else ()
    return Entry(len(octets), short(octets, 8), lines)


def short(octets: bytes, size: int) -> str:
    """A digest of so many octets, in hexadecimal digits."""
    return blake2b(octets, digest_size=size).hexdigest()


def written(entries: Mapping[str, Entry]) -> str:
    """A tree as the text that the repository keeps, a file a line."""
    return "".join(
        f"{name}\t{entry.size}\t{entry.digest}\t{''.join(entry.lines)}".rstrip("\t") + "\n"
        if entry.digest
        else f"{name}\n"
        for name, entry in entries.items()
    )


def read(text: str) -> dict[str, Entry]:
    """What `written` wrote."""
    found = {}
    for line in text.splitlines():
        name, *about = line.split("\t")
        size, digest, marks = (*about, "", "")[:3] if about else ("0", "", "")
        lines = tuple(marks[at : at + 4] for at in range(0, len(marks), 4))
        found[name] = Entry(int(size), digest, lines)
    return found


def differences(before: Mapping[str, Entry], folder: Path, *, with_lines: bool) -> list[str]:
    """Which files differ from what the repository keeps, and how; empty if none does."""
    now = tree(folder, with_lines=with_lines)
    told = [f"missing: {name}" for name in sorted(before.keys() - now.keys())]
    told += [f"new: {name}" for name in sorted(now.keys() - before.keys())]
    for name in sorted(before.keys() & now.keys()):
        if before[name] != now[name]:
            told.append(f"changed: {name}, {before[name].size} → {now[name].size} octets")
            told += _lines(before[name], (folder / name).read_bytes())
    return told


def _lines(before: Entry, octets: bytes) -> Iterator[str]:
    """The new lines of a text, and how many of the old ones are gone."""
    if not before.lines:
        return
    lines = octets.split(b"\n")
    known = set(before.lines)
    new = [(number, line) for number, line in enumerate(lines, 1) if short(line, 2) not in known]
    gone = set(before.lines) - {short(line, 2) for line in lines}
    for number, line in new[:_MOST_SHOWN]:
        yield f"  {number:>4} + {line.decode('utf-8', 'replace').rstrip()}"
    if gone:
        yield f"       − {len(gone)} lines are gone"


def committed(content: Path, folder: Path) -> Path:
    """A copy of a content folder in a repository of its own, whose one commit never changes."""
    shutil.copytree(content, folder)
    moment = "2026-11-20T10:00:00+0000"
    about = {**os.environ, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    names = ["-c", "user.name=Redaktion", "-c", "user.email=redaktion@example.org"]
    plain = ["-c", "core.autocrlf=false", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "-A"], [*names, *plain, "commit", "-qm", "Inhalte"]):
        subprocess.run(["git", *words], cwd=folder, check=True, env=about)
    return folder
