"""Other programs, started without a question to anybody and told in German when they fail."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .fault import DeliveryError, bare

_SECONDS = 1800
_LAST_LINES = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program said; `code` is 0 unless its failure was expected."""

    code: int
    output: bytes


def run(
    command: Sequence[str],
    *,
    said: bytes = b"",
    expected: Sequence[int] = (0,),
    variables: Mapping[str, str] | None = None,
) -> Answer:
    """Start a program with `said` as its input.

    Raises DeliveryError if it is missing, takes half an hour, or ends with a code not `expected`.
    """
    name = command[0]
    try:
        done = subprocess.run(
            command,
            input=said,
            check=False,
            capture_output=True,
            env={**os.environ, "LC_ALL": "C.UTF-8", **(variables or {})},
            timeout=_SECONDS,
        )
    except FileNotFoundError as error:
        raise DeliveryError(
            f"Das Programm „{name}“ fehlt. Unter Debian: apt install {_PACKAGES.get(name, name)}"
        ) from error
    except subprocess.TimeoutExpired as error:
        raise DeliveryError(f"„{name}“ antwortet seit {_SECONDS // 60} Minuten nicht.") from error
    if done.returncode not in expected:
        raise DeliveryError(f"„{name}“ meldet einen Fehler:\n{_end_of(done.stderr)}")
    return Answer(done.returncode, done.stdout)


_PACKAGES: Mapping[str, str] = {"ssh": "openssh-client"}


def _end_of(stderr: bytes) -> str:
    lines = bare(stderr.decode("utf-8", "replace")).strip().splitlines()
    return "\n".join(f"  {line}" for line in lines[-_LAST_LINES:])
