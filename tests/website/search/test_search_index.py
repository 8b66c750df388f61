"""The index of the search: what is in it, and that it stays as it is while nothing changes."""

from pathlib import Path

import pytest

from plugins.build.task import OutputFile
from plugins.website.search.search_index import SearchError, with_search

pytestmark = pytest.mark.slow

FOUND = "<main data-pagefind-body><h1>Familien\u00adfrühstück</h1><p>Guten Morgen.</p></main>"
HIDDEN = "<main><h1>Archiv</h1></main>"


def page(main: str, around: str = "") -> bytes:
    text = f'<!doctype html><html lang="de"><head><title>A</title>{around}</head><body>{main}'
    return f"{text}</body></html>".encode()


def site(around: str = "", more: str = "") -> list[OutputFile]:
    return [
        OutputFile("a/index.html", page(FOUND.replace("Morgen", f"Morgen{more}"), around)),
        OutputFile("b/index.html", page(HIDDEN, around)),
        OutputFile("c.txt", b"c"),
    ]


def index(files: list[OutputFile], cache: Path) -> dict[str, bytes]:
    found = {file.path: file.content for file in with_search(files, cache)}
    return {name: content for name, content in found.items() if name.startswith("pagefind/")}


def test_all_files_come_first_and_the_index_after_them(tmp_path: Path) -> None:
    paths = [file.path for file in with_search(site(), tmp_path)]
    assert paths[:3] == ["a/index.html", "b/index.html", "c.txt"]
    assert all(path.startswith("pagefind/") for path in paths[3:])


def test_only_marked_pages_are_found(tmp_path: Path) -> None:
    found = index(site(), tmp_path)
    assert len([name for name in found if "/fragment/" in name]) == 1
    assert b'"page_count":1' in found["pagefind/pagefind-entry.json"]


def test_what_nobody_needs_is_left_out(tmp_path: Path) -> None:
    assert not [name for name in index(site(), tmp_path) if "-ui" in name or "highlight" in name]


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    assert index(site(), tmp_path / "a") == index(site(), tmp_path / "b")


def test_what_is_not_searched_changes_nothing(tmp_path: Path) -> None:
    first = index(site(), tmp_path)
    assert index(site(around="<meta name=x>"), tmp_path) == first
    assert len(list(tmp_path.iterdir())) == 1
    assert index(site(more=" allen"), tmp_path) != first


def test_only_the_newest_indexes_are_kept(tmp_path: Path) -> None:
    for number in range(6):
        index(site(more=str(number)), tmp_path)
    assert len(list(tmp_path.iterdir())) == 4


def test_a_failure_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(SearchError):
        index(site(), tmp_path)
    assert list(tmp_path.iterdir()) == []
