"""The pattern page: every component of the theme with every example, in light and in dark.

It stands by itself, can be opened as a file, and is no part of the site.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from ..pages.views import Asset
from .assets import theme_files
from .examples import Component, Example, components, rendered
from .rendering import environment

SCHEMES = (("light", "hell"), ("dark", "dunkel"))
_ROOT = re.compile(r":root\s*\{([^}]*)\}")
_OWN_ID = re.compile(r'\b(id|for|aria-(?:labelledby|describedby|controls))="([^"]+)"')
_ADDRESS = re.compile(r'\b(src|srcset)="/theme/')
_FRAGMENT = re.compile(r'\bhref="#([^"]+)"')


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


def pattern_page(theme: Path, stylesheet: Asset) -> str:
    """The page as HTML."""
    templates = environment(theme)
    shown = tuple(_pattern(templates, component) for component in components(theme))
    page = templates.overlay(loader=_loader(theme)).get_template("page.html")
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


def _loader(theme: Path) -> ChoiceLoader:
    return ChoiceLoader(
        [FileSystemLoader(theme / "patterns"), FileSystemLoader(theme / "templates")]
    )


def _pattern(templates: Environment, component: Component) -> Pattern:
    return Pattern(
        component,
        tuple(
            _shown(templates, component, example, number)
            for number, example in enumerate(component.examples, 1)
        ),
    )


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
