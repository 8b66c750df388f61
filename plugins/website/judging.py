"""What only shows when all is put together: names that mean nothing, links that lead nowhere."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from plugins.events import (
    Fault,
    Problem,
    Reference,
    Source,
    addresses,
    did_you_mean,
    link_messages,
    plain_day,
    site_messages,
    suggestion,
)
from plugins.markup import DatesRequest

from .dates import Dates
from .links import Links, is_external
from .pictures import Use
from .texts import ReadText, TextKind

_ID = re.compile(rb"^\s*(?:-\s+)?id:\s*[\"']?([a-z0-9-]+)", re.MULTILINE)
_ANCHOR = re.compile(r' id="([^"]*)"')
_COLON = "Hinter „{word}“ fehlt ein Doppelpunkt: „{word}: …“."
_OPTIONS: Mapping[str, str] = {
    **{word: _COLON.format(word=word) for word in ("rubrik", "ort", "anzahl", "nur")},
    "und": "Bitte mehrere Kennungen mit Komma trennen.",
}
"""Words that people write where an id is expected."""

_TAKEN = frozenset({"aktuelles", "termine", "kalender", "feeds", "theme", "bilder", "suche"})


@dataclass(frozen=True, slots=True)
class Known:
    """Everything a text may name. Ids count even where their entry has a mistake: one is enough."""

    dates: Dates
    texts: tuple[ReadText, ...]
    links: Links
    pictures: tuple[Use, ...] = ()
    ids: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Look for the ids once."""
        found = (name.decode() for source in self.dates.sources for name in _ids(source))
        object.__setattr__(self, "ids", frozenset(found))

    @property
    def event_ids(self) -> list[str]:
        """The ids to suggest."""
        return [event.id for event in self.dates.catalogue.events]


def judged(known: Known) -> Iterator[Problem]:
    """All Problems of texts and entries among each other."""
    for kind in TextKind:
        yield from _same_address([text for text in known.texts if text.kind is kind])
    for reference in known.dates.loaded.references:
        yield from _reference(reference, known)
    by_url = {text.url: text for text in known.texts}
    for text in known.texts:
        yield from _taken_address(text)
        yield from _coming(text, known.dates.agenda.today)
        for reference in text.head.events:
            yield from _reference(reference, known)
        for request in text.rendered.requests:
            yield from _request(text, request, known)
        yield from _links(text, known, by_url)
    for use in known.pictures:
        yield from _picture(use, known)


def _ids(source: Source) -> list[bytes]:
    return _ID.findall(source.data)


def _same_address(texts: Iterable[ReadText]) -> Iterator[Problem]:
    first: dict[str, ReadText] = {}
    for text in texts:
        other = first.setdefault(text.text.slug, text)
        if other is not text:
            yield site_messages.SLUG_TWICE(
                url=f"/{text.url}",
                other=other.source.name,
                example=f"{text.text.slug}-2",
            ).at(text.place)


def _taken_address(text: ReadText) -> Iterator[Problem]:
    if text.kind is TextKind.PAGE and text.text.slug in _TAKEN:
        yield site_messages.SLUG_RESERVED(url=f"/{text.url}", example=f"{text.text.slug}-seite").at(
            text.place
        )


def _coming(text: ReadText, today: date) -> Iterator[Problem]:
    """An article that readers see on a later day only; of a draft nobody expects more."""
    day = text.text.published
    if day and text.text.is_coming(today) and not text.text.is_draft:
        place = text.head.published_at or text.place
        yield site_messages.ARTICLE_COMING(day=plain_day(day)).at(place)


def _reference(reference: Reference, known: Known) -> Iterator[Problem]:
    value = reference.value
    match reference.kind:
        case "termine" if value not in known.ids:
            yield _unknown_event(value, known).at(reference.position)
        case "artikel":
            slugs = [text.text.slug for text in known.texts if text.kind is TextKind.ARTICLE]
            if value not in slugs:
                advice = suggestion(value, slugs, "Bitte den Namen der Datei ohne „.md“ schreiben.")
                yield site_messages.UNKNOWN_ARTICLE(slug=value, advice=advice).at(
                    reference.position
                )


def _request(text: ReadText, request: DatesRequest, known: Known) -> Iterator[Problem]:
    catalogue = known.dates.catalogue
    for event_id in request.event_ids:
        if event_id not in known.ids:
            yield _unknown_event(event_id, known).at(text.position(request.line, event_id))
    if request.venue_id and request.venue_id not in known.ids:
        venues = [venue.id for venue in catalogue.venues]
        advice = suggestion(request.venue_id, venues, "Die Kennungen stehen in „orte.yaml“.")
        yield site_messages.UNKNOWN_VENUE_OF_DATES(id=request.venue_id, advice=advice).at(
            text.position(request.line, request.venue_id)
        )
    if request.category and category_named(request.category, known.dates) is None:
        advice = suggestion(request.category, categories(known.dates), "Bitte „rubrik:“ prüfen.")
        yield site_messages.UNKNOWN_CATEGORY(text=request.category, advice=advice).at(
            text.position(request.line, request.category)
        )


