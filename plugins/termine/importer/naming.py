"""Ids for what is taken over: made of titles, unique on the whole site."""

from collections.abc import Iterable

from ..events import addresses

_LONGEST = 60


class Names:
    """The ids that are taken; asking for one takes it."""

    def __init__(self, ids: Iterable[str]) -> None:
        """Know the ids of the site."""
        self.taken = set(ids)

    def new(self, title: str, instead: str) -> str:
        """An id for a title, or for `instead` where the title has no letters."""
        plain = addresses.slug(title) or instead
        first = plain.split("-")[0]
        if plain.isdigit() or first in addresses.RESERVED_IDS:
            plain = f"{instead}-{plain}"
        plain = _cut(plain)
        found, number = plain, 2
        while found in self.taken:
            found, number = f"{plain}-{number}", number + 1
        self.taken.add(found)
        return found


def _cut(plain: str) -> str:
    if len(plain) <= _LONGEST:
        return plain
    whole_words = plain[: _LONGEST + 1].rpartition("-")[0]
    return whole_words or plain[:_LONGEST]
