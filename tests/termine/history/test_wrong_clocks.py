"""Commits that are dated later than it is: they hold up no later change."""

import pytest

from plugins.termine.diagnostics import report
from plugins.termine.history import history_hints, last_changes
from tests.termine.history.book import FILES, at

ENTRY = """\
termine:
  - id: chor
    titel: {title}
    datum: 01.06.2030
    um: 10 Uhr
"""
NOW = "2026-12-01 10:00"


def entry(title):
    return ENTRY.format(title=title)


def test_a_commit_from_the_future_counts_a_minute_after_the_one_before(repository):
    repository.write("termine.yaml", entry("Chor"))
    repository.commit("2026-11-01 08:00")
    repository.write("termine.yaml", entry("Großer Chor"))
    repository.commit("2099-01-01 00:00")
    assert repository.changes(now=NOW) == {"chor": "2026-11-01 08:01"}


def test_an_edit_after_it_counts_at_its_own_time(repository):
    repository.write("termine.yaml", entry("Chor"))
    repository.commit("2099-01-01 00:00")
    repository.write("termine.yaml", entry("Großer Chor"))
    repository.commit("2026-11-02 08:00")
    assert repository.changes(now=NOW) == {"chor": "2026-11-02 08:00"}


def test_where_every_clock_is_wrong_each_edit_still_grows(repository):
    for number, title in enumerate(("Chor", "Großer Chor", "Kleiner Chor"), start=1):
        repository.write("termine.yaml", entry(title))
        repository.commit("2099-01-01 00:00")
        assert repository.changes(now=NOW) == {"chor": f"2020-01-01 00:0{number}"}


def test_what_is_from_the_future_today_is_not_remembered_for_ever(repository):
    cache: dict[bytes, bytes] = {}
    repository.write("termine.yaml", entry("Chor"))
    repository.commit("2026-12-01 12:00")
    assert repository.changes(cache, now=NOW) == {"chor": "2020-01-01 00:01"}
    assert repository.changes(cache, now="2026-12-01 13:00") == {"chor": "2026-12-01 12:00"}
    assert repository.changes(cache, now="2026-12-01 14:00") == {"chor": "2026-12-01 12:00"}


@pytest.mark.parametrize(
    "seconds", ["9223372036854775807", "99999999999999", "-1", "-9223372036854775808", "gestern"]
)
def test_a_date_that_no_calendar_knows_is_no_matter(repository, seconds):
    repository.write("termine.yaml", entry("Chor"))
    repository.commit("2026-11-01 08:00")
    repository.write("termine.yaml", entry("Großer Chor"))
    body = (
        f"tree {repository.git('rev-parse', 'HEAD^{tree}')}\n"
        f"parent {repository.git('rev-parse', 'HEAD')}\n"
        f"author a <a@b.example> {seconds} +0000\n"
        f"committer a <a@b.example> {seconds} +0000\n\nx\n"
    )
    (repository.top / "commit").write_text(body)
    name = repository.git("hash-object", "-t", "commit", "-w", "--literally", "commit")
    repository.git("reset", "--soft", name)
    repository.git("add", "content")
    repository.git("commit", "--quiet", "--message=Test", clock="2026-11-03 08:00")
    assert repository.changes(now=NOW) == {"chor": "2026-11-03 08:00"}


def test_the_commit_is_told(repository):
    repository.write("termine.yaml", entry("Chor"))
    name = repository.commit("2099-01-01 00:00")
    history = last_changes(repository.content, FILES, believed=(at("2020-01-01 00:00"), at(NOW)))
    told = report(tuple(history_hints(history, "content/termine.yaml")))
    assert f"Der Commit {name[:8]} trägt ein Datum in der Zukunft." in told


def test_a_history_of_which_git_tells_nothing_is_told(repository):
    repository.write("termine.yaml", entry("Chor"))
    repository.commit("2026-11-01 08:00")
    (repository.top / ".git" / "HEAD").unlink()
    history = last_changes(repository.content, FILES)
    told = report(tuple(history_hints(history, "content/termine.yaml")))
    assert "Hier gibt es einen Verlauf (.git), aber Git sagt nichts darüber." in told


def test_a_folder_without_a_history_is_no_matter(repository):
    repository.write("termine.yaml", entry("Chor"))
    assert tuple(history_hints(last_changes(repository.content, FILES), "x")) == ()


def test_a_new_history_without_a_commit_is_no_matter(repository):
    repository.write("termine.yaml", entry("Chor"))
    repository.git("init", "--quiet")
    assert tuple(history_hints(last_changes(repository.content, FILES), "x")) == ()
