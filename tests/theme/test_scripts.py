"""The scripts keep dates true on any day after the build, and are not needed on the day itself."""

import pytest

from tests.theme.pages import PAGES
from tests.theme.pieces import SITE
from tests.theme.rendering import THEME, environment

pytestmark = pytest.mark.browser

SCRIPT = "\n".join(
    file.read_text(encoding="utf-8") for file in sorted((THEME / "static" / "js").glob("*.js"))
)
SHOWN = "items => items.filter(item => item.checkVisibility()).map(item => item.dataset.day)"


@pytest.fixture
def open_page(browser):
    contexts = []

    def open_page(name, moment):
        context = browser.new_context()
        contexts.append(context)
        context.clock.set_fixed_time(moment)
        page = context.new_page()
        template, view = PAGES[name]
        page.set_content(environment().get_template(template).render(site=SITE, page=view))
        page.add_script_tag(content=SCRIPT)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        pytest.param(
            "2026-12-02T23:59:00+01:00",
            ["2026-12-02", "2026-12-16", "2027-01-07"],
            id="on its own day a date stays",
        ),
        pytest.param(
            "2026-12-03T00:01:00+01:00",
            ["2026-12-16", "2027-01-07", "2027-01-20"],
            id="at midnight in Herne the next one moves up",
        ),
        pytest.param("2027-02-17T10:00:00+01:00", ["2027-02-17"], id="the last one"),
        pytest.param("2027-03-01T10:00:00+01:00", [], id="none is left"),
    ],
)
def test_the_home_page_shows_the_next_three_dates_on_any_day(open_page, moment, shown):
    page = open_page("home", moment)
    assert page.locator(".home-dates [data-day]").evaluate_all(SHOWN) == shown
    assert page.get_by_text("Diese Termine sind vorbei.").is_visible() == (not shown)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-30T12:00:00+01:00", []),
        ("2026-12-01T12:00:00+01:00", ["Morgen"]),
        ("2026-12-02T12:00:00+01:00", ["Heute"]),
    ],
)
def test_today_and_tomorrow_are_called_by_their_names(open_page, moment, words):
    page = open_page("home", moment)
    assert page.locator(".date-list__soon").all_inner_texts() == words


def test_in_the_hour_before_the_clocks_change_tomorrow_is_the_next_day(open_page):
    page = open_page("home", "2027-03-27T23:30:00+01:00")
    page.set_content(
        '<ul data-upcoming><li data-day="2027-03-28" data-last-day="2027-03-28">'
        "<p data-soon>Sonntag</p></li></ul>"
    )
    page.add_script_tag(content=SCRIPT)
    assert page.locator(".date-list__soon").inner_text() == "Morgen"


def test_a_month_whose_dates_are_over_goes_with_its_heading(open_page):
    page = open_page("list", "2027-01-10T12:00:00+01:00")
    shown = page.locator(".month-list h2").filter(visible=True).all_inner_texts()
    assert shown == ["Januar 2027", "Februar 2027"]


def test_the_month_marks_today(open_page):
    page = open_page("month", "2026-12-15T12:00:00+01:00")
    assert page.locator("td[aria-current=date]").all_inner_texts() == ["15"]


def test_the_page_of_a_date_says_when_it_is_over(open_page):
    notice = "Dieser Termin ist vorbei."
    assert not open_page("date", "2026-12-02T22:00:00+01:00").get_by_text(notice).is_visible()
    assert open_page("date", "2026-12-03T08:00:00+01:00").get_by_text(notice).is_visible()


def test_past_dates_are_opened_for_print_and_closed_again(open_page):
    page = open_page("article-past", "2026-11-22T12:00:00+01:00")
    is_open = "document.querySelector('details').open"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(is_open)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.evaluate(is_open)


def test_where_nothing_can_be_copied_there_is_no_button(open_page):
    page = open_page("subscribe", "2026-11-22T12:00:00+01:00")
    assert page.get_by_role("button", name="Adresse kopieren").count() == 0
