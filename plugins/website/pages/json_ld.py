"""JSON-LD: what a page says to search engines, as ready text for a `<script>` (schema.org).

The text is safe inside HTML: `<`, `>` and `&` stand as escapes, so that no title can end the script
or begin another one. Keys keep the order they are written in; text is NFC.

A site has thousands of dates with the same few places and names, so an Event is joined from members
that are ready text, and those that all dates of a series share are encoded once.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from json import JSONEncoder

from plugins.termine.events import Details, Moment, Occurrence, Status, Venue, addresses

from .context import Document, Paths, PictureViews, Settings
from .date_views import moment_iso
from .page import Link
from .phrases import is_free
from .views import DateView

Thing = Mapping[str, object]
"""One thing of schema.org; never leaves this module."""

_ESCAPES = (
    *(("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")),
    *(("\u2028", "\\u2028"), ("\u2029", "\\u2029")),
)
_SCHEMA = "https://schema.org"
_encoded = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class _Shared:
    """The members that all dates with the same Details share, by where they stand; may be empty.

    `offer` lacks its last member, which is the address of the date.
    """

    name: str
    attendance: str
    place: str
    image: str
    organizer: str
    offer: str


class JsonLd:
    """Writes the JSON-LD of one site; `home_venue` is where its office is."""

    def __init__(
        self,
        settings: Settings,
        paths: Paths,
        home_venue: Venue | None,
        pictures: PictureViews,
        *,
        view_of: Callable[[Occurrence], DateView],
    ) -> None:
        """Know the site; `view_of` says how pages show a date."""
        self._pictures = pictures
        self._settings = settings
        self._paths = paths
        self._home_venue = home_venue
        self._view_of = view_of
        self._origin = settings.url.removesuffix(paths.base.rstrip("/"))
        publisher = {"@type": "GovernmentOrganization", "name": settings.name}
        self._publisher = _members({"author": publisher, "publisher": publisher})
        self._shared: dict[int, _Shared] = {}

    def date(self, occurrence: Occurrence, description: str) -> str:
        """One date as an Event."""
        event = occurrence.event
        url = self._paths.absolute(addresses.event_url(event.id))
        series = f'"@type":"EventSeries","name":{_encoded(event.details.title)}'
        return _text(
            self._event(occurrence, description),
            f'"superEvent":{{{series},"url":{_encoded(url)}}}',
        )

    def series(
        self, occurrences: tuple[Occurrence, ...], url: str, details: Details, description: str
    ) -> str:
        """An event with the dates given, at most twelve of them, as an EventSeries."""
        shared = self._shared_by(details)
        events = (self._event(occurrence, "") for occurrence in occurrences[:12])
        return _text(
            '"@type":"EventSeries"',
            shared.name,
            _known(url=self._paths.absolute(url), description=description),
            shared.image,
            shared.place,
            shared.organizer,
            f'"subEvent":[{",".join(f"{{{event}}}" for event in events)}]',
        )

    def office(self, url: str) -> str:
        """The office itself."""
        return _text(_members({**self._office(), "url": self._paths.absolute(url)}))

    def service(self, document: Document, description: str) -> str:
        """An offer of the office."""
        return _text(
            _members(
                {
                    "@type": "GovernmentService",
                    "name": document.title,
                    "description": description,
                    "url": self._paths.absolute(addresses.page_url(document.slug)),
                    "provider": self._office(),
                }
            )
        )

    def article(self, document: Document, description: str) -> str:
        """An article of the news."""
        url = self._paths.absolute(addresses.article_url(document.slug))
        return _text(
            '"@type":"NewsArticle"',
            f'"headline":{_encoded(document.title)},"description":{_encoded(description)}',
            f'"url":{_encoded(url)},"inLanguage":{_encoded(document.language)}',
            _known(
                image=self._pictures.address(document.image),
                datePublished=document.published.isoformat() if document.published else "",
                dateModified=document.changed.isoformat() if document.changed else "",
            ),
            self._publisher,
        )

    def breadcrumbs(self, crumbs: tuple[Link, ...], title: str, canonical: str) -> str:
        """The way from the home page to a page, itself included."""
        steps = [*((link.text, self._origin + link.url) for link in crumbs), (title, canonical)]
        items = ",".join(
            [
                f'{{"@type":"ListItem","position":{position},'
                f'"name":{_encoded(name)},"item":{_encoded(address)}}}'
                for position, (name, address) in enumerate(steps, start=1)
            ]
        )
        return _text(f'"@type":"BreadcrumbList","itemListElement":[{items}]')

    def _event(self, occurrence: Occurrence, description: str) -> str:
        """The members of one date."""
        view, shared = self._view_of(occurrence), self._shared_by(occurrence.details)
        url = _encoded(self._origin + view.url)
        moved_from = _previous_start(occurrence.moved_from, occurrence.status)
        return _joined(
            '"@type":"Event"',
            shared.name,
            _known(
                startDate=view.start_iso,
                endDate=view.end_iso,
                eventStatus=f"{_SCHEMA}/{occurrence.status.value}",
                previousStartDate=moved_from,
            ),
            shared.attendance,
            shared.place,
            _known(description=description),
            shared.image,
            f'"url":{url}',
            shared.organizer,
            f'{shared.offer},"url":{url}}}' if shared.offer else "",
        )

    def _shared_by(self, details: Details) -> _Shared:
        key = id(details)  # the SiteContext keeps every Details alive, so an id stays one's own
        if key not in self._shared:
            self._shared[key] = _Shared(
                name=_members({"name": details.title}),
                attendance=_known(eventAttendanceMode=f"{_SCHEMA}/{_attendance(details)}"),
                place=_members(_place(details)),
                image=_known(image=self._pictures.address(details.image)),
                organizer=_members(_organizer(details)),
                offer=_members(_offer(details)).removesuffix("}"),
            )
        return self._shared[key]

    def _office(self) -> Thing:
        venue = self._home_venue
        return {
            "@type": "GovernmentOffice",
            "name": self._settings.name,
            "url": self._paths.absolute(""),
            **(_location(venue) if venue else {}),
        }


def _text(*members: str) -> str:
    """A thing with these members, as it may stand in HTML."""
    whole = f'{{"@context":"{_SCHEMA}",{_joined(*members)}}}'
    text = unicodedata.normalize("NFC", whole)
    for sign, escape in _ESCAPES:
        text = text.replace(sign, escape)
    return text


def _joined(*members: str) -> str:
    return ",".join([member for member in members if member])


def _members(thing: Thing) -> str:
    """The members of a thing as text, without its braces."""
    return _encoded(thing)[1:-1]


def _known(**fields: str) -> str:
    """Members as text; a field that is empty is left out."""
    return ",".join([f'"{name}":{_encoded(value)}' for name, value in fields.items() if value])


def _place(details: Details) -> Thing:
    online = {"@type": "VirtualLocation", "url": details.online} if details.online else None
    places = [place for place in (_venue(details.venue), online) if place]
    if not places:
        return {}
    return {"location": places[0] if len(places) == 1 else places}


def _venue(venue: Venue | None) -> Thing | None:
    return {"@type": "Place", "name": venue.name, **_location(venue)} if venue else None


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


def _attendance(details: Details) -> str:
    if not details.online:
        return "OfflineEventAttendanceMode"
    return "MixedEventAttendanceMode" if details.venue else "OnlineEventAttendanceMode"


def _offer(details: Details) -> Thing:
    if not is_free(details.cost):
        return {}
    available = "SoldOut" if details.is_sold_out else "InStock"
    offer = {
        "@type": "Offer",
        "price": "0",
        "priceCurrency": "EUR",
        "availability": f"{_SCHEMA}/{available}",
    }
    return {"isAccessibleForFree": True, "offers": offer}


def _previous_start(moved_from: Moment | None, status: Status) -> str:
    return moment_iso(moved_from) if moved_from and status is Status.MOVED else ""
