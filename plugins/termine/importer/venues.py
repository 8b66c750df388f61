"""Ids and venues of what is taken over: known places are found again, new ones get an entry."""

import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from ..events import Venue, addresses

Value = str | tuple["Pairs", ...]
Pairs = tuple[tuple[str, Value], ...]
"""Keys with values in their order; a value is a text or a list of such pairs."""

_LONGEST_ID = 60
_TOWN = re.compile(r"(?P<code>\d{5})\s+(?P<city>[^\d,;]+)")
_STREET = re.compile(r"[^,;]*[^\W\d_]\.?\s*\d{1,4}\s?[a-z]?(?:\s?[-–/]\s?\d{1,4}\s?[a-z]?)?")
_COUNTRIES = {"deutschland", "germany", "de"}
_KEYS = ("name", "zusatz", "strasse", "plz", "ort")


class Names:
    """The ids that are taken; asking for one takes it."""

    def __init__(self, ids: Iterable[str]) -> None:
        """Know the ids of the site."""
        self.taken = set(ids)

    def new(self, title: str, instead: str) -> str:
        """An id for a title, or for `instead` where the title has no letters."""
        plain = addresses.slug(title) or instead
        if plain.isdigit() or plain.split("-")[0] in addresses.RESERVED_IDS:
            plain = f"{instead}-{plain}"
        if len(plain) > _LONGEST_ID:
            whole_words = plain[: _LONGEST_ID + 1].rpartition("-")[0]
            plain = whole_words or plain[:_LONGEST_ID]
        found, number = plain, 2
        while found in self.taken:
            found, number = f"{plain}-{number}", number + 1
        self.taken.add(found)
        return found


@dataclass(frozen=True, slots=True)
class _Place:
    """A place as far as its text can be taken apart; what is not known is empty."""

    name: str
    addition: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""

    def may_be(self, other: "_Place") -> bool:
        """Whether both can be one: the same name, and no part of the address that differs."""
        address = (self.street, self.postal_code, self.city)
        pairs = zip(address, (other.street, other.postal_code, other.city), strict=True)
        same_name = addresses.slug(self.name) == addresses.slug(other.name)
        return same_name and all(_agree(*pair) for pair in pairs)


class Venues:
    """The venues of the site and those that this import adds, in the order they come in."""

    def __init__(self, venues: Iterable[Venue]) -> None:
        """Know the venues of the site by their names and addresses."""
        self.names = Names(())
        self.new: list[Pairs] = []
        self._known: list[tuple[_Place, str]] = []
        self._found: dict[str, str] = {}
        for one in venues:
            place = _Place(one.name, one.addition, one.street, one.postal_code, one.city)
            self._known.append((place, one.id))
            self._found[one.id] = one.id
            self.names.taken.add(one.id)

    def id_of(self, name: str, location: str) -> str:
        """The id of a place, which is new from now on if nobody knew it; empty without a name."""
        if name and name not in self._found:
            self._found[name] = self._id_of(_taken_apart(name), location)
        return self._found.get(name, "")

    def _id_of(self, place: _Place, location: str) -> str:
        for known, venue_id in self._known:
            if place.may_be(known):
                return venue_id
        venue_id = self.names.new(place.name, "treffpunkt")
        values = (venue_id, *astuple(place), location)
        pairs = zip(("id", *_KEYS, "lage"), values, strict=True)
        self.new.append(tuple((key, value) for key, value in pairs if value))
        self._known.append((place, venue_id))
        return venue_id


def _agree(one: str, other: str) -> bool:
    """Whether two texts say the same, as far as both say anything: `Hauptstraße` and `… 12`."""
    first, second = addresses.slug(one), addresses.slug(other)
    return first.startswith(second) or second.startswith(first)


def _taken_apart(text: str) -> _Place:
    """`Name, Straße 1, 44649 Herne, Deutschland`; what is not surely known is an addition."""
    pieces = [piece.strip() for piece in re.split(r"[,;]|\s@\s", text) if piece.strip()]
    pieces = [piece for piece in pieces if piece.lower() not in _COUNTRIES] or [text]
    street = postal_code = city = ""
    left: list[str] = []
    for piece in pieces[1:]:
        town = _TOWN.fullmatch(piece)
        if town and not postal_code:
            postal_code, city = town["code"], town["city"].strip()
        elif _STREET.fullmatch(piece) and not street:
            street = piece
        else:
            left.append(piece)
    return _Place(pieces[0], ", ".join(left), street, postal_code, city)
