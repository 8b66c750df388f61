"""No list grows without end: what is older stands by year, and of a full year by month."""

from datetime import date, timedelta

from plugins.website.pages.context import Document, SiteContext
from plugins.website.pages.event_pages import EventView
from plugins.website.pages.list_pages import ArticlesView
from plugins.website.pages.month_pages import ArchiveYearView
from plugins.website.pages.views import Link
from tests.website.pages.worlds import pages_of, view_of, world

TODAY = date(2019, 6, 1)
DAILY = """
    termine:
      - id: singen
        titel: Singen
        wann: jeden Tag
        um: 10 Uhr
        ab: 01.10.2018
        bis: 30.06.2019
        feiertage: findet statt
        ferien: findet statt
"""


def articles(count: int, last: date = TODAY, *, tags: tuple[str, ...] = ()) -> SiteContext:
    """So many articles, one a day, the newest on the `last` day."""
    days = [last - timedelta(days=number) for number in range(count)]
    texts = [
        Document(f"a-{day}", f"aktuelles/a-{day}/", f"Vom {day}", "", (), published=day, tags=tags)
        for day in days
    ]
    return world(articles=texts, today=TODAY)


def shown(context: SiteContext, url: str) -> ArticlesView:
    view = view_of(context, url)
    assert isinstance(view, ArticlesView)
    return view


def test_twenty_articles_are_one_list_as_ever() -> None:
    context = articles(20)
    view = shown(context, "aktuelles/")
    assert (len(view.articles), view.years, view.months) == (20, (), ())
    assert not any("/jahr/" in url for url in pages_of(context))


def test_of_more_the_newest_stand_in_front_and_each_year_has_a_page() -> None:
    context = articles(30, date(2019, 1, 10))
    view = shown(context, "aktuelles/")
    assert len(view.articles) == 20
    assert view.articles[0].title == "Vom 2019-01-10"
    assert view.years == (
        Link("2019", "/aktuelles/jahr/2019/", "10"),
        Link("2018", "/aktuelles/jahr/2018/", "20"),
    )
    year = shown(context, "aktuelles/jahr/2018/")
    assert [one.title for one in year.articles][:2] == ["Vom 2018-12-31", "Vom 2018-12-30"]
    assert (len(year.articles), year.title) == (20, "Aktuelles 2018")
    assert [link.is_current for link in year.years] == [False, True]


def test_a_year_that_is_full_leads_to_its_months() -> None:
    context = articles(201, date(2018, 12, 31))
    year = shown(context, "aktuelles/jahr/2018/")
    assert (year.articles, len(year.months)) == ((), 7)
    assert year.months[0] == Link("Dezember 2018", "/aktuelles/jahr/2018/12/", "31")
    month = shown(context, "aktuelles/jahr/2018/11/")
    assert (len(month.articles), month.title) == (30, "Aktuelles November 2018")
    assert shown(context, "aktuelles/").months == ()


def test_the_list_of_a_tag_is_parted_the_same_way() -> None:
    context = articles(21, tags=("Kita",))
    view = shown(context, "aktuelles/schlagwort/kita/")
    assert (len(view.articles), view.years) == (
        20,
        (Link("2019", "/aktuelles/schlagwort/kita/jahr/2019/", "21"),),
    )
    assert len(shown(context, "aktuelles/schlagwort/kita/jahr/2019/").articles) == 21


def test_an_event_shows_what_was_last_and_leads_to_its_years() -> None:
    context = world(DAILY, today=TODAY)
    view = view_of(context, "termine/singen/")
    assert isinstance(view, EventView)
    assert view.dates.past_label == "Vergangene Termine (243) anzeigen"
    assert (len(view.dates.past), view.dates.past[0].day_iso) == (50, "2019-05-31")
    assert view.dates.older == (
        Link("2019", "/termine/singen/jahr/2019/"),
        Link("2018", "/termine/singen/jahr/2018/"),
    )
    year = view_of(context, "termine/singen/jahr/2018/")
    assert isinstance(year, ArchiveYearView)
    assert year.title == "Singen: vergangene Termine 2018"
    assert sum(len(day.dates) for group in year.groups for day in group.days) == 92
    assert [link.is_current for link in year.years] == [False, True]


def test_a_year_of_the_archive_that_is_full_leads_to_its_months() -> None:
    two = DAILY + DAILY.partition("termine:")[2].replace("singen", "tanzen")
    context = world(two.replace("01.10.2018", "01.01.2019"), today=TODAY)
    year = view_of(context, "termine/archiv/2019/")
    assert isinstance(year, ArchiveYearView)
    assert year.groups == ()
    assert year.months[0] == Link("Mai 2019", "/termine/2019/05/", "62")
