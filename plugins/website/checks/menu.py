"""The menu as pages ask for it in their heads (`menue: Angebote 2`), and pages nobody finds.

The settings name the top level, and what stands below it beside the pages of editors.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plugins.termine.diagnostics import Diagnostic, Message, Position, any_of
from plugins.termine.events import Reference, addresses
from plugins.termine.reading import suggestion
from plugins.website.messages import message

from ..markdown import Document, DocumentKind
from ..pages.context import Settings
from ..pages.page_builder import EASY_LANGUAGE, LEGAL_PAGES, VISIT
from .references import SiteNames

_WANTED = re.compile(r"(?P<label>.+?)(?:\s+(?P<place>[1-9]\d?))?")
_LEADS_ELSEWHERE = re.compile(r"(?:mailto|tel):", re.IGNORECASE)
_ALWAYS_LINKED = frozenset({"start", EASY_LANGUAGE, VISIT, *LEGAL_PAGES})


def menu_of(
    settings: Settings, texts: Sequence[Document]
) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings with every page in the menu that asks for it, and what cannot be done.

    A page has the place it names among all below its item, else it stands last, by its title.
    """
    asking = [(text, text.head.menu) for text in texts if text.head.menu]
    labels = {addresses.slug(label): label for label, _, _ in settings.menu}
    below: dict[str, list[tuple[int, str, str]]] = {label: [] for label in labels.values()}
    diagnostics = []
    for text, wanted in asking:
        label, place = _wanted(wanted, labels)
        if text.kind is DocumentKind.ARTICLE:
            diagnostics.append(message("menu-of-article").at(wanted.position))
        elif label in below:
            shown = (place, text.text.title, text.text.url)
            below[label] += [] if text.text.is_draft or text.text.is_hidden else [shown]
        else:
            diagnostics.append(_unknown(label, labels).at(wanted.position))
    menu = tuple((name, url, _filled(own, below[name])) for name, url, own in settings.menu)
    return replace(settings, menu=menu), tuple(diagnostics)


def menu_fault(settings: Settings, wanted: Reference) -> Message | None:
    """What is wrong with a place that a page asks for, None where there is such an item."""
    labels = {addresses.slug(label): label for label, _, _ in settings.menu}
    label, _ = _wanted(wanted, labels)
    return None if label in labels.values() else _unknown(label, labels)


def unlinked_pages(settings: Settings, names: SiteNames) -> Iterator[Diagnostic]:
    """A hint about pages that neither menu nor card nor text leads to; `settings` have the menu.

    The footer leads to the pages that the law asks for, the header to those in other languages.
    """
    linked = {url.strip("/") for url in _linked(settings, names)}
    entries = b"\n".join(source.data for source in names.dates.sources)
    alone = []
    for text in names.texts:
        page, url = text.text, text.text.url.strip("/")
        is_listed = page.slug in _ALWAYS_LINKED or not page.language.startswith("de")
        is_found = url in linked or f"/{url}/".encode() in entries
        is_shown = text.kind is DocumentKind.PAGE and not (page.is_draft or page.is_hidden)
        if is_shown and not (is_listed or is_found):
            alone.append(text.file)
    if alone and settings.menu:
        files = ", ".join(f"„{file}“" for file in alone)
        label = next((name for name, _, below in settings.menu if below), settings.menu[-1][0])
        yield message("page-unlinked", files=files, label=label).at(Position("pelicanconf.py", 1))


def _unknown(label: str, labels: dict[str, str]) -> Message:
    known = message.text("menu-labels", labels=any_of(*labels.values()))
    advice = suggestion(label, labels.values(), known)
    return message("unknown-menu", label=label, advice=advice)


def _wanted(menu: Reference, labels: dict[str, str]) -> tuple[str, int]:
    """The item of the menu and the place below it; a whole name may end in a number, too."""
    found = _WANTED.fullmatch(menu.value)
    if found is None or addresses.slug(menu.value) in labels:
        return labels.get(addresses.slug(menu.value), menu.value), 0
    label = found["label"]
    return labels.get(addresses.slug(label), label), int(found["place"] or 0)


def _filled(
    own: Iterable[tuple[str, str]], pages: list[tuple[int, str, str]]
) -> tuple[tuple[str, str], ...]:
    """The links of the settings and those of pages, each page at its place."""
    urls = {url.strip("/") for _, _, url in pages}
    links = [link for link in own if link[1].strip("/") not in urls]
    for place, title, url in sorted(pages, key=lambda page: (page[0] or len(links) + 99, page[1])):
        links.insert(place - 1 if place else len(links), (title, url))
    return tuple(links)


def _linked(settings: Settings, names: SiteNames) -> Iterator[str]:
    """Every address that the menu, a card of the home page or a text leads to."""
    for _, url, below in settings.menu:
        yield from (url, *(link[1] for link in below))
    yield from (url for _, url, _ in settings.tasks)
    for text in names.texts:
        urls = [link.url.partition("#")[0] for link in text.rendered.links]
        for url in (url for url in urls if not _LEADS_ELSEWHERE.match(url)):
            found = names.links.find(url, text.file)
            if found is not None and found != text.text.url:
                yield found
