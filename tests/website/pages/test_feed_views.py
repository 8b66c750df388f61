"""How a page offers calendars."""

import re
from datetime import date

from plugins.termine.reading import Placement
from plugins.website.pages.context import Document
from plugins.website.pages.site_plan import SubscribeView
from tests.website.pages.worlds import BREAKFAST, OPEN_DAY, pages_of, view_of, world


def subscribe() -> SubscribeView:
    view = view_of(world(BREAKFAST), "kalender/")
    assert isinstance(view, SubscribeView)
    return view


def test_a_feed_has_every_way_to_subscribe() -> None:
    feed = subscribe().groups[0][1][0]
    assert feed.name == "Familienbüro"
    assert feed.page_url == "/termine/ort/familienbuero/"
    assert feed.address == "https://familie.example/kalender/ort-familienbuero.ics"
    assert feed.webcal == "webcal://familie.example/kalender/ort-familienbuero.ics"
    assert feed.google == (
        "https://calendar.google.com/calendar/r?cid="
        "webcal%3A%2F%2Ffamilie.example%2Fkalender%2Fort-familienbuero.ics"
    )
    ways = (
        "com/calendar/0/addfromweb?url="
        "https%3A%2F%2Ffamilie.example%2Fkalender%2Fort-familienbuero.ics"
        "&name=Familienb%C3%BCro"
    )
    assert feed.outlook == f"https://outlook.live.{ways}"
    assert feed.outlook_work == f"https://outlook.office.{ways}"


def test_the_code_is_one_decorative_picture_without_styles() -> None:
    main = subscribe().main
    assert main is not None
    assert main.qr_svg.startswith('<svg aria-hidden="true" focusable="false" viewBox="0 0 ')
    assert main.qr_svg.endswith("</svg>")
    assert not re.search("style=|<\\?xml|<script|on[a-z]+=", main.qr_svg)


def test_feeds_stand_by_kind() -> None:
    told = [(heading, [feed.name for feed in feeds]) for heading, feeds in subscribe().groups]
    assert told == [
        ("Nach Ort", ["Familienbüro"]),
        ("Nach Rubrik", ["Treffen"]),
        ("Nach Veranstaltung", ["Frühstück"]),
    ]


def test_the_calendar_of_a_single_date_is_not_offered() -> None:
    view = view_of(world(OPEN_DAY), "kalender/")
    assert [heading for heading, _ in view.groups] == ["Nach Ort"]


def test_the_calendar_of_an_event_that_is_called_off_is_not_offered() -> None:
    off = (
        BREAKFAST
        + """\
        abweichungen:
          - am: 05.06.2019
            bis: 04.09.2019
            entfaellt: Umbau
    """
    )
    view = view_of(world(off), "kalender/")
    assert "Nach Veranstaltung" not in [heading for heading, _ in view.groups]


def test_on_the_page_of_an_event_there_is_no_code() -> None:
    feed = view_of(world(BREAKFAST), "termine/fruehstueck/").feed
    assert feed.webcal == "webcal://familie.example/kalender/fruehstueck.ics"
    assert feed.qr_svg == ""


def test_without_feeds_nothing_is_offered() -> None:
    view = view_of(world(), "kalender/")
    assert (view.main, view.groups) == (None, ())


def test_a_text_offers_the_calendars_of_the_dates_on_it() -> None:
    body = ("<p>x</p>", Placement(category="Treffen"), Placement(venue_id="familienbuero"))
    article = Document(
        "fest",
        "aktuelles/fest/",
        "Fest",
        "",
        body,
        published=date(2019, 5, 1),
        event_ids=("fruehstueck",),
    )
    page = Document("seite", "seite/", "Seite", "", (Placement(event_ids=("fruehstueck",)),))
    pages = pages_of(world(BREAKFAST, articles=[article], pages=[page]))
    told = {
        url: [feed.url for feed in pages[url].view.head.feeds]
        for url in ("seite/", "aktuelles/fest/")
    }
    assert told == {
        "seite/": ["/kalender/fruehstueck.ics"],
        "aktuelles/fest/": [
            "/kalender/fruehstueck.ics",
            "/kalender/rubrik-treffen.ics",
            "/kalender/ort-familienbuero.ics",
            "/feeds/aktuelles.atom.xml",
        ],
    }


def test_many_feeds_stand_once_and_not_with_each_device() -> None:
    entries = "".join(
        f"      - id: kurs-{number}\n        titel: Kurs {number}\n"
        f"        datum: [{number}.06.2019, {number}.07.2019]\n        um: 10 Uhr\n"
        for number in range(1, 15)
    )
    view = view_of(world(f"\n    termine:\n{entries}"), "kalender/")
    assert [heading for heading, _ in view.groups] == []
    assert [(heading, len(feeds)) for heading, feeds in view.long_groups] == [
        ("Nach Veranstaltung", 14)
    ]
