"""The examples of the theme's components: plain values in YAML become the views a macro expects.

The pattern page shows them, and the tests of the theme look at the very same ones.
"""

import types
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import yaml
from jinja2 import Environment

from .. import pages as views

_NEUTRAL = types.MappingProxyType({str: "", bool: False, int: 1})
_PLAIN = types.MappingProxyType({"text": str, "number": int, "yes or no": bool})
_NAMED = types.MappingProxyType(
    {
        "Body": tuple[str | views.DatesBlock, ...],
        "Weeks": tuple[tuple[views.DayCell | None, ...], ...],
        "Pairs": tuple[tuple[str, str], ...],
        "Steps": tuple[tuple[str, tuple[str, ...]], ...],
    }
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a macro: its type as the YAML file names it, and what it is for."""

    name: str
    type: str
    text: str


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its name and plain values for some of the parameters."""

    name: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Component:
    """A macro of theme/templates/components with all that its YAML file says."""

    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    examples: tuple[Example, ...]


def components(theme: Path) -> tuple[Component, ...]:
    """Every component that has a YAML file, sorted by name."""
    files = sorted((theme / "templates" / "components").glob("*.yaml"))
    return tuple(_component(file) for file in files)


def rendered(templates: Environment, component: Component, arguments: Mapping[str, Any]) -> str:
    """The HTML of a component; a parameter left out has the macro's own default."""
    described = {parameter.name: parameter.type for parameter in component.parameters}
    values = {name: typed(hint_named(described[name]), value) for name, value in arguments.items()}
    module: Any = templates.get_template(f"components/{component.name}.html").module
    return str(getattr(module, component.name)(**values))


def filled(kind: type, /, **values: object) -> Any:
    """A view with these values; a field left out is empty."""
    hints = get_type_hints(kind)
    given = {name: typed(hints[name], value) for name, value in values.items()}
    for field in fields(kind):
        if field.name not in given and field.default is MISSING:
            given[field.name] = _empty(hints[field.name])
    return kind(**given)


def typed(hint: Any, value: Any) -> Any:
    """Plain values (mappings, lists) as what the hint asks for; a finished view stays."""
    if value is None or is_dataclass(value):
        return value
    if get_origin(hint) is tuple:
        parts = get_args(hint)
        items = list(value)
        hints = [parts[0]] * len(items) if parts[-1] is Ellipsis else parts
        return tuple(typed(part, item) for part, item in zip(hints, items, strict=True))
    if get_origin(hint) in (Union, types.UnionType):
        wanted = [part for part in get_args(hint) if is_dataclass(part)]
        return typed(wanted[0], value) if isinstance(value, Mapping) else value
    if isinstance(hint, type) and is_dataclass(hint) and isinstance(value, Mapping):
        return filled(hint, **value)
    return value


def hint_named(name: str) -> Any:
    """The type a YAML file names: a view, a plain type, or `list of` one."""
    if name.startswith("list of "):
        return types.GenericAlias(tuple, (hint_named(name.removeprefix("list of ")), ...))
    return _PLAIN.get(name) or _NAMED.get(name) or getattr(views, name)


def _empty(hint: Any) -> Any:
    if get_origin(hint) is tuple:
        return ()
    if get_origin(hint) in (Union, types.UnionType):
        return None if type(None) in get_args(hint) else ""
    return filled(hint) if is_dataclass(hint) and isinstance(hint, type) else _NEUTRAL[hint]


def _component(file: Path) -> Component:
    described = yaml.safe_load(file.read_text(encoding="utf-8"))
    return Component(
        name=file.stem,
        summary=described["summary"],
        parameters=tuple(Parameter(**one) for one in described["parameters"]),
        examples=tuple(Example(**one) for one in described["examples"]),
    )
