"""The index of the search: what is in it, and that it stays as it is while nothing changes."""

from pathlib import Path

import pytest

from plugins.build.cache import Cache
from plugins.build.task import OutputFile
from plugins.website.search.search_index import SearchError, search_files

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
    ]


def index(files: list[OutputFile], cache: Cache, folder: Path) -> dict[str, bytes]:
    found = search_files(files, cache.table("search"), folder)
    return {file.path: file.content for file in found}


@pytest.fixture
def cache() -> Cache:
    return Cache(None, b"")


def test_the_index_lies_in_a_folder_of_its_own(cache: Cache, tmp_path: Path) -> None:
    found = index(site(), cache, tmp_path)
    assert found
    assert all(path.startswith("pagefind/") for path in found)


def test_only_marked_pages_are_found(cache: Cache, tmp_path: Path) -> None:
    found = index(site(), cache, tmp_path)
    assert len([name for name in found if "/fragment/" in name]) == 1
    assert b'"page_count":1' in found["pagefind/pagefind-entry.json"]


def test_what_nobody_needs_is_left_out(cache: Cache, tmp_path: Path) -> None:
    found = index(site(), cache, tmp_path)
    assert not [name for name in found if "-ui" in name or "highlight" in name]


def test_the_same_pages_give_the_same_bytes(cache: Cache, tmp_path: Path) -> None:
    assert index(site(), cache, tmp_path) == index(site(), Cache(None, b""), tmp_path)


def test_what_is_not_searched_changes_nothing(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = index(site(), cache, tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr("sys.executable", "/bin/false")
        assert index(site(around="<meta name=x>"), cache, tmp_path) == first
    assert index(site(more=" allen"), cache, tmp_path) != first


def test_a_failure_is_told_and_leaves_nothing(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(SearchError):
        index(site(), cache, tmp_path)
    assert list(tmp_path.iterdir()) == []
