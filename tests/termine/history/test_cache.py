"""The cache makes the history fast and is never believed when it is wrong."""

import os
import subprocess

import pytest

from plugins.termine.history import last_changes
from tests.termine.history.book import FILES, Memory, Repository

TWO = "termine:\n  - id: a\n    titel: Treffen\n  - id: b\n    titel: Essen\n"


@pytest.fixture
def cached(repository):
    """A repository with one commit, and what a cache of its history holds by its keys."""
    repository.write("termine.yaml", TWO)
    repository.commit("2026-03-01 10:00")
    values = {}
    repository.changes(values)
    return repository, values


def test_the_cache_says_what_the_history_says(cached):
    repository, values = cached
    assert repository.changes(values) == repository.changes()


def test_a_new_commit_replaces_the_cache(cached):
    repository, values = cached
    repository.write("termine.yaml", TWO.replace("Essen", "Frühstück"))
    repository.commit("2026-03-02 10:00")
    assert repository.changes(values)["b"] == "2026-03-02 10:00"
    assert repository.changes(values)["b"] == "2026-03-02 10:00"


def test_what_the_cache_knows_is_not_read_again(cached):
    repository, values = cached
    moved = {key: value.replace(b"1772359200", b"1772366400") for key, value in values.items()}
    assert repository.changes(moved) == {"a": "2026-03-01 12:00", "b": "2026-03-01 12:00"}


@pytest.mark.parametrize("broken", ["", "\n", "{}", "[]", "7", "x\n{}", "\x00\xff"])
def test_a_broken_cache_is_ignored(cached, broken):
    repository, values = cached
    damaged = dict.fromkeys(values, broken.encode())
    assert repository.changes(damaged) == {"a": "2026-03-01 10:00", "b": "2026-03-01 10:00"}
    assert damaged == values


def test_what_files_say_is_known_for_each_content(cached):
    repository, values = cached
    repository.write("termine.yaml", TWO.replace("Essen", "Frühstück"))
    assert repository.changes(values) == repository.changes()
    repository.write("termine.yaml", TWO)
    assert repository.changes(values) == {"a": "2026-03-01 10:00", "b": "2026-03-01 10:00"}


def test_a_cache_that_is_still_empty_is_filled(repository):
    repository.write("termine.yaml", TWO)
    values = {}
    repository.changes(values)
    assert len(values) == 2, "what the file says, and since when"


def test_venues_and_titles_come_out_of_the_cache_as_well(repository):
    cache = Memory({})
    there = "termine:\n  - id: a\n    titel: {title}\n    ort: saal\n"
    repository.write("termine.yaml", there.format(title="Treffen"))
    repository.write("orte.yaml", "- id: saal\n  name: Saal\n")
    repository.commit("2026-03-01 10:00")
    repository.write("termine.yaml", "termine: []\n")
    repository.commit("2026-03-02 10:00")
    repository.write("termine.yaml", there.format(title="Essen"))
    repository.commit("2026-03-03 10:00")
    repository.write("orte.yaml", "- id: saal\n  name: Festsaal\n")
    repository.commit("2026-03-04 10:00")
    cold = last_changes(repository.content, FILES, cache=cache)
    warm = last_changes(repository.content, FILES, cache=cache)
    assert warm == cold
    assert [(one.id, one.title) for one in warm.reused] == [("a", "Treffen")]
    assert [f"{moment:%d.%m.}" for _, moment in warm.changes] == ["04.03."]


@pytest.mark.slow
def test_a_thousand_commits_of_two_hundred_entries_are_read_in_time(tmp_path):
    repository = Repository(tmp_path / "site")
    repository.git("init", "--quiet")
    _import(repository, commits=1000, entries=200)
    cache = Memory({})
    started = cpu_seconds()
    cold = last_changes(repository.content, FILES, cache=cache)
    between = cpu_seconds()
    warm = last_changes(repository.content, FILES, cache=cache)
    ended = cpu_seconds()
    assert warm == cold
    assert len({moment for _, moment in cold.changes}) == 200
    assert between - started < 2
    assert ended - between < 0.1


def cpu_seconds():
    """What this process and the gits it started have used, however busy the machine is."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _import(repository, *, commits, entries):
    """Commits that change one entry each, made by fast-import in one go."""
    body = "".join(f"      Zeile {line} der Beschreibung, lang genug.\n" for line in range(6))
    versions = [0] * entries
    stream = []
    for commit in range(commits):
        versions[commit % entries] = commit
        text = "termine:\n" + "".join(
            f"  - id: e{entry}\n    titel: Treffen {version}\n    beschreibung: |\n{body}\n"
            for entry, version in enumerate(versions)
        )
        stream.append(
            f"commit refs/heads/main\ncommitter T <t@t.example> {1_700_000_000 + commit} +0000\n"
            f"data 0\nM 100644 inline content/termine.yaml\ndata {len(text.encode())}\n{text}\n"
        )
    subprocess.run(
        ("git", "fast-import", "--quiet"),
        cwd=repository.top,
        input="".join(stream).encode(),
        check=True,
    )
    repository.git("checkout", "--quiet", "main")
