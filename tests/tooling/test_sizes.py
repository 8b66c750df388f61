"""The limits of sizes hold for generated content, and what is beyond one is told."""

from pathlib import Path

import pytest

from benchmarks import content
from benchmarks.offices import write_portal
from benchmarks.sizes import Kind, beyond
from tests.conftest import Builder


def test_a_file_beyond_its_limit_is_told(tmp_path: Path) -> None:
    for name, size in (("termine/a", 10), ("termine/b", 11), ("aktuelles", 99)):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "index.html").write_bytes(bytes(size))
    limits = (Kind("page of an event", "termine/*/index.html", 10),)
    assert [*beyond(tmp_path, limits)] == [
        "termine/b/index.html: 11 bytes, more than 10 (page of an event)"
    ]


@pytest.mark.slow
def test_a_generated_office_and_a_portal_that_follows_it_are_within_the_limits(
    tmp_path: Path, build_site: Builder
) -> None:
    small, today = content.SIZES[0], content.TODAY.isoformat()
    office, portal = tmp_path / "amt", tmp_path / "portal"
    content.write(office / "content", content.material(small))
    built = build_site(office / "content", "--today", today, output=office / "output")
    assert built.code == 0
    assert [*beyond(office / "output")] == []
    write_portal(portal / "content", [office])
    built = build_site(portal / "content", "--today", today, output=portal / "output")
    assert built.code == 0
    assert [*beyond(portal / "output")] == []
    assert len([*(portal / "output/termine").glob("amt-*/index.html")]) > small.series
