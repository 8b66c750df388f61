"""/redaktion/ is in the site where its program was fetched, and nothing of the site leads there."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.audit import Audited, audit
from plugins.website.run import run
from tests.website.conftest import Write

ADDRESS = "https://familie.example.org"


@pytest.fixture
def override(write: Write, tmp_path: Path) -> Mapping[str, Any]:
    """A site with a repository and with a program of two files."""
    program = tmp_path / "cache/redaktion/programm"
    (program / "assets").mkdir(parents=True)
    (program / "fassung.txt").write_text("1", encoding="utf-8")
    (program / "index.js").write_text("export const init = () => {};", encoding="utf-8")
    (program / "assets/a.woff2").write_bytes(b"font")
    return {
        "PATH": str(write({"seiten/start.md": "---\ntitel: Start\n---\n"})),
        "OUTPUT_PATH": str(tmp_path / "output"),
        "CACHE_PATH": str(tmp_path / "cache"),
        "SITEURL": ADDRESS,
        "TERMINE_HEUTE": date(2026, 11, 22),
        "TERMINE_SUCHE": False,
        "REDAKTION_BACKEND": {"name": "github", "repo": "stadt/website", "branch": "main"},
    }


def files(output: Path) -> list[str]:
    folder = output / "redaktion"
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found)


def test_the_program_and_its_page_are_in_the_site(
    override: Mapping[str, Any], tmp_path: Path
) -> None:
    run(override)
    assert files(tmp_path / "output") == [
        "config.yml",
        "index.html",
        "programm/assets/a.woff2",
        "programm/index.js",
        "start.js",
    ]
    page = (tmp_path / "output/redaktion/index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert "connect-src &#x27;self&#x27; blob: data: https://api.github.com;" in page
    assert "<title>Redaktion – Familienbüro Herne</title>" in page


def test_nothing_leads_there(override: Mapping[str, Any], tmp_path: Path) -> None:
    run(override)
    others = [
        path
        for path in (tmp_path / "output").rglob("*")
        if path.suffix in {".html", ".xml", ".txt"} and "redaktion" not in path.parts
    ]
    assert others
    assert not [path for path in others if "redaktion/" in path.read_text("utf-8")]


def test_the_audit_leaves_it_alone(override: Mapping[str, Any], tmp_path: Path) -> None:
    run(override)
    about = Audited(url=ADDRESS, today=date(2026, 11, 22), label="output")
    found = audit(tmp_path / "output", about)
    assert not [diagnostic for diagnostic in found if "redaktion" in diagnostic.position.file]


def test_without_the_program_there_is_no_page(override: Mapping[str, Any], tmp_path: Path) -> None:
    run(override)
    (tmp_path / "cache/redaktion/programm/fassung.txt").unlink()
    run(override)
    assert files(tmp_path / "output") == []


def test_without_a_repository_only_the_preview_has_it(
    override: Mapping[str, Any], tmp_path: Path
) -> None:
    run({**override, "REDAKTION_BACKEND": {}})
    assert files(tmp_path / "output") == []
    run({**override, "REDAKTION_BACKEND": {}, "TERMINE_VORSCHAU": True})
    page = (tmp_path / "output/redaktion/index.html").read_text("utf-8")
    assert "config.yml" in files(tmp_path / "output")
    assert "https://" not in page


def test_a_new_program_replaces_the_old_one(override: Mapping[str, Any], tmp_path: Path) -> None:
    program = tmp_path / "cache/redaktion/programm"
    run(override)
    (program / "assets/a.woff2").unlink()
    (program / "fassung.txt").write_text("2", encoding="utf-8")
    run(override)
    assert "programm/assets/a.woff2" not in files(tmp_path / "output")
