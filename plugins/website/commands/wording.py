"""What commands tell, in the words of whoever typed one: `bauen` speaks of `vorschau`.

Standard library only: it is asked before there is an environment.
"""

import os
import re
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import TextIO

TYPED = "TASKS_BEFEHL"
"""The variable that hands on which command was typed."""

ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "build": "bauen",
        "check": "pruefen",
        "changes": "aenderungen",
        "import": "uebernehmen",
        "follow": "abgleichen",
        "publish": "veroeffentlichen",
        "serve": "vorschau",
        "new": "neu",
        "cancel": "absagen",
        "move": "verlegen",
        "topic": "thema",
        "split": "aufteilen",
        "patterns": "muster",
        "package": "paket",
    }
)
"""The German name of each command that has one."""

_COMMAND = re.compile(r"(?<=tasks\.py )[a-z]+")


def as_typed(text: str) -> str:
    """The same text with all commands in the language of the one that was typed."""
    typed = os.environ.get(TYPED, "")
    if typed not in {*ALIASES, *ALIASES.values()}:
        return text
    words = ALIASES if typed in ALIASES.values() else {word: name for name, word in ALIASES.items()}
    return _COMMAND.sub(lambda word: words.get(word[0], word[0]), text)


def say(text: object = "", *, is_error: bool = False, end: str = "\n") -> None:
    """Print a text, on stderr if something has to be done first."""
    print(as_typed(str(text)), end=end, file=sys.stderr if is_error else sys.stdout)


def has_colours(stream: TextIO) -> bool:
    """Whether a text may have colours: on a terminal, unless somebody does not want any."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
