"""The table of a month: Monday first, empty cells around it, one link for each day with dates."""

from datetime import date

from plugins.website.pages.month_pages import MonthView
from plugins.website.pages.views import Link
from tests.website.pages.worlds import BREAKFAST, OPEN_DAY, pages_of, view_of, world

LEAP_DAY = """
    termine:
      - id: schalttag
        titel: Schalttag
        datum: Sa 29.02.2020
        um: 10 Uhr
      - id: auch
        titel: Auch am Schalttag
        datum: Sa 29.02.2020
        um: 9 Uhr
"""


def month_page(events: str, url: str, today: date = date(2019, 6, 1)) -> MonthView:
    view = view_of(world(events, today=today), url)
    assert isinstance(view, MonthView)
    return view


def test_february_of_a_leap_year_has_29_days_in_five_weeks() -> None:
    view = month_page(LEAP_DAY, "termine/2020/02/", date(2020, 1, 1))
    assert [[cell.day if cell else 0 for cell in week] for week in view.weeks] == [
        [0, 0, 0, 0, 0, 1, 2],
        [3, 4, 5, 6, 7, 8, 9],
        [10, 11, 12, 13, 14, 15, 16],
        [17, 18, 19, 20, 21, 22, 23],
        [24, 25, 26, 27, 28, 29, 0],
    ]


def test_a_day_with_dates_is_one_link_with_a_spoken_name() -> None:
    view = month_page(LEAP_DAY, "termine/2020/02/", date(2020, 1, 1))
    cell = view.weeks[4][5]
    assert cell is not None
    assert cell.link == Link("29", "#2020-02-29", "Samstag, 29. Februar: 2 Termine")
    assert cell.titles == ("Auch am Schalttag", "Schalttag")
    assert view.group is not None
    assert [day.iso for day in view.group.days] == ["2020-02-29"]


def test_only_months_with_dates_are_written_and_linked() -> None:
    events = BREAKFAST + OPEN_DAY.partition("termine:")[2].replace("11.07.2019", "16.01.2020")
    events = events.replace("Do 16", "16")
    urls = [
        url for url in pages_of(world(events)) if url.startswith(("termine/2019", "termine/2020"))
    ]
    assert urls[0] == "termine/2019/02/"
    assert urls[-2:] == ["termine/2019/09/", "termine/2020/01/"]
    last = month_page(events, "termine/2020/01/")
    assert last.previous == Link("September 2019", "/termine/2019/09/")
    assert last.next is None


def test_a_date_across_the_end_of_a_month_stands_in_both() -> None:
    fair = """
        termine:
          - id: messe
            titel: Messe
            datum: 30.06.2019
            bis: 02.07.2019
            um: ganztägig
    """
    june, july = month_page(fair, "termine/2019/06/"), month_page(fair, "termine/2019/07/")
    linked = [
        [cell.link.url for week in view.weeks for cell in week if cell and cell.link]
        for view in (june, july)
    ]
    assert linked == [["#2019-06-30"], ["#2019-07-01", "#2019-07-01"]]
    assert july.group is not None
    assert [day.heading for day in july.group.days] == ["Montag, 1. Juli"]


def test_a_month_of_more_than_a_year_ago_is_not_indexed() -> None:
    old = month_page(BREAKFAST, "termine/2019/05/", date(2020, 6, 1)).head
    young = month_page(BREAKFAST, "termine/2019/05/", date(2020, 5, 31)).head
    assert (old.is_indexed, old.in_sitemap) == (False, False)
    assert (young.is_indexed, young.in_sitemap) == (True, True)


def test_the_head_names_month_and_titles() -> None:
    head = month_page(BREAKFAST, "termine/2019/06/").head
    assert head.title == "Termine im Juni 2019"
    assert head.description == "Juni 2019: 1 Termin – Frühstück"
    assert [link.text for link in head.breadcrumbs] == ["Start", "Termine"]


def test_a_title_in_the_month_begins_with_the_state_of_its_date() -> None:
    changes = "abweichungen: [{am: 05.06.2019, verlegt: 06.06.2019, ausgebucht: ja}]\n"
    moved = view_of(world(f"{BREAKFAST}        {changes}"), "termine/2019/06/")
    assert moved.weeks[1][3].titles == ("Verlegt: Frühstück",)
    changes = "abweichungen: [{am: 05.06.2019, ausgebucht: ja}]\n"
    full = view_of(world(f"{BREAKFAST}        {changes}"), "termine/2019/06/")
    assert full.weeks[1][2].titles == ("Ausgebucht: Frühstück",)
