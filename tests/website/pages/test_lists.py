"""Lists of dates: all, by venue, by category, and the archive."""

from datetime import date

from plugins.website.pages.list_pages import ListView
from plugins.website.pages.month_pages import ArchiveView, ArchiveYearView
from plugins.website.pages.views import Link
from tests.website.pages.worlds import BREAKFAST, OPEN_DAY, pages_of, view_of, world

BOTH = OPEN_DAY + BREAKFAST.partition("termine:")[2]


def list_page(url: str, events: str = BOTH, today: date = date(2019, 6, 1)) -> ListView:
    view = view_of(world(events, today=today), url)
    assert isinstance(view, ListView)
    return view


def test_without_any_date_the_list_says_so() -> None:
    view = list_page("termine/", "termine: []")
    assert view.groups == ()
    assert view.note == "Zurzeit ist kein neuer Termin geplant."
    assert view.feed is None


def test_dates_stand_by_month_and_day() -> None:
    june, july, *_ = list_page("termine/").groups
    assert (june.heading, june.anchor, june.url) == ("Juni 2019", "2019-06", "/termine/2019/06/")
    assert [(day.heading, day.iso) for day in july.days] == [
        ("Mittwoch, 3. Juli", "2019-07-03"),
        ("Donnerstag, 11. Juli", "2019-07-11"),
    ]


def test_filters_are_links_with_counts_and_the_current_one_is_marked() -> None:
    assert list_page("termine/ort/familienbuero/").filters == (
        ("Zeit", (Link("Alle Termine", "/termine/", "5"),)),
        ("Ort", (Link("Familienbüro", "/termine/ort/familienbuero/", "5", is_current=True),)),
        ("Rubrik", (Link("Treffen", "/termine/rubrik/treffen/", "4"),)),
        ("Teilnahme", (Link("kostenlos", "/termine/auswahl/kostenlos/", "4"),)),
    )


MANY_KINDS = """
    termine:
      - id: zwerge
        titel: Zwergentreff
        rubrik: Zeit für Zwerge
        datum: 05.06.2019
        um: 10 Uhr
        alter: 10 bis 12 Jahre
        sprache: [Türkisch]
        kosten: kostenlos
        anmeldung: nein
      - id: aerzte
        titel: Fragen an Ärzte
        rubrik: Ärzte
        datum: 08.06.2019
        um: 10 Uhr
        alter: 3 bis 6 Jahre
        kosten: 5 Euro
        anmeldung: ja
      - id: singen
        titel: Singen
        rubrik: Babys
        datum: 30.07.2019
        um: 10 Uhr
"""


def test_there_is_a_filter_for_time_age_language_and_terms_in_german_order() -> None:
    filters = list_page("termine/", MANY_KINDS, date(2019, 6, 4)).filters
    assert [
        (heading, [f"{one.text} {one.note}" for one in links]) for heading, links in filters
    ] == [
        ("Zeit", ["Alle Termine 3", "Heute und morgen 1", "Diese Woche 2", "Wochenende 1"]),
        ("Rubrik", ["Ärzte 1", "Babys 1", "Zeit für Zwerge 1"]),
        ("Alter", ["3 bis 6 Jahre 1", "10 bis 12 Jahre 1"]),
        ("Sprache", ["Türkisch 1"]),
        ("Teilnahme", ["kostenlos 1", "ohne Anmeldung 1"]),
    ]


def test_a_filter_is_a_page_of_its_own_that_holds_its_dates_only() -> None:
    def titles(name: str) -> list[str]:
        view = list_page(f"termine/auswahl/{name}/", MANY_KINDS, date(2019, 6, 4))
        return [each.title for group in view.groups for day in group.days for each in day.dates]

    assert titles("heute-und-morgen") == ["Zwergentreff"]
    assert titles("wochenende") == ["Fragen an Ärzte"]
    assert titles("sprache-tuerkisch") == ["Zwergentreff"]
    assert titles("alter-3-bis-6-jahre") == ["Fragen an Ärzte"]
    assert titles("ohne-anmeldung") == ["Zwergentreff"]


def test_on_sunday_the_weekend_is_what_is_left_of_it() -> None:
    urls = pages_of(world(MANY_KINDS, today=date(2019, 6, 9)))
    assert "termine/auswahl/wochenende/" not in urls
    assert "termine/auswahl/sprache-tuerkisch/" not in urls
    assert "termine/rubrik/zeit-fuer-zwerge/" in urls


def test_a_list_holds_four_weeks_and_at_least_ten_dates() -> None:
    def count(events: str) -> int:
        groups = list_page("termine/", events).groups
        return sum(len(day.dates) for group in groups for day in group.days)

    every_day = "termine: [{id: treff, titel: Treff, wann: täglich, ab: 01.06.2019, um: 10 Uhr}]"
    every_month = every_day.replace("täglich", "jeden 1. Mittwoch im Monat")
    assert (count(every_day), count(every_month)) == (28, 10)


def test_a_venue_without_dates_has_no_page() -> None:
    urls = pages_of(world(BOTH))
    assert "termine/ort/familienbuero/" in urls
    assert "termine/ort/whs/" not in urls


