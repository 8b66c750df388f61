"""Entries that move between files keep their time."""

A = "  - id: a\n    titel: Treffen\n"
B = "  - id: b\n    titel: Essen\n"


def test_a_renamed_file_changes_nothing(repository):
    repository.write("veranstaltungen.yaml", f"termine:\n{A}{B}")
    repository.commit("2026-03-01 10:00")
    repository.git("mv", "content/veranstaltungen.yaml", "content/termine.yaml")
    repository.commit("2026-03-02 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-01 10:00"}


def test_a_file_split_into_a_folder_changes_nothing(repository):
    repository.write("termine.yaml", f"termine:\n{A}{B}")
    repository.commit("2026-03-01 10:00")
    repository.write("termine.yaml", f"termine:\n{A}".replace("Treffen", "Café"))
    repository.commit("2026-03-02 10:00")
    (repository.content / "termine.yaml").unlink()
    repository.write("termine/a.yaml", f"termine:\n{A}".replace("Treffen", "Café"))
    repository.write("termine/2026/b.yaml", f"termine:\n{B}")
    repository.commit("2026-03-03 10:00")
    assert repository.changes() == {"a": "2026-03-02 10:00", "b": "2026-03-03 10:00"}


def test_a_split_in_one_commit_keeps_every_time(repository):
    repository.write("termine.yaml", f"termine:\n{A}{B}")
    repository.commit("2026-03-01 10:00")
    (repository.content / "termine.yaml").unlink()
    repository.write("termine/a.yaml", f"termine:\n{A}")
    repository.write("termine/b.yaml", f"termine:\n{B}".replace("Essen", "Frühstück"))
    repository.commit("2026-03-02 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-02 10:00"}


def test_files_put_together_again_keep_every_time(repository):
    repository.write("termine/a.yaml", f"termine:\n{A}")
    repository.commit("2026-03-01 10:00")
    repository.write("termine/b.yaml", f"termine:\n{B}")
    repository.commit("2026-03-02 10:00")
    repository.git("rm", "-r", "--quiet", "content/termine")
    repository.write("termine.yaml", f"termine:\n{B}{A}")
    repository.commit("2026-03-03 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-02 10:00"}


def test_a_renamed_content_folder_changes_nothing(repository):
    (repository.top / "inhalt").mkdir()
    (repository.top / "inhalt/termine.yaml").write_text(f"termine:\n{A}    ort: haus\n", "utf-8")
    (repository.top / "inhalt/orte.yaml").write_text("- id: haus\n  name: Haus\n", "utf-8")
    repository.commit("2026-03-01 10:00")
    repository.content.rmdir()
    repository.git("mv", "inhalt", "content")
    repository.commit("2026-03-02 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00"}


def test_defaults_lost_on_the_way_are_a_change(repository):
    repository.write("termine.yaml", f"vorgaben:\n  kosten: kostenlos\ntermine:\n{A}{B}")
    repository.commit("2026-03-01 10:00")
    repository.write("termine.yaml", f"vorgaben:\n  kosten: kostenlos\ntermine:\n{A}")
    repository.write("termine/b.yaml", f"termine:\n{B}")
    repository.commit("2026-03-02 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-02 10:00"}


def test_an_entry_that_comes_back_is_new(repository):
    repository.write("termine.yaml", f"termine:\n{A}{B}")
    repository.commit("2026-03-01 10:00")
    repository.write("termine.yaml", f"termine:\n{A}")
    repository.commit("2026-03-02 10:00")
    repository.write("termine.yaml", f"termine:\n{A}{B}")
    repository.commit("2026-03-03 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-03 10:00"}


def test_a_copy_elsewhere_does_not_turn_time_back(repository):
    (repository.top / "alt.yaml").write_text(f"termine:\n{A}", "utf-8")
    repository.write("termine.yaml", f"termine:\n{A}")
    repository.commit("2026-03-01 10:00")
    repository.write("termine.yaml", f"termine:\n{A}".replace("Treffen", "Café"))
    repository.commit("2026-03-02 10:00")
    repository.write("termine.yaml", f"termine:\n{A}")
    repository.commit("2026-03-03 10:00")
    assert repository.changes() == {"a": "2026-03-03 10:00"}


def test_an_entry_alone_in_its_file_with_the_defaults_it_had_keeps_its_time(repository):
    kept = "    # Vorschlag: Kaffee\n"
    defaults = "vorgaben:\n  ort: haus\n  # bis auf weiteres\n  kosten: kostenlos\n"
    repository.write("termine.yaml", f"{defaults}termine:\n{A}    ort: saal\n{kept}{B}")
    repository.commit("2026-03-01 10:00")
    (repository.content / "termine.yaml").unlink()
    repository.write(
        "termine/a.yaml",
        "# Schema\n\nid: a\ntitel: Treffen\nort: saal\nkosten: kostenlos\n# Vorschlag: Kaffee\n",
    )
    repository.write("termine/b.yaml", "id: b\ntitel: Essen\nort: haus\nkosten: kostenlos\n")
    repository.commit("2026-03-02 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-01 10:00"}


def test_a_file_with_the_other_ending_is_one_of_the_folder(repository):
    repository.write("termine/a.yml", f"termine:\n{A}")
    repository.commit("2026-03-01 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00"}


def test_a_default_that_an_entry_overrides_changes_the_others_only(repository):
    repository.write("termine.yaml", f"vorgaben:\n  ort: haus\ntermine:\n{A}    ort: saal\n{B}")
    repository.commit("2026-03-01 10:00")
    repository.write("termine.yaml", f"vorgaben:\n  ort: park\ntermine:\n{A}    ort: saal\n{B}")
    repository.commit("2026-03-02 10:00")
    assert repository.changes() == {"a": "2026-03-01 10:00", "b": "2026-03-02 10:00"}