def categories(dates: Dates) -> list[str]:
    """The names of all categories, sorted."""
    return sorted({event.details.category for event in dates.catalogue.events} - {""})


def category_named(name: str, dates: Dates) -> str | None:
    """The category with this name or with the same address, as the event files spell it."""
    wanted = addresses.slug(name)
    return next((one for one in categories(dates) if addresses.slug(one) == wanted), None)


def _links(text: ReadText, known: Known, by_url: Mapping[str, ReadText]) -> Iterator[Problem]:
    for link in text.rendered.links:
        if is_external(link.url):
            continue
        path, _, anchor = link.url.partition("#")
        found = known.links.find(link.url, text.file) if path else text.url
        if found is None and _is_of_broken_entry(path, known):
            continue
        if found is None:
            near = known.links.nearest(link.url)
            advice = _whole_address(path) or did_you_mean(*near) or "Bitte die Adresse prüfen."
            fault = site_messages.BROKEN_LINK(url=link.url, advice=advice)
            yield fault.at(text.position(link.line, link.url))
        elif found in by_url and (early := _not_yet(by_url[found], text, known)):
            yield early.at(text.position(link.line, link.url))
        elif anchor and not _has_anchor(found, anchor, known):
            fault = site_messages.BROKEN_ANCHOR(anchor=anchor, advice="Bitte die Adresse prüfen.")
            yield fault.at(text.position(link.line, link.url))


def _whole_address(written: str) -> str:
    """What to write instead of `www.herne.de`, `info@herne.de` or `tel 112`."""
    if re.fullmatch(r"[^@\s/]+@[^@\s/]+\.\w+", written):
        return did_you_mean(f"mailto:{written}")
    if re.fullmatch(r"(?:www\.\S+|(?:[\w-]+\.)+(?:de|org|net|com|eu|nrw)(?:/\S*)?)", written):
        return did_you_mean(f"https://{written}")
    number = re.fullmatch(r"(?:tel(?:efon)?\.? ?)?([0-9+][0-9 /()-]+)", written, re.IGNORECASE)
    return did_you_mean(f"tel:{re.sub('[^0-9+]', '', number[1])}") if number else ""


def _not_yet(target: ReadText, text: ReadText, known: Known) -> Fault | None:
    """What to say of a link to a text that is not to be seen while the one with the link is."""
    day, shown = target.text.published, text.text.published
    if text.text.is_draft or target is text:
        return None
    if target.text.is_draft:
        return link_messages.LINK_TO_DRAFT(title=target.text.title)
    if day and target.text.is_coming(known.dates.agenda.today) and (not shown or shown < day):
        return link_messages.LINK_TO_COMING(title=target.text.title, day=plain_day(day))
    return None


def _is_of_broken_entry(path: str, known: Known) -> bool:
    """Whether the page is only missing because its entry has a mistake: that one is told."""
    below = path.strip("/").removeprefix(addresses.EVENTS)
    return below.partition("/")[0] in known.ids


def _has_anchor(url: str, anchor: str, known: Known) -> bool:
    """Whether a text has this anchor; the anchors of other pages are not known here."""
    target = next((text for text in known.texts if text.url == url), None)
    return target is None or anchor in _ANCHOR.findall(target.rendered.html)


def _picture(use: Use, known: Known) -> Iterator[Problem]:
    """A picture that is not there; a link that leads nowhere is told with the links."""
    if use.is_link:
        return
    if is_external(use.url):
        yield site_messages.FOREIGN_PICTURE(url=use.url).at(use.position)
    elif known.links.picture(use.url) is None:
        yield _unknown_picture(use.url, known).at(use.position)


def _unknown_event(event_id: str, known: Known) -> Fault:
    otherwise = "Die Kennungen stehen in „termine.yaml“ hinter „id:“."
    if event_id in _OPTIONS:
        return site_messages.UNKNOWN_EVENT(id=event_id, advice=_OPTIONS[event_id])
    if not known.event_ids and not known.dates.loaded.in_part:
        otherwise = site_messages.NO_EVENTS_AT_ALL
    advice = suggestion(event_id, known.event_ids, otherwise)
    return site_messages.UNKNOWN_EVENT(id=event_id, advice=advice)


def _unknown_picture(name: str, known: Known) -> Fault:
    near = known.links.nearest_picture(name)
    advice = did_you_mean(*near) or "Bitte das Bild in den Ordner „bilder“ legen."
    return site_messages.UNKNOWN_PICTURE(name=name, advice=advice)
