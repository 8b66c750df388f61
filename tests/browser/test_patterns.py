"""The pattern page in a real browser: one look at every example of every component."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from plugins.website.patterns import write_patterns
from tests.browser.conftest import served
from tests.browser.test_reference_site import AXE_OPTIONS
from tests.theme.rendering import THEME

pytestmark = pytest.mark.browser

SHOWN_TWICE = {"landmark-unique": {"enabled": False}}
"""Each component stands there in light and in dark, so each landmark does, too."""


def test_no_example_has_a_barrier_that_axe_knows(tmp_path, browser):
    write_patterns(THEME, tmp_path)
    options = {**AXE_OPTIONS, "rules": {**AXE_OPTIONS["rules"], **SHOWN_TWICE}}
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    with served(tmp_path) as address:
        page = context.new_page()
        page.goto(f"{address}/index.html")
        found = Axe().run(page, options=options).response["violations"]
    context.close()
    assert [f"{row['id']}: {node['html']}" for row in found for node in row["nodes"]] == []
