"""An id that Git knows from another entry is told; the same entry come back is not."""

from plugins.termine.diagnostics import report
from plugins.termine.history import last_changes, reused_ids
from plugins.termine.reading import Source, load
from tests.termine.history.book import FILES, Memory

FEST = "  - id: fest\n    titel: Sommerfest\n    datum: 01.07.2026\n    um: 14 Uhr\n"
OTHER = "  - id: b\n    titel: Essen\n    datum: 01.07.2026\n    um: 12 Uhr\n"


def events(repository, *entries):
    text = "termine:\n" + "".join(entries)
    repository.write("termine.yaml", text)
    return text


def reused(repository, cache=None):
    return [
        (one.id, one.title) for one in last_changes(repository.content, FILES, cache=cache).reused
    ]


def taken_out(repository):
    """The party was there and was taken out on 5 March."""
    events(repository, FEST, OTHER)
    repository.commit("2026-03-01 10:00")
    events(repository, OTHER)
    repository.commit("2026-03-05 23:30")


def test_an_id_used_again_for_something_else_is_a_hint(repository):
    taken_out(repository)
    text = events(repository, OTHER, FEST.replace("Sommerfest", "Herbstfest"))
    catalogue = load([Source("content/termine.yaml", text.encode())], None).catalogue
    history = last_changes(repository.content, FILES)
    assert (
        report(reused_ids(history, catalogue.events))
        == """\
content/termine.yaml, Zeile 6: Hinweis: Die Kennung „fest“ gehörte bis 6. März 2026 zu „Sommerfest“.
   6 |   - id: fest
     |     ^^
  Bitte eine neue Kennung wählen, zum Beispiel „fest-2“: An der alten hängen noch Adressen und Abos.

1 Hinweis
"""
    )


def test_it_is_known_from_the_cache_and_after_the_commit_too(repository):
    cache = Memory({})
    taken_out(repository)
    events(repository, OTHER, FEST.replace("Sommerfest", "Herbstfest"))
    expected = [("fest", "Sommerfest")]
    assert [reused(repository, cache) for _ in range(2)] == [expected, expected]
    repository.commit("2026-03-07 10:00")
    assert [reused(repository, cache) for _ in range(2)] == [expected, expected]


def test_the_same_entry_come_back_is_none(repository):
    taken_out(repository)
    events(repository, OTHER, FEST + "    kosten: kostenlos\n")
    repository.commit("2026-03-07 10:00")
    assert reused(repository) == []
    events(repository, OTHER, FEST.replace("Sommerfest", "Großes Sommerfest"))
    repository.commit("2026-03-08 10:00")
    assert reused(repository) == []


def test_a_new_title_in_place_is_none(repository):
    events(repository, FEST)
    repository.commit("2026-03-01 10:00")
    events(repository, FEST.replace("Sommerfest", "Herbstfest"))
    repository.commit("2026-03-02 10:00")
    assert reused(repository) == []


def test_an_entry_moved_to_another_file_is_none(repository):
    events(repository, FEST, OTHER)
    repository.commit("2026-03-01 10:00")
    events(repository, OTHER)
    repository.write("termine/feste.yaml", "termine:\n" + FEST.replace("Sommerfest", "Fest"))
    repository.commit("2026-03-02 10:00")
    assert reused(repository) == []


def test_an_entry_as_a_file_of_its_own_keeps_its_time(repository):
    events(repository, FEST, OTHER)
    repository.commit("2026-03-01 10:00")
    events(repository, OTHER)
    single = FEST.replace("  - ", "").replace("    ", "")
    repository.write("termine/fest.yaml", single)
    repository.commit("2026-03-02 10:00")
    assert repository.changes() == {"b": "2026-03-01 10:00", "fest": "2026-03-01 10:00"}
