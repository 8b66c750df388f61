"""Whatever is committed in whatever order: the time of an entry never goes back."""

from hypothesis import given
from hypothesis import strategies as st
from plugins.history.git import Commit, FileChange
from plugins.history.walk import _Walk

PATHS = ("content/termine.yaml", "content/termine/a.yaml")
blocks = st.dictionaries(st.sampled_from(["termin a", "termin b"]), st.sampled_from("xyz"))
commits = st.lists(
    st.tuples(
        st.integers(min_value=1, max_value=100), st.dictionaries(st.sampled_from(PATHS), blocks)
    ),
    min_size=1,
    max_size=12,
)


def shown(files):
    """What subscribers see: each entry in one file only, as checked content has it."""
    return {key: text for path in reversed(PATHS) for key, text in files.get(path, {}).items()}


@given(line=commits)
def test_the_time_of_an_entry_only_grows_and_grows_with_each_change(line):
    walk = _Walk(lambda path: path in PATHS)
    files, now, last, texts, was_shown = {}, 0, {}, {}, {}
    for time, changes in line:
        taken = set()
        changes = {
            path: {
                key: text
                for key, text in changes.get(path, files.get(path, {})).items()
                if not (key in taken or taken.add(key))
            }
            for path in PATHS
        }
        now = max(now, time)
        files.update(changes)
        read = {f"{path}{now}": found for path, found in changes.items()}
        walk.step(
            Commit("", time, tuple(FileChange(path, f"{path}{now}") for path in PATHS)), read, now
        )
        found = walk.result(now).blocks
        assert {key: digest for key, (digest, _) in found.items()} == shown(files)
        for key, (digest, moment) in found.items():
            assert moment >= last.get(key, 0)
            if texts.get(key) != digest or key not in was_shown:
                assert moment == now
            last[key], texts[key] = moment, digest
        was_shown = shown(files)
