"""The pattern page: every component of the theme with every example, in light and in dark.

It stands by itself, can be opened as a file, and is no part of the site. The examples are plain
values in YAML; they become the views a macro expects, and the tests of the theme look at the very
same ones.
"""

import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import yaml
from jinja2 import Environment, FileSystemLoader
from pydantic import TypeAdapter

from plugins.website.pages import views
from plugins.website.theme_files.assets import theme_files
from plugins.website.theme_files.rendering import environment

SCHEMES = (("light", "hell"), ("dark", "dunkel"))
_ROOT = re.compile(r":root\s*\{([^}]*)\}")
_OWN_ID = re.compile(r'\b(id|for|aria-(?:labelledby|describedby|controls))="([^"]+)"')
_ADDRESS = re.compile(r'\b(src|srcset)="/theme/')
_FRAGMENT = re.compile(r'\bhref="#([^"]+)"')
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


@dataclass(frozen=True, slots=True)
class Shown:
    """An example as it looks: its HTML once for each scheme, and as source."""

    name: str
    panels: tuple[tuple[str, str, str], ...]
    source: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A component with its examples."""

    component: Component
    examples: tuple[Shown, ...]


def write_patterns(theme: Path, output: Path) -> Path:
    """Write the pattern page with the files it needs; its address on this machine comes back.

    Nothing that stands in the folder already is taken away.
    """
    files = theme_files(theme, "")
    contents = {file.path: file.content for file in files.files}
    contents["muster.css"] = pattern_css(theme).encode()
    contents["index.html"] = pattern_page(theme, files.stylesheet).encode()
    for name, content in contents.items():
        target = output / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return output / "index.html"


def pattern_page(theme: Path, stylesheet: views.Asset) -> str:
    """The page as HTML."""
    templates = environment(theme)
    shown = tuple(_pattern(templates, component) for component in components(theme))
    loader = FileSystemLoader([theme / "patterns", theme / "templates"])
    page = templates.overlay(loader=loader).get_template("page.html")
    return page.render(patterns=shown, stylesheet=stylesheet)


def pattern_css(theme: Path) -> str:
    """The page's own styles; the values of both schemes are those of settings.css."""
    settings = (theme / "static" / "css" / "settings.css").read_text(encoding="utf-8")
    blocks = _ROOT.findall(settings)
    schemes = (
        f".pattern--{name} {{{values} color-scheme: {name};\n}}"
        for (name, _), values in zip(SCHEMES, blocks, strict=False)  # a third one is for print
    )
    own = (theme / "patterns" / "page.css").read_text(encoding="utf-8")
    return "\n".join((*schemes, own))


def _pattern(templates: Environment, component: Component) -> Pattern:
    numbered = enumerate(component.examples, 1)
    shown = (_shown(templates, component, example, number) for number, example in numbered)
    return Pattern(component, tuple(shown))


def _shown(templates: Environment, component: Component, example: Example, number: int) -> Shown:
    html = rendered(templates, component, example.arguments).strip()
    beside = _ADDRESS.sub(r'\1="theme/', html)  # the page is opened as a file
    panels = tuple(
        (scheme, label, with_own_ids(beside, f"{component.name}-{number}-{scheme}"))
        for scheme, label in SCHEMES
    )
    return Shown(example.name, panels, "\n".join(filter(str.strip, html.splitlines())))


def with_own_ids(html: str, suffix: str) -> str:
    """The same HTML with ids that no other panel of the page has, and links that follow them."""
    ids = {value for name, value in _OWN_ID.findall(html) if name == "id"}

    def followed(link: re.Match[str]) -> str:
        return f'href="#{link[1]}-{suffix}"' if link[1] in ids else link[0]

    return _FRAGMENT.sub(followed, _OWN_ID.sub(rf'\1="\2-{suffix}"', html))


def components(theme: Path) -> tuple[Component, ...]:
    """Every component that has a YAML file, sorted by name."""
    files = sorted((theme / "templates" / "components").glob("*.yaml"))
    read = TypeAdapter(Component).validate_python
    return tuple(
        read({"name": file.stem, **yaml.safe_load(file.read_text("utf-8"))}) for file in files
    )


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
