"""No page holds up anybody that axe knows of: WCAG 2.2 AA and good practice, targets included."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.kinds import BUSY, REFERENCE, RICH

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL = {"runOnly": RULES, "rules": {"target-size": {"enabled": True}}}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
RUN = "options => axe.run(document, {resultTypes: ['violations'], ...options})"
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
VIEWS = (
    ("phone", PHONE, "light", ALL),
    ("phone in the dark", PHONE, "dark", COLOURS),
    ("desk", DESK, "light", ALL),
    ("desk in the dark", DESK, "dark", COLOURS),
)


def violations(page, options):
    found = page.evaluate(RUN, options)["violations"]
    return [f"{row['id']}: {node['html'][:200]}" for row in found for node in row["nodes"]]


def barriers(page):
    """At both widths everything, and in the dark what dark can change."""
    page.evaluate(AXE_SCRIPT)
    found = []
    for label, size, scheme, options in VIEWS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        found += [f"{label}: {one}" for one in violations(page, options)]
    return found


def without_script(route):
    """What a browser that runs no script would show; axe itself needs one that does."""
    if route.request.resource_type != "document":
        route.continue_()
        return
    answer = route.fetch()
    html = re.sub(r"<script[^>]*src=.*?</script>|</?noscript>", "", answer.text())
    route.fulfill(response=answer, body=html)


def open_all(page):
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


@pytest.mark.parametrize("kind", REFERENCE)
def test_a_page_has_no_barrier(page, reference_address, kind):
    page.goto(f"{reference_address}{REFERENCE[kind]}")
    open_all(page)

    assert barriers(page) == []


@pytest.mark.parametrize("kind", RICH)
def test_a_page_of_a_rich_site_has_no_barrier(page, rich_address, kind):
    page.goto(f"{rich_address}{RICH[kind]}")
    open_all(page)

    assert barriers(page) == []


@pytest.mark.parametrize("kind", BUSY)
def test_a_page_of_a_busy_site_has_no_barrier(page, busy_address, kind):
    page.goto(f"{busy_address}{BUSY[kind]}")

    assert barriers(page) == []


@pytest.mark.parametrize("kind", REFERENCE)
def test_a_page_without_script_has_no_barrier(page, reference_address, kind):
    page.route(f"{reference_address}/**", without_script)
    page.goto(f"{reference_address}{REFERENCE[kind]}")

    assert barriers(page) == []


def test_the_hits_of_a_search_have_no_barrier(page, reference_address):
    page.goto(f"{reference_address}/suche/?q=Familie")
    page.get_by_text("Treffer für „Familie“").wait_for()

    assert barriers(page) == []


def test_axe_finds_a_barrier_where_there_is_one(page, reference_address):
    page.goto(f"{reference_address}/")
    page.evaluate("document.querySelector('main img').removeAttribute('alt')")

    assert any("image-alt" in one for one in barriers(page))
