"""Foreign places as venues of orte.yaml: known ones are found again, new ones get an entry."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..events import Venue, addresses
from .foreign import ForeignPlace
from .naming import Names
from .yaml_text import Pairs

_TOWN = re.compile(r"(?P<code>\d{5})\s+(?P<city>[^\d,;]+)")
_STREET = re.compile(r"[^,;]*[^\W\d_]\.?\s*\d{1,4}\s?[a-z]?(?:\s?[-–/]\s?\d{1,4}\s?[a-z]?)?")
_COUNTRIES = {"deutschland", "germany", "de"}


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
        pairs = (
            (self.street, other.street),
            (self.postal_code, other.postal_code),
            (self.city, other.city),
        )
        same_name = addresses.slug(self.name) == addresses.slug(other.name)
        return same_name and all(_agree(*pair) for pair in pairs)

    @property
    def pairs(self) -> Pairs:
        """The keys of an entry in orte.yaml."""
        given = (
            ("name", self.name),
            ("zusatz", self.addition),
            ("strasse", self.street),
            ("plz", self.postal_code),
            ("ort", self.city),
        )
        return tuple((key, value) for key, value in given if value)


class Places:
    """The venues of the site and those that this takeover adds, in the order they come in."""

    def __init__(self, venues: Iterable[Venue]) -> None:
        """Know the venues of the site by their names and addresses."""
        known = tuple(venues)
        self.names = Names(venue.id for venue in known)
        self.new: list[Pairs] = []
        self._known = [(_of_venue(venue), venue.id) for venue in known]
        self._found: dict[str, str] = {venue.id: venue.id for venue in known}

    def id_of(self, place: ForeignPlace) -> str:
        """The id of a place, which is new from now on if nobody knew it; empty for no place."""
        if not place.name:
            return ""
        if place.name not in self._found:
            self._found[place.name] = self._id_of(_taken_apart(place.name), place.location)
        return self._found[place.name]

    def _id_of(self, place: _Place, location: str) -> str:
        for known, venue_id in self._known:
            if place.may_be(known):
                return venue_id
        venue_id = self.names.new(place.name, "treffpunkt")
        given = (("lage", location),) if location else ()
        self.new.append((("id", venue_id), *place.pairs, *given))
        self._known.append((place, venue_id))
        return venue_id


def _of_venue(venue: Venue) -> _Place:
    return _Place(venue.name, venue.addition, venue.street, venue.postal_code, venue.city)


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
