"""The whole trees of two sites are what the repository says: no byte changes unnoticed.

After a change that is meant: `GOLDEN=write python3 tasks.py test -- tests/golden`, and read the
difference that Git shows.
"""

import os
from pathlib import Path

import pytest

from tests.conftest import ROOT, Builder
from tests.golden.trees import committed, differences, read, tree, written

HERE = Path(__file__).parent
SITES = {"miniature": ROOT / "tests" / "miniature", "reference": ROOT / "content"}


@pytest.mark.parametrize("name", SITES)
def test_every_file_of_the_site_is_as_the_repository_says(
    name: str, tmp_path: Path, build_site: Builder
):
    content = committed(SITES[name], tmp_path / "content")
    built = build_site(content, "--today", "2026-12-01")
    assert built.code == 0, built.said
    kept, with_lines = HERE / f"{name}.txt", name == "miniature"
    if os.environ.get("GOLDEN") == "write":
        kept.write_text(written(tree(built.output, with_lines=with_lines)), "utf-8")
    told = differences(read(kept.read_text("utf-8")), built.output, with_lines=with_lines)
    assert told == [], "\n" + "\n".join(told)


def test_a_difference_is_told_with_its_file_and_its_lines(tmp_path: Path):
    (tmp_path / "index.html").write_text("<p>\nalt\n</p>\n", "utf-8")
    (tmp_path / "weg.txt").write_text("weg", "utf-8")
    before = read(written(tree(tmp_path, with_lines=True)))
    assert differences(before, tmp_path, with_lines=True) == []
    (tmp_path / "index.html").write_text("<p>\nanders\n</p>\n", "utf-8")
    (tmp_path / "weg.txt").unlink()
    (tmp_path / "neu.txt").write_text("neu", "utf-8")
    assert differences(before, tmp_path, with_lines=True) == [
        "missing: weg.txt",
        "new: neu.txt",
        "changed: index.html, 13 → 16 octets",
        "     2 + anders",
        "       − 1 lines are gone",
    ]
