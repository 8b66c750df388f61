"""JSON-LD: what a page says to search engines, as ready text for a `<script>` (schema.org).

The text is safe inside HTML: `<`, `>` and `&` stand as escapes, so that no title can end the script
or begin another one. Keys keep the order they are written in; text is NFC.
"""

import json
import re
import unicodedata

from plugins.events import Details, Moment, Occurrence, Status, Venue, addresses

from .date_views import end_iso, moment_iso, start_iso
from .page import Link
from .paths import Paths
from .phrases import is_free
from .pictures import PictureViews
from .world import Settings, Text

Thing = dict[str, object]
"""One thing of schema.org; never leaves this module."""

_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)
_UNSAFE = re.compile("[<>&\u2028\u2029]")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_SCHEMA = "https://schema.org"


class JsonLd:
    """Writes the JSON-LD of one site; `home_venue` is where its office is."""

    def __init__(
        self,
        settings: Settings,
        paths: Paths,
        home_venue: Venue | None,
        pictures: PictureViews,
    ) -> None:
        """Know the site."""
        self._pictures = pictures
        self._settings = settings
        self._paths = paths
        self._home_venue = home_venue

    def date(self, occurrence: Occurrence, description: str) -> str:
        """One date as an Event."""
        series = {
            "@type": "EventSeries",
            "name": occurrence.event.details.title,
            "url": self._paths.absolute(addresses.event_url(occurrence.event.id)),
        }
        return _text({**self._event(occurrence, description), "superEvent": series})

    def series(
        self, occurrences: tuple[Occurrence, ...], url: str, details: Details, description: str
    ) -> str:
        """An event with the dates given, at most twelve of them, as an EventSeries."""
        return _text(
            {
                "@type": "EventSeries",
                "name": details.title,
                "url": self._paths.absolute(url),
                **_known(description=description),
                **_known(image=self._pictures.address(details.image)),
                **self._place(details),
                **_organizer(details),
                "subEvent": [self._event(occurrence, "") for occurrence in occurrences[:12]],
            }
        )

    def office(self, url: str) -> str:
        """The office itself."""
        return _text({**self._office(), "url": self._paths.absolute(url)})

    def service(self, text: Text, description: str) -> str:
        """An offer of the office."""
        return _text(
            {
                "@type": "GovernmentService",
                "name": text.title,
                "description": description,
                "url": self._paths.absolute(addresses.page_url(text.slug)),
                "provider": self._office(),
            }
        )

    def article(self, text: Text, description: str) -> str:
        """An article of the news."""
        publisher = {"@type": "GovernmentOrganization", "name": self._settings.name}
        published = text.published.isoformat() if text.published else ""
        return _text(
            {
                "@type": "NewsArticle",
                "headline": text.title,
                "description": description,
                "url": self._paths.absolute(addresses.article_url(text.slug)),
                "inLanguage": text.language,
                **_known(image=self._pictures.address(text.image)),
                **_known(datePublished=published),
                **_known(dateModified=text.changed.isoformat() if text.changed else ""),
                "author": publisher,
                "publisher": publisher,
            }
        )

    def breadcrumbs(self, crumbs: tuple[Link, ...], title: str, canonical: str) -> str:
        """The way from the home page to a page, itself included."""
        origin = self._settings.url.removesuffix(self._paths.base.rstrip("/"))
        steps = [*((link.text, origin + link.url) for link in crumbs), (title, canonical)]
        items = [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(steps, start=1)
        ]
        return _text({"@type": "BreadcrumbList", "itemListElement": items})

    def _event(self, occurrence: Occurrence, description: str) -> Thing:
        details = occurrence.details
        url = self._paths.absolute(
            addresses.occurrence_url(occurrence.event.id, occurrence.planned)
        )
        return {
            "@type": "Event",
            "name": details.title,
            "startDate": start_iso(occurrence),
            **_known(endDate=end_iso(occurrence)),
            "eventStatus": f"{_SCHEMA}/{occurrence.status.value}",
            **_known(previousStartDate=_previous_start(occurrence.moved_from, occurrence.status)),
            "eventAttendanceMode": f"{_SCHEMA}/{_attendance(details)}",
            **self._place(details),
            **_known(description=description),
            **_known(image=self._pictures.address(details.image)),
            "url": url,
            **_organizer(details),
            **_offers(details, url),
        }

    def _place(self, details: Details) -> Thing:
        online = {"@type": "VirtualLocation", "url": details.online} if details.online else None
        places = [place for place in (_venue(details.venue), online) if place]
        if not places:
            return {}
        return {"location": places[0] if len(places) == 1 else places}

    def _office(self) -> Thing:
        venue = self._home_venue
        return {
            "@type": "GovernmentOffice",
            "name": self._settings.name,
            "url": self._paths.absolute(""),
            **(_location(venue) if venue else {}),
        }


def _text(thing: Thing) -> str:
    text = unicodedata.normalize("NFC", _ENCODER.encode({"@context": _SCHEMA, **thing}))
    return text.translate(_ESCAPES) if _UNSAFE.search(text) else text


def _known(**fields: str) -> Thing:
    return {name: value for name, value in fields.items() if value}


def _venue(venue: Venue | None) -> Thing | None:
    return {"@type": "Place", "name": venue.name, **_location(venue)} if venue else None


def _location(venue: Venue) -> Thing:
    address = {
        "@type": "PostalAddress",
        **_known(streetAddress=venue.street, postalCode=venue.postal_code),
        **_known(addressLocality=venue.city),
        "addressCountry": "DE",
    }
    if venue.location is None:
        return {"address": address}
    point = venue.location
    geo = {"@type": "GeoCoordinates", "latitude": point.latitude, "longitude": point.longitude}
    return {"address": address, "geo": geo}


def _organizer(details: Details) -> Thing:
    if not details.organizer:
        return {}
    return {"organizer": {"@type": "Organization", "name": details.organizer}}


def _attendance(details: Details) -> str:
    if not details.online:
        return "OfflineEventAttendanceMode"
    return "MixedEventAttendanceMode" if details.venue else "OnlineEventAttendanceMode"


def _offers(details: Details, url: str) -> Thing:
    if not is_free(details.cost):
        return {}
    available = "SoldOut" if details.is_sold_out else "InStock"
    offer = {
        "@type": "Offer",
        "price": "0",
        "priceCurrency": "EUR",
        "availability": f"{_SCHEMA}/{available}",
        "url": url,
    }
    return {"isAccessibleForFree": True, "offers": offer}


def _previous_start(moved_from: Moment | None, status: Status) -> str:
    return moment_iso(moved_from) if moved_from and status is Status.MOVED else ""
