"""The dates that a page tells search engines: every schema.org Event in its JSON-LD."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from .page import Page

_EVENT = "Event"
_SCHEMA = "https://schema.org/"


@dataclass(frozen=True, slots=True)
class JsonEvent:
    """One Event. `place` is written as calendars have it (`Name, Straße, PLZ Ort`).

    `end` is empty for an open end; `status` is the name of schema.org's EventStatusType.
    """

    line: int
    url: str
    name: str
    start: str
    end: str
    status: str
    place: str
    place_name: str


def json_events(page: Page) -> Iterator[JsonEvent]:
    """The Events of a page, those inside of an EventSeries included."""
    for block in page.json_ld:
        try:
            thing = json.loads(block.text)
        except ValueError:
            continue
        for event in _events(thing):
            yield _json_event(block.line, event)


def plain(text: object) -> str:
    """Text as it is compared: NFC, on one line."""
    said = text if isinstance(text, str) else ""
    return " ".join(unicodedata.normalize("NFC", said).split())


def _events(thing: object) -> Iterator[dict[str, object]]:
    if not isinstance(thing, dict):
        return
    if thing.get("@type") == _EVENT:
        yield thing
    inner = thing.get("subEvent")
    for one in inner if isinstance(inner, list) else ():
        yield from _events(one)


def _json_event(line: int, event: dict[str, object]) -> JsonEvent:
    places = event.get("location")
    listed = places if isinstance(places, list) else [places]
    things = [one for one in listed if isinstance(one, dict)]
    place = next((one for one in things if one.get("@type") == "Place"), None)
    is_online = any(one.get("@type") == "VirtualLocation" for one in things)
    return JsonEvent(
        line=line,
        url=plain(event.get("url")),
        name=plain(event.get("name")),
        start=plain(event.get("startDate")),
        end=plain(event.get("endDate")),
        status=plain(event.get("eventStatus")).removeprefix(_SCHEMA),
        place=_address(place) if place else "Online" if is_online else "",
        place_name=plain(place.get("name")) if place else "",
    )


def _address(place: dict[str, object]) -> str:
    found = place.get("address")
    address = found if isinstance(found, dict) else {}
    town = f"{plain(address.get('postalCode'))} {plain(address.get('addressLocality'))}".strip()
    parts = (plain(place.get("name")), plain(address.get("streetAddress")), town)
    return ", ".join(part for part in parts if part)
