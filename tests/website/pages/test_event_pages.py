"""The page of an event: all its dates, its rule in words, its facts."""

from datetime import date

from plugins.website.pages.context import Document
from plugins.website.pages.event_pages import DatePageView, EventView, ForwardView
from plugins.website.pages.views import FeedLink
from tests.website.pages.worlds import BREAKFAST, OPEN_DAY, view_of, world


def event_page(
    events: str, event_id: str, today: date = date(2019, 6, 1), **more: object
) -> EventView:
    view = view_of(world(events, today=today, **more), f"termine/{event_id}/")
    assert isinstance(view, EventView)
    return view


def test_a_series_shows_its_rule_and_every_date() -> None:
    view = event_page(BREAKFAST, "fruehstueck")
    assert view.answers.facts[0].value_html == (
        "Jeden 1. Mittwoch im Monat, 10 bis 12 Uhr, ab 6. Februar 2019 bis 4. September 2019"
        '<span data-until="2019-06-05"><br>Das nächste Mal: '
        '<a href="/termine/fruehstueck/2019-06-05/">'
        '<time datetime="2019-06-05T10:00:00+02:00">Mittwoch, 5. Juni 2019, 10 bis 12 Uhr</time>'
        "</a></span>"
    )
    assert [one.day_iso for one in view.dates.upcoming] == [
        "2019-06-05",
        "2019-07-03",
        "2019-08-07",
        "2019-09-04",
    ]
    assert view.dates.past_label == "Vergangene Termine (4) anzeigen"
    assert view.dates.past[0].day_iso == "2019-05-01"
    assert not view.dates.shows_title


def test_the_answers_are_those_that_families_ask_for() -> None:
    _, *others = event_page(BREAKFAST, "fruehstueck").answers.facts
    assert [(one.label, one.value_html) for one in others] == [
        ("Wo?", "Familienbüro, Hauptstraße 1, 44651 Herne"),
        ("Was kostet es?", "kostenlos"),
        ("Muss ich mich anmelden?", "Das steht noch nicht fest."),
    ]


def test_a_date_repeats_cost_and_registration_only_where_its_own_are_other() -> None:
    events = BREAKFAST + (
        "        anmeldung: Bitte bis zum Montag davor anrufen\n"
        "        abweichungen:\n"
        "          - am: 03.04.2019\n"
        "            kosten: 2 Euro\n"
        "          - am: 05.06.2019\n"
        "            anmeldung: ohne Anmeldung\n"
        "          - am: 03.07.2019\n"
        "            thema: Zahnpflege\n"
        "            ort: whs\n"
    )
    dates = event_page(events, "fruehstueck").dates
    assert [
        (one.day_iso, one.cost, one.registration, one.topic, *(venue.name for venue in one.venues))
        for one in (*dates.upcoming, *dates.past)
    ] == [
        ("2019-06-05", "", "ohne Anmeldung", "", "Familienbüro"),
        ("2019-07-03", "", "", "Zahnpflege", "WHS"),
        ("2019-08-07", "", "", "", "Familienbüro"),
        ("2019-09-04", "", "", "", "Familienbüro"),
        ("2019-05-01", "", "", "", "Familienbüro"),
        ("2019-04-03", "2 Euro", "", "", "Familienbüro"),
        ("2019-03-06", "", "", "", "Familienbüro"),
        ("2019-02-06", "", "", "", "Familienbüro"),
    ]


def test_a_list_of_several_events_says_cost_and_registration_of_each_date() -> None:
    view = view_of(world(BREAKFAST, today=date(2019, 9, 1)), "termine/")
    ((shown,),) = [[one for day in group.days for one in day.dates] for group in view.groups]
    assert shown.cost == "kostenlos"


def test_the_head_describes_and_offers_the_calendar() -> None:
    head = event_page(BREAKFAST, "fruehstueck").head
    assert head.title == "Frühstück: Termine"
    assert head.description == (
        "Frühstück: jeden 1. Mittwoch im Monat, 10 bis 12 Uhr, "
        "ab 6. Februar 2019 bis 4. September 2019, Familienbüro."
    )
    assert head.feeds == (
        FeedLink("Frühstück", "/kalender/fruehstueck.ics"),
        FeedLink("Alle Termine", "/kalender/alle.ics"),
    )
    assert (head.changed, head.changed_iso) == ("20. Mai 2019", "2019-05-20")


