"""The entries of an event file as blocks of text, without reading YAML.

A history holds the same entries a thousand times; so a block is cut out by its indentation, and
what its text says is worked out once per text. A block that YAML reads alike but is written in
another way counts as changed: a stamp then grows without need, which does no harm.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from hashlib import blake2b
from typing import NamedTuple

_TOP_KEY = re.compile(rb"\n([^\s#\-:][^\n:]*):")
_FIRST_ITEM = re.compile(rb"\n( *)-(?=[ \n])")
_ID = re.compile(rb"^id[ \t]*:[ \t]*[\"']?([^\"'\s#]+)", re.MULTILINE)
_ID_IN_BRACES = re.compile(rb"[{,]\s*[\"']?id[\"']?\s*:\s*[\"']?([^\"'\s,}#]+)")
_VENUE = re.compile(rb"(?<!\w)ort[\"']?[ \t]*:[ \t]*[\"']?([^\"'\s,}#]+)")
_TITLE = re.compile(rb"^titel[ \t]*:[ \t]*(.+)", re.MULTILINE)
_KEY = re.compile(rb"^[\"']?([^\s#\-:\"'{\[][^\s:\"']*)[\"']?[ \t]*:(?=\s|$)", re.MULTILINE)
_NEXT_KEY = re.compile(rb"\n(?=[^\s#\-{][^\n:]*:(?:\s|$))")
_BOM = b"\xef\xbb\xbf"


class Kind(Enum):
    """What a block is: the item of a bare list is a venue, that of `termine:` an event."""

    EVENT = "termin"
    VENUE = "ort"

    def key(self, block_id: str) -> str:
        """The name of a block in the history, `termin fruehstueck-wez`."""
        return f"{self.value} {block_id}"


Blocks = dict[str, str]
"""The key of each block of a file with the digest of its text."""


class Seen(NamedTuple):
    """An entry or a venue of a file: the digest of its text, the venues it names and its title."""

    key: str
    digest: str
    venues: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Block:
    """A piece of text; `keys` are those at its left edge."""

    key: str
    text: bytes
    digest: str
    venues: frozenset[str]
    title: str
    keys: frozenset[bytes]


@dataclass(frozen=True, slots=True)
class _Defaults:
    """The `vorgaben` of a file, one block for each key."""

    digest: str
    blocks: tuple[_Block, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockReader:
    """Cuts files into blocks and remembers every text it has seen.

    `venues` gives the venues named in an event with this digest, or in its `vorgaben`; `titles`
    its title, empty where none is seen.
    """

    venues: dict[str, frozenset[str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    _items: defaultdict[tuple[Kind, int], dict[bytes, tuple[_Block, ...]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    _joined: dict[tuple[str, str], str] = field(default_factory=dict)

    def read(self, content: bytes) -> Blocks:
        """The digest of every block of a file.

        An event's includes those `vorgaben` that it does not override, as if they stood at its end:
        there they stand once a file is split. Comments and blank lines behind a block do not
        belong to it, nor does its indentation.
        """
        text = b"\n" + content.removeprefix(_BOM).replace(b"\r\n", b"\n")
        sections = dict(_sections(text))
        if b"termine" in sections:
            defaults = _defaults(sections.get(b"vorgaben", b""))
            events = self._blocks(Kind.EVENT, sections[b"termine"])
            return {block.key: self._with(block, defaults) for block in events}
        if b"id" in sections:
            block = _single(text)
            return {block.key: self._with(block, _defaults(b""))} if block else {}
        return {block.key: block.digest for block in self._blocks(Kind.VENUE, text)}

    def seen(self, content: bytes) -> tuple[Seen, ...]:
        """The same with what each of them says."""
        return tuple(
            Seen(
                key, digest, tuple(sorted(self.venues.get(digest, ()))), self.titles.get(digest, "")
            )
            for key, digest in self.read(content).items()
        )

    def _blocks(self, kind: Kind, text: bytes) -> Iterator[_Block]:
        first = _FIRST_ITEM.search(text)
        if first is None:
            yield from _blocks_in_braces(kind, text)
            return
        indentation = len(first[1])
        dash = b"\n" + first[1] + b"-"
        seen = self._items[kind, indentation]
        for piece in text.replace(dash + b"\n", dash + b" \n").split(dash + b" ")[1:]:
            blocks = seen.get(piece)
            if blocks is None:
                blocks = seen[piece] = _item_blocks(kind, piece, indentation)
            yield from blocks

    def _with(self, block: _Block, defaults: _Defaults) -> str:
        digest = self._joined.get((block.digest, defaults.digest))
        if digest is None:
            taken = [one for one in defaults.blocks if not one.keys & block.keys]
            digest = _digest(b"\n".join([block.text, *(one.text for one in taken)]))
            self._joined[block.digest, defaults.digest] = digest
            self.venues[digest] = block.venues.union(*(one.venues for one in taken))
            self.titles[digest] = block.title
        return digest


def _sections(text: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The keys at the left edge, each with the text from it to the next."""
    end = len(text)
    for key in reversed(list(_TOP_KEY.finditer(text))):
        yield key[1].strip(b" \"'"), text[key.start() : end]
        end = key.start()


