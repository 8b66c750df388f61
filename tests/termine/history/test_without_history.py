"""Where Git knows little or nothing: shallow clones, work not committed, no Git at all."""

import subprocess

import pytest

from plugins.termine.history import GitError, commit_name, last_changes
from plugins.termine.history.git import checkout, head_time
from tests.termine.history.book import FILES, Repository, at, touched

TWO = "termine:\n  - id: a\n    titel: Treffen\n  - id: b\n    titel: Essen\n"


@pytest.fixture
def history_of_three(repository):
    repository.write("termine.yaml", TWO)
    repository.commit("2026-03-01 10:00")
    repository.write("termine.yaml", TWO.replace("Essen", "Frühstück"))
    repository.commit("2026-03-02 10:00")
    repository.write("seiten/start.md", "Hallo")
    repository.commit("2026-03-03 10:00")
    return repository


def clone(repository, folder, *options):
    subprocess.run(
        ("git", "clone", "--quiet", *options, repository.top.as_uri(), str(folder)), check=True
    )
    return Repository(folder)


def test_a_shallow_clone_counts_from_head(history_of_three, tmp_path):
    shallow = clone(history_of_three, tmp_path / "shallow", "--depth=1")
    assert shallow.changes() == {"a": "2026-03-03 10:00", "b": "2026-03-03 10:00"}


def test_a_shallow_clone_knows_what_it_can_see(history_of_three, tmp_path):
    history_of_three.write("termine.yaml", TWO.replace("Essen", "Abendbrot"))
    history_of_three.commit("2026-03-04 10:00")
    history_of_three.commit("2026-03-05 10:00")
    shallow = clone(history_of_three, tmp_path / "shallow", "--depth=3")
    assert shallow.changes() == {"a": "2026-03-05 10:00", "b": "2026-03-04 10:00"}


def test_a_clone_made_complete_forgets_what_it_guessed(history_of_three, tmp_path):
    shallow = clone(history_of_three, tmp_path / "shallow", "--depth=1")
    cache = {}
    assert shallow.changes(cache)["a"] == "2026-03-03 10:00"
    shallow.git("fetch", "--quiet", "--unshallow")
    assert shallow.changes(cache)["a"] == "2026-03-01 10:00"


def test_an_edit_not_committed_counts_from_its_file(history_of_three):
    path = history_of_three.write("termine.yaml", TWO.replace("Essen", "Abendbrot"))
    touched(path, "2026-03-07 08:09")
    assert history_of_three.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-07 08:09"}


def test_an_edit_not_committed_is_never_older_than_the_last_commit(history_of_three):
    path = history_of_three.write("termine.yaml", TWO.replace("Essen", "Abendbrot"))
    touched(path, "2020-01-01 00:00")
    assert history_of_three.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-03 10:00"}


def test_an_entry_only_moved_and_not_yet_committed_is_unchanged(history_of_three):
    history_of_three.write("termine.yaml", "termine:\n  - id: a\n    titel: Treffen\n")
    history_of_three.write("termine/b.yaml", "termine:\n  - id: b\n    titel: Frühstück\n")
    assert history_of_three.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-02 10:00"}


def test_without_a_repository_the_files_tell_the_time(repository):
    touched(repository.write("termine.yaml", TWO), "2026-03-05 10:00")
    touched(repository.write("termine/c.yaml", "termine:\n  - id: c\n"), "2026-03-06 10:00")
    assert repository.changes() == {
        "a": "2026-03-05 10:00",
        "b": "2026-03-05 10:00",
        "c": "2026-03-06 10:00",
    }
    assert commit_name(repository.content) is None


def test_without_a_repository_an_entry_keeps_its_time_while_its_text_is_the_same(repository):
    cache = {}
    touched(repository.write("termine.yaml", TWO), "2026-03-05 10:00")
    repository.changes(cache)
    edited = TWO.replace("Essen", "Abendbrot")
    touched(repository.write("termine.yaml", edited), "2026-03-06 10:00")
    assert repository.changes(cache) == {"a": "2026-03-05 10:00", "b": "2026-03-06 10:00"}


def test_an_edit_not_committed_keeps_its_time_while_others_follow(history_of_three):
    cache = {}
    first = TWO.replace("Essen", "Abendbrot")
    touched(history_of_three.write("termine.yaml", first), "2026-03-07 08:09")
    history_of_three.changes(cache)
    both = first.replace("Treffen", "Feier")
    touched(history_of_three.write("termine.yaml", both), "2026-03-08 08:09")
    assert history_of_three.changes(cache) == {"a": "2026-03-08 08:09", "b": "2026-03-07 08:09"}


