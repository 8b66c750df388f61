"""What tells that something may be taken over: of templates, of the program, of kept values."""

from pathlib import Path

import pytest
from jinja2 import meta

from plugins.build.cache import Kept, digest
from plugins.build.engine.cache import Cache
from plugins.website.settings import ROOT
from plugins.website.theme_files.fingerprints import TemplateKeys, program_version
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


def test_a_value_is_made_once(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> tuple[int, ...]:
        made.append(1)
        return (1, 2)

    for _ in range(3):
        kept = Kept(tmp_path / "kept", b"1")
        assert kept.through(b"key", make) == (1, 2)
        kept.save()
    assert len(made) == 1
    assert Kept(tmp_path / "kept", b"2").through(b"key", make) == (1, 2)
    assert len(made) == 2


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    first = Kept(tmp_path / "kept", b"1")
    first.through(b"a", lambda: 1)
    first.through(b"b", lambda: 2)
    first.save()
    second = Kept(tmp_path / "kept", b"1")
    second.through(b"a", lambda: 1)
    second.save()
    assert b"b" not in Kept(tmp_path / "kept", b"1")


def test_what_is_held_is_not_forgotten(tmp_path: Path) -> None:
    first = Kept(tmp_path / "kept", b"1")
    first.through(b"a", lambda: 1)
    first.save()
    second = Kept(tmp_path / "kept", b"1")
    second.through(b"b", lambda: 2)
    second.hold(b"a")
    second.hold(b"never kept")
    second.save()
    third = Kept(tmp_path / "kept", b"1")
    assert b"a" in third
    assert b"never kept" not in third


def test_a_process_that_goes_on_reads_a_value_once(tmp_path: Path) -> None:
    Kept(tmp_path / "kept", b"1").save()
    cache, found = Cache(None, b"", holds_values=True), []
    for _ in range(3):
        kept = cache.kept(tmp_path / "kept", b"1")
        found.append(kept.through(b"key", lambda: (1, [2])))
        kept.save()
    assert found[0] is found[1] is found[2]
    assert Kept(tmp_path / "kept", b"1").through(b"key", lambda: None) == (1, [2])


def test_what_a_build_that_failed_did_not_ask_for_is_still_known(tmp_path: Path) -> None:
    cache = Cache(None, b"", holds_values=True)
    kept = cache.kept(tmp_path / "kept", b"1")
    kept.through(b"key", lambda: 1)
    kept.save()
    cache.kept(tmp_path / "kept", b"1")  # the build that failed
    assert b"key" in cache.kept(tmp_path / "kept", b"1")


@pytest.mark.parametrize("octets", [b"", b"xxxx", b"\0" * 50])
def test_a_broken_file_is_as_good_as_none(tmp_path: Path, octets: bytes) -> None:
    (tmp_path / "kept").write_bytes(octets)
    assert b"a" not in Kept(tmp_path / "kept", b"1")
