"""JSON-LD: what a page says to search engines, as ready text for a `<script>` (schema.org).

The text is safe inside HTML: `<`, `>` and `&` stand as escapes, so that no title can end the script
or begin another one. Keys keep the order they are written in; text is NFC.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from plugins.termine.events import (
    ENGLISH_WEEKDAYS,
    Details,
    Occurrence,
    OpenTimes,
    Venue,
    addresses,
    other_days,
    weekly_rows,
)

from .context import Document, Paths, PictureViews, Settings
from .date_views import end_iso, moment_iso, page_url, start_iso
from .phrases import is_free
from .views import Link

Thing = Mapping[str, object]
"""One thing of schema.org; never leaves this module."""

_ESCAPES = (
    *(("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")),
    *(("\u2028", "\\u2028"), ("\u2029", "\\u2029")),
)
_SCHEMA = "https://schema.org"
_YEARS = re.compile(r"(?:ab (\d+)|(?:(\d+)\s*)?(?:bis|[-–])\s*(\d+))(?: Jahren?)?")


class JsonLd:
    """Writes the JSON-LD of one site; `home_venue` is where its office is."""

    def __init__(
        self,
        settings: Settings,
        paths: Paths,
        home_venue: Venue | None,
        pictures: PictureViews,
        *,
        today: date,
    ) -> None:
        """Know the site, and from which day on other hours are still to come."""
        self._pictures = pictures
        self._paths = paths
        self._publisher = _thing("GovernmentOrganization", name=settings.name)
        location = _location(home_venue) if home_venue else {}
        contact = _contact(home_venue) if home_venue else {}
        self._office = _thing(
            "GovernmentOffice", name=settings.name, url=paths.absolute(""), **location, **contact
        )
        self._hours = _hours(home_venue, today) if home_venue else []

    def date(self, occurrence: Occurrence, description: str) -> str:
        """One date as an Event; empty for one without a place, which no search engine takes."""
        event = occurrence.event
        if not _place(occurrence.details):
            return ""
        if event.has_one_date:
            return _text(self._event(occurrence, description))
        url = self._paths.absolute(addresses.event_url(event.id))
        series = _thing("EventSeries", name=event.details.title, url=url)
        return _text({**self._event(occurrence, description), "superEvent": series})

    def series(
        self, occurrences: tuple[Occurrence, ...], url: str, details: Details, description: str
    ) -> str:
        """An event with the dates given, at most twelve of them, as an EventSeries.

        Empty for one without a place; dates without a place are left out.
        """
        if not _place(details):
            return ""
        series = _thing(
            "EventSeries",
            name=details.title,
            url=self._paths.absolute(url),
            description=description,
            image=self._pictures.address(details.image),
            location=_place(details),
            organizer=_organizer(details),
        )
        shown = (one for one in occurrences[:12] if _place(one.details))
        events = [self._event(occurrence, "") for occurrence in shown]
        return _text({**series, "subEvent": events})

    def office(self, url: str) -> str:
        """The office itself, and when it is open."""
        hours = {"openingHoursSpecification": self._hours} if self._hours else {}
        return _text({**self._office, "url": self._paths.absolute(url), **hours})

    def service(self, document: Document, description: str) -> str:
        """An offer of the office."""
        service = _thing(
            "GovernmentService",
            name=document.title,
            description=description,
            url=self._paths.absolute(document.url),
            provider=self._office,
        )
        return _text(service)

    def article(self, document: Document, description: str) -> str:
        """An article of the news."""
        article = _thing(
            "NewsArticle",
            headline=document.title,
            description=description,
            url=self._paths.absolute(document.url),
            inLanguage=document.language,
            image=self._pictures.address(document.image),
            datePublished=document.published and document.published.isoformat(),
            dateModified=document.changed and document.changed.isoformat(),
            author=self._publisher,
            publisher=self._publisher,
        )
        return _text(article)

    def breadcrumbs(self, crumbs: tuple[Link, ...], title: str, canonical: str) -> str:
        """The way from the home page to a page, itself included."""
        steps = [
            *((link.text, self._paths.origin + link.url) for link in crumbs),
            (title, canonical),
        ]
        items = [
            _thing("ListItem", position=position, name=name, item=address)
            for position, (name, address) in enumerate(steps, start=1)
        ]
        return _text(_thing("BreadcrumbList", itemListElement=items))

    def _event(self, occurrence: Occurrence, description: str) -> Thing:
        """One date without the series that it belongs to."""
        details, before = occurrence.details, occurrence.moved_from
        address = self._paths.absolute(page_url(occurrence))
        attendance = ("Mixed" if details.venues else "Online") if details.online else "Offline"
        return _thing(
            "Event",
            name=details.title,
            startDate=start_iso(occurrence),
            endDate=end_iso(occurrence),
            eventStatus=f"{_SCHEMA}/{occurrence.status.value}",
            previousStartDate=moment_iso(before) if before and occurrence.is_moved else "",
            eventAttendanceMode=f"{_SCHEMA}/{attendance}EventAttendanceMode",
            location=_place(details),
            description=description,
            image=self._pictures.address(details.image),
            url=address,
            organizer=_organizer(details),
            **_people(details),
            **_offer(details, address),
        )


def _thing(kind: str, **members: object) -> Thing:
    """A thing of this kind without the members that are empty."""
    return {"@type": kind, **{name: value for name, value in members.items() if value}}


def _text(thing: Thing) -> str:
    """A thing as it may stand in HTML."""
    whole = json.dumps({"@context": _SCHEMA, **thing}, ensure_ascii=False, separators=(",", ":"))
    text = unicodedata.normalize("NFC", whole)
    for sign, escape in _ESCAPES:
        text = text.replace(sign, escape)
    return text


def _place(details: Details) -> Thing | list[Thing] | None:
    """Where it is: at a venue or several, online, or both."""
    places = [_thing("Place", name=venue.name, **_location(venue)) for venue in details.venues]
    if details.online:
        places.append(_thing("VirtualLocation", url=details.online))
    return places if len(places) > 1 else next(iter(places), None)


def _location(venue: Venue) -> Thing:
    address = _thing(
        "PostalAddress",
        streetAddress=venue.street,
        postalCode=venue.postal_code,
        addressLocality=venue.city,
        addressCountry="DE",
    )
    if venue.location is None:
        return {"address": address}
    point = venue.location
    geo = {"@type": "GeoCoordinates", "latitude": point.latitude, "longitude": point.longitude}
    return {"address": address, "geo": geo}


def _contact(venue: Venue) -> Thing:
    return {"telephone": venue.phone, "email": venue.mail}


def _hours(venue: Venue, today: date) -> list[Thing]:
    """The hours of the week and of single days to come; from 0 to 0 is closed (schema.org)."""
    usual = [
        _hour(span, dayOfWeek=[f"{_SCHEMA}/{ENGLISH_WEEKDAYS[day].title()}" for day in days])
        for days, times in weekly_rows(venue.openings)
        for span in _spans(times)
    ]
    return usual + [
        _hour(span, validFrom=line.first_day.isoformat(), validThrough=line.last_day.isoformat())
        for line in other_days(venue.openings, today)
        for span in _spans(line.times) or ([("00:00", "00:00")] if line.times.is_closed else [])
    ]


def _spans(times: OpenTimes) -> list[tuple[str, str]]:
    return [(f"{span.start_time:%H:%M}", f"{span.end_time:%H:%M}") for span in times.spans]


def _hour(span: tuple[str, str], **days: object) -> Thing:
    return _thing("OpeningHoursSpecification", **days, opens=span[0], closes=span[1])


def _organizer(details: Details) -> Thing | None:
    return _thing("Organization", name=details.organizer) if details.organizer else None


def _people(details: Details) -> Thing:
    """Who is the guest, for whom it is, and what is spoken there."""
    return {
        "performer": _thing("Organization", name=details.guest) if details.guest else None,
        "typicalAgeRange": age_range(details.age),
        "inLanguage": [_thing("Language", name=name) for name in details.languages],
    }


def age_range(age: str) -> str:
    """`0 bis 3 Jahre` as schema.org writes it, `0-3`; other words as they are.

    `ab 6 Jahren` is `6-`, `bis 3 Jahre` is `0-3`.
    """
    match = _YEARS.fullmatch(age.strip())
    if match is None:
        return age
    return f"{match[1]}-" if match[1] else f"{match[2] or 0}-{match[3]}"


def _offer(details: Details, url: str) -> Thing:
    if not is_free(details.cost):
        return {}
    available = "SoldOut" if details.is_sold_out else "InStock"
    offer = _thing(
        "Offer",
        price="0",
        priceCurrency="EUR",
        availability=f"{_SCHEMA}/{available}",
        url=url,
    )
    return {"isAccessibleForFree": True, "offers": offer}
