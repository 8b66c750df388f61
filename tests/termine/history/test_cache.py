"""The cache makes the history fast and is never believed when it is wrong."""

import os
import subprocess

import pytest

from plugins.termine.history import last_changes
from tests.termine.history.book import FILES, Repository

TWO = "termine:\n  - id: a\n    titel: Treffen\n  - id: b\n    titel: Essen\n"


@pytest.fixture
def cached(repository, tmp_path):
    """A repository with one commit and the cache of its history."""
    repository.write("termine.yaml", TWO)
    repository.commit("2026-03-01 10:00")
    repository.changes(tmp_path / "cache")
    return repository


def cache_file(tmp_path, kind="verlauf"):
    (file,) = (tmp_path / "cache").glob(f"{kind}-*.json")
    return file


def test_the_cache_says_what_the_history_says(cached, tmp_path):
    assert cached.changes(tmp_path / "cache") == cached.changes()


def test_a_new_commit_replaces_the_cache(cached, tmp_path):
    cached.write("termine.yaml", TWO.replace("Essen", "Frühstück"))
    cached.commit("2026-03-02 10:00")
    assert cached.changes(tmp_path / "cache")["b"] == "2026-03-02 10:00"
    assert cache_file(tmp_path).is_file()


@pytest.mark.parametrize("broken", ["", "\n", "{}", "x\n{}", "\x00\xff", None])
def test_a_broken_cache_is_ignored(cached, tmp_path, broken):
    file = cache_file(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(
        whole.replace(b"1772359200", b"1111111111") if broken is None else broken.encode()
    )
    assert file.read_bytes() != whole
    assert cached.changes(tmp_path / "cache") == {"a": "2026-03-01 10:00", "b": "2026-03-01 10:00"}
    assert cache_file(tmp_path).read_bytes() == whole


@pytest.mark.parametrize("broken", ["", "{}", "[]", "x\n{}", "\x00\xff", None])
def test_a_broken_cache_of_what_files_say_is_ignored(cached, tmp_path, broken):
    file = cache_file(tmp_path, "eintraege")
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"termin a", b"termin c") if broken is None else broken.encode())
    assert file.read_bytes() != whole
    assert cached.changes(tmp_path / "cache") == {"a": "2026-03-01 10:00", "b": "2026-03-01 10:00"}
    assert file.read_bytes() == whole


def test_what_files_say_is_kept_for_those_that_are_there(cached, tmp_path):
    whole = cache_file(tmp_path, "eintraege").read_bytes()
    cached.write("termine.yaml", TWO.replace("Essen", "Frühstück"))
    assert cached.changes(tmp_path / "cache") == cached.changes()
    assert cache_file(tmp_path, "eintraege").read_bytes() != whole
    cached.write("termine.yaml", TWO)
    assert cached.changes(tmp_path / "cache") == {"a": "2026-03-01 10:00", "b": "2026-03-01 10:00"}
    assert cache_file(tmp_path, "eintraege").read_bytes() == whole


def test_venues_and_titles_come_out_of_the_cache_as_well(repository, tmp_path):
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
    cold = last_changes(repository.content, FILES, cache=tmp_path / "cache")
    warm = last_changes(repository.content, FILES, cache=tmp_path / "cache")
    assert warm == cold
    assert [(one.id, one.title) for one in warm.reused] == [("a", "Treffen")]
    assert [f"{moment:%d.%m.}" for _, moment in warm.changes] == ["04.03."]


def test_a_cache_that_cannot_be_written_is_done_without(cached, tmp_path):
    (tmp_path / "file").write_text("")
    assert cached.changes(tmp_path / "file")["a"] == "2026-03-01 10:00"


@pytest.mark.slow
def test_a_thousand_commits_of_two_hundred_entries_are_read_in_time(tmp_path):
    repository = Repository(tmp_path / "site")
    repository.git("init", "--quiet")
    _import(repository, commits=1000, entries=200)
    started = cpu_seconds()
    cold = last_changes(repository.content, FILES, cache=tmp_path / "cache")
    between = cpu_seconds()
    warm = last_changes(repository.content, FILES, cache=tmp_path / "cache")
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
