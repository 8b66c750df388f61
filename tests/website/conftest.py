"""Content folders of a few lines, checked as `check` does it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from PIL import Image

from plugins.termine.diagnostics import Diagnostic, report
from plugins.website.commands.build import found_diagnostics
from plugins.website.commands.options import CheckOptions

TODAY = date(2026, 11, 22)
EVENTS = """\
termine:
  - id: fest
    titel: Fest
    rubrik: Feste
    datum: 11.12.2026
    um: 13 Uhr
    ort: buero
"""
VENUES = """\
- id: buero
  name: Büro
"""

Write = Callable[..., Path]
Checked = Callable[..., str]
Diagnosed = Callable[..., tuple[Diagnostic, ...]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """`write({"artikel/a.md": "…"})` makes a content folder with a venue and an event.

    A file that ends in `.jpg` is a picture, whatever its text.
    """

    def write(files: dict[str, str]) -> Path:
        content = tmp_path / "content"
        for name, text in {"termine.yaml": EVENTS, "orte.yaml": VENUES, **files}.items():
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            (content / name).write_text(dedent(text), encoding="utf-8")
            if name.endswith(".jpg"):
                Image.new("RGB", (800, 600)).save(content / name)
        return content

    return write


@pytest.fixture
def diagnosed(write: Write) -> Diagnosed:
    """The Diagnostics of a content folder, without those of the settings."""

    def diagnosed(files: dict[str, str]) -> tuple[Diagnostic, ...]:
        diagnostics = found_diagnostics(CheckOptions(write(files), TODAY))
        return tuple(one for one in diagnostics if one.position.file != "pelicanconf.py")

    return diagnosed


@pytest.fixture
def checked(diagnosed: Diagnosed) -> Checked:
    """The report on a content folder, without what it says about the settings."""

    def checked(files: dict[str, str]) -> str:
        return report(diagnosed(files))

    return checked
