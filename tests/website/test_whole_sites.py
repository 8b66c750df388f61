"""Two whole sites, read back: this one, and a generated one of 200 events."""

from pathlib import Path

import pytest

from plugins.audit import Audited, audit
from plugins.termine.diagnostics import report
from tests.content_generator import TODAY
from tests.theme.rendering import html_errors

pytestmark = pytest.mark.slow

URL = "https://familienbuero.example"
SITES = ("reference_site", "busy_site")
PARTS = 4
"""The pages are read in so many parts, which several workers share."""


@pytest.mark.parametrize("site", SITES)
def test_no_link_is_broken_and_pages_and_calendars_agree(request, site):
    folder: Path = request.getfixturevalue(site)
    errors = [one for one in audit(folder, Audited(URL, TODAY)) if one.is_error]
    assert report(errors) == ""


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("site", SITES)
def test_every_page_is_valid_html(request, site, part):
    folder: Path = request.getfixturevalue(site)
    pages = sorted(folder.rglob("*.html"))[part::PARTS]
    assert len(pages) > 50
    found = {page.relative_to(folder): html_errors(page.read_text("utf-8")) for page in pages}
    assert {page: errors for page, errors in found.items() if errors} == {}
