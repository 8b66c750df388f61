"""JSON-LD: what a page says to search engines, as ready text for a `<script>` (schema.org).

The text is safe inside HTML: `<`, `>` and `&` stand as escapes, so that no title can end the script
or begin another one. Keys keep the order they are written in; text is NFC.
"""

import json
import unicodedata
from collections.abc import Mapping

from plugins.termine.events import Details, Occurrence, Status, Venue, addresses

from .context import Document, Paths, PictureViews, Settings
from .date_views import end_iso, moment_iso, start_iso
from .phrases import is_free
from .views import Link

Thing = Mapping[str, object]
"""One thing of schema.org; never leaves this module. Members that are empty are not written."""

_ESCAPES = (
    *(("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")),
    *(("\u2028", "\\u2028"), ("\u2029", "\\u2029")),
)
_SCHEMA = "https://schema.org"


class JsonLd:
    """Writes the JSON-LD of one site; `home_venue` is where its office is."""

    def __init__(
        self, settings: Settings, paths: Paths, home_venue: Venue | None, pictures: PictureViews
    ) -> None:
        """Know the site."""
        self._pictures = pictures
        self._paths = paths
        self._origin = settings.url.removesuffix(paths.base.rstrip("/"))
        self._publisher = {"@type": "GovernmentOrganization", "name": settings.name}
        self._office: Thing = {
            "@type": "GovernmentOffice",
            "name": settings.name,
            "url": paths.absolute(""),
            **(_location(home_venue) if home_venue else {}),
        }

    def date(self, occurrence: Occurrence, description: str) -> str:
        """One date as an Event."""
        event = occurrence.event
        series = {
            "@type": "EventSeries",
            "name": event.details.title,
            "url": self._paths.absolute(addresses.event_url(event.id)),
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
                "description": description,
                "image": self._pictures.address(details.image),
                **_place(details),
                **_organizer(details),
                "subEvent": [self._event(occurrence, "") for occurrence in occurrences[:12]],
            }
        )

    def office(self, url: str) -> str:
        """The office itself."""
        return _text({**self._office, "url": self._paths.absolute(url)})

    def service(self, document: Document, description: str) -> str:
        """An offer of the office."""
        return _text(
            {
                "@type": "GovernmentService",
                "name": document.title,
                "description": description,
                "url": self._paths.absolute(addresses.page_url(document.slug)),
                "provider": self._office,
            }
        )

    def article(self, document: Document, description: str) -> str:
        """An article of the news."""
        return _text(
            {
                "@type": "NewsArticle",
                "headline": document.title,
                "description": description,
                "url": self._paths.absolute(addresses.article_url(document.slug)),
                "inLanguage": document.language,
                "image": self._pictures.address(document.image),
                "datePublished": document.published.isoformat() if document.published else "",
                "dateModified": document.changed.isoformat() if document.changed else "",
                "author": self._publisher,
                "publisher": self._publisher,
            }
        )

    def breadcrumbs(self, crumbs: tuple[Link, ...], title: str, canonical: str) -> str:
        """The way from the home page to a page, itself included."""
        steps = [*((link.text, self._origin + link.url) for link in crumbs), (title, canonical)]
        items = [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(steps, start=1)
        ]
        return _text({"@type": "BreadcrumbList", "itemListElement": items})

    def _event(self, occurrence: Occurrence, description: str) -> dict[str, object]:
        """One date without the series that it belongs to."""
        details, before = occurrence.details, occurrence.moved_from
        url = addresses.occurrence_url(occurrence.event.id, occurrence.original_day)
        address = self._paths.absolute(url)
        is_moved = occurrence.status is Status.MOVED
        attendance = ("Mixed" if details.venue else "Online") if details.online else "Offline"
        members = {
            "@type": "Event",
            "name": details.title,
            "startDate": start_iso(occurrence),
            "endDate": end_iso(occurrence),
            "eventStatus": f"{_SCHEMA}/{occurrence.status.value}",
            "previousStartDate": moment_iso(before) if before and is_moved else "",
            "eventAttendanceMode": f"{_SCHEMA}/{attendance}EventAttendanceMode",
            **_place(details),
            "description": description,
            "image": self._pictures.address(details.image),
            "url": address,
            **_organizer(details),
            **_offer(details, address),
        }
        return {name: value for name, value in members.items() if value}


def _text(thing: Thing) -> str:
    """A thing as it may stand in HTML."""
    members = {name: value for name, value in thing.items() if value or name == "subEvent"}
    whole = json.dumps({"@context": _SCHEMA, **members}, ensure_ascii=False, separators=(",", ":"))
    text = unicodedata.normalize("NFC", whole)
    for sign, escape in _ESCAPES:
        text = text.replace(sign, escape)
    return text


def _place(details: Details) -> Thing:
    online = {"@type": "VirtualLocation", "url": details.online} if details.online else None
    venue = details.venue
    place = {"@type": "Place", "name": venue.name, **_location(venue)} if venue else None
    if place and online:
        return {"location": [place, online]}
    return {"location": place or online} if place or online else {}


def _location(venue: Venue) -> Thing:
    address = {
        "@type": "PostalAddress",
        **({"streetAddress": venue.street} if venue.street else {}),
        **({"postalCode": venue.postal_code} if venue.postal_code else {}),
        **({"addressLocality": venue.city} if venue.city else {}),
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


def _offer(details: Details, url: str) -> Thing:
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
