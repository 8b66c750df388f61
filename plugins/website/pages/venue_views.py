"""Venues as pages show them, each made once."""

from collections.abc import Callable, Container
from urllib.parse import quote

from plugins.termine.events import Venue, addresses

from .dates import VenueView
from .paths import Paths

_MAP = "https://www.openstreetmap.org/"


class VenueViews:
    """Makes VenueViews. `with_dates` are the ids of the venues that have a page of their own."""

    def __init__(
        self, paths: Paths, with_dates: Container[str], html: Callable[[str], str]
    ) -> None:
        """Begin with nothing made."""
        self._paths = paths
        self._with_dates = with_dates
        self._html = html
        self._made: dict[Venue, VenueView] = {}

    def of(self, venue: Venue) -> VenueView:
        """The view of a venue; one that an Adjustment changed is a venue of its own."""
        if venue not in self._made:
            self._made[venue] = self._new(venue)
        return self._made[venue]

    def _new(self, venue: Venue) -> VenueView:
        has_page = venue.id in self._with_dates
        return VenueView(
            name=venue.name,
            url=self._paths.path(addresses.venue_url(venue.id)) if has_page else "",
            addition=venue.addition,
            lines=address_lines(venue),
            one_line=venue.address,
            district=venue.district,
            route_url=route_url(venue),
            accessibility=venue.accessibility,
            amenities=venue.amenities,
            directions_html=self._html(venue.directions),
        )


def address_lines(venue: Venue) -> tuple[str, ...]:
    """What stands below the name on an envelope, leaving out what is not known."""
    town = " ".join(part for part in (venue.postal_code, venue.city) if part)
    return tuple(line for line in (venue.addition, venue.street, town) if line)


def route_url(venue: Venue) -> str:
    """A plain link to a map, empty where the place is not known well enough to be found."""
    if venue.location is not None:
        place = f"{venue.location.latitude}/{venue.location.longitude}"
        latitude, longitude = place.split("/")
        return f"{_MAP}?mlat={latitude}&mlon={longitude}#map=18/{place}"
    if venue.street and venue.city:
        words = " ".join(part for part in (venue.street, venue.postal_code, venue.city) if part)
        return f"{_MAP}search?query={quote(words, safe='')}"
    return ""
