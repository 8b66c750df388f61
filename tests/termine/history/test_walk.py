"""Whatever is committed in whatever order: the time of an entry never goes back."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.termine.history.git import Commit
from plugins.termine.history.walk import _Walk

PATHS = ("content/termine.yaml", "content/termine/a.yaml")
contents = st.fixed_dictionaries(
    {},
    optional={
        PATHS[0]: st.dictionaries(st.just("termin a"), st.sampled_from("xyz")),
        PATHS[1]: st.dictionaries(st.just("termin b"), st.sampled_from("xyz")),
    },
)
commits = st.lists(
    st.tuples(st.integers(min_value=1, max_value=100), contents), min_size=1, max_size=12
)


def shown(files):
    """All entries of all files."""
    return {key: text for path in PATHS for key, text in files.get(path, {}).items()}


@given(line=commits)
def test_the_time_of_an_entry_only_grows_and_grows_with_each_change(line):
    walk = _Walk(lambda path: path in PATHS)
    files, now, before = {}, 0, {}
    for time, changed in line:
        now = max(now, time)
        files.update(changed)
        files = moved_together(files) if time % 3 == 0 else files
        walk.step(commit_of(files, time), {str(found): found for found in files.values()}, now)
        found, _ = walk.result()
        assert {key: digest for key, (digest, _) in found.items()} == shown(files)
        for key, (digest, moment) in found.items():
            is_unchanged = before.get(key, ("", 0))[0] == digest
            assert moment == (before[key][1] if is_unchanged else now)
        before = found


def moved_together(files):
    """All entries in the first file, until the second is written again."""
    return {PATHS[0]: shown(files), PATHS[1]: {}}


def commit_of(files, time):
    return Commit("", time, {path: str(found) for path, found in files.items()})
