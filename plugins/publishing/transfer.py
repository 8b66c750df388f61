"""What all ways of publishing share: the error, the result, the last file, other programs."""

import os
import re
import subprocess
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

STATE_FILE = "stand.json"
"""Every site built here has it. It says what is published, so it is put in place last of all."""

PACKED = (".gz", ".br")
"""Copies for a web server; who hands out files by other means packs them himself."""

_SENTENCES: Mapping[str, str] = MappingProxyType(
    tomllib.loads(Path(__file__).with_name("messages.toml").read_text("utf-8"))
)
_SIGNED_IN = re.compile(r"//[^/@\s]+@")
_SECONDS = 1800
_LAST_LINES = 5
_PACKAGES: Mapping[str, str] = {"ssh": "openssh-client"}


class PublishingError(Exception):
    """The site did not arrive; the old one stays. The text is German, with what a program said.

    `key` is that of its sentence in `messages.toml`. `is_wrong_use` tells that nothing was tried:
    the target is written wrongly, or cannot do what is asked, and the text says what to write.
    """

    def __init__(self, key: str, *, is_wrong_use: bool = False, **values: object) -> None:
        super().__init__(_SENTENCES[key].format(**values))
        self.is_wrong_use = is_wrong_use


@dataclass(frozen=True, slots=True)
class Published:
    """How many files are new or other than before at the target, and how many went away."""

    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program said; `code` is 0 unless its failure was expected."""

    code: int
    output: bytes

    @property
    def text(self) -> str:
        """The output as text, without the line end behind it."""
        return self.output.decode("utf-8", "replace").strip()


def run(
    command: Sequence[str],
    *,
    stdin: bytes = b"",
    expected: Sequence[int] = (0,),
    variables: Mapping[str, str] | None = None,
) -> Answer:
    """Start a program, without a question to anybody.

    Raises PublishingError if it is missing, takes half an hour, or ends with a code not `expected`.
    """
    name = command[0]
    try:
        done = subprocess.run(
            command,
            input=stdin,
            check=False,
            capture_output=True,
            env={**os.environ, "LC_ALL": "C.UTF-8", **(variables or {})},
            timeout=_SECONDS,
        )
    except FileNotFoundError as error:
        package = _PACKAGES.get(name, name)
        raise PublishingError("program-missing", name=name, package=package) from error
    except subprocess.TimeoutExpired as error:
        raise PublishingError("program-silent", name=name, minutes=_SECONDS // 60) from error
    if done.returncode not in expected:
        lines = bare(done.stderr.decode("utf-8", "replace")).strip().splitlines()
        end = "\n".join(f"  {line}" for line in lines[-_LAST_LINES:])
        raise PublishingError("program-failed", name=name, end=end)
    return Answer(done.returncode, done.stdout)


def bare(text: str) -> str:
    """A text without names and passwords in addresses: `https://name:secret@host` → `https://host`."""
    return _SIGNED_IN.sub("//", text)
