"""Small worlds for the tests: YAML in, the pages of one day out."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from html import escape
from textwrap import dedent
from typing import Any

from plugins.termine.events import (
    Agenda,
    Catalogue,
    ClosedDays,
    Event,
    Occurrence,
    addresses,
    closed_days,
    horizon_after,
    in_order,
)
from plugins.termine.feeds import Feed, FeedKind
from plugins.termine.reading import Source, load
from plugins.website.pages.context import Document, Settings, SiteContext
from plugins.website.pages.site_plan import page_bundles
from plugins.website.pages.views import Page
from tests.agendas import agenda

TODAY = date(2019, 6, 1)
CHANGED = datetime(2019, 5, 20, 8, 30, tzinfo=UTC)

VENUES = """
    - id: familienbuero
      name: Familienbüro
      strasse: Hauptstraße 1
      plz: "44651"
      ort: Herne
      stadtteil: Wanne
    - id: whs
      name: WHS
      ort: Herne
"""

OPEN_DAY = """
    termine:
      - id: offene-tuer
        titel: Tag der offenen Tür
        datum: Do 11.07.2019
        um: 13 Uhr
        ort: familienbuero
"""

BREAKFAST = """
    termine:
      - id: fruehstueck
        titel: Frühstück
        rubrik: Treffen
        wann: jeden 1. Mittwoch im Monat
        um: 10 bis 12 Uhr
        ab: 06.02.2019
        bis: 04.09.2019
        ort: familienbuero
        kosten: kostenlos
        feiertage: findet statt
        ferien: findet statt
"""

SETTINGS = Settings(
    url="https://familie.example",
    name="Familienbüro Herne",
    tagline="Da für Familien",
    home_venue="familienbuero",
    menu=(
        ("Start", "", ()),
        ("Angebote", "angebote/", (("Beratung", "beratung/"),)),
        ("Termine", "termine/", (("Archiv", "termine/archiv/"), ("Kalender", "kalender/"))),
        ("Aktuelles", "aktuelles/", ()),
    ),
    tasks=(("Ich habe eine Frage", "beratung/", "Wir helfen weiter."),),
)


def catalogue(events: str, venues: str = VENUES) -> Catalogue:
    """What the event file and orte.yaml say; a mistake in them fails the test."""
    loaded = load(
        [Source("content/termine.yaml", dedent(events).encode())],
        Source("content/orte.yaml", dedent(venues).encode()),
    )
    errors = [diagnostic for diagnostic in loaded.diagnostics if diagnostic.is_error]
    assert not errors, errors
    return loaded.catalogue


def world(
    events: str | Catalogue = "termine: []",
    *,
    today: date = TODAY,
    articles: Iterable[Document] = (),
    pages: Iterable[Document] = (),
    **changes: Any,
) -> SiteContext:
    """A SiteContext; `changes` are fields of SiteContext, of which `settings` may be left out."""
    read = catalogue(events) if isinstance(events, str) else events
    dates = dates_of(read, today)
    given = SiteContext(
        settings=SETTINGS,
        catalogue=read,
        agenda=dates,
        articles=tuple(articles),
        pages=tuple(pages),
        today=today,
        changed=_changed,
        markdown=_paragraph,
        feeds=feeds_of(dates.occurrences),
    )
    return replace(given, **changes)


@cache
def closed_in_nrw() -> ClosedDays:
    """The closed days of the years in which these worlds lie."""
    return closed_days("NW", range(2018, 2023))


def dates_of(read: Catalogue, today: date) -> Agenda:
    """All dates, drafts included, so that it is the views that leave them out."""
    return agenda(
        read,
        today=today,
        horizon=horizon_after(today),
        closed_days=closed_in_nrw(),
        with_drafts=True,
    )


def feeds_of(occurrences: Iterable[Occurrence]) -> dict[str, Feed]:
    """The feeds of these dates by their paths; archives begin with the year itself."""
    found: dict[str, Feed] = {}

    def add(path: str, kind: FeedKind, name: str, page: str) -> None:
        found[path] = Feed(path, kind, name, "", page, (one,))

    for one in sorted(occurrences, key=in_order):
        event_id, details, year = one.event.id, one.details, one.first_day.year
        title, day = one.event.details.title, one.original_day
        add(addresses.ALL_FEED, FeedKind.ALL, "Alle Termine", addresses.EVENTS)
        add(addresses.event_feed(event_id), FeedKind.EVENT, title, addresses.event_url(event_id))
        page = addresses.occurrence_url(event_id, day)
        add(addresses.occurrence_ics(event_id, day), FeedKind.DATE, title, page)
        page = addresses.archive_year_url(year)
        add(addresses.archive_feed(year), FeedKind.ARCHIVE, f"Archiv {year}", page)
        for venue in details.venues:
            page = addresses.venue_url(venue.id)
            add(addresses.venue_feed(venue.id), FeedKind.VENUE, venue.name, page)
        if category := details.category:
            page = addresses.category_url(category)
            add(addresses.category_feed(category), FeedKind.CATEGORY, category, page)
    return found


def pages_of(given: SiteContext) -> dict[str, Page]:
    """Every page by its address; two pages at one address fail the test."""
    built = [page for bundle in page_bundles(given) for page in bundle.pages()]
    by_url = {page.url: page for page in built}
    assert len(by_url) == len(built)
    return by_url


def view_of(given: SiteContext, url: str) -> Any:
    """What the page at an address shows."""
    return pages_of(given)[url].view


def plain(text: str) -> str:
    """A heading without its soft hyphens."""
    return text.replace("\u00ad", "")


def _changed(_event: Event) -> datetime:
    return CHANGED


def _paragraph(markdown: str) -> str:
    return f"<p>{escape(markdown.strip())}</p>"
