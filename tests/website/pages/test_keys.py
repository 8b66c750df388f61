"""Keys: whatever a page may say changes the key it is remembered by."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from plugins.termine.reading import Placement
from plugins.website.pages.context import Document, Picture, PictureFile, SiteContext
from plugins.website.pages.site_plan import page_bundles
from plugins.website.pages.visible import event_keys
from tests.website.pages.worlds import BREAKFAST, OPEN_DAY, world

TEXT = Document(
    "fest", "aktuelles/fest/", "Fest", "Kurz.", ("<p>a</p>",), published=date(2019, 5, 1)
)
OTHER = {
    "slug": "feier",
    "url": "neues/fest/",
    "title": "Feier",
    "summary": "Lang.",
    "body": ("<p>b</p>",),
    "category": "Musik",
    "published": date(2019, 5, 2),
    "changed": datetime(2019, 5, 3, tzinfo=UTC),
    "event_ids": ("offene-tuer",),
    "language": "tr",
    "is_draft": True,
    "image": "tuer.jpg",
    "image_text": "Eine Tür",
    "search_words": ("Kinder",),
    "tags": ("Ferien",),
    "shared_slug": "fest",
    "is_hidden": True,
    "earlier_urls": ("aktuelles/alt/",),
}
PICTURE = Picture((PictureFile("bilder/tuer.jpg", "image/jpeg", 800, 600),))
SMALLER = Picture((PictureFile("bilder/tuer.jpg", "image/jpeg", 400, 300),))


def inputs_of(name: str, given: SiteContext) -> str | None:
    """What the bundle with this name depends on, None where there is none."""
    return next((one.key for one in page_bundles(given) if one.name == name), None)


@pytest.mark.parametrize("name", [field.name for field in fields(Document)])
def test_whatever_an_article_says_of_itself_is_an_input_of_its_page(name: str) -> None:
    given = world(OPEN_DAY, articles=[TEXT])
    edited = world(OPEN_DAY, articles=[replace(TEXT, **{name: OTHER[name]})])
    assert inputs_of("article:fest", given) is not None
    assert inputs_of("article:fest", edited) != inputs_of("article:fest", given)


def test_a_place_for_dates_is_another_text_than_its_description() -> None:
    placement = Placement(category="Treffen")
    given, edited = (
        inputs_of("article:fest", world(articles=[replace(TEXT, body=(part,))]))
        for part in (placement, repr(placement))
    )
    assert given != edited


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("um: 13 Uhr", "um: 14 Uhr"),
        ("ort: familienbuero", "ort: whs"),
        ("Do 11.07.2019", "Fr 12.07.2019"),
        ("Tag der offenen Tür", "Offene Tür"),
    ],
)
def test_whatever_an_event_says_changes_its_key(old: str, new: str) -> None:
    assert event_keys(world(OPEN_DAY)) != event_keys(world(OPEN_DAY.replace(old, new)))


def test_the_last_change_of_an_event_changes_its_key() -> None:
    later = datetime(2019, 5, 21, tzinfo=UTC)
    assert event_keys(world(OPEN_DAY)) != event_keys(world(OPEN_DAY, changed=lambda _: later))


PAGES_OF_A_DATE = (
    *("list", "venue:familienbuero", "month:2019-07", "sheet:2019-3", "event:offene-tuer"),
)


@pytest.mark.parametrize("name", PAGES_OF_A_DATE)
def test_a_date_that_passes_changes_every_page_it_stands_on(name: str) -> None:
    before, after = (world(OPEN_DAY, today=date(2019, 7, day)) for day in (11, 12))
    assert inputs_of(name, before) != inputs_of(name, after)


@pytest.mark.parametrize("name", PAGES_OF_A_DATE)
def test_the_file_of_a_date_changes_every_page_that_may_link_it(name: str) -> None:
    given = world(OPEN_DAY)
    feeds = dict(given.feeds)
    del feeds["termine/offene-tuer/2019-07-11.ics"]
    without = replace(given, feeds=feeds)
    assert inputs_of(name, given) != inputs_of(name, without)


@pytest.mark.parametrize(
    "shows",
    [
        "        bild: tuer.jpg\n        bildtext: Tür\n",
        "        beschreibung: '![Tür](tuer.jpg)'\n",
        "        beschreibung: '<img src=\"tuer.jpg\">'\n",
        "        abweichungen: [{am: 11.07.2019, bild: tuer.jpg, bildtext: Tür}]\n",
    ],
    ids=["a field", "a text", "HTML", "one date"],
)
def test_another_version_of_a_picture_changes_the_pages_of_its_event(shows: str) -> None:
    before, after, elsewhere = (
        inputs_of("event:offene-tuer", replace(world(OPEN_DAY + shows), pictures=pictures))
        for pictures in ({"tuer.jpg": PICTURE}, {"tuer.jpg": SMALLER}, {"haus.jpg": SMALLER})
    )
    assert before != after
    assert before != elsewhere


def test_a_date_of_another_year_stands_in_a_bundle_of_its_own() -> None:
    one_year = world(BREAKFAST)
    two_years = world(BREAKFAST.replace("ab: 06.02.2019", "ab: 05.12.2018"))
    found = [
        [one.name for one in page_bundles(given) if "fruehstueck" in one.name]
        for given in (one_year, two_years)
    ]
    assert found == [
        ["event:fruehstueck"],
        ["event:fruehstueck", "dates:fruehstueck:2018", "dates:fruehstueck:2019"],
    ]
