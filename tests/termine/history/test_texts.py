"""When an article or a page last changed, as far as Git or its file tells."""

import subprocess

import pytest

from plugins.termine.history import last_changes
from tests.termine.history.book import FILES, Memory, Repository, touched

PAGE = "seiten/beratung.md"


def texts(repository, cache=None):
    """The last change of every text that lies there, written as `at` reads it."""
    read = {
        path.relative_to(repository.content).as_posix(): path.read_bytes()
        for path in repository.content.rglob("*.md")
    }
    found = last_changes(repository.content, FILES, texts=read, cache=cache)
    return {name: f"{moment:%Y-%m-%d %H:%M}" for name, moment in found.texts}


@pytest.fixture
def three_days(repository):
    """Two texts, of which the second is edited on the second day, and a third day without any."""
    repository.write("artikel/fest.md", "Ein Fest.\n")
    repository.write(PAGE, "Fragen Sie.\n")
    repository.commit("2026-03-01 10:00")
    repository.write(PAGE, "Fragen Sie uns.\n")
    repository.commit("2026-03-02 10:00")
    repository.write("termine.yaml", "termine:\n  - id: a\n    titel: Treffen\n")
    repository.commit("2026-03-03 10:00")
    return repository


def test_a_text_changes_with_the_commit_that_changed_its_file(three_days):
    assert texts(three_days) == {"artikel/fest.md": "2026-03-01 10:00", PAGE: "2026-03-02 10:00"}


def test_a_text_counts_again_when_it_becomes_what_it_was(three_days):
    three_days.write(PAGE, "Fragen Sie.\n")
    three_days.commit("2026-03-04 10:00")
    assert texts(three_days)[PAGE] == "2026-03-04 10:00"


def test_a_text_that_is_only_renamed_keeps_its_time(three_days):
    three_days.git("mv", "content/artikel", "content/nachrichten")
    three_days.commit("2026-03-04 10:00")
    assert texts(three_days)["nachrichten/fest.md"] == "2026-03-01 10:00"


def test_a_text_that_takes_the_place_of_another_is_new_there(three_days):
    three_days.git("mv", "--force", "content/artikel/fest.md", f"content/{PAGE}")
    three_days.commit("2026-03-04 10:00")
    assert texts(three_days) == {PAGE: "2026-03-04 10:00"}


def test_a_text_edited_and_not_committed_counts_from_its_file(three_days):
    touched(three_days.write(PAGE, "Fragen Sie!\n"), "2026-03-07 08:09")
    touched(three_days.write("seiten/neu.md", "Neu.\n"), "2020-01-01 00:00")
    assert texts(three_days) == {
        "artikel/fest.md": "2026-03-01 10:00",
        PAGE: "2026-03-07 08:09",
        "seiten/neu.md": "2026-03-03 10:00",
    }


def test_line_ends_of_windows_in_the_work_tree_are_no_change(three_days):
    path = three_days.content / PAGE
    path.write_bytes(b"Fragen Sie uns.\r\n")
    assert texts(three_days)[PAGE] == "2026-03-02 10:00"


def test_the_cache_says_the_same_of_texts(three_days):
    cache = Memory({})
    cold = texts(three_days, cache)
    assert texts(three_days, cache) == cold
    assert cold == texts(three_days)


def test_a_shallow_clone_dates_its_texts_by_head(three_days, tmp_path):
    address, folder = three_days.top.as_uri(), tmp_path / "shallow"
    subprocess.run(("git", "clone", "--quiet", "--depth=2", address, folder), check=True)
    assert set(texts(Repository(folder)).values()) == {"2026-03-03 10:00"}


def test_without_git_a_text_is_as_old_as_its_file(repository):
    touched(repository.write(PAGE, "Fragen Sie.\n"), "2026-03-05 10:00")
    assert texts(repository) == {PAGE: "2026-03-05 10:00"}


def test_a_repository_with_long_names_of_contents_is_read_too(repository):
    repository.git("init", "--quiet", "--object-format=sha256")
    repository.write(PAGE, "Fragen Sie.\n")
    repository.commit("2026-03-01 10:00")
    repository.write("artikel/fest.md", "Ein Fest.\n")
    repository.commit("2026-03-02 10:00")
    assert texts(repository)[PAGE] == "2026-03-01 10:00"