def test_a_feed_that_does_not_exist_is_not_offered() -> None:
    view = event_page(BREAKFAST, "fruehstueck", feeds={})
    assert (view.feed, view.head.feeds) == (None, ())


def test_events_of_one_title_get_titles_of_their_own() -> None:
    twins = """
        termine:
          - id: eins
            titel: Treff
            datum: 05.06.2019
            um: 10 Uhr
            ort: whs
          - id: zwei
            titel: Treff
            datum: 06.06.2019
            um: 10 Uhr
            ort: familienbuero
          - id: drei
            titel: Treff
            datum: 07.06.2019
            um: 10 Uhr
            ort: familienbuero
    """
    pages = (view_of(world(twins), f"termine/{one}/") for one in ("eins", "zwei", "drei"))
    assert {page.head.title for page in pages} == {
        "Treff, WHS, Mittwoch, 5. Juni 2019",
        "Treff, Familienbüro, ab 6. Juni 2019, Donnerstag, 6. Juni 2019",
        "Treff, Familienbüro, ab 7. Juni 2019, Freitag, 7. Juni 2019",
    }


def test_the_article_that_tells_more_is_linked_unless_it_is_a_draft() -> None:
    text = Document(
        "fest",
        "aktuelles/fest/",
        "Wir feiern",
        "",
        (),
        published=date(2019, 5, 1),
        event_ids=("offene-tuer",),
    )
    view = view_of(world(OPEN_DAY, articles=(text,)), "termine/offene-tuer/")
    assert view.article is not None
    assert (view.article.text, view.article.url) == ("Wir feiern", "/aktuelles/fest/")
    draft = Document(
        "fest", "aktuelles/fest/", "Wir feiern", "", (), event_ids=("offene-tuer",), is_draft=True
    )
    assert view_of(world(OPEN_DAY, articles=(draft,)), "termine/offene-tuer/").article is None


def test_an_event_whose_dates_are_all_over_says_so() -> None:
    view = event_page(BREAKFAST, "fruehstueck", date(2019, 10, 1))
    assert view.dates.note == "Zurzeit ist kein neuer Termin geplant."
    assert view.dates.past_label == "Vergangene Termine (8) anzeigen"


def test_six_dates_are_seen_and_the_rest_is_on_the_page_too() -> None:
    dates = event_page(BREAKFAST, "fruehstueck", date(2019, 2, 1)).dates
    assert [one.day_iso for one in dates.upcoming][-1] == "2019-07-03"
    assert [one.day_iso for one in dates.later] == ["2019-08-07", "2019-09-04"]
    assert dates.later_label == "Alle 8 kommenden Termine anzeigen"
    assert dates.more is None


def test_up_to_six_dates_need_no_disclosure() -> None:
    dates = event_page(BREAKFAST, "fruehstueck", date(2019, 4, 1)).dates
    assert len(dates.upcoming) == 6
    assert (dates.later, dates.later_label) == ((), "")


def test_a_single_date_has_one_page_and_its_former_address_leads_there() -> None:
    given = world(OPEN_DAY)
    page = view_of(given, "termine/offene-tuer/")
    assert isinstance(page, DatePageView)
    assert page.head.canonical == "https://familie.example/termine/offene-tuer/"
    assert (page.head.in_sitemap, page.head.is_searched, page.event) == (True, True, None)
    assert page.date.url == "/termine/offene-tuer/"
    forward = view_of(given, "termine/offene-tuer/2019-07-11/")
    assert isinstance(forward, ForwardView)
    assert forward.target.url == "/termine/offene-tuer/"
    assert forward.head.canonical == "https://familie.example/termine/offene-tuer/"
    assert (forward.head.in_sitemap, forward.head.is_searched) == (False, False)


def test_an_added_date_makes_a_single_date_an_event_with_a_list_again() -> None:
    more = OPEN_DAY + "        abweichungen:\n          - zusatz: 12.07.2019\n"
    given = world(more)
    assert isinstance(view_of(given, "termine/offene-tuer/"), EventView)
    assert isinstance(view_of(given, "termine/offene-tuer/2019-07-11/"), DatePageView)
    assert isinstance(view_of(given, "termine/offene-tuer/2019-07-12/"), DatePageView)
