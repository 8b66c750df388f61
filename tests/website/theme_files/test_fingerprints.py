"""What tells that something may be taken over: of templates, of the program, of kept values."""

from pathlib import Path

import pytest
from jinja2 import meta

from plugins.build.digest import digest
from plugins.website.settings import ROOT, program_version
from plugins.website.theme_files.fingerprints import TemplateKeys
from plugins.website.theme_files.rendering import environment

TEMPLATES = ROOT / "theme" / "templates"


@pytest.mark.parametrize(
    "name", sorted(p.relative_to(TEMPLATES).as_posix() for p in TEMPLATES.rglob("*.html"))
)
def test_every_reference_of_a_template_is_seen(name: str) -> None:
    source = (TEMPLATES / name).read_text("utf-8")
    known = meta.find_referenced_templates(environment(ROOT / "theme").parse(source))
    assert set(TemplateKeys(TEMPLATES).references(name)) == set(known)


def test_a_key_changes_with_what_is_included_and_with_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{% extends "base.html" %}', encoding="utf-8")
    (tmp_path / "base.html").write_text('{% include "part.html" %}', encoding="utf-8")
    (tmp_path / "part.html").write_text("alt", encoding="utf-8")
    (tmp_path / "other.html").write_text("alt", encoding="utf-8")
    before = TemplateKeys(tmp_path)
    (tmp_path / "part.html").write_text("neu", encoding="utf-8")
    after = TemplateKeys(tmp_path)
    assert before.key("page.html") != after.key("page.html")
    assert before.key("other.html") == after.key("other.html")


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
