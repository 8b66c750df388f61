"""The built site stays true on days after its build: the browser's clock is moved."""

from contextlib import contextmanager

import pytest

pytestmark = pytest.mark.browser

AFTER_DECEMBER = "2026-12-17T09:00:00+01:00"
YEARS_LATER = "2031-01-01T09:00:00+01:00"
ITEMS = "items => items.filter(item => item.checkVisibility()).map(item => item.dataset.day)"


@pytest.fixture
def visit(browser, reference_address):
    """Opens a page of the site at a moment, in a browser of its own."""

    @contextmanager
    def visit(path, moment, *, has_script=True, zone="Europe/Berlin"):
        context = browser.new_context(
            locale="de-DE", timezone_id=zone, java_script_enabled=has_script
        )
        context.clock.set_fixed_time(moment)
        page = context.new_page()
        page.goto(f"{reference_address}{path}")
        yield page
        context.close()

    return visit


def test_the_home_page_moves_on_to_the_next_three_dates(visit):
    with visit("/", AFTER_DECEMBER) as page:
        days = page.locator(".home-dates [data-day]").evaluate_all(ITEMS)
    assert days == ["2027-01-06", "2027-01-20", "2027-02-03"]


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        pytest.param("2026-12-01T20:00:00+01:00", ["Morgen"], id="the evening before"),
        pytest.param("2026-12-02T00:01:00+01:00", ["Heute"], id="a minute after midnight"),
        pytest.param("2026-12-02T23:59:00+01:00", ["Heute"], id="a minute before the next"),
        pytest.param("2026-12-03T00:01:00+01:00", [], id="the day after"),
    ],
)
@pytest.mark.parametrize("path", ["/", "/termine/", "/familienfruehstueck/"])
def test_the_next_date_is_called_today_or_tomorrow(visit, path, moment, words):
    with visit(path, moment) as page:
        assert page.locator(".date-list__soon").all_inner_texts() == words


def test_it_is_the_day_in_herne_that_counts_not_that_of_the_traveller(visit):
    with visit("/", "2026-12-02T23:30:00+01:00", zone="Pacific/Auckland") as page:
        assert page.locator(".date-list__soon").all_inner_texts() == ["Heute"]


def test_the_list_lets_go_of_months_that_are_over(visit):
    with visit("/termine/", AFTER_DECEMBER) as page:
        months = page.locator(".month-list h2").filter(visible=True).all_inner_texts()
    assert months[0] == "Januar 2027"


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/", "Diese Termine sind vorbei. Neue Termine stehen bald hier."),
        ("/termine/", "Diese Termine sind vorbei. Neue Termine stehen bald hier."),
        ("/termine/fruehstueck-wez/", "Diese Termine sind vorbei."),
        ("/leichte-sprache/", "Diese Termine sind vorbei."),
        ("/aktuelles/tag-der-offenen-tuer/", "Dieser Termin ist vorbei."),
    ],
)
def test_a_page_that_nobody_built_again_says_that_its_dates_are_over(visit, path, sentence):
    with visit(path, YEARS_LATER) as page:
        assert (
            page.locator("[data-when-over]")
            .filter(visible=True)
            .first.inner_text()
            .startswith(sentence)
        )
        assert page.locator("[data-upcoming] > li").filter(visible=True).count() == 0
        assert page.locator("details[data-later]").filter(visible=True).count() == 0


def test_an_event_keeps_its_later_dates_within_reach(visit):
    with visit("/termine/fruehstueck-wez/", "2027-06-01T09:00:00+02:00") as page:
        later = page.locator(".dates-block details[data-later]")
        assert later.locator("summary").inner_text() == "Alle 18 kommenden Termine anzeigen"
        later.locator("summary").click()
        assert later.locator("[data-day]").evaluate_all(ITEMS)[0] == "2027-06-02"


def test_an_event_says_its_next_date_in_leichte_sprache_on_any_day(visit):
    with visit("/termine/fruehstueck-wez/", AFTER_DECEMBER) as page:
        shown = page.locator(".easy-list li").filter(visible=True)
        assert shown.get_by_role("heading").all_inner_texts() == ["Mittwoch, 6. Januar 2027"]


def test_without_script_the_days_of_the_build_stay_true(visit):
    with visit("/", YEARS_LATER, has_script=False) as page:
        days = page.locator(".home-dates [data-day]").filter(visible=True).all_inner_texts()
    assert [("2. Dezember 2026" in days[0]), ("16. Dezember 2026" in days[1])] == [True, True]
