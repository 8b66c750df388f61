"""Venue (Ort): a place where events happen, as listed in orte.yaml."""

from dataclasses import dataclass, field

from ..diagnostics import Position


@dataclass(frozen=True, slots=True)
class GeoPoint:
    """A place on the map in degrees, WGS 84."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Venue:
    """One place. Only `id` and `name` are always there; texts that are not known are empty."""

    id: str
    name: str
    position: Position = field(repr=False, compare=False)
    addition: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    district: str = ""
    location: GeoPoint | None = None
    accessibility: tuple[str, ...] = ()
    amenities: tuple[str, ...] = ()
    directions: str = ""

    @property
    def address(self) -> str:
        """`Name, Straße, PLZ Ort` on one line, leaving out what is not known."""
        town = " ".join(part for part in (self.postal_code, self.city) if part)
        return ", ".join(part for part in (self.name, self.street, town) if part)
