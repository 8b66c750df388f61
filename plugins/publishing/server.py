"""A server with a folder of releases, over SSH or on this machine.

```
current  → releases/20261122T200503Z     what the web server shows
previous → releases/20261121T200502Z     the one before: old pages still find their scripts there
releases/                                the newest five
.website-ziel                            says that the folder is ours; without it nothing is touched
```

A release is filled under a hidden name. What is the same as in the current one becomes a hard link
to it, by content and not by time: so nothing travels twice, and a file keeps the time at which
this content first arrived, from which web servers make their ETags. Then `current` is replaced
by one rename.
"""

import os
import re
import shlex
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from .transfer import Answer, Published, PublishingError, run

SSH_VARIABLE = "PUBLISH_SSH"
"""The ssh command with options of its own, as `ssh -i schluessel -F datei`."""

KEPT_RELEASES = 5
_PATH = re.compile(r"/[A-Za-z0-9._/-]*[A-Za-z0-9_-]")
_PLACE = re.compile(r"[A-Za-z0-9._@:\[\]-]+")
_SENT = re.compile(r"^[<>c]f")
_TRANSFERRED = re.compile(r"^Total transferred file size: ([\d.,]+)", re.MULTILINE)
_GONE = re.compile(r"^\*deleting\s+.*[^/]$")
_NOTHING_THERE = 21
_FAULTS: Mapping[int, str] = {
    20: "server-foreign",
    _NOTHING_THERE: "nothing-before",
    22: "release-twice",
    23: "no-room",
}
"""What the exit codes of `server.sh` mean."""

_SCRIPT = Path(__file__).with_name("server.sh").read_bytes()


@dataclass(frozen=True, slots=True)
class Server:
    """A folder `path` on a host; an empty `place` is this machine. `port` may be empty."""

    place: str
    port: str
    path: str

    @classmethod
    def of(cls, text: str) -> "Server":
        """What `ssh://name@host:port/path` or `file:///path` means; raises ValueError."""
        parts = urlsplit(text)
        port = str(parts.port or "")
        place = parts.netloc.removesuffix(f":{port}") if port else parts.netloc
        path = parts.path.rstrip("/")
        is_here = parts.scheme == "file"
        has_password = ":" in place.partition("@")[0] and "@" in place
        is_place = not place if is_here else bool(_PLACE.fullmatch(place)) and place[0] != "-"
        if not _PATH.fullmatch(path) or ".." in path or has_password or not is_place:
            raise ValueError(text)
        return cls(place, port, path)

    @property
    def label(self) -> str:
        """`server:/srv/www/familienbuero`."""
        host = self.place.rpartition("@")[2]
        return f"{host}:{self.path}" if host else self.path

    def read(self, path: str) -> bytes | None:
        """See Target."""
        answer = self._ask("read", path, expected=(0, _NOTHING_THERE))
        return None if answer.code else answer.output

    def publish(self, folder: Path, release: str) -> Published:
        """See Target. What a former publication left half done is cleared away first."""
        free, *link = self._ask("prepare", release).text.splitlines()
        current = link[0] if link else ""
        # Times do not travel: they would part what is the same by content.
        form = ["--recursive", "--links", "--perms", "--chmod=D755,F644", "--checksum"]
        form += ["--link-dest", f"../{Path(current).name}"] if current else []
        new = f"releases/.neu-{release}"
        if self._needed(form, folder, new, int(free)) > int(free):
            self._ask("refuse", release)
        try:
            changed = self._rsync(_SENT, form, folder, new)
        except PublishingError:
            with suppress(PublishingError):  # where nobody answers, the next one clears it
                self._ask("discard", release)
            raise
        removed = 0
        if current:
            form = ["--recursive", "--dry-run", "--delete", "--existing", "--ignore-existing"]
            removed = self._rsync(_GONE, form, folder, f"{current}/")
        if current and not changed and not removed:  # the way back shall lead to something else
            self._ask("discard", release)
        else:
            self._ask("activate", release, str(KEPT_RELEASES))
        return Published(changed, removed)

    def roll_back(self) -> str:
        """See Target. The release that is left stays, and is `previous` now."""
        return self._ask("roll_back").text

    def _needed(self, form: Sequence[str], folder: Path, path: str, free: int) -> int:
        """How many KiB the files that travel will take; all of them where that is asked easily."""
        whole = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        if whole // 1024 + 1 <= free:
            return 0
        told = self._run_rsync(("--dry-run", "--stats", *form), folder, path)
        sizes = _TRANSFERRED.findall(told)
        return sum(int(re.sub(r"\D", "", size)) for size in sizes) // 1024 + 1

    def _rsync(self, pattern: re.Pattern[str], form: Sequence[str], folder: Path, path: str) -> int:
        """How many of the lines that rsync writes, one for each file that differs, match."""
        lines = self._run_rsync(("--itemize-changes", *form), folder, path).splitlines()
        return sum(bool(pattern.match(line)) for line in lines)

    def _run_rsync(self, form: Sequence[str], folder: Path, path: str) -> str:
        shell = ("--rsh", shlex.join(self._ssh)) if self.place else ()
        place = f"{self.place}:" if self.place else ""
        return run(("rsync", *shell, *form, "--", f"{folder}/", f"{place}{self.path}/{path}")).text

    @property
    def _ssh(self) -> Sequence[str]:
        command = shlex.split(os.environ.get(SSH_VARIABLE, "")) or ["ssh"]
        port = ("-p", self.port) if self.port else ()
        return (*command, "-o", "BatchMode=yes", *port)

    def _ask(self, task: str, *words: str, expected: Sequence[int] = (0,)) -> Answer:
        """Do a task of `server.sh` in the folder, there or here."""
        shell = ("sh", "-s", "--", self.path, task, *words)
        command = (*self._ssh, self.place, shlex.join(shell)) if self.place else shell
        answer = run(command, stdin=_SCRIPT, expected=(0, *_FAULTS))
        if answer.code not in expected:
            raise PublishingError(_FAULTS[answer.code], label=self.label)
        return answer