def _defaults(section: bytes) -> _Defaults:
    """The `vorgaben` of a file; those that say nothing are like none.

    Written within braces they are one block that nobody overrides.
    """
    lines = _without_tail([line.rstrip() for line in section.lstrip(b"\n").split(b"\n")], 0)
    if b"{" in lines[0].partition(b"#")[0]:
        pieces = [b"\n".join(lines)]
    else:
        inner = _inner_indentation([b"", *lines[1:]], 0)
        text = b"\n".join(_dedented(line, inner) for line in lines[1:])
        pieces = _NEXT_KEY.split(b"\n" + text)[1:]
    blocks = [_block("", b"\n".join(_without_tail(one.split(b"\n"), 0))) for one in pieces]
    return _Defaults(_digest(b"\n".join(one.text for one in blocks)), tuple(blocks))


def _item_blocks(kind: Kind, piece: bytes, indentation: int) -> tuple[_Block, ...]:
    """The block of one list item, none if it has no id; `piece` begins behind its dash."""
    lines = [line.rstrip() for line in piece.split(b"\n")]
    inner = _inner_indentation(lines, indentation)
    dedented = [lines[0].lstrip(), *(_dedented(line, inner) for line in lines[1:])]
    text = b"\n".join(_without_tail(dedented, 0)).strip()
    found = _ID_IN_BRACES.search(text) if text.startswith(b"{") else _ID.search(text)
    return (_block(kind.key(_name(found[1])), text),) if found else ()


def _single(text: bytes) -> _Block | None:
    """The entry of a file that holds this one only, digested like an item of a list."""
    begin = next(_TOP_KEY.finditer(text)).start(1)
    lines = _without_tail([line.rstrip() for line in text[begin:].split(b"\n")], 0)
    found = _ID.search(entry := b"\n".join(lines).strip())
    return _block(Kind.EVENT.key(_name(found[1])), entry) if found else None


def _blocks_in_braces(kind: Kind, text: bytes) -> Iterator[_Block]:
    """The entries of a list written as `[{…}, {…}]`: they change together."""
    for found in _ID_IN_BRACES.finditer(text):
        yield _block(kind.key(_name(found[1])), text.strip())


def _without_tail(lines: list[bytes], indentation: int) -> list[bytes]:
    """Lines without blank ones at the end and comments that stand no deeper than the keys."""
    end = len(lines)
    while end > 1 and _is_beside(lines[end - 1], indentation):
        end -= 1
    return lines[:end]


def _is_beside(line: bytes, indentation: int) -> bool:
    bare = line.lstrip()
    return not bare or (bare.startswith(b"#") and len(line) - len(bare) <= indentation)


def _inner_indentation(lines: list[bytes], indentation: int) -> int:
    """In which column the keys of an item stand."""
    if lines[0].strip():
        return indentation + 2 + len(lines[0]) - len(lines[0].lstrip())
    following = (line for line in lines[1:] if line and not line.lstrip().startswith(b"#"))
    return next((len(line) - len(line.lstrip()) for line in following), 0)


def _dedented(line: bytes, columns: int) -> bytes:
    return line[columns:] if line[:columns].isspace() else line.lstrip()


def _block(key: str, text: bytes) -> _Block:
    venues = frozenset(_name(found[1]) for found in _VENUE.finditer(text))
    title = _TITLE.search(text)
    return _Block(
        key,
        text,
        _digest(text),
        venues,
        _name(title[1]).strip(" \t\"'") if title else "",
        frozenset(found[1] for found in _KEY.finditer(text)),
    )


def _digest(text: bytes) -> str:
    return blake2b(text, digest_size=16).hexdigest()


def _name(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
