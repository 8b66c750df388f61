"""Content folders of a few lines, checked as `check` does it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from plugins.termine.diagnostics import report
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


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """`write({"artikel/a.md": "…"})` makes a content folder with a venue and an event."""

    def write(files: dict[str, str]) -> Path:
        content = tmp_path / "content"
        for name, text in {"termine.yaml": EVENTS, "orte.yaml": VENUES, **files}.items():
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            (content / name).write_text(dedent(text), encoding="utf-8")
        return content

    return write


@pytest.fixture
def checked(write: Write) -> Checked:
    """The report on a content folder, without what it says about the settings."""

    def checked(files: dict[str, str]) -> str:
        diagnostics = found_diagnostics(CheckOptions(write(files), TODAY))
        return report(one for one in diagnostics if one.position.file != "pelicanconf.py")

    return checked