def test_without_a_repository_an_edit_taken_back_is_a_change(repository):
    cache = {}
    for day, text in ((5, TWO), (6, TWO.replace("Essen", "Abendbrot")), (7, TWO)):
        touched(repository.write("termine.yaml", text), f"2026-03-0{day} 10:00")
        told = repository.changes(cache)
    assert told == {"a": "2026-03-05 10:00", "b": "2026-03-07 10:00"}


def test_without_a_repository_a_younger_venue_counts(repository):
    touched(repository.write("termine.yaml", "termine:\n- id: a\n  ort: x\n"), "2026-03-05 10:00")
    touched(repository.write("orte.yaml", "- id: x\n  name: X\n"), "2026-03-06 10:00")
    assert repository.changes() == {"a": "2026-03-06 10:00"}


def test_without_a_commit_the_files_tell_the_time(repository):
    repository.git("init", "--quiet")
    touched(repository.write("termine.yaml", TWO), "2026-03-05 10:00")
    assert repository.changes()["a"] == "2026-03-05 10:00"
    assert commit_name(repository.content) is None


def test_without_git_the_files_tell_the_time(history_of_three, monkeypatch, tmp_path):
    touched(history_of_three.content / "termine.yaml", "2026-03-05 10:00")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert history_of_three.changes() == {"a": "2026-03-05 10:00", "b": "2026-03-05 10:00"}
    assert commit_name(history_of_three.content) is None


def test_files_the_repository_does_not_know_tell_their_own_time(history_of_three):
    other = Repository(history_of_three.top, "andere")
    touched(other.write("termine.yaml", "termine:\n  - id: z\n"), "2020-03-05 10:00")
    assert other.changes() == {"z": "2020-03-05 10:00"}


def test_without_any_file_there_is_no_history(tmp_path):
    assert last_changes(tmp_path, FILES).changes == ()
    assert last_changes(tmp_path / "nowhere", FILES).changes == ()


def test_a_submodule_has_its_own_history(history_of_three, tmp_path):
    outer = Repository(tmp_path / "outer")
    outer.write("../liesmich.txt", "Hallo")
    outer.commit("2026-05-01 10:00")
    allowed = ("-c", "protocol.file.allow=always")
    outer.git(*allowed, "submodule", "--quiet", "add", str(history_of_three.top), "inhalt")
    outer.commit("2026-05-02 10:00")
    assert Repository(outer.top, "inhalt/content").changes() == {
        "a": "2026-03-01 10:00",
        "b": "2026-03-02 10:00",
    }


def test_a_second_work_tree_has_the_same_history(history_of_three, tmp_path):
    history_of_three.git("worktree", "add", "--quiet", str(tmp_path / "zweiter"))
    assert Repository(tmp_path / "zweiter").changes() == history_of_three.changes()


def test_settings_and_variables_of_the_user_change_nothing(history_of_three, monkeypatch, tmp_path):
    (tmp_path / ".gitconfig").write_text("[log]\n  showSignature = true\n  date = relative\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")
    for name, value in [
        ("log.diffMerges", "combined"),
        ("log.showRoot", "false"),
        ("diff.renames", "copies"),
        ("core.quotePath", "true"),
        ("format.pretty", "oneline"),
        ("color.ui", "always"),
    ]:
        history_of_three.git("config", name, value)
    assert history_of_three.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-02 10:00"}


def test_names_with_blanks_and_umlauts_are_found(tmp_path):
    repository = Repository(tmp_path / "Büro Herne", "in halt/über")
    repository.write("termine/Ä b.yaml", "termine:\n  - id: a\n")
    repository.commit("2026-03-01 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00"}


def test_a_broken_repository_is_told(history_of_three):
    blob = history_of_three.git("rev-parse", "HEAD~2:content/termine.yaml")
    (history_of_three.top / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(GitError, match=f"{blob} missing"):
        history_of_three.changes()


def test_head_is_known_with_its_time(history_of_three):
    name = history_of_three.git("rev-parse", "HEAD")
    assert commit_name(history_of_three.content) == name
    assert head_time(checkout(history_of_three.content)) == at("2026-03-03 10:00").timestamp()
