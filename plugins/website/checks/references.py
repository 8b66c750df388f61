"""What only shows when all is put together: names that mean nothing, addresses given twice."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath

from plugins.termine.diagnostics import Diagnostic, Message, did_you_mean
from plugins.termine.events import Reference, addresses, plain_day
from plugins.termine.reading import suggestion
from plugins.website.messages import message

from ..dates import Dates
from ..images.shown_pictures import Use
from ..markdown.request import DatesRequest
from ..markdown.texts import ReadText, TextKind
from .known import Known
from .link_checks import link_diagnostics
from .links import is_external

_COLON = "Hinter „{word}“ fehlt ein Doppelpunkt: „{word}: …“."
_OPTIONS: Mapping[str, str] = {
    **{word: _COLON.format(word=word) for word in ("rubrik", "ort", "anzahl", "nur")},
    "und": "Bitte mehrere Kennungen mit Komma trennen.",
}
"""Words that people write where an id is expected."""

_SLUG = "Bitte den „slug“ aus dem Kopf des Artikels schreiben, ohne slug den Dateinamen ohne „.md“."
_TAKEN = frozenset({"aktuelles", "termine", "kalender", "feeds", "theme", "bilder", "suche"})


def judged(known: Known) -> Iterator[Diagnostic]:
    """All Diagnostics of texts and entries among each other."""
    for kind in TextKind:
        yield from _same_address([text for text in known.texts if text.kind is kind])
    for reference in known.dates.loaded.references:
        yield from _reference(reference, known)
    for text in known.texts:
        yield from _taken_address(text)
        yield from _coming(text, known.dates.agenda.today)
        for reference in text.head.events:
            yield from _reference(reference, known)
        for request in text.rendered.requests:
            yield from _request(text, request, known)
    yield from link_diagnostics(known)
    for use in known.pictures:
        yield from _picture(use, known)


def _same_address(texts: Iterable[ReadText]) -> Iterator[Diagnostic]:
    first: dict[str, ReadText] = {}
    for text in texts:
        other = first.setdefault(text.text.slug, text)
        if other is not text:
            yield message(
                "slug-twice",
                url=f"/{text.url}",
                other=other.source.name,
                example=f"{text.text.slug}-2",
            ).at(text.place)


def _taken_address(text: ReadText) -> Iterator[Diagnostic]:
    if text.kind is TextKind.PAGE and text.text.slug in _TAKEN:
        yield message("slug-reserved", url=f"/{text.url}", example=f"{text.text.slug}-seite").at(
            text.place
        )


def _coming(text: ReadText, today: date) -> Iterator[Diagnostic]:
    """An article that readers see on a later day only; of a draft nobody expects more."""
    day = text.text.published
    if day and text.text.is_coming(today) and not text.text.is_draft:
        place = text.head.published_at or text.place
        yield message("article-coming", day=plain_day(day)).at(place)


def _reference(reference: Reference, known: Known) -> Iterator[Diagnostic]:
    value = reference.value
    match reference.kind:
        case "termine" if value not in known.ids:
            yield _unknown_event(value, known).at(reference.position)
        case "artikel":
            files = {
                PurePosixPath(text.file).name.removesuffix(".md"): text.text.slug
                for text in known.texts
                if text.kind is TextKind.ARTICLE
            }
            if value not in files.values():
                meant = files.get(value.removesuffix(".md"))
                advice = did_you_mean(meant) if meant else suggestion(value, files.values(), _SLUG)
                yield message("unknown-article", slug=value, advice=advice).at(reference.position)


def _request(text: ReadText, request: DatesRequest, known: Known) -> Iterator[Diagnostic]:
    catalogue = known.dates.catalogue
    for event_id in request.event_ids:
        if event_id not in known.ids:
            yield _unknown_event(event_id, known).at(text.position(request.line, event_id))
    if request.venue_id and request.venue_id not in known.ids:
        venues = [venue.id for venue in catalogue.venues]
        advice = suggestion(request.venue_id, venues, "Die Kennungen stehen in „orte.yaml“.")
        yield message("unknown-venue-of-dates", id=request.venue_id, advice=advice).at(
            text.position(request.line, request.venue_id)
        )
    if request.category and category_named(request.category, known.dates) is None:
        advice = suggestion(request.category, categories(known.dates), "Bitte „rubrik:“ prüfen.")
        yield message("unknown-category", text=request.category, advice=advice).at(
            text.position(request.line, request.category)
        )


def categories(dates: Dates) -> list[str]:
    """The names of all categories, sorted."""
    return sorted({event.details.category for event in dates.catalogue.events} - {""})


def category_named(name: str, dates: Dates) -> str | None:
    """The category with this name or with the same address, as the event files spell it."""
    wanted = addresses.slug(name)
    return next((one for one in categories(dates) if addresses.slug(one) == wanted), None)


def _picture(use: Use, known: Known) -> Iterator[Diagnostic]:
    """A picture that is not there; a link that leads nowhere is told with the links."""
    if use.is_link:
        return
    if is_external(use.url):
        yield message("foreign-picture", url=use.url).at(use.position)
    elif known.links.picture(use.url) is None:
        yield _unknown_picture(use.url, known).at(use.position)


def _unknown_event(event_id: str, known: Known) -> Message:
    otherwise = "Die Kennungen stehen in „termine.yaml“ hinter „id:“."
    if event_id in _OPTIONS:
        return message("unknown-event", id=event_id, advice=_OPTIONS[event_id])
    if not known.event_ids and not known.dates.loaded.in_part:
        otherwise = message.text("no-events-at-all")
    advice = suggestion(event_id, known.event_ids, otherwise)
    return message("unknown-event", id=event_id, advice=advice)


def _unknown_picture(name: str, known: Known) -> Message:
    near = known.links.nearest_picture(name)
    advice = did_you_mean(*near) or "Bitte das Bild in den Ordner „bilder“ legen."
    return message("unknown-picture", name=name, advice=advice)