def test_a_venue_whose_dates_are_all_over_keeps_its_page() -> None:
    view = list_page("termine/ort/familienbuero/", OPEN_DAY, date(2019, 8, 1))
    assert view.groups == ()
    assert view.past_label == "Vergangene Termine (1) anzeigen"
    assert view.venue is not None
    assert view.venue.lines == ("Hauptstraße 1", "44651 Herne")
    assert view.venue.route_url == (
        "https://www.openstreetmap.org/search?query=Hauptstra%C3%9Fe%201%2044651%20Herne"
    )


def test_two_spellings_of_a_category_share_one_page() -> None:
    events = """
        termine:
          - id: eins
            titel: Eins
            rubrik: Frühe Hilfen
            datum: 05.06.2019
            um: 10 Uhr
          - id: zwei
            titel: Zwei
            rubrik: Fruehe Hilfen
            datum: 06.06.2019
            um: 10 Uhr
    """
    view = list_page("termine/rubrik/fruehe-hilfen/", events)
    assert [date.title for group in view.groups for day in group.days for date in day.dates] == [
        "Eins",
        "Zwei",
    ]


def test_the_months_ahead_are_linked_with_their_counts() -> None:
    assert list_page("termine/").months == (
        Link("Juni 2019", "/termine/2019/06/", "1"),
        Link("Juli 2019", "/termine/2019/07/", "2"),
        Link("August 2019", "/termine/2019/08/", "1"),
        Link("September 2019", "/termine/2019/09/", "1"),
    )


def test_an_empty_archive_says_so() -> None:
    view = view_of(world(), "termine/archiv/")
    assert isinstance(view, ArchiveView)
    assert (view.years, view.note) == ((), "Noch ist kein Termin vorbei.")


def test_the_archive_counts_the_past_dates_of_each_year() -> None:
    view = view_of(world(BOTH, today=date(2020, 3, 1)), "termine/archiv/")
    assert view.years == (Link("2019", "/termine/archiv/2019/", "9 Termine"),)


def test_a_year_of_the_archive_goes_backwards() -> None:
    view = view_of(world(BOTH, today=date(2020, 3, 1)), "termine/archiv/2019/")
    assert isinstance(view, ArchiveYearView)
    assert [group.heading for group in view.groups] == [
        "September 2019",
        "August 2019",
        "Juli 2019",
        "Juni 2019",
        "Mai 2019",
        "April 2019",
        "März 2019",
        "Februar 2019",
    ]
    assert [day.iso for day in view.groups[2].days] == ["2019-07-11", "2019-07-03"]
    assert view.feed is not None
    assert view.feed.address == "https://familie.example/kalender/archiv-2019.ics"
    assert [link.text for link in view.head.breadcrumbs] == [
        "Start",
        "Termine",
        "Vergangene Termine",
    ]


def test_a_year_that_ended_more_than_a_year_ago_is_not_indexed() -> None:
    def is_indexed(today: date) -> bool:
        return bool(view_of(world(BOTH, today=today), "termine/archiv/2019/").head.is_indexed)

    assert is_indexed(date(2020, 12, 31))
    assert not is_indexed(date(2021, 1, 1))


def test_the_day_that_a_date_has_left_says_where_it_went_until_that_day_is_over() -> None:
    events = f"{BREAKFAST}        abweichungen: [{{am: 05.06.2019, verlegt: 02.07.2019}}]\n"
    shown = view_of(world(events, today=date(2019, 6, 5)), "termine/").groups[0].days[0]
    assert (shown.iso, shown.heading) == ("2019-06-05", "Mittwoch, 5. Juni")
    (left,) = shown.dates
    assert (left.status_label, left.status_text) == (
        "Verlegt",
        "auf Dienstag, 2. Juli 2019, 10 bis 12 Uhr",
    )
    assert (left.url, left.start_iso) == ("/termine/fruehstueck/2019-06-05/", "")
    month = view_of(world(events, today=date(2019, 6, 5)), "termine/2019/06/")
    cell = month.weeks[1][2]
    assert (cell.link.note, cell.titles) == (
        "Mittwoch, 5. Juni: 1 verlegt",
        ("Verlegt: Frühstück",),
    )
    assert month.group.days[0].iso == "2019-06-05"
    later = view_of(world(events, today=date(2019, 6, 6)), "termine/")
    assert later.groups[0].days[0].iso == "2019-07-02"
    assert "termine/2019/06/" not in pages_of(world(events, today=date(2019, 6, 6)))


def test_the_place_that_a_date_has_left_says_so_too() -> None:
    change = "abweichungen: [{am: 05.06.2019, verlegt: 06.06.2019, ort: whs}]\n"
    given = world(f"{BREAKFAST}        {change}", today=date(2019, 6, 1))
    for venue in ("familienbuero", "whs"):
        first = view_of(given, f"termine/ort/{venue}/").groups[0].days[0]
        assert [one.status_label for one in first.dates] == ["Verlegt"]
