"""The index of the search: what is in it, and that it stays as it is while nothing changes."""

from pathlib import Path

import pytest

from plugins.build.task import OutputFile, Staged, Task
from plugins.website.search.search_index import Searched, SearchError, search_tasks, searched

FOUND = "<main data-pagefind-body><h1>Familien\u00adfrühstück</h1><p>Guten Morgen.</p></main>"
HIDDEN = "<main><h1>Archiv</h1></main>"


def page(main: str, around: str = "") -> bytes:
    text = f'<!doctype html><html lang="de"><head><title>A</title>{around}</head><body>{main}'
    return f"{text}</body></html>".encode()


def site(around: str = "", more: str = "") -> dict[str, bytes]:
    return {
        "a/index.html": page(FOUND.replace("Morgen", f"Morgen{more}"), around),
        "b/index.html": page(HIDDEN, around),
    }


def tasks(files: dict[str, bytes], scratch: Path) -> list[Task]:
    notes = [one for path in files for one in searched(OutputFile(path, files[path]), 0)]
    return list(search_tasks(staged(notes, files), scratch, this_year=2026))


def staged(notes: list[Searched], files: dict[str, bytes]) -> Staged:
    return Staged(tuple(notes), b"", files.__getitem__)


def index(files: dict[str, bytes], scratch: Path) -> dict[str, bytes]:
    made = (file for task in tasks(files, scratch) for file in task.make().files)
    return {file.path: file.content for file in made}


def parts(pages: dict[str, int], scratch: Path) -> dict[str, int]:
    """How many pages each part has when there are 300 more of the last year."""
    some = {f"aktuelles/{number}/index.html": 2025 for number in range(300)}
    notes = [Searched(path, year, path.encode()) for path, year in {**some, **pages}.items()]
    found = {}
    for task in search_tasks(staged(notes, {}), scratch, this_year=2026):
        found[task.name.removeprefix("search ")] = task.weight
    return found


@pytest.mark.slow
def test_only_marked_pages_are_found(tmp_path: Path) -> None:
    found = index(site(), tmp_path)
    assert len([name for name in found if "/fragment/" in name]) == 1
    assert b'"page_count":1' in found["pagefind/pagefind-entry.json"]


@pytest.mark.slow
def test_what_nobody_needs_is_left_out(tmp_path: Path) -> None:
    assert not [name for name in index(site(), tmp_path) if "-ui" in name or "highlight" in name]


@pytest.mark.slow
def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    assert index(site(), tmp_path / "a") == index(site(), tmp_path / "b")
    assert index(site(), tmp_path / "a") != index(site(more=" allen"), tmp_path / "b")


def test_what_is_not_searched_changes_no_key(tmp_path: Path) -> None:
    keys = [task.key for task in tasks(site(), tmp_path)]
    assert [task.key for task in tasks(site(around="<meta name=x>"), tmp_path)] == keys
    assert [task.key for task in tasks(site(more=" allen"), tmp_path)] != keys


def test_a_small_site_has_one_part(tmp_path: Path) -> None:
    notes = [Searched("a/index.html", 2019, b"a"), Searched("b/index.html", 0, b"b")]
    first, names = search_tasks(staged(notes, {}), tmp_path, this_year=2026)
    assert first.weight == 2
    assert names.make().files == (OutputFile("pagefind/parts.json", b"[]"),)


def test_a_large_site_has_a_part_for_what_is_current_for_each_year_and_for_older_ones(
    tmp_path: Path,
) -> None:
    pages = {"a.html": 0, "b.html": 2019, "c.html": 2023, "d.html": 2024, "e.html": 2026}
    later = {"f.html": 2027}
    assert parts({**pages, **later}, tmp_path) == {
        "": 1,
        "2026": 2,
        "2025": 300,
        "2024": 1,
        "older": 2,
        "pagefind/parts.json": 1,
    }


def test_the_browser_is_told_of_all_further_parts(tmp_path: Path) -> None:
    notes = [Searched(f"{number}.html", 2024 + number % 2, b"") for number in range(301)]
    *_, names = search_tasks(staged(notes, {}), tmp_path, this_year=2026)
    assert names.make().files[0].content == b'["2025", "2024"]'


@pytest.mark.slow
def test_a_further_part_has_no_program_of_its_own(tmp_path: Path) -> None:
    files = {f"{number}/index.html": page(FOUND) for number in range(301)}
    notes = [
        one
        for number, path in enumerate(files)
        for one in searched(OutputFile(path, files[path]), 2025 if number else 0)
    ]
    main, part, _ = search_tasks(staged(notes, files), tmp_path, this_year=2026)
    of_part = {
        Path(file.path).name.split(".")[0] for file in part.make().files if "/de_" not in file.path
    }
    assert of_part == {"pagefind", "pagefind-entry"}
    assert all(file.path.startswith("pagefind/2025/") for file in part.make().files)
    assert "pagefind/pagefind.js" in {file.path for file in main.make().files}


def test_a_failure_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(SearchError):
        index(site(), tmp_path)
    assert list(tmp_path.iterdir()) == []
