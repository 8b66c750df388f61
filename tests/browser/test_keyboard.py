"""Everything can be reached and seen with the keyboard alone (WCAG 2.1.1, 2.4.7, 2.4.11)."""

import pytest

from tests.browser.kinds import BUSY, REFERENCE

pytestmark = pytest.mark.browser

FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
  const above = document.elementFromPoint(x, y);
  const rings = [one, ...one.children].map((part) => getComputedStyle(part));
  return {
    html: one.outerHTML.slice(0, 100),
    isSeen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    isCovered: !(above && (one.contains(above) || above.contains(one))),
    hasRing: rings.some((s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2)
      || getComputedStyle(one, "::after").outlineStyle !== "none",
  };
}"""
STOPS = """() => [...document.querySelectorAll("a[href], button, input, summary")]
  .filter((one) => one.checkVisibility()).length"""


def walked(page):
    """Every stop of the tab key on a page, in their order."""
    for _ in range(page.evaluate(STOPS) + 2):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            return
        yield stop


@pytest.mark.parametrize("kind", ["home", "list", "month", "event", "date", "subscribe", "search"])
def test_every_stop_is_seen_and_wears_a_ring(page, reference_address, kind):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{reference_address}{REFERENCE[kind]}")
    expected = page.evaluate(STOPS)

    stops = list(walked(page))

    assert len(stops) == expected
    faults = [one for one in stops if one["isCovered"] or not one["isSeen"] or not one["hasRing"]]
    assert faults == []


def test_the_first_stop_leads_past_the_menu(page, reference_address):
    page.goto(f"{reference_address}/termine/")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Direkt zum Inhalt")
    assert link.evaluate("one => one === document.activeElement")
    assert link.bounding_box()["height"] >= 24

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_leads_through_the_site(page, reference_address):
    page.goto(f"{reference_address}/")
    page.get_by_role("button", name="Menü").press("Enter")
    page.get_by_role("navigation", name="Hauptmenü").get_by_role("link", name="Termine").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/termine/")

    assert page.locator('[aria-current="page"]').first.inner_text() == "Termine"


def test_past_dates_open_and_close_with_the_keyboard(page, busy_address):
    page.goto(f"{busy_address}{BUSY['busy series']}")
    summary = page.locator("summary", has_text="Vergangene Termine")
    summary.focus()

    page.keyboard.press("Enter")
    assert summary.locator("..").get_attribute("open") is not None
    page.keyboard.press("Space")
    assert summary.locator("..").get_attribute("open") is None


def test_the_address_of_a_calendar_can_be_copied(page, reference_address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{reference_address}/kalender/")
    page.get_by_role("button", name="Adresse kopieren").first.press("Enter")

    page.get_by_text("Kopiert").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "https://familienbuero.example/kalender/alle.ics"


def test_without_a_clipboard_there_is_no_button(page, reference_address):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(f"{reference_address}/kalender/")

    assert page.get_by_role("button", name="kopieren").count() == 0
