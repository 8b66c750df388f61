"""Pages keep to themselves: no other host, no cookie, no storage, no word on the console."""

import pytest

from tests.browser.kinds import BUSY, REFERENCE

pytestmark = pytest.mark.browser

STORED = """async () => ({
  cookies: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
})"""
KINDS = {"reference": REFERENCE, "busy": BUSY}
NOTHING = {"cookies": "", "local": 0, "session": 0, "databases": 0, "caches": 0}


def visited(page, address, paths):
    """What each page left behind that no page may leave."""
    for path in paths:
        page.goto(f"{address}{path}", wait_until="load")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        if (found := page.evaluate(STORED)) != NOTHING:
            yield path, found


@pytest.mark.parametrize("site", KINDS)
def test_no_page_talks_to_others_or_keeps_anything(page, watch, request, site):
    address, kinds = request.getfixturevalue(f"{site}_address"), KINDS[site]

    assert list(visited(page, address, kinds.values())) == []
    assert watch.elsewhere(address) == []
    assert watch.console == []
    assert page.context.cookies() == []


def test_a_search_keeps_nothing_either(page, watch, reference_address):
    page.goto(f"{reference_address}/suche/?q=Wanne")
    page.get_by_text("Treffer für „Wanne“").wait_for()

    assert watch.elsewhere(reference_address) == []
    assert watch.console == []
    assert page.evaluate(STORED) == NOTHING
