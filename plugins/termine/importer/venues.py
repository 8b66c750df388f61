"""Ids and venues of what is taken over: known places are found again, new ones get an entry."""

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import chain, count

from ..events import Venue, addresses

Value = str | tuple["Pairs", ...]
Pairs = tuple[tuple[str, Value], ...]
"""Keys with values in their order; a value is a text or a list of such pairs."""

_LONGEST_ID = 60
_TOWN = re.compile(r"(?P<code>\d{5})\s+(?P<city>[^\d,;]+)")
_STREET = re.compile(r"[^,;]*[^\W\d_]\.?\s*\d{1,4}\s?[a-z]?(?:\s?[-–/]\s?\d{1,4}\s?[a-z]?)?")
_COUNTRIES = {"deutschland", "germany", "de"}


def new_id(title: str, instead: str, taken: Collection[str]) -> str:
    """An id for a title, or for `instead` where the title has no letters; nobody has it yet."""
    plain = addresses.slug(title) or instead
    if plain.isdigit() or plain.split("-")[0] in addresses.RESERVED_IDS:
        plain = f"{instead}-{plain}"
    if len(plain) > _LONGEST_ID:
        whole_words = plain[: _LONGEST_ID + 1].rpartition("-")[0]
        plain = whole_words or plain[:_LONGEST_ID]
    numbered = (f"{plain}-{number}" for number in count(2))
    return next(free for free in chain([plain], numbered) if free not in taken)


class Venues:
    """The venues of the site and those that this import adds, in the order they come in.

    `places` are the parts of their names and addresses by id, `new` the entries to be added. With
    `adds` False there are none: a place that nobody knows has no id.
    """

    def __init__(self, venues: Iterable[Venue], *, adds: bool = True) -> None:
        """Know the venues of the site by their names and addresses."""
        self.new: list[Pairs] = []
        self.adds = adds
        self.places: dict[str, Mapping[str, str]] = {
            venue.id: {
                "name": venue.name,
                "strasse": venue.street,
                "plz": venue.postal_code,
                "ort": venue.city,
            }
            for venue in venues
        }
        self._ids = {venue_id: venue_id for venue_id in self.places}

    def id_of(self, text: str, location: str) -> str:
        """The id of a place, which is new from now on if nobody knew it; empty without a text."""
        if text and text not in self._ids:
            place = _taken_apart(text)
            known = (key for key, other in self.places.items() if _may_be_one(place, other))
            known_id = next(known, "")
            if not (known_id or self.adds):
                return ""
            self._ids[text] = known_id or self._added(place, location)
        return self._ids.get(text, "")

    def _added(self, place: Mapping[str, str], location: str) -> str:
        venue_id = new_id(place["name"], "treffpunkt", self.places)
        pairs = {"id": venue_id, **place, "lage": location}.items()
        self.new.append(tuple((key, value) for key, value in pairs if value))
        self.places[venue_id] = place
        return venue_id


def _may_be_one(place: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether both can be one: the same name, and no part of the address that differs."""
    keys = ("name", "strasse", "plz", "ort")
    (name, known_name), *address = (
        (addresses.slug(place[key]), addresses.slug(other[key])) for key in keys
    )
    # `Hauptstraße` and `Hauptstraße 12` say the same, as far as both say anything.
    return name == known_name and all(a.startswith(b) or b.startswith(a) for a, b in address)


def _taken_apart(text: str) -> Mapping[str, str]:
    """`Name, Straße 1, 44649 Herne, Deutschland`; what is not surely known is an addition."""
    pieces = [piece.strip() for piece in re.split(r"[,;]|\s@\s", text) if piece.strip()]
    pieces = [piece for piece in pieces if piece.lower() not in _COUNTRIES] or [text]
    place = {"name": pieces[0], "zusatz": "", "strasse": "", "plz": "", "ort": ""}
    additions: list[str] = []
    for piece in pieces[1:]:
        town = _TOWN.fullmatch(piece)
        if town and not place["plz"]:
            place |= {"plz": town["code"], "ort": town["city"].strip()}
        elif _STREET.fullmatch(piece) and not place["strasse"]:
            place["strasse"] = piece
        else:
            additions.append(piece)
    return place | {"zusatz": ", ".join(additions)}
