"""Tiny repositories for the tests of the history, with commits at times that are written down."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from plugins.termine.history import last_changes

FILES = ("termine.yaml", "termine")


def at(clock: str) -> datetime:
    """`2026-03-01 10:00` in UTC."""
    return datetime.fromisoformat(clock).replace(tzinfo=UTC)


class Memory:
    """A cache of the history that lies in a dictionary."""

    def __init__(self, values: dict[bytes, bytes]) -> None:
        self.values = values

    def get(self, key: bytes) -> bytes | None:
        return self.values.get(key)

    def put(self, key: bytes, value: bytes) -> None:
        self.values[key] = value


class Repository:
    """A repository whose content lies in `content/`."""

    def __init__(self, top: Path, content: str = "content") -> None:
        self.top = top
        self.content = top / content
        self.content.mkdir(parents=True, exist_ok=True)

    def git(self, *arguments: str, clock: str = "2026-01-01 00:00") -> str:
        """Run git at a time, without the settings of whoever runs the tests."""
        moment = f"{int(at(clock).timestamp())} +0000"
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.top),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_AUTHOR_DATE": moment,
            "GIT_COMMITTER_DATE": moment,
        }
        settings = ("user.name=Test", "user.email=test@test.example", "init.defaultBranch=main")
        answer = subprocess.run(
            ("git", *(part for one in settings for part in ("-c", one)), *arguments),
            cwd=self.top,
            env=environment,
            capture_output=True,
            check=True,
            text=True,
        )
        return answer.stdout.strip()

    def write(self, name: str, text: str) -> Path:
        """Write a file below the content."""
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
        return path

    def commit(self, clock: str, **_: str) -> str:
        """Commit everything that lies there; the name of the commit."""
        if not (self.top / ".git").exists():
            self.git("init", "--quiet")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=Test", clock=clock)
        return self.git("rev-parse", "HEAD")

    def changes(
        self, cache: dict[bytes, bytes] | None = None, now: str | None = None
    ) -> dict[str, str]:
        """The last change of every entry, written as `at` reads it; `now` is what time it is."""
        found = last_changes(
            self.content,
            FILES,
            cache=None if cache is None else Memory(cache),
            believed=(at("2020-01-01 00:00"), at(now)) if now else None,
        )
        return {name: f"{moment:%Y-%m-%d %H:%M}" for name, moment in found.changes}


def touched(path: Path, clock: str) -> None:
    """Set a file's modification time."""
    seconds = at(clock).timestamp()
    os.utime(path, (seconds, seconds))
