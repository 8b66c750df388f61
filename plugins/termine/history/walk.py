"""The walk along the commits: since when has each block been as it is?

The walk follows first parents only, because that line is what was published: day by day, HEAD
stood on its commits. A change made on a branch counts from the merge that brought it there and
not from its own commit. Its own commit may be older than another change of the same entry that
was published before the merge; a stamp taken from there would not grow although the entry has
changed. A branch taken over without a merge commit is part of the line itself.

Clocks may be wrong, so a commit counts at the latest time of its line up to it. Together: the time
of a block never goes back from one published commit to the next.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .blocks import BlockReader, Blocks
from .git import Checkout, Commit, commits, contents, head_time
from .texts import EVERY_TEXT, TextWalk, Versions, is_text

_EVERY_YAML = ("*.yaml", "*.yml")
_COMMITS_AT_ONCE = 200
_BEHIND_BOUNDARY = -1

Pair = tuple[str, str]
"""The key of a block with the digest of its text."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the history says of the blocks in the listed files, as of one commit.

    `blocks` gives for each its digest and since when it has it (whole seconds since 1970);
    `newest` is the time of the commit itself, 0 if it has none of the listed blocks. `former` gives
    the title that a key had before it was taken out, and when that was: for each key that is gone
    and for each that came back as something else.
    """

    blocks: Mapping[str, tuple[str, int]]
    newest: int
    former: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    texts: Versions = field(default_factory=dict)


def known(checkout: Checkout, files: Sequence[str], reader: BlockReader) -> Known:
    """Walk to the commit checked out; `files` are files and folders below the checkout's folder.

    All other YAML files of the repository are watched too: a block that comes from one of them
    unchanged brings its time along, whether a file was renamed, split or its folder moved.
    """
    listed = [checkout.prefix + name.strip("/") for name in files]
    patterns = (*_EVERY_YAML, EVERY_TEXT, *listed)
    line = commits(checkout, patterns)
    walk = _Walk(lambda path: _is_listed(path, listed), reader.titles)
    texts = TextWalk()
    now = 0
    for begin in range(0, len(line), _COMMITS_AT_ONCE):
        part = line[begin : begin + _COMMITS_AT_ONCE]
        read = _read(checkout, part, reader)
        for commit in part:
            now = max(now, commit.time)
            is_boundary = commit is line[0] and commit.name in checkout.shallow
            time = _BEHIND_BOUNDARY if is_boundary else now
            walk.step(commit, read, time)
            texts.step(commit.changes, time)
    head = head_time(checkout.root)
    newest = max(now, int(head.timestamp()) if head else 0)
    found = walk.result(newest)
    seen = _dated(texts.below(checkout.prefix), newest)
    return replace(found, texts=seen, newest=newest if found.blocks or seen else 0)


def _dated(versions: Versions, head_time: int) -> dict[str, tuple[str, int]]:
    return {
        key: (digest, head_time if time == _BEHIND_BOUNDARY else time)
        for key, (digest, time) in versions.items()
    }


def _is_listed(path: str, listed: Iterable[str]) -> bool:
    return any(
        path == name or (path.startswith(f"{name}/") and path.endswith((".yaml", ".yml")))
        for name in listed
    )


def _read(checkout: Checkout, part: Iterable[Commit], reader: BlockReader) -> dict[str, Blocks]:
    """The blocks of every file content that these commits brought, by the blob's name."""
    changes = (change for commit in part for change in commit.changes)
    blobs = dict.fromkeys(change.blob for change in changes if not is_text(change.path))
    blobs.pop("", None)
    return {blob: reader.read(content) for blob, content in contents(checkout, blobs)}


@dataclass(slots=True)
class _Walk:
    """Where the walk stands: the files, their blocks, and since when each has been there.

    `since` and `copies` know the blocks of all files, `times` those that were ever listed. `gone`
    are keys no longer listed, `reused` those listed again under another title, both with the
    title from before and when it was taken out.
    """

    is_listed: Callable[[str], bool]
    titles: Mapping[str, str] = field(default_factory=dict)
    files: dict[str, Blocks] = field(default_factory=dict)
    copies: Counter[Pair] = field(default_factory=Counter)
    since: dict[Pair, int] = field(default_factory=dict)
    listed: Counter[Pair] = field(default_factory=Counter)
    times: dict[str, tuple[str, int]] = field(default_factory=dict)
    gone: dict[str, tuple[str, int]] = field(default_factory=dict)
    reused: dict[str, tuple[str, int]] = field(default_factory=dict)

    def step(self, commit: Commit, read: Mapping[str, Blocks], now: int) -> None:
        """Take over one commit: first what it brings, then what it takes, so that moves show."""
        lost: list[tuple[Pair, bool]] = []
        for change in commit.changes:
            if is_text(change.path):
                continue
            before = self.files.pop(change.path, {})
            after = read[change.blob] if change.blob else {}
            if change.blob:
                self.files[change.path] = after
            is_listed = self.is_listed(change.path)
            for pair in _only_in(after, before):
                self._gain(pair, now, is_listed=is_listed)
            lost += ((pair, is_listed) for pair in _only_in(before, after))
        for pair, is_listed in lost:
            self._lose(pair, is_listed=is_listed)
        for (key, digest), is_listed in lost:
            if is_listed and not self.listed[key, self.times[key][0]]:
                self.gone[key] = self.titles.get(digest, ""), now

    def result(self, head_time: int) -> Known:
        """The blocks listed now; what lies behind the boundary counts at the time of HEAD."""
        listed = {key: one for key, one in self.times.items() if self.listed[key, one[0]]}
        former = {key: one for key, one in {**self.gone, **self.reused}.items() if one[0]}
        return Known(_dated(listed, head_time), head_time if listed else 0, former)

    def _gain(self, pair: Pair, now: int, *, is_listed: bool) -> None:
        if not self.copies[pair]:
            self.since[pair] = now
        self.copies[pair] += 1
        if not is_listed:
            return
        key, digest = pair
        if key in self.gone:
            self._return(key, self.titles.get(digest, ""))
        if key not in self.times:
            self.times[key] = digest, self.since[pair]
        elif self.times[key][0] != digest or not self.listed[pair]:
            self.times[key] = digest, now
        self.listed[pair] += 1

    def _return(self, key: str, title: str) -> None:
        """A key is listed again: as what it was, or as something else."""
        before = self.reused.pop(key, None) or self.gone[key]
        del self.gone[key]
        if before[0].casefold() != title.casefold():
            self.reused[key] = before

    def _lose(self, pair: Pair, *, is_listed: bool) -> None:
        self.copies[pair] -= 1
        if not self.copies[pair]:
            del self.copies[pair], self.since[pair]
        if is_listed:
            self.listed[pair] -= 1


def _only_in(blocks: Blocks, others: Blocks) -> list[Pair]:
    """What the one has and the other has not or in another way."""
    return [pair for pair in blocks.items() if others.get(pair[0]) != pair[1]]
