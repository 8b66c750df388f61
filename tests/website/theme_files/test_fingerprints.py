"""What tells that something may be taken over: of templates and of the program."""

from pathlib import Path

from plugins.build.digest import digest
from plugins.website.settings import program_version
from plugins.website.theme_files.assets import templates_key


def test_the_key_of_the_theme_changes_with_every_template(tmp_path: Path) -> None:
    (tmp_path / "templates/parts").mkdir(parents=True)
    (tmp_path / "templates/page.html").write_text("alt", encoding="utf-8")
    keys = [templates_key(tmp_path)]
    (tmp_path / "templates/parts/part.html").write_text("neu", encoding="utf-8")
    keys.append(templates_key(tmp_path))
    (tmp_path / "templates/page.html").write_text("neu", encoding="utf-8")
    keys.append(templates_key(tmp_path))
    (tmp_path / "templates/page.yaml").write_text("neu", encoding="utf-8")
    assert len(set(keys)) == 3
    assert templates_key(tmp_path) == keys[-1]


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
