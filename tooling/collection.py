"""The same commands for invoke, so that `invoke build` works as in any Pelican project."""

import os
from collections.abc import Callable, Sequence
from inspect import Parameter, Signature
from pathlib import Path

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import Task

from .commandline import Call, Command, Option, UsageError, read_value


def collection_of(commands: Sequence[Command], root: Path) -> Collection:
    """An invoke collection with a task for each command; they run in the folder `root`."""
    collection = Collection()
    for command in commands:
        aliases = (command.alias,) if command.alias else ()
        collection.add_task(Task(_body(command, root), name=command.name, aliases=aliases))
    return collection


def _body(command: Command, root: Path) -> Callable[..., None]:
    """What invoke calls: it reads the signature and the docstring, and ends with the exit code."""

    def body(context: Context, **words: str | bool | None) -> None:
        rest = (
            tuple(context.remainder.split()) if command.takes_rest else _arguments(command, words)
        )
        call = Call(command, _values(command, words), rest)
        os.chdir(root)
        if code := call.run():
            raise Exit(code=code)

    body.__doc__ = command.purpose
    body.__signature__ = Signature(  # type: ignore[attr-defined]  # read by inspect.signature
        [
            Parameter("context", Parameter.POSITIONAL_OR_KEYWORD),
            *(_argument(name, command) for name in _positional(command)),
            *(_parameter(option) for option in command.options),
        ]
    )
    return body


def _positional(command: Command) -> tuple[str, ...]:
    code = command.function.__code__
    return code.co_varnames[: code.co_argcount]


def _argument(name: str, command: Command) -> Parameter:
    """An argument as invoke knows it; one with a default becomes an option of that name."""
    defaults = command.function.__defaults__ or ()
    optional = dict(zip(reversed(_positional(command)), reversed(defaults), strict=False))
    default = optional.get(name, Parameter.empty)
    return Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=default)


def _arguments(command: Command, words: dict[str, str | bool | None]) -> tuple[str, ...]:
    found = (words.get(name) for name in _positional(command))
    return tuple(str(word) for word in found if word)


def _parameter(option: Option) -> Parameter:
    """A flag as invoke knows it, anything else as a text that is read later."""
    default = option.default if option.is_flag else None
    return Parameter(option.parameter, Parameter.KEYWORD_ONLY, default=default)


def _values(command: Command, words: dict[str, str | bool | None]) -> dict[str, object]:
    try:
        return {
            option.parameter: value if isinstance(value, bool) else read_value(option, value)
            for option in command.options
            if (value := words.get(option.parameter)) is not None
        }
    except UsageError as error:
        raise Exit(str(error), code=2) from error
