"""What only shows when all is put together: names that mean nothing, links that lead nowhere.

Addresses that are given twice are told here, too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from plugins.termine.diagnostics import Diagnostic, Message, Position, did_you_mean
from plugins.termine.events import Reference, addresses, plain_day
from plugins.termine.reading import Source, nodes_in, suggestion
from plugins.website.messages import message

from ..content import uncommented_lines
from ..dates import Dates
from ..images import PictureUse
from ..links import Links, broken_inside, broken_outside, is_external, list_instead
from ..markdown import DatesRequest, Document, DocumentKind

_OPTIONS = ("rubrik", "ort", "anzahl", "nur")
"""Words that people write where an id is expected, without the colon."""

_TAKEN = frozenset({"aktuelles", "termine", "kalender", "feeds", "theme", "bilder", "suche"})
_ANCHOR = re.compile(r' id="([^"]*)"')
_LINK_IN_YAML = re.compile(r"(?<![!\\])\[(?:[^\]\[\\]|\\+[^\\])+\]\(\s*<?(?P<url>[^#\s)>][^\s)>]*)")
"""A bracket behind a backslash belongs to no link; in double quotes YAML has each of them twice."""
_PLAIN = re.compile(r"\s*(?:- )?(?:titel|thema|gast|rubrik|raum|name|zusatz|strasse|kosten): ")
"""Keys whose text is no Markdown: what looks like a link there is shown as it is written."""


@dataclass(frozen=True, slots=True)
class SiteNames:
    """Everything a text may name. Ids count even where their entry has a mistake: one is enough."""

    dates: Dates
    texts: tuple[Document, ...]
    links: Links
    pictures: tuple[PictureUse, ...] = ()
    ids: frozenset[str] = field(init=False)
    by_url: Mapping[str, Document] = field(init=False)

    def __post_init__(self) -> None:
        """Look for the ids once; in files with mistakes also those of entries left out."""
        loaded = self.dates.loaded
        wrong_files = {one.position.file for one in loaded.diagnostics if one.is_error}
        files = [nodes_in(one) for one in self.dates.sources if one.name in wrong_files]
        ids = {event.id for event in (*loaded.catalogue.events, *loaded.in_part)}
        ids |= {venue.id for venue in loaded.catalogue.venues}
        ids |= {node.id for file in files for node in (*file.entries, *file.venues)}
        object.__setattr__(self, "ids", frozenset(ids))
        object.__setattr__(self, "by_url", {text.url: text for text in self.texts})

    @property
    def categories(self) -> list[str]:
        """The names of all categories, sorted."""
        return sorted({event.details.category for event in self.dates.catalogue.events} - {""})

    @property
    def articles(self) -> Mapping[str, str]:
        """The slug of each article by the name of its file without `.md`."""
        articles = (text for text in self.texts if text.kind is DocumentKind.ARTICLE)
        return {PurePosixPath(text.file).stem: text.text.slug for text in articles}


def reference_diagnostics(names: SiteNames) -> Iterator[Diagnostic]:
    """All Diagnostics of texts and entries among each other."""
    yield from _same_address(names.texts)
    for reference in names.dates.loaded.references:
        yield from _reference(reference, names)
    for text in names.texts:
        yield from _of_text(text, names)
    for source in names.dates.sources:
        yield from _links_in_entries(source, names)
    for use in names.pictures:
        if not use.is_link and (fault := _picture_fault(use, names.links)):
            yield fault.at(use.position)


def _of_text(text: Document, names: SiteNames) -> Iterator[Diagnostic]:
    yield from _address_and_day(text, names)
    for reference in text.head.events:
        yield from _reference(reference, names)
    for request in text.rendered.requests:
        yield from _request(text, request, names)
    for link in text.rendered.links:
        if fault := _link_fault(link.url, text, names):
            yield fault.at(text.position(link.line, link.url))


def _links_in_entries(source: Source, names: SiteNames) -> Iterator[Diagnostic]:
    """Links in descriptions, found where they stand in the file: only there lines count."""
    for number, line in uncommented_lines(source, b"]("):
        if _PLAIN.match(line):
            continue
        for link in _LINK_IN_YAML.finditer(line):
            if fault := _link_fault(link["url"], None, names):
                column, length = link.start("url") + 1, len(link["url"])
                yield fault.at(Position(source.name, number, column, length, line))


def _same_address(texts: Iterable[Document]) -> Iterator[Diagnostic]:
    """A text whose slug or address an earlier one has."""
    first: dict[tuple[DocumentKind | None, str], Document] = {}
    for text in texts:
        own = ((text.kind, text.text.slug), (None, text.url))
        others = [first.setdefault(key, text) for key in own]
        if other := next((other for other in others if other is not text), None):
            url, example = f"/{text.url}", f"{text.text.slug}-2"
            fault = message("slug-twice", url=url, other=other.source.name, example=example)
            yield fault.at(text.place)


def _address_and_day(text: Document, names: SiteNames) -> Iterator[Diagnostic]:
    """An address that is not free; an article, but no draft, that readers see on a later day."""
    slug, day = text.text.slug, text.text.published
    folder, _, below = text.url.partition("/")
    is_below = below and not text.url.startswith(addresses.TAGS)
    if folder in _TAKEN - ({addresses.ARTICLES.strip("/")} if is_below else set()):
        fault = message("slug-reserved", url=f"/{text.url}", example=f"{slug}-seite")
        yield fault.at(text.place)
    if day and text.text.is_coming(names.dates.agenda.today) and not text.text.is_draft:
        place = text.head.published_at or text.place
        yield message("article-coming", day=plain_day(day)).at(place)


def _reference(reference: Reference, names: SiteNames) -> Iterator[Diagnostic]:
    value = reference.value
    if reference.kind == "termine" and value not in names.ids:
        yield _unknown_event(value, names).at(reference.position)
    if reference.kind == "artikel" and value not in (slugs := names.articles).values():
        meant = slugs.get(value.removesuffix(".md"))
        otherwise = message.text("article-by-slug")
        advice = did_you_mean(meant) if meant else suggestion(value, slugs.values(), otherwise)
        yield message("unknown-article", slug=value, advice=advice).at(reference.position)


def _request(text: Document, request: DatesRequest, names: SiteNames) -> Iterator[Diagnostic]:
    for event_id in request.event_ids:
        if event_id not in names.ids:
            yield _unknown_event(event_id, names).at(text.position(request.line, event_id))
    if (venue_id := request.venue_id) and venue_id not in names.ids:
        venues = [venue.id for venue in names.dates.catalogue.venues]
        advice = suggestion(venue_id, venues, message.text("ids-of-venues"))
        fault = message("unknown-venue-of-dates", id=venue_id, advice=advice)
        yield fault.at(text.position(request.line, venue_id))
    if (category := request.category) and addresses.slug(category) not in map(
        addresses.slug, names.categories
    ):
        advice = suggestion(category, names.categories, "Bitte „rubrik:“ prüfen.")
        fault = message("unknown-category", text=category, advice=advice)
        yield fault.at(text.position(request.line, category))


def _unknown_event(event_id: str, names: SiteNames) -> Message:
    if event_id in _OPTIONS:
        advice = message.text("colon-missing", word=event_id)
    elif event_id == "und":
        advice = message.text("ids-with-commas")
    else:
        known = [event.id for event in names.dates.catalogue.events]
        has_any = known or names.dates.loaded.in_part
        otherwise = message.text("ids-of-events" if has_any else "no-events-at-all")
        advice = suggestion(event_id, known, otherwise)
    return message("unknown-event", id=event_id, advice=advice)


def _link_fault(url: str, text: Document | None, names: SiteNames) -> Message | None:
    """What is wrong with a link in a text, or (None) in the description of an entry."""
    if is_external(url):
        return broken_outside(url, text.body if text else "")
    if instead := list_instead(url, names.links):
        return instead
    path, _, anchor = url.partition("#")
    found = text.url if text and not path else names.links.find(url, text.file if text else "")
    if found is None:
        return None if _is_of_broken_entry(path, names) else broken_inside(url, names.links)
    target = names.by_url.get(found)
    if target is None:
        return None
    early = _not_yet(target, text, names)
    if not early and text and anchor and anchor not in _ANCHOR.findall(target.rendered.html):
        return message("broken-anchor", anchor=anchor, advice="Bitte die Adresse prüfen.")
    return early


def _is_of_broken_entry(path: str, names: SiteNames) -> bool:
    """Whether the page is only missing because its entry has a mistake: that one is told."""
    below = path.strip("/").removeprefix(addresses.EVENTS)
    return below.partition("/")[0] in names.ids


def _not_yet(target: Document, text: Document | None, names: SiteNames) -> Message | None:
    """What to say of a link to a text that is not to be seen while the one with the link is."""
    day, shown = target.text.published, text.text.published if text else None
    if text and (text.text.is_draft or target is text):
        return None
    if target.text.is_draft:
        return message("link-to-draft", title=target.text.title)
    is_coming = text and day and target.text.is_coming(names.dates.agenda.today)
    if is_coming and day and (not shown or shown < day):
        return message("link-to-coming", title=target.text.title, day=plain_day(day))
    return None


def _picture_fault(use: PictureUse, links: Links) -> Message | None:
    """What is wrong with the address of a picture that is not there."""
    url = use.url
    if is_external(url):
        return message("foreign-picture", url=url)
    if links.picture(url, use.file) is not None:
        return None
    near = did_you_mean(*links.nearest_picture(url))
    advice = near or "Bitte das Bild in den Ordner „bilder“ legen."
    return message("unknown-picture", name=url, advice=advice)
