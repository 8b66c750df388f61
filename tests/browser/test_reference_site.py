"""The built site of this repository in a real browser."""

import pytest

pytestmark = pytest.mark.browser

OPEN_DAY = "/aktuelles/tag-der-offenen-tuer/"


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


def test_a_missing_page_leads_back_home(page, reference_address):
    answer = page.goto(f"{reference_address}/gibt-es-nicht/")

    assert answer.status == 404
    assert page.locator('main a[href="/"]').count()
