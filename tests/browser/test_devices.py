"""The page on subscribing asks for the device and shows one way at a time."""

import pytest

pytestmark = pytest.mark.browser
SUBSCRIBE = "/kalender/"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1"
ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0"
OPEN = "details[data-device][open]"


@pytest.mark.parametrize(
    ("agent", "device"),
    [(IPHONE, "apple"), (ANDROID, "android"), (WINDOWS, "computer")],
    ids=["iphone", "android", "windows"],
)
def test_the_section_of_the_own_device_is_open(browser, rich_address, agent, device):
    with browser.new_context(user_agent=agent) as context:
        page = context.new_page()
        page.goto(rich_address + SUBSCRIBE)
        opened = page.locator(OPEN).evaluate_all("all => all.map(one => one.dataset.device)")
    assert opened == [device]


def test_a_link_to_another_device_opens_its_section_alone(page, rich_address):
    page.goto(rich_address + SUBSCRIBE)
    page.get_by_role("link", name="Outlook", exact=True).first.click()
    page.wait_for_function("location.hash === '#outlook'")
    page.wait_for_function(f"document.querySelectorAll('{OPEN}').length === 1")
    assert page.locator(OPEN).get_attribute("data-device") == "outlook"


def test_the_page_is_short_and_has_one_button_for_each_calendar(browser, rich_address):
    with browser.new_context(viewport={"width": 360, "height": 740}, user_agent=IPHONE) as context:
        page = context.new_page()
        page.goto(rich_address + SUBSCRIBE)
        height = page.evaluate("document.documentElement.scrollHeight")
        stops = page.locator("a[href], button, summary").filter(visible=True).count()
        red = page.locator("main .button:not(.button--quiet)").filter(visible=True).count()
    assert height < 4200
    assert red == 1
    assert stops < 40


def test_android_is_sent_to_no_computer_first(page_without_script, rich_address):
    page_without_script.goto(rich_address + SUBSCRIBE)
    words = page_without_script.locator("[data-device=android]").text_content()
    assert "Öffnen Sie diese Seite an einem Computer" not in words
    assert "In Google Kalender eintragen" in words
