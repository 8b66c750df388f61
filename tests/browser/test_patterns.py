"""The pattern page in a real browser: one look at every example of every component."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import served
from tests.theme.rendering import THEME
from tooling.patterns import write_patterns

pytestmark = pytest.mark.browser

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {
    "target-size": {"enabled": True},
    # Each component stands there in light and in dark, so each landmark does, too.
    "landmark-unique": {"enabled": False},
}


@pytest.mark.parametrize("width", [360, 1280])
def test_no_example_has_a_barrier_that_axe_knows(tmp_path, browser, width):
    write_patterns(THEME, tmp_path)
    options = {"runOnly": LEVELS, "rules": RULES}
    context = browser.new_context(viewport={"width": width, "height": 900})
    with served(tmp_path) as address:
        page = context.new_page()
        page.goto(f"{address}/index.html")
        found = Axe().run(page, options=options).response["violations"]
    context.close()
    assert [f"{row['id']}: {node['html']}" for row in found for node in row["nodes"]] == []
