"""The walk along the commits: since when has each entry and each text been as it is?

The walk follows first parents only, because that line is what was published: day by day, HEAD
stood on its commits. A change made on a branch counts from the merge that brought it there and
not from its own commit. Its own commit may be older than another change of the same entry that
was published before the merge; a stamp taken from there would not grow although the entry has
changed. A branch taken over without a merge commit is part of the line itself.

Clocks may be wrong, so a commit counts at the latest time of its line up to it; and one that is
dated later than it is now counts a minute after that, so that it holds up no later change.
Together: the time of an entry never goes back from one published commit to the next.

Of articles and pages only the names of their contents are asked (git's blobs), never the contents.
Entries are those of the one finder of `reading`. A history holds the same entries a thousand times,
and reading YAML takes time; so each text of an entry is read once.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from ..reading import EntryNode, FileNodes, Source, Span, nodes, nodes_in
from .git import Checkout, Commit, commits, contents, head_time

_BOM = b"\xef\xbb\xbf"
_LIST = re.compile(rb"^termine: *(?:#.*)?\n(?: *(?:#.*)?\n)*( *)(?=-(?: |$))", re.MULTILINE)
_TEXT_ENDINGS = (".md", ".ics")
"""Files that change as a whole: articles and pages, and the calendars of partners."""
_YAML_ENDINGS = (".yaml", ".yml")
_PATTERNS = ("*.yaml", "*.yml", "*.md", "*.ics")
_COMMITS_AT_ONCE = 200
_MINUTE = 60

EVENT, VENUE = "termin ", "ort "
"""What stands before an id in the key of an entry: `termin fruehstueck-wez`."""

Dated = dict[str, tuple[str, int]]
"""By the key of an entry its digest (of a text its blob; of a former entry its title) and a time.

