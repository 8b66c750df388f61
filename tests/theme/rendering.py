"""An environment like the one of the site, and views filled from plain values."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import html5lib
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins import views

THEME = Path(__file__).resolve().parents[2] / "theme"
TEMPLATES = THEME / "templates"
COMPONENTS = TEMPLATES / "components"
CSS = THEME / "static" / "css"

NEUTRAL = {str: "", bool: False, int: 1}


def environment() -> Environment:
    """Jinja as the site sets it up: escape on, unknown names refused, only the theme's files."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def filled(kind: type, /, **values: object) -> Any:
    """A view with these values; a field left out is empty."""
    hints = get_type_hints(kind)
    given = {name: typed(hints[name], value) for name, value in values.items()}
    for field in fields(kind):
        if field.name not in given and field.default is MISSING:
            given[field.name] = empty(hints[field.name])
    return kind(**given)


def typed(hint: Any, value: object) -> Any:
    """Plain values (mappings, lists) as what the hint asks for; a finished view stays."""
    if value is None or is_dataclass(value):
        return value
    if get_origin(hint) is tuple:
        parts = get_args(hint)
        items = list(value)  # type: ignore[call-overload]
        hints = [parts[0]] * len(items) if parts[-1] is Ellipsis else parts
        return tuple(typed(part, item) for part, item in zip(hints, items, strict=True))
    if get_origin(hint) in (Union, types.UnionType):
        wanted = [part for part in get_args(hint) if is_dataclass(part)]
        return typed(wanted[0], value) if isinstance(value, Mapping) else value
    if is_dataclass(hint) and isinstance(value, Mapping):
        return filled(hint, **value)  # type: ignore[arg-type]
    return value


def empty(hint: Any) -> Any:
    """The empty value of a field."""
    if get_origin(hint) is tuple:
        return ()
    if get_origin(hint) in (Union, types.UnionType):
        return None if type(None) in get_args(hint) else ""
    return filled(hint) if is_dataclass(hint) else NEUTRAL[hint]


def examples() -> dict[str, dict[str, Any]]:
    """What stands in each component's YAML, by the component's name."""
    return {
        file.stem: yaml.safe_load(file.read_text(encoding="utf-8"))
        for file in sorted(COMPONENTS.glob("*.yaml"))
    }


def rendered_example(name: str, arguments: Mapping[str, Any]) -> str:
    """A component with the arguments of one of its examples."""
    described = {entry["name"]: entry["type"] for entry in examples()[name]["parameters"]}
    values = {key: typed(hint_named(described[key]), value) for key, value in arguments.items()}
    macro = getattr(environment().get_template(f"components/{name}.html").module, name)
    return str(macro(**values))


def hint_named(name: str) -> Any:
    """The type a YAML file names: a view, a plain type, or `list of` one."""
    if name.startswith("list of "):
        return tuple[hint_named(name.removeprefix("list of ")), ...]
    plain = {"text": str, "number": int, "yes or no": bool}
    known = {
        "Body": tuple[str | views.DatesBlock, ...],
        "Weeks": tuple[tuple[views.DayCell | None, ...], ...],
        "Pairs": tuple[tuple[str, str], ...],
    }
    return plain.get(name) or known.get(name) or getattr(views, name)


def html_errors(html: str, *, is_fragment: bool = False) -> list[str]:
    """What html5lib says is wrong with this HTML."""
    parser = html5lib.HTMLParser()
    parser.parseFragment(html) if is_fragment else parser.parse(html)
    return [f"{position}: {error}" for position, error, _ in parser.errors]
