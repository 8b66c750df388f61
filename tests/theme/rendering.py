"""An environment like the one of the site, and the examples of the components."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import html5lib
from jinja2 import Environment

from plugins.website.theme_files.rendering import environment as website_environment
from tooling.patterns import Component, components, filled, rendered

__all__ = [
    "COMPONENTS",
    "CSS",
    "TEMPLATES",
    "THEME",
    "environment",
    "examples",
    "filled",
    "html_errors",
    "rendered_example",
]

THEME = Path(__file__).resolve().parents[2] / "theme"
TEMPLATES = THEME / "templates"
COMPONENTS = TEMPLATES / "components"
CSS = THEME / "static" / "css"


@cache
def environment() -> Environment:
    """Jinja as the site sets it up."""
    return website_environment(THEME)


@cache
def examples() -> tuple[Component, ...]:
    """Every component with what stands in its YAML file."""
    return components(THEME)


def rendered_example(name: str, arguments: Mapping[str, Any]) -> str:
    """A component, given by name, with the arguments of one of its examples."""
    component = next(one for one in examples() if one.name == name)
    return rendered(environment(), component, arguments)


def html_errors(html: str, *, is_fragment: bool = False) -> list[str]:
    """What html5lib says is wrong with this HTML."""
    parser = html5lib.HTMLParser()
    parser.parseFragment(html) if is_fragment else parser.parse(html)
    return [f"{position}: {error}" for position, error, _ in parser.errors]
