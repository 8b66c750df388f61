"""What is seen first of a list of dates on a phone."""

import pytest

pytestmark = pytest.mark.browser


def test_one_bar_leaves_room_for_the_heading_and_the_first_date(page, rich_address):
    page.goto(f"{rich_address}/termine/")
    tops = [page.locator(name).first.bounding_box()["y"] for name in ("h1", ".month-list__day")]

    assert page.locator(".header").bounding_box()["height"] == 57  # with its line
    assert tops[0] < 200
    assert tops[1] < 420


def test_the_button_opens_the_menu_without_any_script(browser, rich_address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{rich_address}/termine/")
    link = page.get_by_role("link", name="Leichte Sprache").first
    assert not link.is_visible()

    page.get_by_role("button", name="Menü").click()
    assert link.is_visible()
    context.close()
