"""What tells that something may be taken over: of templates and of the program."""

from pathlib import Path

import pytest

from plugins.build.cache import Cache
from plugins.build.digest import digest
from plugins.website.settings import program_version
from plugins.website.theme_files.rendering import environment, template_keys

TEMPLATES = {
    "base.html": "<main>{% block main %}{% endblock %}</main>",
    "page.html": '{% extends "base.html" %}{% from "parts/part.html" import part %}',
    "parts/part.html": '{% macro part() %}{% include "parts/sign.svg" %}{% endmacro %}',
    "parts/sign.svg": "<svg></svg>",
    "other.html": "<p>",
    "any.html": "{% include which %}",
}


def changed_by(theme: Path, name: str) -> set[str]:
    """The templates whose keys change with one of them."""
    for path, text in TEMPLATES.items():
        (theme / "templates" / path).parent.mkdir(parents=True, exist_ok=True)
        (theme / "templates" / path).write_text(text, encoding="utf-8")
    cache = Cache(None, b"").table("names")
    before = template_keys(environment(theme), theme, cache)
    (theme / "templates" / name).write_text("neu", encoding="utf-8")
    after = template_keys(environment(theme), theme, cache)
    return {path for path in TEMPLATES if before[path] != after[path]}


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("other.html", {"other.html"}),
        ("page.html", {"page.html"}),
        ("base.html", {"base.html", "page.html"}),
        ("parts/part.html", {"parts/part.html", "page.html"}),
        ("parts/sign.svg", {"parts/sign.svg", "parts/part.html", "page.html"}),
    ],
)
def test_the_key_of_a_template_changes_with_all_that_it_takes_from_others(
    tmp_path: Path, name: str, pages: set[str]
) -> None:
    assert changed_by(tmp_path, name) - {"any.html"} == pages


def test_a_template_that_finds_another_while_it_is_shown_changes_with_every_one(
    tmp_path: Path,
) -> None:
    assert "any.html" in changed_by(tmp_path, "other.html")


def test_the_version_changes_with_every_source_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "plugins").mkdir()
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/site.txt").write_text("pelican==4.12", encoding="utf-8")
    versions = [program_version(tmp_path)]
    (tmp_path / "plugins/a.py").write_text("a", encoding="utf-8")
    versions.append(program_version(tmp_path))
    (tmp_path / "requirements/site.txt").write_text("pelican==4.13", encoding="utf-8")
    versions.append(program_version(tmp_path))
    assert len(set(versions)) == 3


def test_parts_do_not_run_into_each_other() -> None:
    assert digest("a", "bc") != digest("ab", "c")
