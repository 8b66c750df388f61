"""The command line: German names and messages in front of plain functions.

A command is a function whose keyword-only parameters are its options; words without dashes go to
its positional parameters, which `Command.arguments` names for the reader.
This module runs at every start, before any environment exists: it must import little, and only
from the standard library.
"""

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Any

_TAKES_REST = 0x04
"""The flag of a function with `*arguments` (CO_VARARGS of the module inspect)."""


class UsageError(Exception):
    """A wrong call; the text says so in German and what to write instead."""


@dataclass(frozen=True, slots=True)
class Option:
    """One `--name` of a command. A flag takes no value and turns its default round."""

    parameter: str
    default: Any
    kind: type

    @property
    def is_flag(self) -> bool:
        """Whether the option stands alone."""
        return self.kind is bool

    @property
    def name(self) -> str:
        """How it is written: `--today`, and `--no-search` for a flag that is on by default."""
        prefix = "--no-" if self.default is True else "--"
        return prefix + self.parameter.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Command:
    """A function as a command, with a German alias and the environment it needs.

    `arguments` name its positional parameters as the help shows them; those with a default may be
    left out, and the last one takes all the words that are left.
    """

    function: Callable[..., int]
    alias: str = ""
    environment: str = "site"
    arguments: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The English name, the one Pelican users know."""
        return self.function.__name__.rstrip("_")  # `import_`: import is a word of Python itself

    @property
    def purpose(self) -> str:
        """What the command does, in one German sentence."""
        return (self.function.__doc__ or "").partition("\n")[0]

    @property
    def options(self) -> tuple[Option, ...]:
        """All options, in the order of the signature."""
        defaults: Mapping[str, Any] = self.function.__kwdefaults__ or {}
        hints = self.function.__annotations__
        return tuple(Option(name, value, _kind(hints[name])) for name, value in defaults.items())

    @property
    def usage(self) -> str:
        """How the arguments are written, optional ones in brackets: `ID DATUM [GRUND]`."""
        needed = len(self.arguments) - len(self.function.__defaults__ or ())
        return " ".join(
            [*self.arguments[:needed], *(f"[{one}]" for one in self.arguments[needed:])]
        )

    @property
    def takes_rest(self) -> bool:
        """Whether everything behind `--` is handed on to another program."""
        return bool(self.function.__code__.co_flags & _TAKES_REST)

    @property
    def takes_files(self) -> bool:
        """Whether the words are names of files, one or many."""
        return self.takes_rest and bool(self.arguments)


@dataclass(frozen=True, slots=True)
class Call:
    """A command with the values to call it with."""

    command: Command
    values: Mapping[str, Any]
    rest: tuple[str, ...] = ()

    def run(self) -> int:
        """Calls the command and returns its exit code."""
        return self.command.function(*self.rest, **self.values)


def find(commands: Sequence[Command], word: str) -> Command:
    """The command called `word`, by its name or its alias."""
    for command in commands:
        if word in (command.name, command.alias):
            return command
    known = [name for command in commands for name in (command.name, command.alias) if name]
    raise UsageError(f"Den Befehl „{word}“ gibt es nicht.{_suggestion(word, known)}")


def parse(commands: Sequence[Command], words: Sequence[str]) -> Call:
    """What the words behind `tasks.py` ask for; a `UsageError` where they ask for nothing known."""
    command = find(commands, words[0])
    values: dict[str, Any] = {}
    arguments: list[str] = []
    queue = list(words[1:])
    while queue:
        word = queue.pop(0)
        if word == "--" and command.takes_rest:
            arguments += queue
            break
        if command.arguments and not word.startswith("-"):
            arguments.append(word)
            continue
        name, equals, value = word.partition("=")
        option = _option(command, name)
        if option.is_flag:
            if equals:
                raise UsageError(f"„{name}“ steht allein, ohne „={value}“.")
            values[option.parameter] = not option.default
            continue
        if not equals:
            if not queue:
                raise UsageError(f"Hinter „{name}“ fehlt ein Wert.")
            value = queue.pop(0)
        values[option.parameter] = read_value(option, value)
    return Call(command, values, joined(command, arguments))


def joined(command: Command, words: Sequence[str]) -> tuple[str, ...]:
    """The words as arguments of a command: blank ones are none, the last takes all that are left.

    Files stay apart and become absolute, because commands run in another folder.
    """
    most = len(command.arguments)
    words = [word for word in words if word.strip()]
    if len(words) < most - len(command.function.__defaults__ or ()):
        missing = command.arguments[len(words)]
        raise UsageError(
            f"Es fehlt {missing}. Bitte so schreiben: "
            f"python3 tasks.py {command.alias or command.name} {command.usage}"
        )
    if command.takes_files:
        return tuple(str(Path(word).absolute()) for word in words)
    if len(words) <= most or command.takes_rest:
        return tuple(words)
    return (*words[: most - 1], " ".join(words[most - 1 :]))


def read_value(option: Option, text: str) -> Any:
    """The text of an option as the type its command wants; a path becomes absolute."""
    if not text:
        raise UsageError(f"Hinter „{option.name}“ fehlt ein Wert.")
    try:
        return _READERS[option.kind](text)
    except ValueError:
        raise UsageError(f"„{option.name} {text}“ geht nicht. {_EXPECTED[option.kind]}") from None


def _day(text: str) -> date:
    """A day as Germans write it, `1.3.2027`, or as computers do, `2027-03-01`."""
    parts = text.split(".")
    return (
        date(*map(int, reversed(parts))) if len(parts) == len("TMJ") else date.fromisoformat(text)
    )


_READERS: Mapping[type, Callable[[str], Any]] = {
    Path: lambda text: Path(text).absolute(),
    date: _day,
    int: int,
    str: str,
}
_EXPECTED: Mapping[type, str] = {
    date: "Bitte einen Tag als TT.MM.JJJJ schreiben, zum Beispiel 01.03.2027.",
    int: "Bitte eine ganze Zahl schreiben, zum Beispiel 8000.",
}


def asks_for_help(words: Sequence[str]) -> bool:
    """Whether `--help` stands among the words, before a `--`."""
    own = words[: words.index("--")] if "--" in words else words
    return "-h" in own or "--help" in own


def manual(commands: Sequence[Command], words: Sequence[str], texts: Mapping[str, str]) -> str:
    """The German help for the command the words begin with, or for all of them.

    `texts` explains each parameter by its name.
    """
    if not words or words[0].startswith("-"):
        return _overview(commands)
    return _description(find(commands, words[0]), texts)


def _overview(commands: Sequence[Command]) -> str:
    lines = ["Aufruf: python3 tasks.py BEFEHL [OPTIONEN]", ""]
    for command in commands:
        names = ", ".join(name for name in (command.name, command.alias) if name)
        lines.append(f"  {names:<20} {command.purpose}")
    return "\n".join([*lines, "", "Mehr zu einem Befehl: python3 tasks.py BEFEHL --help"])


def _description(command: Command, texts: Mapping[str, str]) -> str:
    rest = " [-- ARGUMENTE]" if command.takes_rest and not command.takes_files else ""
    words = f" {command.usage}" if command.arguments else ""
    call = f"Aufruf: python3 tasks.py {command.name}{words} [OPTIONEN]{rest}"
    lines = [call, "", command.purpose]
    if command.alias:
        lines.append(f"Auf Deutsch: python3 tasks.py {command.alias}{words}")
    options = [f"  {_written(option):<20} {texts[option.parameter]}" for option in command.options]
    return "\n".join([*lines, *([""] if options else []), *options])


def _written(option: Option) -> str:
    placeholder = {Path: " ORDNER", date: " TT.MM.JJJJ", int: " ZAHL", str: " TEXT"}
    return option.name + placeholder.get(option.kind, "")


def _option(command: Command, name: str) -> Option:
    for option in command.options:
        if option.name == name:
            return option
    known = [option.name for option in command.options]
    raise UsageError(f"„{command.name}“ versteht „{name}“ nicht.{_suggestion(name, known)}")


def _suggestion(word: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    return f" Meinten Sie „{close[0]}“?" if close else ""


def _kind(hint: Any) -> type:
    """The type of a parameter without the `| None` that stands for "not given"."""
    kind: type = hint.__args__[0] if isinstance(hint, UnionType) else hint
    return kind
