"""What pages need of theme and settings is made beside all reading, by a process of its own."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from plugins.website.groundwork import groundwork
from plugins.website.settings import ROOT, SiteSettings, configuration, site_settings


@pytest.fixture(params=[1, 2], ids=["one process", "two processes"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> SiteSettings:
    """With a theme of its own and an empty cache."""
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    given = site_settings({**configuration(), "PATH": "content", "OUTPUT_PATH": "output"})
    workers = int(request.param)
    return replace(given, theme=tmp_path / "theme", cache=tmp_path / "cache", workers=workers)


def test_templates_are_compiled_and_pictures_drawn(settings: SiteSettings) -> None:
    with groundwork(settings) as ground:
        ground()
    made = {path.parent.name: path.suffix for path in settings.cache.glob("*/*")}
    assert made == {"karten": ".png", "vorlagen-3": ""}


def test_a_broken_template_is_told_to_whoever_waits(settings: SiteSettings) -> None:
    page = settings.theme / "templates" / "date.html"
    page.write_text(page.read_text("utf-8") + "{% endif %}", "utf-8")
    with groundwork(settings) as ground, pytest.raises(TemplateSyntaxError, match="'endif'"):
        ground()


def test_nobody_has_to_wait(settings: SiteSettings) -> None:
    with groundwork(settings):
        pass
    assert not list(settings.cache.glob("*/*.png"))
