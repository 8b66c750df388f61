"""The content as it was: read from git in whatever layout it had, refused in German."""

import pytest

from plugins.termine.history import RevisionError, earlier_content
from tests.termine.history.book import FILES, Repository

ONE = "termine:\n  - id: a\n    titel: Treffen\n"


def names(repository, revision):
    found = earlier_content(repository.content, revision, FILES)
    single = (found.venues, found.closed_days)
    return [source.name for source in (*found.events, *single) if source]


def refusal(repository, revision):
    with pytest.raises(RevisionError) as caught:
        earlier_content(repository.content, revision, FILES)
    return str(caught.value)


def test_the_files_are_those_of_the_commit_and_not_of_the_folder(repository):
    repository.write("termine.yaml", ONE)
    repository.write("orte.yaml", "- id: haus\n  name: Haus\n")
    repository.write("seiten/start.md", "Hallo")
    repository.commit("2026-03-01 10:00")
    repository.write("termine.yaml", ONE.replace("Treffen", "Essen"))
    repository.write("ferien.yaml", "[]\n")
    found = earlier_content(repository.content, "HEAD", FILES)
    assert [source.data for source in found.events] == [ONE.encode()]
    assert names(repository, "HEAD") == ["content/termine.yaml", "content/orte.yaml"]


def test_a_folder_of_entries_is_read_as_the_build_reads_it(repository):
    for name in ("b.yaml", "a.yml", "alt/c.yaml", ".d.yaml", "notiz.txt"):
        repository.write(f"termine/{name}", ONE)
    repository.commit("2026-03-01 10:00")
    assert names(repository, "HEAD") == [
        "content/termine/a.yml",
        "content/termine/alt/c.yaml",
        "content/termine/b.yaml",
    ]


def test_content_at_the_top_of_the_repository_is_found(tmp_path):
    repository = Repository(tmp_path / "site", content=".")
    repository.write("termine.yaml", ONE)
    repository.commit("2026-03-01 10:00")
    assert names(repository, "main") == ["site/termine.yaml"]


def test_a_revision_without_content_has_no_files(repository):
    repository.commit("2026-03-01 10:00")
    assert names(repository, "HEAD") == []


@pytest.mark.parametrize("revision", ["nirgends", "--help", "", "HEAD:content", "HEAD~1"])
def test_what_git_does_not_know_is_said(repository, revision):
    repository.commit("2026-03-01 10:00")
    assert refusal(repository, revision) == (
        f"Den Stand „{revision}“ kennt Git hier nicht. "
        "Bitte einen Zweig, eine Marke oder einen Commit nennen, zum Beispiel: --since origin/main"
    )


def test_a_shallow_clone_says_how_to_get_the_rest(repository, tmp_path):
    first = repository.commit("2026-03-01 10:00")
    repository.write("termine.yaml", ONE)
    repository.commit("2026-03-02 10:00")
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.top}", f"{tmp_path}/copy")
    assert refusal(Repository(tmp_path / "copy"), first) == (
        f"Den Stand „{first}“ kennt Git hier nicht, denn diese Kopie enthält nur das Ende des "
        "Verlaufs. Bitte zuerst alles holen: git fetch --unshallow"
    )


def test_without_a_repository_there_is_nothing_to_compare_with(repository):
    assert refusal(repository, "HEAD") == (
        "Die Inhalte liegen nicht in einer Git-Ablage. "
        "Ohne sie gibt es keinen früheren Stand zum Vergleichen."
    )


def test_without_git_there_is_nothing_to_compare_with(repository, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert refusal(repository, "HEAD") == (
        "Auf diesem Rechner fehlt das Programm Git. "
        "Ohne Git gibt es keinen früheren Stand zum Vergleichen."
    )
