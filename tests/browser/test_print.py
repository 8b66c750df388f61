"""On paper there is what one wants to read, and nothing to click."""

import pytest

pytestmark = pytest.mark.browser

OPEN_DAY = "/aktuelles/tag-der-offenen-tuer/"


def test_disclosures_are_open_on_paper_and_closed_after(page, reference_address):
    page.goto(f"{reference_address}{OPEN_DAY}")
    date = page.locator("details").get_by_text("Donnerstag, 11. Juli 2019, um 13 Uhr")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert date.is_visible()

    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not date.is_visible()


def test_disclosures_are_open_on_paper_without_script_too(page_without_script, reference_address):
    page_without_script.goto(f"{reference_address}{OPEN_DAY}")
    page_without_script.emulate_media(media="print")

    details = page_without_script.locator("details")
    assert details.get_by_text("Donnerstag, 11. Juli 2019, um 13 Uhr").is_visible()


@pytest.mark.parametrize("path", [OPEN_DAY, "/termine/2026/12/", "/termine/fruehstueck-wez/"])
def test_menus_stay_off_the_paper(page, reference_address, path):
    page.goto(f"{reference_address}{path}")
    page.emulate_media(media="print")

    assert not page.get_by_role("navigation", name="Hauptmenü").is_visible()
    assert not page.locator(".header__skip").is_visible()
    assert page.locator("h1").is_visible()


def test_today_is_called_by_its_name_on_the_screen_only(page, reference_address):
    page.clock.set_fixed_time("2026-12-02T08:00:00+01:00")
    page.goto(f"{reference_address}/termine/")
    today = page.get_by_text("Heute", exact=True)
    assert today.is_visible()

    page.emulate_media(media="print")

    assert not today.is_visible()


def test_paper_is_white_even_in_the_dark(page, reference_address):
    page.goto(f"{reference_address}/termine/")
    page.emulate_media(media="print", color_scheme="dark")

    colours = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(42, 35, 32)"]
