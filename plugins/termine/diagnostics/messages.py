"""What a sentence for editors is made of. The sentences themselves stand in `messages.toml`.

A book of messages holds, by a key, the sentences about each kind of mistake. Called with a key and
its values it gives a Message, and a Message at a Position is a Diagnostic:
`message("unknown-key", key="titl", advice=did_you_mean("titel")).at(position)`.
`{name}` is filled in with the value of that name; a value is never read as a template itself.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from .diagnostic import Diagnostic, Position, Severity

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Message:
    """What is wrong and what to write instead, before it is known where.

    `kind` is a stable English word, `message` and `advice` are German; `advice` may be empty.
    `values` are what was filled in, by its name.
    """

    kind: str
    message: str
    advice: str = ""
    severity: Severity = Severity.ERROR
    values: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)

    def at(self, position: Position) -> Diagnostic:
        """The Message as a Diagnostic at a place in a file."""
        return Diagnostic(
            self.kind, self.message, position, self.advice, self.severity, self.values
        )


class MessageBook:
    """The sentences of one TOML file: a table for each key with `message`, `advice`, `severity`.

    The kind of a Message is its key, unless the table gives another `kind`. The file is read when
    the first sentence is asked for.
    """

    def __init__(self, file: Path, base: "MessageBook | None" = None) -> None:
        """Know the file, and the book that holds what is not in it."""
        self._file = file
        self._base = base

    def __call__(self, key: str, /, **values: object) -> Message:
        """The Message with the values filled in; a long text is shortened.

        Raises KeyError for an unknown key and for a sentence whose value is missing.
        """
        form = self.forms[key]
        shown = {name: _shortened(value) for name, value in values.items()}
        severity = Severity.WARNING if form.get("severity") == "warning" else Severity.ERROR
        advice = form.get("advice", "").format(**shown)
        sentence = form["message"].format(**shown)
        return Message(form.get("kind", key), sentence, advice, severity, shown)

    def text(self, key: str, /, **values: object) -> str:
        """A part of a sentence from the table `texts`, with the values filled in."""
        return str(self.forms["texts"][key].format(**values))

    @cached_property
    def forms(self) -> Mapping[str, Mapping[str, Any]]:
        """Every table by its key; those of `base` stand below."""
        own = tomllib.loads(self._file.read_text("utf-8"))
        base = self._base.forms if self._base else {}
        return {**base, **own, "texts": {**base.get("texts", {}), **own.get("texts", {})}}


def _shortened(value: object) -> object:
    """A text as it fits into a sentence; what is not text stays as it is."""
    is_long = isinstance(value, str) and len(value) > _LONGEST
    return f"{str(value)[:_LONGEST]}…" if is_long else value


message = MessageBook(Path(__file__).with_name("messages.toml"))
"""The sentences about event files and the dates in them."""


def did_you_mean(*words: str) -> str:
    """`Meinten Sie „um“ oder „ort“?`, or nothing where there is nothing near."""
    return f"Meinten Sie {any_of(*words)}?" if words else ""


def any_of(*words: str) -> str:
    """`„a“, „b“ oder „c“`."""
    quoted = [f"„{word}“" for word in words]
    return " oder ".join(filter(None, [", ".join(quoted[:-1]), *quoted[-1:]]))


def keys_here(keys: tuple[str, ...]) -> str:
    """Which keys are possible, for a word that is near none of them."""
    return f"Möglich sind: {', '.join(keys)}."