Times are whole seconds since 1970.
"""
Pair = tuple[str, str]
"""The key of an entry with its digest."""


class EntryState(NamedTuple):
    """An entry as one version has it: the digest of its text, the venues it names, its title.

    The text of an event includes those `vorgaben` of its file that it does not override, as if they
    stood at its end: there they stand once the file is split. Its indentation, line ends and what
    stands behind it do not count. `key` is empty where an entry has no id.
    """

    key: str
    digest: str
    venues: tuple[str, ...] = ()
    title: str = ""


Known = dict[tuple[bytes, bytes], tuple[EntryState, ...] | None]
"""By what stands above a list and one of its items their states, None where that is not sure."""


@dataclass(frozen=True, slots=True)
class Committed:
    """What the history says of the listed files, as of one commit.

    `entries` gives for each its digest and since when it has it; `newest` is the time of the commit
    itself, 0 if it has nothing of what is listed. `former` gives the title that a key had before it
    was taken out, and when that was: for each key that is gone and for each that came back as
    something else. `texts` gives for each text, by its name below the content folder, the blob it
    is and since when. `ahead` are the names of commits dated later than it was.
    """

    entries: Dated
    newest: int
    former: Dated = field(default_factory=dict)
    texts: Dated = field(default_factory=dict)
    ahead: tuple[str, ...] = ()


def committed(
    checkout: Checkout, files: Sequence[str], believed: tuple[int, int] | None = None
) -> Committed:
    """Walk to the commit checked out.

    `believed` are the first and the last time that a commit may have; one that is dated later
    counts a minute after the one before it, and after the first.

    `files` are files and folders below the checkout's folder. All other YAML files of the
    repository are watched too: an entry that comes from one of them unchanged brings its time
    along, whether a file was renamed, split or its folder moved.
    """
    listed = [checkout.prefix + name.strip("/") for name in files]
    line = commits(checkout, (*_PATTERNS, *listed))
    head = Commit(checkout.commit, head_time(checkout), {})
    *times, newest = _times([*line, head], believed)
    walk = _Walk(lambda path: _is_listed(path, listed))
    texts: Dated = {}
    known: Known = {}
    time_of = {commit.name: time for commit, time in zip(line, times, strict=True)}
    for begin in range(0, len(line), _COMMITS_AT_ONCE):
        part = line[begin : begin + _COMMITS_AT_ONCE]
        blobs = dict.fromkeys(blob for commit in part for blob in _of_entries(commit).values())
        digests: dict[str, dict[str, str]] = {}
        for blob, content in contents(checkout, filter(None, blobs)):
            states = [state for state in states_by_item(content, known) if state.key]
            digests[blob] = {state.key: state.digest for state in states}
            walk.titles.update((state.digest, state.title) for state in states)
        for commit in part:
            is_boundary = commit is line[0] and commit.name in checkout.shallow
            time = newest if is_boundary else time_of[commit.name]
            walk.step(commit, digests, time)
            _step_texts(texts, commit, time)
    entries, former = walk.result()
    below = {
        path.removeprefix(checkout.prefix): version
        for path, version in texts.items()
        if path.startswith(checkout.prefix)
    }
    ahead = tuple(commit.name for commit in line if _is_ahead(commit, believed))
    return Committed(entries, newest if entries or below else 0, former, below, ahead)


def _times(line: Sequence[Commit], believed: tuple[int, int] | None) -> Iterator[int]:
    """At which time each commit counts."""
    now, first = 0, believed[0] if believed else 0
    for commit in line:
        is_ahead = _is_ahead(commit, believed)
        now = max(now, first) + _MINUTE if is_ahead else max(now, commit.time)
        yield now


def _is_ahead(commit: Commit, believed: tuple[int, int] | None) -> bool:
    return believed is not None and commit.time > believed[1]


def _of_entries(commit: Commit) -> dict[str, str]:
    return {path: blob for path, blob in commit.changes.items() if not path.endswith(_TEXT_ENDINGS)}


def _step_texts(texts: Dated, commit: Commit, now: int) -> None:
    """Take over one commit. A text that is only renamed or moved keeps its time."""
    changes = [change for change in commit.changes.items() if change[0].endswith(_TEXT_ENDINGS)]
    moved = dict(texts[path] for path, blob in changes if not blob and path in texts)
    for path, blob in changes:
        before, since = texts.pop(path, (blob, moved.get(blob, now)))
        if blob:
            texts[path] = blob, since if before == blob else now


def _is_listed(path: str, listed: Sequence[str]) -> bool:
    folders = tuple(f"{name}/" for name in listed)
    return path in listed or (path.startswith(folders) and path.endswith(_YAML_ENDINGS))


@dataclass(slots=True)
class _Walk:
    """Where the walk stands: the files, their entries, and since when each has been there.

    `since` and `copies` know the entries of all files, `times` those that were ever listed.
    `gone` are keys no longer listed, `reused` those listed again under another title, both with the
    title from before and when it was taken out. `titles` are by digest.
    """

    is_listed: Callable[[str], bool]
    titles: dict[str, str] = field(default_factory=dict)
    files: dict[str, Mapping[str, str]] = field(default_factory=dict)
    copies: Counter[Pair] = field(default_factory=Counter)
    since: dict[Pair, int] = field(default_factory=dict)
    listed: Counter[Pair] = field(default_factory=Counter)
    times: Dated = field(default_factory=dict)
    gone: Dated = field(default_factory=dict)
    reused: Dated = field(default_factory=dict)

    def step(self, commit: Commit, digests: Mapping[str, Mapping[str, str]], now: int) -> None:
        """Take over one commit: first what it brings, then what it takes, so that moves show.

        `digests` gives by blob the digest of each entry by its key.
        """
        lost: list[tuple[Pair, bool]] = []
        for path, blob in _of_entries(commit).items():
            before, after = self.files.get(path, {}), digests.get(blob, {})
            self.files[path] = after
            is_listed = self.is_listed(path)
            for pair in after.items() - before.items():
                self._gain(pair, now, is_listed=is_listed)
            lost += ((pair, is_listed) for pair in before.items() - after.items())
        for pair, is_listed in lost:
            self.copies[pair] -= 1
            self.listed[pair] -= is_listed
            if not self.copies[pair]:
                del self.copies[pair], self.since[pair]
        for (key, digest), is_listed in lost:
            if is_listed and not self.listed[key, self.times[key][0]]:
                self.gone[key] = self.titles.get(digest, ""), now

    def result(self) -> tuple[Dated, Dated]:
        """The entries listed now, and the former ones that had a title."""
        entries = {key: state for key, state in self.times.items() if self.listed[key, state[0]]}
        return entries, {key: was for key, was in (self.gone | self.reused).items() if was[0]}

    def _gain(self, pair: Pair, now: int, *, is_listed: bool) -> None:
        self.copies[pair] += 1
        since = self.since.setdefault(pair, now)
        if not is_listed:
            return
        key, digest = pair
        if key in self.gone:  # it is listed again: as what it was, or as something else
            was = self.gone.pop(key)
            was = self.reused.pop(key, was)
            if was[0].casefold() != self.titles.get(digest, "").casefold():
                self.reused[key] = was
        if key not in self.times:
            self.times[key] = digest, since
        elif self.times[key][0] != digest or not self.listed[pair]:
            self.times[key] = digest, now
        self.listed[pair] += 1


def states_in(content: bytes) -> tuple[EntryState, ...]:
    """The entries of a file, also of one with mistakes."""
    file = nodes_in(Source("", content.removeprefix(_BOM).replace(b"\r\n", b"\n")))
    kind, entries = (VENUE, file.venues) if file.venues else (EVENT, file.entries)
    defaults = {
        default.key.text: (_text(file, default.span), {*_venues(default.value, default.key.text)})
        for default in file.defaults
    }
    return tuple(_state(kind, entry, file, defaults) for entry in entries)


def states_by_item(content: bytes, known: Known) -> tuple[EntryState, ...]:
    """The same, for speed item by item of the list `termine:`; `known` is filled.

    Where each item is whole below the head of the file, the list is the sum of them.
    """
    text = content.removeprefix(_BOM).replace(b"\r\n", b"\n")
    begin = _LIST.search(text)
    if begin is None:
        return states_in(content)
    head, margin = text[: begin.start(1)], begin[1]
    items = re.split(rb"^(?=%b-(?: |$))" % margin, text[begin.start(1) :], flags=re.MULTILINE)
    for item in items[1:]:
        if (head, item) not in known:
            is_whole = _is_whole(head, item, len(margin))
            known[head, item] = states_in(head + item) if is_whole else None
    parts = [known[head, item] for item in items[1:]]
    if any(part is None for part in parts):
        return states_in(content)
    return tuple(state for part in parts if part for state in part)


def _is_whole(head: bytes, item: bytes, margin: int) -> bool:
    """Whether an item is without mistakes, and all behind its first line is deeper or a comment."""
    text = head + item
    is_alone = not re.search(rb"\n(?! {%d}| *(?:#|\n|$))" % (margin + 1), item)
    return is_alone and b"\r" not in text and not nodes.read_root(Source("", text))[1]


def _state(
    kind: str, entry: EntryNode, file: FileNodes, defaults: Mapping[str, tuple[str, set[str]]]
) -> EntryState:
    """The state of an entry; `defaults` give by their keys the texts and the venues in them."""
    if not entry.id:
        return EntryState("", "")
    # An item of a list in brackets reads in another way than below a dash, and so is another text.
    mark = "[" if entry.node.is_flow and not entry.dash_column else ""
    taken = [default for key, default in defaults.items() if not entry.node.entry(key)]
    texts = [mark + _text(file, entry.node.span), *(text for text, _ in taken)]
    venues = {*_venues(entry.node)}.union(*(venues for _, venues in taken))
    title = entry.node.get("titel")
    return EntryState(
        kind + entry.id,
        blake2b("\n".join(texts).encode(), digest_size=16).hexdigest(),
        tuple(sorted(venues)),
        title.text.strip() if isinstance(title, nodes.Scalar) else "",
    )


def _text(file: FileNodes, span: Span) -> str:
    """A piece of a file without its indentation and the blanks at the ends of its lines."""
    first, *rest = file.text(span).split("\n")
    margin = span.first_column - 1
    dedented = (line.lstrip() if line[:margin].strip() else line[margin:] for line in rest)
    return "\n".join(line.rstrip() for line in (first, *dedented))


def _venues(node: nodes.Node, key: str = "") -> Iterator[str]:
    """The venues that the value of a key names itself or within."""
    if isinstance(node, nodes.Mapping):
        for entry in node.entries:
            yield from _venues(entry.value, entry.key.text)
    elif isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _venues(item, key)
    elif key == "ort":
        yield node.text.strip()
