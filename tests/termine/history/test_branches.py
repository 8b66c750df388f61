"""Merges: what was published is the line of first parents, and its times only grow."""

ONE = """\
termine:
  - id: a
    titel: Treffen
    kosten: kostenlos
    alter: 0 bis 3 Jahre
    sprache: Deutsch
    raum: Saal
"""


def test_a_change_on_a_branch_counts_from_its_merge(repository):
    repository.write("termine.yaml", ONE)
    repository.commit("2026-03-01 10:00")
    repository.git("checkout", "--quiet", "-b", "zweig")
    repository.write("termine.yaml", ONE.replace("Saal", "Küche"))
    repository.commit("2026-03-02 10:00")
    repository.git("checkout", "--quiet", "main")
    repository.write("termine.yaml", ONE.replace("Treffen", "Café"))
    repository.commit("2026-03-03 10:00")
    published = repository.changes()
    repository.git("merge", "--quiet", "--no-edit", "zweig", clock="2026-03-04 10:00")
    assert published == {"a": "2026-03-03 10:00"}
    assert repository.changes() == {"a": "2026-03-04 10:00"}


def test_a_change_nobody_else_was_near_counts_from_its_merge_too(repository):
    repository.write("termine.yaml", ONE)
    repository.commit("2026-03-01 10:00")
    repository.git("checkout", "--quiet", "-b", "zweig")
    repository.write("termine.yaml", ONE.replace("Saal", "Küche"))
    repository.commit("2026-03-02 10:00")
    repository.git("checkout", "--quiet", "main")
    repository.write("termine/b.yaml", "termine:\n  - id: b\n")
    repository.commit("2026-03-03 10:00")
    repository.git("merge", "--quiet", "--no-edit", "zweig", clock="2026-03-04 10:00")
    assert repository.changes() == {"a": "2026-03-04 10:00", "b": "2026-03-03 10:00"}


def test_a_merge_that_brings_nothing_changes_nothing(repository):
    repository.write("termine.yaml", ONE)
    repository.commit("2026-03-01 10:00")
    repository.git("checkout", "--quiet", "-b", "zweig")
    repository.write("seiten/start.md", "Hallo")
    repository.commit("2026-03-02 10:00")
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--no-edit", "zweig", clock="2026-03-04 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00"}


def test_a_branch_taken_over_without_a_merge_is_part_of_the_line(repository):
    repository.write("termine.yaml", ONE)
    repository.commit("2026-03-01 10:00")
    repository.git("checkout", "--quiet", "-b", "zweig")
    repository.write("termine.yaml", ONE.replace("Saal", "Küche"))
    repository.commit("2026-03-02 10:00")
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--ff-only", "zweig", clock="2026-03-04 10:00")
    assert repository.changes() == {"a": "2026-03-02 10:00"}
