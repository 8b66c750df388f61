"""The built site of this repository in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

OPEN_DAY = "/aktuelles/tag-der-offenen-tuer/"
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}


def violations(page):
    found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
    return [f"{row['id']}: {node['html']}" for row in found for node in row["nodes"]]


def test_the_home_page_names_the_next_three_breakfasts(page, reference_address):
    page.goto(f"{reference_address}/")

    main = page.get_by_role("main").inner_text()
    places = [
        main.find(day)
        for day in ("Mittwoch, 2. Dezember", "Mittwoch, 16. Dezember", "Mittwoch, 6. Januar")
    ]
    assert -1 not in places
    assert places == sorted(places)


def test_the_past_dates_of_the_open_day_open_by_keyboard(page, reference_address):
    page.goto(f"{reference_address}{OPEN_DAY}")
    label = page.get_by_text("Vergangene Termine (1) anzeigen")
    date = page.locator("details").get_by_text("Donnerstag, 11. Juli 2019, um 13 Uhr")
    assert not date.is_visible()

    label.focus()
    page.keyboard.press("Enter")

    assert date.is_visible()


@pytest.mark.parametrize("path", ["/", OPEN_DAY, "/termine/", "/kalender/", "/termine/archiv/"])
def test_a_page_asks_no_other_host_and_says_nothing(page, watch, reference_address, path):
    page.goto(f"{reference_address}{path}", wait_until="networkidle")

    assert watch.elsewhere(reference_address) == []
    assert watch.console == []
    assert page.context.cookies() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", OPEN_DAY, "/termine/", "/kalender/", "/termine/archiv/"])
def test_a_page_has_no_barrier_that_axe_knows(page, reference_address, path, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{reference_address}{path}")

    assert violations(page) == []


@pytest.mark.parametrize("path", ["/", OPEN_DAY, "/termine/", "/kalender/", "/termine/archiv/"])
def test_a_page_fits_a_screen_of_320_pixels(page, reference_address, path):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{reference_address}{path}")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_missing_page_leads_back_home(page, reference_address):
    answer = page.goto(f"{reference_address}/gibt-es-nicht/")

    assert answer.status == 404
    assert page.locator('main a[href="/"]').count()
