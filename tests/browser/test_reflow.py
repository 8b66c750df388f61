"""Every page fits a narrow screen, large text and wide spacing (WCAG 1.4.10, 1.4.4, 1.4.12)."""

import pytest

from tests.browser.kinds import BUSY, REFERENCE

pytestmark = pytest.mark.browser

TOO_WIDE = """() => {
  const limit = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= limit) return [];
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > limit + 1)
    .slice(0, 3).map((one) => one.outerHTML.slice(0, 120));
}"""
SPACING = """() => {
  for (const one of document.querySelectorAll("body *")) {
    one.style.lineHeight = "1.5";
    one.style.letterSpacing = "0.12em";
    one.style.wordSpacing = "0.16em";
    if (one.tagName === "P") one.style.marginBottom = "2em";
  }
}"""
CUT = """() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter((one) => one.children.length === 0 && one.textContent.trim())
  .filter((one) => !one.closest(".hidden-text, .header__skip"))
  .filter((one) => getComputedStyle(one).overflow !== "visible")
  .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
  .map((one) => one.outerHTML.slice(0, 120))"""


def misfits(page, address, paths):
    for path in paths:
        page.goto(f"{address}{path}")
        for one in page.evaluate(TOO_WIDE):
            yield f"{path}: {one}"
        page.evaluate(SPACING)
        for one in (*page.evaluate(TOO_WIDE), *page.evaluate(CUT)):
            yield f"{path}, wide spacing: {one}"


@pytest.mark.parametrize(("site", "kinds"), [("reference", REFERENCE), ("busy", BUSY)])
def test_every_page_fits_320_pixels_with_any_spacing(page_free_of_policy, request, site, kinds):
    address = request.getfixturevalue(f"{site}_address")
    page_free_of_policy.set_viewport_size({"width": 320, "height": 640})

    assert list(misfits(page_free_of_policy, address, kinds.values())) == []


@pytest.mark.parametrize("kind", ["home", "list", "month", "event", "subscribe"])
def test_text_twice_as_large_fits_too(page, reference_address, kind):
    page.set_viewport_size({"width": 640, "height": 640})
    page.goto(f"{reference_address}{REFERENCE[kind]}")
    page.evaluate("document.documentElement.style.fontSize = '225%'")

    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize(
    "path",
    ["/", "/besuchen-sie-uns/", "/aktuelles/neue-oeffnungszeiten/", "/termine/krabbelgruppe/"],
)
def test_a_phone_with_text_twice_as_large_scrolls_downwards_only(page, rich_address, path):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{rich_address}{path}")
    page.evaluate("document.documentElement.style.fontSize = '225%'")

    assert page.evaluate(TOO_WIDE) == []
